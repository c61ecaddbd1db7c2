"""Reading the collation's window as a person does."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from neglect_workbook.ui.collate.collate_window import CollateWindow
from neglect_workbook.ui.collate.collation_view import CollationView
from neglect_workbook.ui.collate.session import CollationSession

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def open_and_wait(qtbot: "QtBot", window: CollateWindow, path: Path) -> None:
    """Open a collation, or see why it is not open."""
    window.open_path(path)
    wait_until_open(qtbot, window)


def wait_until_open(qtbot: "QtBot", window: CollateWindow) -> None:
    """Wait for a collation that is on its way, and for the first of its stages."""

    def is_there() -> bool:
        return not window.is_opening and (window.view is None or window.view.promise != "")

    qtbot.waitUntil(is_there)


def view_of(window: CollateWindow) -> CollationView:
    """The open collation's view."""
    assert window.view is not None
    return window.view


def session_of(window: CollateWindow) -> CollationSession:
    """The open collation."""
    assert window.session is not None
    return window.session


def texts_in(place: QWidget) -> list[str]:
    """Every text that is in sight."""
    return [one.text() for one in place.findChildren(QLabel) if one.isVisible() and one.text()]


def button(place: QWidget, name: str) -> QAbstractButton:
    """The button in sight of that name."""
    found = [
        one
        for one in place.findChildren(QAbstractButton)
        if one.isVisible() and name in (one.accessibleName(), one.text())
    ]
    assert found, f"no button '{name}' in {sorted(_names(place))}"
    return found[0]


def press(place: QWidget, name: str) -> None:
    """Press a button."""
    button(place, name).click()


def focus() -> QWidget:
    """The widget that has the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def reachable(window: QWidget) -> Iterator[QWidget]:
    """Everything in sight that Tab stops at."""
    for one in window.findChildren(QWidget):
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield one


def _names(place: QWidget) -> set[str]:
    return {
        one.accessibleName() or one.text()
        for one in place.findChildren(QAbstractButton)
        if one.isVisible()
    }
