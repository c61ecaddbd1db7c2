"""Makes the pages that nobody has gone to yet, while the window has nothing else to do."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer

from neglect_workbook.ui.jump import PageId

#: After the workbook was opened, so that the first page is there and drawn, in milliseconds.
_FIRST_AFTER: Final = 600
#: Between two pages, so that keys and clicks come first.
_NEXT_AFTER: Final = 120
#: What people go to next comes first.
_ORDER: Final = (
    PageId.QUESTIONS,
    PageId.EVIDENCE,
    PageId.ACTION_PLAN,
    PageId.SEND,
    PageId.OVERVIEW,
    PageId.INDICATORS,
    PageId.VOICES,
    PageId.COMPARE,
    PageId.LIBRARY,
)


class PageMaker(QObject):
    """Has one page made at a time. A page takes up to a tenth of a second, and nobody waits."""

    def __init__(
        self,
        make: Callable[[PageId], object],
        parent: QObject,
        *,
        order: Iterable[PageId] = _ORDER,
    ) -> None:
        """Begin soon.

        Args:
            make: makes a page where it is not made yet.
            parent: the view of the workbook; with it this ends.
            order: which pages, in the order of making.
        """
        super().__init__(parent)
        self._make = make
        self._waiting: Iterator[PageId] = iter(tuple(order))
        self._timer = QTimer(self, singleShot=True, interval=_FIRST_AFTER)
        self._timer.timeout.connect(self._make_next)
        self._timer.start()

    def _make_next(self) -> None:
        page_id = next(self._waiting, None)
        if page_id is not None:
            self._make(page_id)
            self._timer.start(_NEXT_AFTER)
