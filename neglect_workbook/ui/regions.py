"""The parts of the window that F6 goes round, and where the keyboard was in each."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from neglect_workbook.ui.reading_order import first_stop, takes_tab


class Regions(QObject):
    """Knows the widget in each part that had the focus last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last: dict[QWidget, QWidget] = {}
        self._parts: tuple[QWidget, ...] = ()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def set_parts(self, parts: Sequence[QWidget]) -> None:
        """Go round these, in this order."""
        self._parts = tuple(parts)
        self._last = {part: last for part, last in self._last.items() if part in self._parts}

    def focus_next(self) -> None:
        """Put the focus into the next part that can take it."""
        parts = [part for part in self._parts if part.isVisible()]
        focused = QApplication.focusWidget()
        here = next((at for at, part in enumerate(parts) if _holds(part, focused)), -1)
        for part in (*parts[here + 1 :], *parts[: here + 1]):
            target = self._target(part)
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _target(self, part: QWidget) -> QWidget | None:
        last = self._last.get(part)
        if last is not None and shiboken6.isValid(last) and takes_tab(last):
            return last
        return first_stop(part)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        for part in self._parts:
            if now is not None and shiboken6.isValid(part) and _holds(part, now):
                self._last[part] = now


def _holds(part: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (part is widget or part.isAncestorOf(widget))
