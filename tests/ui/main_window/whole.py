"""The whole window in a test: what it shows, and the ways into it."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.workbook_view import WorkbookView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neglect_workbook.ui.session import WorkbookSession


def texts_on(whole: QWidget) -> str:
    """Everything that labels say, as far as it is shown."""
    labels = [label for label in whole.findChildren(QLabel) if label.isVisible()]
    return "\n".join(label.text() for label in labels)


def button_on(whole: QWidget, name: str) -> QAbstractButton:
    """The button that is shown and called so, or begins so."""
    found = [
        button
        for button in whole.findChildren(QAbstractButton)
        if button.isVisible() and (button.accessibleName() or button.text()).startswith(name)
    ]
    assert found, f"no button {name}"
    return found[0]


def focusable(whole: QWidget) -> "Iterator[QWidget]":
    """Every widget that Tab reaches."""
    for widget in whole.findChildren(QWidget):
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and widget.isVisible() and widget.focusProxy() is None:
            yield widget


def name_of(widget: QWidget | None) -> str:
    """What a screen reader calls a widget: its own name, its text or its label's."""
    if widget is None:
        return ""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton | QLabel):
        return widget.text()
    labels = widget.window().findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() is widget), "")


def view_of(window: MainWindow) -> WorkbookView:
    """The view of the open workbook."""
    assert window.view is not None
    return window.view


def session_of(window: MainWindow) -> "WorkbookSession":
    """The open workbook."""
    assert window.session is not None
    return window.session


def action_of(window: MainWindow, action_id: StrEnum) -> QAction:
    """What a menu holds for an action."""
    return window._menus[action_id]


def page_shown(window: MainWindow) -> object:
    """The kind of page that fills the window."""
    return type(window._stack.currentWidget())
