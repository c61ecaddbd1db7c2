"""What the check finds in a workbook: by question and field, less what somebody confirmed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from neglect_workbook.checks.finding import Finding, Severity
from neglect_workbook.checks.personal_data.check import Checker
from neglect_workbook.checks.personal_data.marks import Mark, MarkKind, Strength
from neglect_workbook.domain.confirmations import Confirmation, confirmation_id
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.rules import is_free_text
from neglect_workbook.domain.snapshot import ORGANISATION_ID, WorkbookSnapshot

if TYPE_CHECKING:
    from neglect_workbook.domain.fields import FieldValue

#: What each kind of mark is called where a person reads it.
MARK_WORDS: Final[Mapping[MarkKind, str]] = MappingProxyType(
    {
        MarkKind.NHS_NUMBER: "NHS number",
        MarkKind.UPN: "Pupil number (UPN)",
        MarkKind.NINO: "National Insurance number",
        MarkKind.EMAIL_PERSON: "E-mail address of a person",
        MarkKind.PHONE: "Telephone number",
        MarkKind.POSTCODE: "Postcode",
        MarkKind.DATE_OF_BIRTH: "Date of birth",
        MarkKind.CHILD_NAME: "Maybe a name",
        MarkKind.INITIALS: "Initials",
        MarkKind.CASE_REFERENCE: "Case reference",
        MarkKind.ADDRESS: "Address",
        MarkKind.SMALL_NUMBER: "A count so small that people may be recognised",
    }
)
_WHAT_TO_DO: Final = MappingProxyType(
    {
        Strength.STOP: "Take it out, or say why it may stay.",
        Strength.LOOK: "Could this identify a child? Take it out, or say why it may stay.",
        Strength.MAYBE: "Could this identify a child? If it is no name, say so.",
    }
)
#: Texts of our own making or that everybody may know.
_NOT_LOOKED_AT: Final = frozenset({"file_digest", "setting_id", "indicator_id", "name", "id"})
_STRENGTHS: Final = tuple(Strength)


@dataclass(frozen=True, slots=True)
class LeavingText:
    """A text of a workbook that leaves with what is sent.

    Attributes:
        kind: the kind of record that it is in.
        record_id: that record.
        field: the field that holds it.
        text: what it says.
        question: id of the question that it is about; may be empty.
        record: what people call the record, such as ``E4``; may be empty.
    """

    kind: RecordKind
    record_id: str
    field: str
    text: str
    question: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class PrivatePlace:
    """A text, and the marks of one kind in it that nobody has confirmed."""

    source: LeavingText
    kind: MarkKind
    strength: Strength
    marks: tuple[Mark, ...]


def personal_data_findings(snapshot: WorkbookSnapshot, checker: Checker) -> tuple[Finding, ...]:
    """What could say who somebody is in what would be sent, less what was confirmed.

    What was found is never repeated here: findings are printed and read aloud.
    """
    return tuple(_finding(place) for place in personal_data_places(snapshot, checker))


def personal_data_places(snapshot: WorkbookSnapshot, checker: Checker) -> Iterator[PrivatePlace]:
    """The same with the marks, one for each kind in a text, in the order of the workbook."""
    return places_in(leaving_texts(snapshot), snapshot.confirmations, checker)


def places_in(
    texts: Iterable[LeavingText], confirmations: Iterable[Confirmation], checker: Checker
) -> Iterator[PrivatePlace]:
    """The same in any texts.

    Args:
        texts: what leaves.
        confirmations: why some of it may stay.
        checker: finds what could say who somebody is.
    """
    confirmed = {one.id: one for one in confirmations}
    for source in texts:
        by_kind: dict[MarkKind, list[Mark]] = {}
        for mark in checker.marks_of(source.text):
            by_kind.setdefault(mark.kind, []).append(mark)
        for kind, marks in by_kind.items():
            said = confirmed.get(confirmation_id(source.kind, source.record_id, source.field, kind))
            if said is None or not said.holds_for(source.text):
                strength = min((mark.strength for mark in marks), key=_STRENGTHS.index)
                yield PrivatePlace(source, kind, strength, tuple(marks))


def leaving_texts(snapshot: WorkbookSnapshot) -> Iterator[LeavingText]:
    """Every text of the newest review, and of all that reviews share, that leaves with it."""
    for question in snapshot.questions:
        answer = snapshot.answers[question.id]
        yield from _texts(RecordKind.ANSWER, answer.id, answer, question.id)
    yield from _texts(RecordKind.REVIEW, snapshot.review.id, snapshot.review)
    yield from _texts(RecordKind.ORGANISATION, ORGANISATION_ID, snapshot.organisation)
    for item in snapshot.evidence:
        about = next(iter(item.question_ids), "")
        yield from _texts(RecordKind.EVIDENCE, item.id, item, about, item.label)
    for action in snapshot.actions:
        about = next(iter(action.question_ids), "")
        yield from _texts(RecordKind.ACTION, action.id, action, about, action.label)
    for indicator in snapshot.indicators:
        yield from _texts(RecordKind.INDICATOR, indicator.id, indicator, "", indicator.label)
        yield LeavingText(
            RecordKind.INDICATOR, indicator.id, "name", indicator.name, "", indicator.label
        )
        for value in snapshot.values_of(indicator.id):
            yield LeavingText(
                RecordKind.INDICATOR_VALUE, value.id, "note", value.note, "", indicator.label
            )


def _texts(
    kind: RecordKind, record_id: str, record: object, question: str = "", name: str = ""
) -> Iterator[LeavingText]:
    for field in getattr(record, "__dataclass_fields__", ()):
        if field in _NOT_LOOKED_AT or not is_free_text(kind, field):
            continue
        value: FieldValue = getattr(record, field)
        if isinstance(value, str) and value:
            yield LeavingText(kind, record_id, field, value, question, name)


def _finding(place: PrivatePlace) -> Finding:
    source = place.source
    count = "" if len(place.marks) == 1 else f" There are {len(place.marks)} of them in this text."
    return Finding(
        kind=f"personal_{place.kind}",
        severity=Severity.STOP if place.strength is Strength.STOP else Severity.LOOK,
        message=MARK_WORDS[place.kind],
        detail=f"{_WHAT_TO_DO[place.strength]}{count}",
        question=source.question,
        field=source.field,
        record=source.record,
        record_id=source.record_id,
    )
