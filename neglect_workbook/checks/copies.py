"""What is left to do after two copies were united: to choose, and to make one text of two."""

from collections.abc import Iterator

from neglect_workbook.checks.finding import Finding, Severity
from neglect_workbook.domain.fields import FIELD_TYPES, FieldType
from neglect_workbook.domain.joining import is_still_joined
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.snapshot import WorkbookSnapshot

#: The kind of the finding that leads to where the choice is made.
COPIES_DIFFER = "copies_differ"

_MAKE_ONE = "Make one text of them: the line that says which copy each is from would be sent too."


def answer_copies(snapshot: WorkbookSnapshot, question_id: str) -> Iterator[Finding]:
    """Each text of an answer that still holds two."""
    for field in _joined(RecordKind.ANSWER, snapshot.answers[question_id]):
        yield _finding(question_id, field, question=question_id)


def copies_findings(snapshot: WorkbookSnapshot, to_choose: int) -> Iterator[Finding]:
    """The places where nobody chose yet, as one finding, and each text that still holds two.

    Those of answers are apart: see `answer_copies`.

    Args:
        snapshot: the workbook as it stands.
        to_choose: in how many places two copies say something different.
    """
    if to_choose:
        places = "1 place" if to_choose == 1 else f"{to_choose} places"
        yield Finding(
            COPIES_DIFFER,
            Severity.MISSING,
            f"Two copies differ in {places}, and nobody chose",
            "Until somebody does, the later one is sent.",
        )
    for field in _joined(RecordKind.ORGANISATION, snapshot.organisation):
        yield _finding("About this return", field)
    for field in _joined(RecordKind.REVIEW, snapshot.review):
        yield _finding("About this return", field)
    for action in snapshot.actions:
        for field in _joined(RecordKind.ACTION, action):
            yield _finding(action.label, field, record=action.label, record_id=action.id)
    for item in snapshot.evidence:
        for field in _joined(RecordKind.EVIDENCE, item):
            yield _finding(item.label, field, record=item.label, record_id=item.id)
    yield from _of_indicators(snapshot)


def _of_indicators(snapshot: WorkbookSnapshot) -> Iterator[Finding]:
    for one in snapshot.indicators:
        name = " ".join(one.name.split()) or "An indicator"
        for field in _joined(RecordKind.INDICATOR, one):
            yield _finding(name, field, record=name, record_id=one.id)
        for value in snapshot.values_of(one.id):
            for field in _joined(RecordKind.INDICATOR_VALUE, value):
                yield _finding(name, field, record=name, record_id=value.id)


def _joined(kind: RecordKind, record: object) -> Iterator[str]:
    """The fields of a record that still hold two texts."""
    for field, field_type in FIELD_TYPES[kind].items():
        if field_type is FieldType.TEXT and is_still_joined(getattr(record, field)):
            yield field


def _finding(
    where: str, field: str, *, question: str = "", record: str = "", record_id: str = ""
) -> Finding:
    return Finding(
        "two_texts",
        Severity.MISSING,
        f"{where}: the texts of two copies stand in one field",
        _MAKE_ONE,
        question,
        field,
        record,
        record_id,
    )
