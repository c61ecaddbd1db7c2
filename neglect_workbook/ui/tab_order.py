"""Tab goes through a page as people read it, whatever was added to it last.

What is put into Qt's own order afterwards loses its way in fields of several parts, so the
layouts themselves say what comes next.
"""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from neglect_workbook.ui.reading_order import stops, stops_of_window, takes_tab


def put_in_reading_order(page: QWidget) -> None:
    """Make Qt's order follow the layout, so that Tab comes into a new page at its beginning."""
    for before, after in pairwise(stops(page)):
        QWidget.setTabOrder(before, after)


def focus_neighbour(page: QWidget, *, is_next: bool) -> bool:
    """Put the focus on what is read next or before, or on what is beyond the page.

    Args:
        page: a page, or a whole window.
        is_next: whether to go on, and not back.

    Returns:
        Whether there was anything to put it on.
    """
    focused = QApplication.focusWidget()
    here = list(stops_of_window(page) if page.isWindow() else stops(page))
    if focused not in here:
        return False
    place = here.index(focused)
    before, after = ([], []) if page.isWindow() else _beyond(page)
    ahead = (*here[place + 1 :], *after, *before, *here[:place])
    behind = (*here[:place][::-1], *before[::-1], *after[::-1], *here[place + 1 :][::-1])
    found = next((one for one in (ahead if is_next else behind) if takes_tab(one)), None)
    if found is not None:
        reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
        found.setFocus(reason)
    return found is not None


def _beyond(page: QWidget) -> tuple[list[QWidget], list[QWidget]]:
    """The rest of the window: what is read before the page, and what is read after it."""
    before: list[QWidget] = []
    after: list[QWidget] = []
    is_past = False
    for one in stops_of_window(page.window()):
        if page.isAncestorOf(one):
            is_past = True
        else:
            (after if is_past else before).append(one)
    return before, after
