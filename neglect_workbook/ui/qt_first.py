"""Loads Qt before anything else of the window, without what PySide loads for programmers."""

import builtins
import sys
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Final, ParamSpec

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

_Asked = ParamSpec("_Asked")

#: PySide's own modules. They lie as text in one of its libraries, and are compiled at each start.
_SUPPORT: Final = "shibokensupport"
#: Those that describe functions, for the texts of errors, the help and the stubs of PySide.
_OF_SIGNATURES: Final = tuple(
    f"{_SUPPORT}.signature.{name}"
    for name in (
        "errorhandler",
        "layout",
        "lib.enum_sig",
        "lib.pyi_generator",
        "lib.tool",
        "parser",
    )
)


def load_qt() -> None:
    """Load Qt, once, before any module that is ours: see decisions 0030 and 0032.

    PySide would load what describes its functions, which only a wrong call needs: that is left
    until then. It puts an import of its own in the place of Python's, too, which reads the source
    of every module that is loaded afterwards, and keeps it, to see whether the module asks for
    another spelling of Qt's names (``from __feature__ import``). None here does.
    """
    own = builtins.__import__
    builtins.__import__ = _with_signatures_late(own)
    try:
        import_module("PySide6.QtCore")
    finally:
        builtins.__import__ = own


def _with_signatures_late(own: "Callable[_Asked, ModuleType]") -> "Callable[_Asked, ModuleType]":
    """Python's import, which puts late modules in their places as soon as PySide's own are found.

    Before, they would be thrown out: PySide begins with places of its own.
    """

    def ours(*asked: _Asked.args, **named: _Asked.kwargs) -> ModuleType:
        module = own(*asked, **named)
        if module.__name__ == _SUPPORT and _OF_SIGNATURES[0] not in sys.modules:
            finder = vars(module)["__loader__"]
            # As long as they lie in the library, what loads them finds them, too.
            if hasattr(finder, "find_spec"):
                sys.meta_path.append(finder)
                sys.modules.update({name: _LateModule(name) for name in _OF_SIGNATURES})
        return module

    return ours


class _LateModule(ModuleType):
    """Stands where a module is looked for, and loads it when it is first asked for something."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = ModuleSpec(name, None)
        self._late = name

    @override
    def __getattr__(self, wanted: str) -> object:
        # What every module has is asked of all of them, by what only looks them through.
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        if sys.modules.get(self._late) is self:
            del sys.modules[self._late]
        return getattr(import_module(self._late), wanted)
