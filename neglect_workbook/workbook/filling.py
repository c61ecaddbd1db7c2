"""Filling a workbook from a content file: the shape that `show --json` prints."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from neglect_workbook.domain.changes import ChangeSet, FieldEdit, FieldKey
from neglect_workbook.domain.fields import REMOVED, JsonValue
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.identity import make_id
from neglect_workbook.domain.records import Evidence, ImprovementAction, RecordKind
from neglect_workbook.domain.rules import require_known
from neglect_workbook.domain.snapshot import ORGANISATION_ID, WorkbookSnapshot, answer_id
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.content import Content, ContentRecord
from neglect_workbook.exchange.voice_content import require_of_set
from neglect_workbook.workbook.commands import Workbook

if TYPE_CHECKING:
    from neglect_workbook.domain.records import Indicator


def fill_workbook(workbook: Workbook, content: Content) -> ChangeSet:
    """Apply a content file as one command. What it does not mention stays as it is.

    Evidence, actions and indicators are matched by label (E1, A1, I1); a label that is not
    there makes a new record, which gets the next number. Forms are matched by their own id;
    counts of forms are taken where the workbook has no forms of that group and set.

    Raises:
        KnownError: it is for another framework, or names something that is not known; the
            workbook is as it was.
    """
    framework = workbook.framework
    if content.framework_id != framework.id:
        raise KnownError(
            "other_framework",
            f"The content is for '{content.framework_id}'; this workbook answers '{framework.id}'.",
            "Fill a workbook of that framework.",
        )
    _require_known(framework, content)
    filler = _Filler(workbook.snapshot, workbook.next_moment)
    return workbook.apply_edits("fill from a file", filler.edits(content))


def _require_known(framework: Framework, content: Content) -> None:
    """Make sure of every id in a content file, naming the place of one that is not known."""
    question_ids = {question.id for question in framework.questions()}
    for record in content.answers:
        if record.name not in question_ids:
            raise _unknown(f"{record.place}: there is no question '{record.name}'")
    for kind, place, fields in _parts(content):
        for field, value in fields.items():
            try:
                require_known(framework, kind, field, value)
            except ValueError as error:
                raise _unknown(f"{place}.{field}: {error}") from error
    for place, fields in _forms(content):
        try:
            require_of_set(framework, str(fields["set_id"]), fields["ratings"])
        except ValueError as error:
            raise _unknown(f"{place}.ratings: {error}") from error


def _parts(content: Content) -> Iterator[tuple[RecordKind, str, Mapping[str, JsonValue]]]:
    """Every record of a content file: its kind, where it stands, and its fields."""
    yield RecordKind.ORGANISATION, "organisation", content.organisation
    yield RecordKind.REVIEW, "review", content.review
    lists = (
        (RecordKind.ANSWER, content.answers),
        (RecordKind.EVIDENCE, content.evidence),
        (RecordKind.ACTION, content.actions),
        (RecordKind.INDICATOR, content.indicators),
    )
    for kind, records in lists:
        yield from ((kind, record.place, record.fields) for record in records)
    yield from ((RecordKind.VOICE, place, fields) for place, fields in _forms(content))


def _forms(content: Content) -> Iterator[tuple[str, Mapping[str, JsonValue]]]:
    """Every form of a content file, made up ones too: where it stands, and its fields."""
    yield from ((record.place, record.fields) for record in content.voices)
    for group in content.voice_counts:
        yield from ((group.place, fields) for fields in group.made_up_forms())


def _unknown(cause: str) -> KnownError:
    return KnownError(
        "content_invalid",
        f"The content could not be read. {cause}.",
        "Run `neglect-workbook frameworks --json` for the words to use.",
    )


class _Filler:
    """Turns a content file into edits of one workbook."""

    def __init__(self, snapshot: WorkbookSnapshot, moment: int) -> None:
        self._snapshot = snapshot
        self._moment = moment

    def edits(self, content: Content) -> list[FieldEdit]:
        review_id = self._snapshot.review.id
        edits = _edits(RecordKind.ORGANISATION, ORGANISATION_ID, content.organisation)
        edits += _edits(RecordKind.REVIEW, review_id, content.review)
        for answer in content.answers:
            record_id = answer_id(review_id, answer.name)
            edits += _edits(RecordKind.ANSWER, record_id, answer.fields)
        edits += self._list(RecordKind.EVIDENCE, content.evidence, self._snapshot.evidence)
        edits += self._list(RecordKind.ACTION, content.actions, self._snapshot.actions)
        for indicator in content.indicators:
            edits += self._indicator(indicator)
        return edits + self._voices(content)

    def _list(
        self,
        kind: RecordKind,
        records: Iterable[ContentRecord],
        present: Sequence[Evidence | ImprovementAction],
    ) -> list[FieldEdit]:
        known = {one.label: one.id for one in present}
        edits: list[FieldEdit] = []
        for record in records:
            edits += self._record(kind, known.get(record.name), record.fields)[1]
        return edits

    def _indicator(self, record: ContentRecord) -> list[FieldEdit]:
        present: dict[str, Indicator] = {one.label: one for one in self._snapshot.indicators}
        held = present.get(record.name)
        indicator_id, edits = self._record(
            RecordKind.INDICATOR, held.id if held else None, record.fields
        )
        # Two copies of a workbook that were united may hold two values of one period.
        ids_by_period: dict[str, list[str]] = {}
        for one in self._snapshot.values_of(indicator_id):
            ids_by_period.setdefault(one.period, []).append(one.id)
        for value in record.values:
            fields = {**value, "indicator_id": indicator_id}
            ids = ids_by_period.get(clean_text(str(value["period"])))
            value_id = ids.pop(0) if ids else None
            edits += self._record(RecordKind.INDICATOR_VALUE, value_id, fields)[1]
        return edits

    def _voices(self, content: Content) -> list[FieldEdit]:
        review = {"review_id": self._snapshot.review.id}
        known = {one.form_id: one.id for one in self._snapshot.voices if one.form_id}
        edits: list[FieldEdit] = []
        for form in content.voices:
            fields = {**form.fields, **review, "form_id": form.name}
            edits += self._record(RecordKind.VOICE, known.get(form.name), fields)[1]
        held = {(one.set_id, one.group_id) for one in self._snapshot.voices}
        held |= {
            (str(form.fields["set_id"]), str(form.fields["group_id"])) for form in content.voices
        }
        for group in content.voice_counts:
            if (group.set_id, group.group_id) not in held:
                for form_fields in group.made_up_forms():
                    fields = {**form_fields, **review}
                    edits += self._record(RecordKind.VOICE, None, fields)[1]
        return edits

    def _record(
        self, kind: RecordKind, record_id: str | None, fields: Mapping[str, JsonValue]
    ) -> tuple[str, list[FieldEdit]]:
        """The edits of one record, new where it has no id yet, and its id."""
        if record_id is not None:
            return record_id, _edits(kind, record_id, fields)
        self._moment += 1
        record_id = make_id(self._moment)
        born = FieldEdit(FieldKey(kind, record_id, REMOVED), value=False)
        return record_id, [born, *_edits(kind, record_id, fields)]


def _edits(kind: RecordKind, record_id: str, fields: Mapping[str, JsonValue]) -> list[FieldEdit]:
    return [FieldEdit(FieldKey(kind, record_id, name), value) for name, value in fields.items()]
