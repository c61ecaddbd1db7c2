"""How a return differs from the workbook that it was made of. Nothing is changed by looking."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from neglect_workbook.domain.fields import JsonValue, to_json
from neglect_workbook.domain.records import IndicatorValue
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.domain.voices import ALL_SHOWN, count_voices, sets_with_forms
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.check_code import return_id
from neglect_workbook.exchange.content import ContentRecord
from neglect_workbook.exchange.returns.read import ReturnRead

_SAME = "with the same content."

#: The code of the refusal of a return from which another workbook can be made.
OTHER_WORKBOOK = "other_workbook"
MAKE_ONE = "To make a workbook of it, close this one, then choose File, Bring in."


@dataclass(frozen=True, slots=True)
class Differences:
    """What a return holds otherwise than the workbook.

    Attributes:
        answers: the questions whose answers differ.
        others: labels of evidence, actions and indicators that differ, or that only one has.
        is_about_other: whether the organisation or the review is described otherwise.
        are_voices_other: whether the counts of what colleagues said differ.
    """

    answers: tuple[str, ...]
    others: tuple[str, ...]
    is_about_other: bool
    are_voices_other: bool

    @property
    def is_none(self) -> bool:
        """Whether the return holds what the workbook does."""
        return self == Differences((), (), is_about_other=False, are_voices_other=False)

    def sentence(self) -> str:
        """What differs, in a sentence or more."""
        said = []
        if self.answers:
            said.append(_differ(len(self.answers), "answer", self.answers))
        if self.others:
            said.append(_differ(len(self.others), "other record", self.others))
        if self.is_about_other:
            said.append("What it says of the organisation or the review differs.")
        if self.are_voices_other:
            said.append("The counts of what colleagues said differ.")
        return " ".join(said)


def compare_return(snapshot: WorkbookSnapshot, read: ReturnRead) -> Differences:
    """What a return holds otherwise than a snapshot of the workbook."""
    answers = {one.question_id: one.fields for one in read.answers}
    asked = [question.id for question in snapshot.questions]
    differing = [
        one
        for one in dict.fromkeys((*asked, *answers))
        if one not in answers or not _agrees(snapshot.answers[one], answers[one])
    ]
    others = [
        *_records(read.evidence, {one.label: one for one in snapshot.evidence}),
        *_records(read.actions, {one.label: one for one in snapshot.actions}),
        *_records(read.indicators, {one.label: one for one in snapshot.indicators}),
    ]
    values = {one.name: one.values for one in read.indicators}
    others += [
        indicator.label
        for indicator in snapshot.indicators
        if indicator.label not in others
        and _values(map(_value_fields, snapshot.values_of(indicator.id)))
        != _values(values[indicator.label])
    ]
    is_about_other = not (
        _agrees(snapshot.organisation, read.organisation) and _agrees(snapshot.review, read.review)
    )
    voices = {(one.question_id, one.rating): one.count for one in read.voices}
    are_voices_other = voices != _voices(snapshot)
    return Differences(tuple(differing), tuple(others), is_about_other, are_voices_other)


def about_return(snapshot: WorkbookSnapshot, read: ReturnRead, name: str) -> str:
    """What a return is to this workbook, in a sentence or two.

    Args:
        snapshot: the workbook.
        read: the return.
        name: the name of its file, for messages.

    Raises:
        KnownError: it is the return of another workbook.
    """
    for past in (snapshot, *(one.snapshot for one in reversed(snapshot.past))):
        if return_id(past) == read.return_id:
            which = "this workbook" if past is snapshot else "an earlier review of this workbook"
            found = compare_return(past, read)
            if found.is_none:
                return f"This is a return of {which} {_SAME}"
            return (
                f"This is a return of {which}. {found.sentence()} Nothing was changed. To see "
                "what it holds, close this workbook, then choose File, Bring in."
            )
    raise KnownError(
        OTHER_WORKBOOK,
        f"{name} is a return of {read.organisation_name}, and not of this workbook.",
        MAKE_ONE,
    )


def _records(read: Iterable[ContentRecord], held: Mapping[str, object]) -> list[str]:
    """The labels of records that differ, or that only one of the two has."""
    sent = {one.name: one.fields for one in read}
    return [
        label
        for label in dict.fromkeys((*held, *sent))
        if label not in held or label not in sent or not _agrees(held[label], sent[label])
    ]


def _value_fields(value: IndicatorValue) -> Mapping[str, JsonValue]:
    return {"period": value.period, "value": value.value, "note": value.note}


def _values(values: Iterable[Mapping[str, JsonValue]]) -> list[tuple[str, str, str]]:
    """The values of an indicator for comparing: their order in a file says nothing."""
    found = []
    for one in values:
        number = one["value"]
        plain = float(number) if isinstance(number, int | float) else number
        found.append((str(one["period"]), str(plain), str(one["note"])))
    return sorted(found)


def _voices(snapshot: WorkbookSnapshot) -> dict[tuple[str, str], int]:
    """The counts that a return sends."""
    return {
        (spread.question.id, code): count
        for question_set in sets_with_forms(snapshot)
        for spread in count_voices(snapshot, question_set.id).spreads[ALL_SHOWN]
        for code, count in spread.counts.items()
    }


def _agrees(record: object, fields: Mapping[str, JsonValue]) -> bool:
    """Whether a record holds what was read of it."""
    return all(to_json(getattr(record, name)) == value for name, value in fields.items())


def _differ(count: int, what: str, which: Iterable[str]) -> str:
    if count == 1:
        return f"1 {what} differs: {', '.join(which)}."
    return f"{count} {what}s differ: {', '.join(which)}."
