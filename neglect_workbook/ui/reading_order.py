"""What Tab reaches, in the order in which people read: that of the layouts.

Qt's own order is that in which widgets were made. And `nextInFocusChain` is never asked: PySide
takes the widget that it returns for a child of the one that was asked, so that when the one
goes, the other, were it the menu bar, is dead in Python though it is on the screen.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QMainWindow, QScrollArea, QWidget

from neglect_workbook.ui.layout_parts import parts_of


def stops(place: QWidget) -> Iterator[QWidget]:
    """Everything in a place that may have the focus, in the order of its layouts."""
    if place.focusPolicy() is not Qt.FocusPolicy.NoFocus:
        yield place
    elif isinstance(place, QScrollArea):
        content = place.widget()
        if content is not None:
            yield from stops(content)
    else:
        layout = place.layout()
        if layout is not None:
            yield from _stops_in(layout)


def stops_of_window(window: QWidget) -> Iterator[QWidget]:
    """Everything in a window that may have the focus: the tool row, then what is below it."""
    if isinstance(window, QMainWindow):
        corner = window.menuBar().cornerWidget(Qt.Corner.TopRightCorner)
        for part in (corner, window.centralWidget()):
            if part is not None:
                yield from stops(part)
    else:
        yield from stops(window)


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops here now."""
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()


def first_stop(place: QWidget) -> QWidget | None:
    """The first widget in a place that Tab would reach; ``None`` where there is none."""
    return next((one for one in stops(place) if takes_tab(one)), None)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for part in parts_of(layout):
        if isinstance(part, QWidget):
            yield from stops(part)
        else:
            yield from _stops_in(part)
