"""What a person is to know of the review: that it is closed, or that an answer is last time's."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from neglect_workbook.domain.dates import long_date
from neglect_workbook.ui.jump import CLOSE_REVIEW, Jump, PageId
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.button import Button

if TYPE_CHECKING:
    from neglect_workbook.ui.pages.question.context import QuestionContext

_CONFIRM: Final = "Confirm"
_START: Final = "Start the next review"
_COMPARE: Final = "Compare"
#: Between the two ways on, in pixels.
_GAP: Final = 10


class ReviewNote(Banner):
    """One quiet line above the answer, with the way on; hidden where there is nothing to say.

    Signals:
        jump_requested: the Jump to where the next review is started, or to what changed.
        confirmed: the answer of last time was confirmed.
    """

    jump_requested = Signal(object)
    confirmed = Signal()

    def __init__(self, context: "QuestionContext") -> None:
        super().__init__(context.theme, "info", "")
        self._context = context
        self._compare = Button(context.theme, _COMPARE, kind="link")
        self._compare.setAccessibleName("Compare with last time")
        self._compare.clicked.connect(self._on_compared)
        self._beside = QWidget()
        beside = QHBoxLayout(self._beside)
        beside.setContentsMargins(_GAP, 0, 0, 0)
        beside.addWidget(self._compare)
        self._flow.addWidget(self._beside)
        self.link_activated.connect(self._on_followed)
        self.hide()

    def refresh(self) -> None:
        """Say how the answer stands."""
        context = self._context
        snapshot = context.snapshot
        can_write = not context.is_read_only
        if snapshot.is_closed:
            day = long_date(snapshot.past[-1].closed_on)
            link = _START if can_write else ""
            self.set_content("info", f"Closed on {day}.", "Kept to read.", link)
        elif context.answer.to_confirm and snapshot.previous is not None:
            previous = snapshot.previous
            kind = snapshot.framework.review_kind(previous.snapshot.review.kind_id).name.lower()
            first = f"Carried forward from the {kind}, {long_date(previous.closed_on)}."
            self.set_content("info", first, "Is it still right?", _CONFIRM if can_write else "")
        is_carried = not snapshot.is_closed and context.answer.to_confirm
        self._beside.setVisible(is_carried)
        self.setVisible(snapshot.is_closed or is_carried)

    def _on_compared(self) -> None:
        self.jump_requested.emit(Jump(PageId.COMPARE, question_id=self._context.question.id))

    def _on_followed(self) -> None:
        if self._context.snapshot.is_closed:
            self.jump_requested.emit(Jump(PageId.SEND, field=CLOSE_REVIEW))
        else:
            self._context.save(to_confirm=False)
            self.confirmed.emit()
