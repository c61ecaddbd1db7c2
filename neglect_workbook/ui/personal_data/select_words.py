"""Selects the very words that a jump is about."""

from PySide6.QtWidgets import QWidget

from neglect_workbook.ui.widgets.growing_edit import GrowingEdit
from neglect_workbook.ui.widgets.marked_line import MarkedLine


def select_words(page: QWidget, start: int, end: int) -> None:
    """Select a part of the text of the field on a page that has the keyboard, if it is one.

    Args:
        page: where the jump led.
        start: the first character.
        end: the one after the last.
    """
    field = page.focusWidget()
    if isinstance(field, GrowingEdit | MarkedLine):
        field.select_words(start, end)
