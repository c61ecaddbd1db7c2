"""Quick hide: nothing of anybody's work in sight, and back to where the person was."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6 import QtWidgets
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from neglect_workbook.ui.hide_keys import HideKeys
from neglect_workbook.ui.late import Late

if TYPE_CHECKING:
    from neglect_workbook.ui import hidden_cover
    from neglect_workbook.ui.theme import Theme
else:
    hidden_cover = Late("neglect_workbook.ui.hidden_cover")

#: A menu below a menu below a list: more do not stand open at once.
_MOST_POPUPS: Final = 10


class QuickHide(QObject):
    """Takes the work out of a window, and out of what a screen reader sees, and puts it back.

    The work is hidden, not only covered, and so are the menus and every other window of the
    program. Popups are closed.

    Signals:
        hiding: about to hide: what is being typed is to be sent.
        changed: hidden now, or shown again.
    """

    hiding = Signal()
    changed = Signal()

    def __init__(self, window: QMainWindow, theme: "Theme", work: QWidget) -> None:
        """Put the work into the window.

        Args:
            window: gets the work, or what hides it, as its central widget.
            theme: gives the colours.
            work: everything below the menus.
        """
        super().__init__(window)
        self._window = window
        self._work = work
        self._theme = theme
        #: Made when the work is hidden for the first time.
        self._cover: hidden_cover.HiddenCover | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(work)
        self._keys = HideKeys(self)
        self._focus_path: list[QWidget] = []
        self._others: list[QWidget] = []
        window.setCentralWidget(self._stack)
        self._keys.pressed.connect(self.hide_work)

    @property
    def is_hidden(self) -> bool:
        """Whether the work is out of sight."""
        return self._stack.currentWidget() is not self._work

    def hide_work(self) -> None:
        """Show nothing, at once."""
        if self.is_hidden:
            return
        self._close_popups()
        self.hiding.emit()
        self._focus_path = [*_with_ancestors(QApplication.focusWidget())]
        self._others = [one for one in QApplication.topLevelWidgets() if self._is_other(one)]
        for other in self._others:
            other.hide()
        self._keys.is_watching = False
        self._window.menuBar().hide()
        cover = self._cover or self._make_cover()
        self._stack.setCurrentWidget(cover)
        self._window.activateWindow()
        cover.begin()
        self.changed.emit()

    def show_work(self) -> None:
        """Show everything as it was, with the keyboard where it was."""
        if not self.is_hidden:
            return
        self._keys.is_watching = True
        self._window.menuBar().show()
        self._stack.setCurrentWidget(self._work)
        for other in filter(shiboken6.isValid, self._others):
            # A dialog that was hidden has forgotten that its window waits for it.
            if isinstance(other, QtWidgets.QDialog):
                other.open()
            else:
                other.show()
        self._others = []
        self.changed.emit()
        self._give_back_focus()

    def close_dialogs(self) -> None:
        """Close whatever asks something over the work, for good; other windows stay."""
        for dialog in self._window.findChildren(QtWidgets.QDialog):
            dialog.reject()
        self._others = [one for one in self._others if not isinstance(one, QtWidgets.QDialog)]

    def _make_cover(self) -> "hidden_cover.HiddenCover":
        self._cover = hidden_cover.HiddenCover(self._theme)
        self._cover.go_on_requested.connect(self.show_work)
        self._stack.addWidget(self._cover)
        return self._cover

    def _close_popups(self) -> None:
        QtWidgets.QToolTip.hideText()
        for _ in range(_MOST_POPUPS):
            popup = QApplication.activePopupWidget()
            if popup is None:
                break
            popup.close()

    def _is_other(self, widget: QWidget) -> bool:
        """Whether it is a window that belongs to ours."""
        is_ours = any(one is self._window for one in _with_ancestors(widget))
        return is_ours and widget is not self._window and widget.isVisible()

    def _give_back_focus(self) -> None:
        """To where it was; where that has gone, to the nearest place round it."""
        path, self._focus_path = self._focus_path, []
        for widget in filter(shiboken6.isValid, path):
            if widget.isVisible() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                widget.window().activateWindow()
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _with_ancestors(widget: QWidget | None) -> Iterator[QWidget]:
    """A widget and what it is in, up to its window and the windows that this belongs to."""
    while widget is not None:
        yield widget
        widget = widget.parentWidget()
