"""The records of a workbook: what an organisation has written, as frozen values.

Those of a collation are kept in the same kind of log: see ``collating.records``.

Every record is the fold of its changes (see ``changes``); a field that nobody touched has
the default given here. The type of a field decides how its value is written in the log
(see ``fields``): text, flag, whole number, number, date, list of ids, map of flags or of codes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from neglect_workbook.domain.collating.records import (
    AnswerModeration,
    CollationHead,
    ExpectedOrganisation,
    GatheredRefusal,
    GatheredReturn,
)
from neglect_workbook.domain.confirmations import Confirmation
from neglect_workbook.domain.correspondence import QuestionFeedback, ReturnReceipt, Sent


class RecordKind(StrEnum):
    """What a change is about. Written in the log: never rename a value."""

    ORGANISATION = "organisation"
    REVIEW = "review"
    ANSWER = "answer"
    EVIDENCE = "evidence"
    ACTION = "action"
    INDICATOR = "indicator"
    INDICATOR_VALUE = "indicator_value"
    VOICE = "voice"
    CLOSED_REVIEW = "closed_review"
    SENT = "sent"
    RECEIPT = "receipt"
    FEEDBACK = "feedback"
    CONFIRMATION = "confirmation"
    COLLATION = "collation"
    GATHERED = "gathered"
    REFUSAL = "refusal"
    EXPECTED = "expected"
    MODERATION = "moderation"


NO_CHECKS: Mapping[str, bool] = MappingProxyType({})
NO_RATINGS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whose workbook it is.

    Attributes:
        name: the organisation's name.
        sector_id: a sector of the framework.
        set_ids: the question sets that it answers.
        setting_id: URN or charity number; may be empty.
        contact_role: a role, never a person's name.
        substitute_contact_role: the same for the stand-in.
        next_review_on: when we look again, once the dates of the framework have passed.
    """

    name: str = ""
    sector_id: str = ""
    set_ids: tuple[str, ...] = ()
    setting_id: str = ""
    contact_role: str = ""
    substitute_contact_role: str = ""
    next_review_on: date | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One dated round of a workbook.

    Attributes:
        id: record id.
        kind_id: a review kind of the framework.
        started_on: the day the round began.
        people_involved: who took part, as roles and counts.
        limits: what the reader should know about how it was done.
        ask_of_partners: the one thing we need from partners.
        approved_role: the role of who agreed it.
        approved_on: when it was agreed.
        minute_reference: where the agreement is minuted.
        privacy_confirmed: somebody read it for names and said so.
        forms_given_out: how many forms colleagues were given; 0 where nobody said.
    """

    id: str = ""
    kind_id: str = ""
    started_on: date | None = None
    people_involved: str = ""
    limits: str = ""
    ask_of_partners: str = ""
    approved_role: str = ""
    approved_on: date | None = None
    minute_reference: str = ""
    privacy_confirmed: bool = False
    forms_given_out: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one question in one review.

    Attributes:
        id: record id: the review's id, a slash, the question's id.
        question_id: a question of the framework.
        rating: a code of the scale; empty where not answered.
        checks: the checks answered so far: check id to Yes.
        override_reason: why the rating differs from what the checks suggest.
        not_applicable_reason: why the question does not apply.
        reason: why we chose this rating.
        working_well: what is working well.
        worried_about: what we are worried about.
        needs_to_happen: what needs to happen.
        changing_for_children: what is changing for children.
        how_we_know: how we know, in a sentence or two.
        no_action_reason: why a red answer has no action.
        come_back: marked to come back to.
        to_confirm: carried forward from the review before, and nobody has looked at it since.
    """

    id: str = ""
    question_id: str = ""
    rating: str = ""
    checks: Mapping[str, bool] = field(default_factory=lambda: NO_CHECKS)
    override_reason: str = ""
    not_applicable_reason: str = ""
    reason: str = ""
    working_well: str = ""
    worried_about: str = ""
    needs_to_happen: str = ""
    changing_for_children: str = ""
    how_we_know: str = ""
    no_action_reason: str = ""
    come_back: bool = False
    to_confirm: bool = False

    @property
    def is_rated(self) -> bool:
        """Whether there is a rating, chosen in this review or carried forward."""
        return bool(self.rating)

    @property
    def is_answered(self) -> bool:
        """Whether a rating was chosen or confirmed in this review.

        'We do not know yet' and 'does not apply' count. What was carried forward and not
        looked at does not: otherwise nobody could tell what was really looked at again.
        """
        return self.is_rated and not self.to_confirm

    @property
    def applies(self) -> bool:
        """Whether the question applies to the organisation."""
        return self.rating != "na"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One item of evidence, linked to any number of questions.

    Attributes:
        id: record id.
        number: its place in the order in which items were made, from 1; never reused.
        title: what it is.
        type_id: an evidence type of the framework; may be empty.
        shows: what it shows.
        level: a step of the evidence ladder, 1 to 4; 0 where not chosen.
        whose_view: whose view it gives.
        period: the period it covers, in words.
        dated: the date of the evidence, not of typing it in.
        kept_at: where it is kept.
        question_ids: the questions that it supports.
        also_used_for: other returns that use it.
        checked_for_names: somebody looked that it names nobody.
        file_name: what an attached copy is called; empty where only its place is noted.
        file_digest: SHA-256 of the attached copy in hexadecimal digits.
        file_size: bytes of the attached copy.
    """

    id: str = ""
    number: int = 0
    title: str = ""
    type_id: str = ""
    shows: str = ""
    level: int = 0
    whose_view: str = ""
    period: str = ""
    dated: date | None = None
    kept_at: str = ""
    question_ids: tuple[str, ...] = ()
    also_used_for: str = ""
    checked_for_names: bool = False
    file_name: str = ""
    file_digest: str = ""
    file_size: int = 0

    @property
    def label(self) -> str:
        """The id that people and returns see, such as ``E4``."""
        return f"E{self.number}"

    @property
    def has_copy(self) -> bool:
        """Whether a copy of the evidence itself is attached."""
        return bool(self.file_digest)


@dataclass(frozen=True, slots=True)
class ImprovementAction:
    """One planned step. Qt owns the bare word 'action', so code says the whole name.

    Attributes:
        id: record id.
        number: its place in the order in which actions were made, from 1; never reused.
        question_ids: the questions that it answers.
        area_id: the area it serves; empty to take it from its first question.
        difference: what will be different for children.
        what_we_do: what we will do.
        lead_role: who leads, as a role.
        with_whom: with whom.
        start: first day.
        due: by when.
        measure: how we will know.
        starting_point: where we are now.
        target: where we want to be.
        status_id: an action status of the framework.
        last_update: progress, in words.
        difference_seen: the difference seen so far.
        help_needed: help needed from partners.
        no_date_reason: why it has no date.
    """

    id: str = ""
    number: int = 0
    question_ids: tuple[str, ...] = ()
    area_id: str = ""
    difference: str = ""
    what_we_do: str = ""
    lead_role: str = ""
    with_whom: str = ""
    start: date | None = None
    due: date | None = None
    measure: str = ""
    starting_point: str = ""
    target: str = ""
    status_id: str = "not_started"
    last_update: str = ""
    difference_seen: str = ""
    help_needed: str = ""
    no_date_reason: str = ""

    @property
    def label(self) -> str:
        """The id that people and returns see, such as ``A4``."""
        return f"A{self.number}"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number counted over time.

    Attributes:
        id: record id.
        number: its place in the order in which indicators were made, from 1.
        name: what is counted.
        direction: "up", "down" or "watch".
        unit: what one is, such as "children"; may be empty.
        note: what we think it shows.
        rhythm: how often it is counted: "month", "half_term", "term" or "year".
        suggestion_id: the suggested indicator of the framework that it came from; empty for
            one of our own.
    """

    id: str = ""
    number: int = 0
    name: str = ""
    direction: str = "watch"
    unit: str = ""
    note: str = ""
    rhythm: str = "half_term"
    suggestion_id: str = ""

    @property
    def label(self) -> str:
        """The id that people and returns see, such as ``I2``."""
        return f"I{self.number}"


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """The value of one indicator in one period, such as "September 2026".

    ``note`` is what happened in that period, such as "Staff briefing".
    """

    id: str = ""
    indicator_id: str = ""
    period: str = ""
    value: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """What one colleague's form said. It names nobody, and is only ever shown in counts.

    Attributes:
        id: record id.
        review_id: the review that it was brought into.
        form_id: the form's own id, so that it counts once; empty for one typed in from paper.
        set_id: the question set that the form asked.
        group_id: which group of colleagues it came from, a colleague group of the framework.
        ratings: the ratings chosen: question id to rating code.
    """

    id: str = ""
    review_id: str = ""
    form_id: str = ""
    set_id: str = ""
    group_id: str = ""
    ratings: Mapping[str, str] = field(default_factory=lambda: NO_RATINGS)


