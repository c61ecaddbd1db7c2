"""Laying out at once what a widget that changed its size stands in."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget


def lay_out_around(widget: QWidget) -> None:
    """Give a widget the size that it asks for now, and what is beside it its new place.

    By itself Qt goes one layout outwards in each turn of the event loop, and draws between: a box
    that grows would press its neighbours together for a moment, each time that a line is begun.
    """
    place = widget.parentWidget()
    while place is not None and (layout := place.layout()) is not None:
        layout.activate()
        place = place.parentWidget()
    if place is not None:
        # What has no layout itself, such as a scroll area's inside, is told by an event.
        QCoreApplication.sendPostedEvents(place, QEvent.Type.LayoutRequest.value)
