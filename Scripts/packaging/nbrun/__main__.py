"""`python -m nbrun` is the command `nbrun` that was installed with this package."""
import importlib.metadata
import os
import pathlib
import sys


def places():
    """Where the command may be: where the installation's record says, or, with `pip install --target`, in `bin` beside
    this package."""
    for file in importlib.metadata.files("nbrun") or []:
        if file.name == "nbrun":
            yield pathlib.Path(file.locate())
    yield pathlib.Path(__file__).parents[1] / "bin/nbrun"


for place in places():
    if place.is_file():
        os.execv(place, ["nbrun", *sys.argv[1:]])
sys.exit("nbrun: the command is not where it was installed; install the package again")
