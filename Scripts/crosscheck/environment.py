"""The packages of the authorities, from PyPI.

Importing this module makes a virtual environment beside the build where they are missing, and starts the script again
in it.
"""
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / ".build" / "cross-check-environment"
PACKAGES = ["torch==2.13.0", "lion-pytorch==0.2.5", "numpy==2.4.6", "scikit-learn==1.9.1"]

try:
    import lion_pytorch  # noqa: F401
    import sklearn  # noqa: F401
    import torch
except ImportError:
    python = ENVIRONMENT / "bin" / "python"
    if pathlib.Path(sys.prefix) == ENVIRONMENT:
        raise
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    os.execv(python, [str(python), *sys.argv])

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
