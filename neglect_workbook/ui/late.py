"""Modules that are loaded when something of them is first wanted: the window opens before them.

See decision 0030. A name is late in this way, so that mypy and the contracts see the import::

    if TYPE_CHECKING:
        from neglect_workbook.ui import booklet_dialog
    else:
        booklet_dialog = Late("neglect_workbook.ui.booklet_dialog")
"""

from importlib import import_module


class Late:
    """Stands for a module, and loads it when it is first asked for something."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, wanted: str) -> object:
        return getattr(import_module(self._name), wanted)
