"""Tab goes through a page as people read it, whatever was added to it last."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def put_in_reading_order(page: QWidget) -> None:
    """Make Tab follow the layout of a page."""
    for (_, last), (first, _) in pairwise(_stops(page)):
        QWidget.setTabOrder(last, first)


def _stops(place: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    """Everything in a place that may have the focus, in the order of its layouts.

    A field that hands the focus on to its editor moves as a whole: each stop is given by
    what begins it and what ends it.
    """
    inner = list(_stops_inside(place))
    if place.focusPolicy() is not Qt.FocusPolicy.NoFocus:
        yield place, place
    elif place.focusProxy() is not None and inner:
        yield place, inner[-1][1]
    else:
        yield from inner


def _stops_inside(place: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    if isinstance(place, QScrollArea):
        content = place.widget()
        if content is not None:
            yield from _stops(content)
        return
    layout = place.layout()
    if layout is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[tuple[QWidget, QWidget]]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _stops_in(inner)
