"""The weakest spots, each with why it is one and the next step."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from neglect_workbook.checks.weak_spots import WeakReason, WeakSpot, weak_spots
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.overview.rows_card import Row, RowsCard
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.labels import Body, Lead, Strong
from neglect_workbook.ui.widgets.rating_mark import RatingMark

if TYPE_CHECKING:
    from datetime import date

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.ui.theme import Theme

_ID_WIDTH: Final = 28
_NAME_WIDTH: Final = 130
#: Where a link leads, by the reason: its words and the field.
_ACTION: Final = ("Add an action", "actions")
_EVIDENCE: Final = ("Add evidence", "evidence")
_LINKS: Final = {
    WeakReason.RED_WITHOUT_ACTION: _ACTION,
    WeakReason.POLICY_ALONE: _EVIDENCE,
    WeakReason.NO_EVIDENCE: _EVIDENCE,
    WeakReason.EVIDENCE_THIN: _EVIDENCE,
}


class WeakCard(RowsCard):
    """Up to three answers.

    Signals:
        jump_requested: a Jump to the question, where one takes the next step.
    """

    jump_requested = Signal(object)

    def __init__(self, theme: "Theme") -> None:
        super().__init__(
            theme, "Three weakest spots", "An honest red with an action is a good answer"
        )

    def show_snapshot(
        self, snapshot: "WorkbookSnapshot", today: "date", *, is_narrow: bool
    ) -> None:
        """Bring it up to date, for the room that there is."""
        spots = weak_spots(snapshot, today)
        self.setVisible(bool(spots))
        titles = {1: "The weakest spot", 2: "Two weakest spots"}
        self.title.setText(titles.get(len(spots), "Three weakest spots"))
        shown = (
            is_narrow,
            tuple(
                (one.question.id, one.answer.rating, one.reason, one.action_labels) for one in spots
            ),
        )
        self.show_rows(
            shown,
            lambda: [self._row(snapshot.framework, one, is_narrow=is_narrow) for one in spots],
        )

    def _row(self, framework: "Framework", spot: WeakSpot, *, is_narrow: bool) -> QWidget:
        words, field = _LINKS.get(spot.reason, (f"Go to {spot.question.id}", ""))
        link = Button(self._theme, words, kind="link")
        link.setAccessibleName(f"{spot.question.id} {spot.question.short_name}: {words}")
        jump = Jump(PageId.QUESTIONS, question_id=spot.question.id, field=field)
        link.clicked.connect(lambda: self.jump_requested.emit(jump))
        question_id = Strong(self._theme, spot.question.id)
        question_id.setFixedWidth(self._theme.scaled(_ID_WIDTH))
        mark = RatingMark(self._theme, spot.answer.rating)
        reason = _reason_words(framework, spot)
        if is_narrow:
            name = Body(self._theme, f"{spot.question.short_name}. {reason}")
            return Row((mark, 0), (question_id, 0), (name, 1), (link, 0))
        name = Body(self._theme, spot.question.short_name)
        name.setFixedWidth(self._theme.scaled(_NAME_WIDTH))
        return Row(
            (mark, 0), (question_id, 0), (name, 0), (Lead(self._theme, reason), 1), (link, 0)
        )


def _reason_words(framework: "Framework", spot: WeakSpot) -> str:
    lowest = framework.evidence_level(1).name
    reasons = {
        WeakReason.RED_WITHOUT_ACTION: "Red, and no action yet",
        WeakReason.NOT_KNOWN: "Finding out is the first step",
        WeakReason.RED_WITH_ACTION: f"Red, with action {', '.join(spot.action_labels)}",
        WeakReason.POLICY_ALONE: f"Rests on \u201c{lowest}\u201d alone",
        WeakReason.NO_EVIDENCE: "No evidence yet",
        WeakReason.PARTLY: "Partly in place",
        WeakReason.EVIDENCE_THIN: "The rating looks stronger than the evidence",
    }
    if spot.reason is WeakReason.RED_WITH_ACTION and not spot.action_labels:
        return "Red, with a reason for no action"
    if spot.reason is WeakReason.PARTLY:
        return framework.scale.words(spot.answer.rating)
    return reasons[spot.reason]
