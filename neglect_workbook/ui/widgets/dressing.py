"""Widgets that take font and colours from the theme themselves, and are asked to do it again."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@runtime_checkable
class TakesLook(Protocol):
    """A widget with a look of its own."""

    def dress(self) -> None:
        """Take font and colours from the theme."""


def dress_again(whole: QWidget) -> None:
    """Give what is in a widget its look after the widget was moved to another parent or restyled.

    Qt's style sheet gives it the fonts and colours back that it had before the last theme.
    """
    for part in whole.findChildren(QWidget):
        if isinstance(part, TakesLook):
            part.dress()