@dataclass(frozen=True, slots=True)
class ClosedReview:
    """A review that was closed: all that it rested on, as it stood, never to change again.

    Attributes:
        id: record id, the same as that of the review.
        closed_on: the day on which it was closed.
        content: the frozen records (see ``frozen``).
        digest: SHA-256 of ``content`` in hexadecimal digits.
    """

    id: str = ""
    closed_on: date | None = None
    content: str = ""
    digest: str = ""


Record = (
    Organisation
    | Review
    | Answer
    | Evidence
    | ImprovementAction
    | Indicator
    | IndicatorValue
    | Voice
    | ClosedReview
    | Sent
    | ReturnReceipt
    | QuestionFeedback
    | Confirmation
    | CollationHead
    | GatheredReturn
    | GatheredRefusal
    | ExpectedOrganisation
    | AnswerModeration
)

RECORD_CLASSES: Mapping[RecordKind, type[Record]] = MappingProxyType(
    {
        RecordKind.ORGANISATION: Organisation,
        RecordKind.REVIEW: Review,
        RecordKind.ANSWER: Answer,
        RecordKind.EVIDENCE: Evidence,
        RecordKind.ACTION: ImprovementAction,
        RecordKind.INDICATOR: Indicator,
        RecordKind.INDICATOR_VALUE: IndicatorValue,
        RecordKind.VOICE: Voice,
        RecordKind.CLOSED_REVIEW: ClosedReview,
        RecordKind.SENT: Sent,
        RecordKind.RECEIPT: ReturnReceipt,
        RecordKind.FEEDBACK: QuestionFeedback,
        RecordKind.CONFIRMATION: Confirmation,
        RecordKind.COLLATION: CollationHead,
        RecordKind.GATHERED: GatheredReturn,
        RecordKind.REFUSAL: GatheredRefusal,
        RecordKind.EXPECTED: ExpectedOrganisation,
        RecordKind.MODERATION: AnswerModeration,
    }
)

#: Fields that are worked out when the log is folded, and so never written to it.
DERIVED_FIELDS = frozenset({"id", "number"})
