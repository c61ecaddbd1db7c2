"""Finds the part of a widget that a test is about."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QLabel, QLineEdit

from neglect_workbook.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

Part = TypeVar("Part", bound="QObject")


def the(kind: type[Part], whole: "QObject") -> Part:
    """The first part of this kind inside a whole."""
    part = whole.findChild(kind)
    assert part is not None
    return part


def line_below(label: str, whole: "QWidget") -> QLineEdit:
    """The line to write in that stands below a label with these words."""
    fields = whole.findChildren(LineField)
    field = next(one for one in fields if any(label in each.text() for each in _labels(one)))
    return the(QLineEdit, field)


def _labels(whole: "QWidget") -> list[QLabel]:
    return whole.findChildren(QLabel)
