"""The command `nbrun`; see `python -m nbrun --help`."""
