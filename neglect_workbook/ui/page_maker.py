"""Makes the pages that nobody has gone to yet, while the window has nothing else to do."""

from functools import partial
from typing import TYPE_CHECKING, Final

from neglect_workbook.ui.idle_steps import IdleSteps
from neglect_workbook.ui.jump import PageId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QObject

    from neglect_workbook.ui.pages.page import Page

#: After the workbook was opened, so that the first page is there and drawn, in milliseconds.
_FIRST_AFTER: Final = 600
#: Between two steps, so that keys and clicks come first.
_NEXT_AFTER: Final = 120
#: What people go to next comes first, after the library, whose entries the questions show.
_ORDER: Final = (
    PageId.LIBRARY,
    PageId.QUESTIONS,
    PageId.EVIDENCE,
    PageId.ACTION_PLAN,
    PageId.SEND,
    PageId.OVERVIEW,
    PageId.INDICATORS,
    PageId.VOICES,
    PageId.COMPARE,
    PageId.MERGE,
)


class PageMaker(IdleSteps):
    """Has one page made at a time. A page takes up to a tenth of a second, and nobody waits."""

    def __init__(self, page: "Callable[[PageId], Page]", parent: "QObject") -> None:
        """Begin soon.

        Args:
            page: gives a page, made where it is not made yet.
            parent: the view of the workbook; with it this ends.
        """
        super().__init__(_steps(page), parent, first=_FIRST_AFTER, then=_NEXT_AFTER)


def _steps(page: "Callable[[PageId], Page]") -> "Iterator[Callable[[], object]]":
    for page_id in _ORDER:
        yield partial(page, page_id)
        yield page(page_id).prepare
