"""All that a check, an export or a screen needs of a workbook, at one moment, immutable."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from neglect_workbook.domain.confirmations import Confirmation
from neglect_workbook.domain.correspondence import QuestionFeedback, ReturnReceipt, Sent
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.framework import Framework, Sector
from neglect_workbook.domain.frozen import PastReview, ReviewArchive
from neglect_workbook.domain.periods import in_order
from neglect_workbook.domain.question_set import Question
from neglect_workbook.domain.records import (
    Answer,
    ClosedReview,
    Evidence,
    ImprovementAction,
    Indicator,
    IndicatorValue,
    Organisation,
    RecordKind,
    Review,
    Voice,
)
from neglect_workbook.domain.unfolding import record_of, records_of

#: The record id of the one organisation.
ORGANISATION_ID = "organisation"

NO_FEEDBACK: Mapping[str, QuestionFeedback] = MappingProxyType({})


def answer_id(review_id: str, question_id: str) -> str:
    """The record id of the answer to one question in one review."""
    return f"{review_id}/{question_id}"


@dataclass(frozen=True, slots=True)
class WorkbookSnapshot:
    """A workbook as it stands.

    Attributes:
        workbook_id: id of the workbook, the same in every copy of it.
        framework: what it answers.
        organisation: whose it is.
        review: the newest review; open, unless ``is_closed``.
        answers: by question id, one for every question of the framework, in its order.
        evidence: every item, in the order of making.
        actions: every improvement action, in the order of making.
        indicators: every indicator, in the order of making.
        indicator_values: every value of these indicators, in the order of making.
        voices: what colleagues' forms of this review said, in the order of coming in. Never
            shown but in the counts of ``voices.count_voices``.
        past: the closed reviews, oldest first; the newest review is the last of them where
            it is closed.
        sent: the files that were made of this review. Not compared: to make a file of what is
            there changes nothing in it.
        receipts: what arrived of it, in the order of arriving.
        feedback: what the partnership said of its answers, by question id.
        confirmations: what somebody said may stay in a text, whatever the text says now.
    """

    workbook_id: str
    framework: Framework
    organisation: Organisation
    review: Review
    answers: Mapping[str, Answer]
    evidence: tuple[Evidence, ...]
    actions: tuple[ImprovementAction, ...]
    indicators: tuple[Indicator, ...]
    indicator_values: tuple[IndicatorValue, ...]
    voices: tuple[Voice, ...] = ()
    past: tuple[PastReview, ...] = ()
    sent: tuple[Sent, ...] = field(default=(), compare=False)
    receipts: tuple[ReturnReceipt, ...] = ()
    feedback: Mapping[str, QuestionFeedback] = field(default_factory=lambda: NO_FEEDBACK)
    confirmations: tuple[Confirmation, ...] = ()

    @property
    def sector(self) -> Sector:
        """The organisation's sector."""
        return self.framework.sector(self.organisation.sector_id)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the sets that the organisation answers, in the framework's order."""
        return tuple(self.framework.questions(self.organisation.set_ids))

    @property
    def is_closed(self) -> bool:
        """Whether the newest review is closed: its answers are kept to read."""
        return bool(self.past) and self.past[-1].snapshot.review.id == self.review.id

    @property
    def previous(self) -> PastReview | None:
        """The closed review before the newest one; ``None`` where there is none."""
        before = self.past[:-1] if self.is_closed else self.past
        return before[-1] if before else None

    def evidence_for(self, question_id: str) -> tuple[Evidence, ...]:
        """The evidence linked to a question."""
        return tuple(one for one in self.evidence if question_id in one.question_ids)

    def actions_for(self, question_id: str) -> tuple[ImprovementAction, ...]:
        """The actions that answer a question."""
        return tuple(one for one in self.actions if question_id in one.question_ids)

    def values_of(self, indicator_id: str) -> tuple[IndicatorValue, ...]:
        """The values of one indicator, in the order of their periods."""
        values = (one for one in self.indicator_values if one.indicator_id == indicator_id)
        return in_order(values, lambda one: one.period)


class SnapshotTaker:
    """Takes the snapshots of one workbook as its log grows. Closed reviews are read once."""

    def __init__(self, framework: Framework, workbook_id: str) -> None:
        self._framework = framework
        self._workbook_id = workbook_id
        self._archive = ReviewArchive(take_snapshot)

    def take(self, state: FoldedState) -> WorkbookSnapshot:
        """The snapshot of a folded log, with the reviews that were closed."""
        now = take_snapshot(state, self._framework, self._workbook_id)
        closed = records_of(state, RecordKind.CLOSED_REVIEW, ClosedReview)
        past = tuple(
            replace(one, snapshot=_with_correspondence(state, one.snapshot))
            for one in self._archive.past(closed, self._framework, self._workbook_id)
        )
        whole = replace(now, past=past)
        # What a closed review says is what was frozen, whatever came into the log since.
        if not whole.is_closed:
            return whole
        kept = past[-1].snapshot
        return replace(whole, review=kept.review, answers=kept.answers, voices=kept.voices)


def take_snapshot(state: FoldedState, framework: Framework, workbook_id: str) -> WorkbookSnapshot:
    """The snapshot of a folded log without its closed reviews.

    The latest review made is the newest.
    """
    reviews = records_of(state, RecordKind.REVIEW, Review)
    review = reviews[-1] if reviews else Review()
    answers = {
        question.id: _answer(state, review.id, question.id) for question in framework.questions()
    }
    indicators = records_of(state, RecordKind.INDICATOR, Indicator)
    indicator_ids = {one.id for one in indicators}
    values = records_of(state, RecordKind.INDICATOR_VALUE, IndicatorValue)
    snapshot = WorkbookSnapshot(
        workbook_id=workbook_id,
        framework=framework,
        organisation=record_of(state, RecordKind.ORGANISATION, ORGANISATION_ID, Organisation),
        review=review,
        answers=MappingProxyType(answers),
        evidence=records_of(state, RecordKind.EVIDENCE, Evidence),
        actions=records_of(state, RecordKind.ACTION, ImprovementAction),
        indicators=indicators,
        indicator_values=tuple(one for one in values if one.indicator_id in indicator_ids),
        voices=tuple(
            one for one in records_of(state, RecordKind.VOICE, Voice) if one.review_id == review.id
        ),
        confirmations=records_of(state, RecordKind.CONFIRMATION, Confirmation),
    )
    return _with_correspondence(state, snapshot)


def _with_correspondence(state: FoldedState, snapshot: WorkbookSnapshot) -> WorkbookSnapshot:
    """The snapshot with what was sent of its review, and what came back, up to now."""
    start = f"{snapshot.review.id}/"
    sent = records_of(state, RecordKind.SENT, Sent)
    receipts = records_of(state, RecordKind.RECEIPT, ReturnReceipt)
    feedback = records_of(state, RecordKind.FEEDBACK, QuestionFeedback)
    ours = [one for one in receipts if one.id.startswith(start)]
    return replace(
        snapshot,
        sent=tuple(one for one in sent if one.id.startswith(start)),
        receipts=tuple(sorted(ours, key=lambda one: one.received_on or date.min)),
        feedback=MappingProxyType(
            {one.question_id: one for one in feedback if one.id.startswith(start)}
        ),
    )


def _answer(state: FoldedState, review_id: str, question_id: str) -> Answer:
    record_id = answer_id(review_id, question_id)
    return record_of(
        state, RecordKind.ANSWER, record_id, Answer, id=record_id, question_id=question_id
    )
