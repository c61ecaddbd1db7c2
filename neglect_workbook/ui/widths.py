"""How much room a window gives its text, and from where on it is laid out otherwise."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.ui.theme import Theme

#: Below this effective width there is one column, and the navigation is behind a button.
NARROW: Final = 1000


def effective_width(widget: "QWidget", theme: "Theme") -> float:
    """The width of a widget's window in pixels at 100 percent: larger text has less room."""
    return widget.window().width() * 100 / theme.zoom


def is_narrow(widget: "QWidget", theme: "Theme") -> bool:
    """Whether a widget's window is laid out in one column."""
    return effective_width(widget, theme) < NARROW
