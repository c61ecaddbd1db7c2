"""Finds the part of a widget that a test is about."""

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

Part = TypeVar("Part", bound="QObject")


def the(kind: type[Part], whole: "QObject") -> Part:
    """The first part of this kind inside a whole."""
    part = whole.findChild(kind)
    assert part is not None
    return part
