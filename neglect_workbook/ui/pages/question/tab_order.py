"""Tab goes through a page as people read it, whatever was added to it last.

Qt's own order is that in which widgets were made, and what is put into it afterwards loses its
way in fields of several parts. So the layouts themselves say what comes next.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget


def put_in_reading_order(page: QWidget) -> None:
    """Make Qt's order follow the layout, so that Tab comes into a new page at its beginning."""
    for before, after in pairwise(_stops(page)):
        QWidget.setTabOrder(before, after)


def focus_neighbour(page: QWidget, *, is_next: bool) -> bool:
    """Put the focus on what is read next or before, or on what is beyond the page.

    Returns:
        Whether there was anything to put it on.
    """
    focused = QApplication.focusWidget()
    stops = list(_stops(page))
    if focused not in stops:
        return False
    place = stops.index(focused)
    ahead = stops[place + 1 :] if is_next else stops[:place][::-1]
    around = stops[:place] if is_next else stops[place + 1 :][::-1]
    candidates = (*ahead, *_beyond(page, focused, is_next=is_next), *around)
    found = next((one for one in candidates if _can_have_focus(one)), None)
    if found is not None:
        reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
        found.setFocus(reason)
    return found is not None


def _can_have_focus(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()


def _beyond(page: QWidget, start: QWidget, *, is_next: bool) -> Iterator[QWidget]:
    """The rest of the window, in Qt's order."""
    here = _follower(start, is_next=is_next)
    while here is not None and here is not start:
        if here is not page and not page.isAncestorOf(here):
            yield here
        here = _follower(here, is_next=is_next)


def _follower(widget: QWidget, *, is_next: bool) -> QWidget | None:
    return widget.nextInFocusChain() if is_next else widget.previousInFocusChain()


def _stops(place: QWidget) -> Iterator[QWidget]:
    """Everything in a place that may have the focus, in the order of its layouts."""
    if place.focusPolicy() is not Qt.FocusPolicy.NoFocus:
        yield place
    elif isinstance(place, QScrollArea):
        content = place.widget()
        if content is not None:
            yield from _stops(content)
    else:
        layout = place.layout()
        if layout is not None:
            yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _stops_in(inner)
