"""Dates that cannot be read as one: nothing that was written there goes without a word."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from neglect_workbook.exchange.sheet import short_line
from neglect_workbook.ui.news import News
from neglect_workbook.ui.widgets.date_field import DateField

if TYPE_CHECKING:
    from collections.abc import Callable


def first_unread(whole: QWidget) -> DateField | None:
    """A field in which something stands that is no date, once those that are one were sent.

    Args:
        whole: what the field is in, shown or not.
    """
    return next((one for one in whole.findChildren(DateField) if not one.commit()), None)


def unread_news(field: DateField, link: str, on_link: "Callable[[], None]") -> News:
    """What is said of such a field, with a way on.

    Args:
        field: one of `first_unread`.
        link: what the way is called.
        on_link: goes it.
    """
    said = f"'{short_line(field.unread)}' in '{field.label}' is not a date."
    how = "It is not kept and not sent. Write a day, such as 3 November 2026."
    return News("warning", said, how, link, on_link)
