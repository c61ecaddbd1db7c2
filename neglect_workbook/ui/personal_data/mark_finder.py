"""Whom a field asks what in its text could identify a child."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class MarkFinder(QObject):
    """Stands between the fields of a widget and what looks through their texts.

    It is a child of that widget, so that no page hands it on.

    Signals:
        asked: a text that a field wants looked through.
        answered: by text, the marks in it; a field takes those of the text that it holds.
        outdated: what was answered before may be wrong now.
    """

    asked = Signal(str)
    answered = Signal(object)
    outdated = Signal()


def finder_for(field: "QWidget") -> MarkFinder | None:
    """The finder that serves a field; ``None`` where nothing that is written leaves."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    place: QWidget | None = field
    while place is not None:
        finder = place.findChild(MarkFinder, options=direct)
        if finder is not None:
            return finder
        place = place.parentWidget()
    return None
