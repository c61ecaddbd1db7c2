"""Where the keyboard is."""

from PySide6.QtWidgets import QApplication, QWidget


def focus_in(place: QWidget) -> QWidget | None:
    """The widget with the focus, where it is a place or in it."""
    focused: QWidget | None = QApplication.focusWidget()
    if focused is None or not (focused is place or place.isAncestorOf(focused)):
        return None
    return focused


def holds_focus(place: QWidget) -> bool:
    """Whether the focus is on a place or in it."""
    return focus_in(place) is not None
