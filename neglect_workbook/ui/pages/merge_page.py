"""The page on which somebody chooses where two copies of the workbook differ."""

from functools import partial
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.keeping.apart import Conflict, Difference
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.merge.two_copies import TwoCopies
from neglect_workbook.ui.pages.page import Page
from neglect_workbook.workbook.apart_words import words_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

_PAGES: Final = {
    RecordKind.EVIDENCE: (PageId.EVIDENCE, "Look at it in the evidence"),
    RecordKind.ACTION: (PageId.ACTION_PLAN, "Look at it in the action plan"),
    RecordKind.INDICATOR: (PageId.INDICATORS, "Look at it in the indicators"),
    RecordKind.INDICATOR_VALUE: (PageId.INDICATORS, "Look at it in the indicators"),
    RecordKind.REVIEW: (PageId.SEND, "Look at it in Review and send"),
    RecordKind.CLOSED_REVIEW: (PageId.COMPARE, "Look at it in Compare"),
}


class MergePage(Page):
    """What two copies of the workbook say differently, and the way to each place in it."""

    def __init__(
        self, theme: "Theme", session: "WorkbookSession", parent: "QWidget | None" = None
    ) -> None:
        super().__init__(PageId.MERGE, theme, session, parent)
        words = partial(words_of, session.workbook)
        self._copies = TwoCopies(theme, session, words, _link, "Go to the overview")
        self.hold(self._copies)
        self._copies.place_requested.connect(self._go_to_place)
        self._copies.left.connect(lambda: self.jump_requested.emit(Jump(PageId.OVERVIEW)))

    @override
    def go_to(self, jump: Jump) -> None:
        self._copies.show_all()

    @override
    def flush(self) -> None:
        """Nothing is typed here."""

    def _go_to_place(self, conflict: Conflict) -> None:
        jump = _jump(conflict, self.session)
        if jump is not None:
            self.jump_requested.emit(jump)


def _link(conflict: Conflict) -> str:
    """The words of the way to a conflict's place in the workbook."""
    kind = conflict.key.kind
    if kind is RecordKind.ANSWER:
        return f"Look at {conflict.key.record_id.partition('/')[2]}"
    is_there = conflict.difference is not Difference.REMOVED
    return _PAGES[kind][1] if is_there and kind in _PAGES else ""


def _jump(conflict: Conflict, session: "WorkbookSession") -> Jump | None:
    key = conflict.key
    if key.kind is RecordKind.ANSWER:
        question_id = key.record_id.partition("/")[2]
        return Jump(PageId.QUESTIONS, question_id=question_id, field=key.field)
    if key.kind not in _PAGES:
        return None
    record_id = key.record_id
    if key.kind is RecordKind.INDICATOR_VALUE:
        values = session.snapshot.indicator_values
        record_id = next((one.indicator_id for one in values if one.id == record_id), "")
    return Jump(_PAGES[key.kind][0], record_id=record_id)
