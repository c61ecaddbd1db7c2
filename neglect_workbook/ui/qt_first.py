"""Loads Qt before anything else of the window, and lets Python go on importing in its own way."""

import builtins
from importlib import import_module


def load_qt() -> None:
    """Load Qt, once, before any module that is ours.

    PySide puts an import of its own in the place of Python's. It reads the source of every module
    that is loaded afterwards, and keeps it, to see whether the module asks for another spelling of
    Qt's names (``from __feature__ import``). None here does, so a tenth of the start and 10 MB
    would go into reading sources: see decision 0030.
    """
    own = builtins.__import__
    import_module("PySide6.QtCore")
    builtins.__import__ = own
