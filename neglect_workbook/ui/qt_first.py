"""Loads Qt before anything else of the window, without what PySide loads for programmers."""

import builtins
import sys
from importlib import import_module
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Final, ParamSpec

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.abc import MetaPathFinder

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
        "mapping",
        "parser",
    )
)
#: One of them, which a library of PySide's looks into by itself.
_MAPPING: Final = f"{_SUPPORT}.signature.mapping"
_BECOMING: Final = RLock()


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
        if module.__name__ == _SUPPORT and _MAPPING not in sys.modules:
            finder = vars(module)["__loader__"]
            # As long as they lie in the library, what loads them finds them, too.
            if hasattr(finder, "find_spec"):
                late = {name: _LateModule(name, finder) for name in _OF_SIGNATURES}
                late[_MAPPING].load_when_called("update_mapping")
                sys.modules.update(late)
        return module

    return ours


class _LateModule(ModuleType):
    """Stands for a module, and becomes it when it is first asked for something.

    Python's own ``LazyLoader`` would become it at once, as PySide asks each for its name.
    """

    def __init__(self, name: str, finder: "MetaPathFinder") -> None:
        super().__init__(name)
        self.__spec__ = ModuleSpec(name, None)
        self._name, self._finder = name, finder

    @override
    def __getattr__(self, wanted: str) -> object:
        # What every module has is asked of all of them, by what only looks them through.
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        self._become()
        return getattr(self, wanted)

    def load_when_called(self, function: str) -> None:
        """Have a function here for who looks into the module without asking it."""

        def load_and_call() -> object:
            self._become()
            return vars(self)[function]()

        vars(self)[function] = load_and_call

    def _become(self) -> None:
        with _BECOMING:
            if type(self) is _LateModule:
                spec = self._finder.find_spec(self._name, None)
                object.__setattr__(self, "__class__", ModuleType)
                if spec is not None and spec.loader is not None:
                    self.__spec__ = spec
                    spec.loader.exec_module(self)
