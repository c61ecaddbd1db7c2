"""What could identify a child in what would be sent, as rows: words, and where each leads."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from msgspec import structs

from neglect_workbook.checks.personal_data.findings import leaving_texts, places_in
from neglect_workbook.checks.personal_data.marks import Strength
from neglect_workbook.domain.confirmations import confirmation_id
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.personal_data.desk import checker_here
from neglect_workbook.ui.personal_data.found_words import kind_sentence
from neglect_workbook.workbook.apart_words import field_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from neglect_workbook.checks.personal_data.findings import LeavingText, PrivatePlace
    from neglect_workbook.domain.collating.snapshot import CollationSnapshot
    from neglect_workbook.domain.snapshot import WorkbookSnapshot

#: Characters of the text that are shown before and after the words that were found.
_ROUND: Final = 24
#: Why no files are made.
STOPPED: Final = "personal_data_stop"
_CUT: Final = "…"
_PAGES: Final = {
    RecordKind.EVIDENCE: PageId.EVIDENCE,
    RecordKind.ACTION: PageId.ACTION_PLAN,
    RecordKind.INDICATOR: PageId.INDICATORS,
    RecordKind.INDICATOR_VALUE: PageId.INDICATORS,
}
_ABOUT: Final = "About this return"


@dataclass(frozen=True, slots=True)
class PrivateRow:
    """What was found of one kind in one text.

    Attributes:
        place: where it is.
        group: the question or the record, such as "M3 Drift and harm".
        field: what the field is called.
        sentence: what it may be, with the words.
        before: a little of the text before the first of the words.
        words: the first of the words.
        after: a little of the text after them.
        jump: leads to the very words.
        reason: why it may stay; empty while nobody said so.
    """

    place: "PrivatePlace"
    group: str
    field: str
    sentence: str
    before: str
    words: str
    after: str
    jump: object
    reason: str = ""

    @property
    def is_stop(self) -> bool:
        """Whether it is to be edited or confirmed before files are made."""
        return self.place.strength is Strength.STOP


@dataclass(frozen=True, slots=True)
class PrivateRows:
    """Everything that was found.

    Attributes:
        snapshot: what was looked through.
        open: what nobody has confirmed, by question.
        confirmed: what may stay, with the reasons.
    """

    snapshot: "WorkbookSnapshot | CollationSnapshot"
    open: tuple[PrivateRow, ...]
    confirmed: tuple[PrivateRow, ...]

    @property
    def groups(self) -> list[tuple[str, list[PrivateRow]]]:
        """What is open, by question or record."""
        return [(name, list(rows)) for name, rows in groupby(self.open, lambda row: row.group)]

    @property
    def stops(self) -> int:
        """How many are to be edited or confirmed before files are made."""
        return sum(row.is_stop for row in self.open)

    @property
    def summary(self) -> str:
        """The counts in one line; empty where nothing was ever found."""
        counts = (
            (self.stops, "to edit or confirm"),
            (len(self.open) - self.stops, "to look at"),
            (len(self.confirmed), "confirmed"),
        )
        said = ", ".join(f"{count} {words}" for count, words in counts if count)
        return f"{said}." if said else ""


def look_through(snapshot: "WorkbookSnapshot", profile: "Path") -> PrivateRows:
    """Look through all that would be sent. Never on the window's thread.

    Args:
        snapshot: the workbook as it stands.
        profile: the folder in which names are listed.
    """
    rows = rows_in(leaving_texts(snapshot), snapshot, profile, lambda place: _row(snapshot, place))
    order = {question.id: at for at, question in enumerate(snapshot.questions)}
    last = len(order)

    def turn(row: PrivateRow) -> tuple[int, str, bool]:
        return order.get(row.place.source.question, last), row.group, not row.is_stop

    return replace(rows, open=tuple(sorted(rows.open, key=turn)))


def rows_in(
    texts: "Iterable[LeavingText]",
    snapshot: "WorkbookSnapshot | CollationSnapshot",
    profile: "Path",
    row_of: "Callable[[PrivatePlace], PrivateRow]",
) -> PrivateRows:
    """Look through some texts. Never on the window's thread.

    Args:
        texts: what would be sent.
        snapshot: what they are of, with what was confirmed.
        profile: the folder in which names are listed.
        row_of: shows a place.
    """
    checker = checker_here(snapshot.framework.id, profile)
    all_texts = tuple(texts)
    is_open = set(places_in(all_texts, snapshot.confirmations, checker))
    reasons = {one.id: one.reason for one in snapshot.confirmations}
    found: list[PrivateRow] = []
    confirmed: list[PrivateRow] = []
    for place in places_in(all_texts, (), checker):
        row = row_of(place)
        if place in is_open:
            found.append(row)
        else:
            confirmed.append(replace(row, reason=reasons[_confirmation(place)]))
    return PrivateRows(snapshot, tuple(found), tuple(confirmed))


def refuse_stops(found: PrivateRows) -> None:
    """Make sure that nothing says who somebody is, unless a person said why it may stay.

    Raises:
        KnownError: something does; its code is `STOPPED`.
    """
    stops = found.stops
    if stops:
        count = "1 thing says" if stops == 1 else f"{stops} things say"
        raise KnownError(
            STOPPED,
            f"No files were made: {count} who somebody is.",
            "Edit each, or say why it may stay.",
        )


def _confirmation(place: "PrivatePlace") -> str:
    source = place.source
    return confirmation_id(source.kind, source.record_id, source.field, place.kind)


def private_row(place: "PrivatePlace", group: str, field: str, jump: object) -> PrivateRow:
    """Show a place.

    Args:
        place: what was found.
        group: the question or the record that it is in.
        field: the field that it is in.
        jump: leads to the very words.
    """
    first, text = place.marks[0], place.source.text
    return PrivateRow(
        place,
        group,
        field,
        kind_sentence(text, place.marks),
        _end_of(text[: first.start]),
        _on_one_line(text[first.start : first.end]),
        _beginning_of(text[first.end :]),
        jump,
    )


def _row(snapshot: "WorkbookSnapshot", place: "PrivatePlace") -> PrivateRow:
    source, first = place.source, place.marks[0]
    jump = structs.replace(_jump(snapshot, source), words=(first.start, first.end))
    return private_row(place, _group(snapshot, source), _field(snapshot, source), jump)


def _end_of(text: str) -> str:
    """The last words of a text."""
    if len(text) <= _ROUND:
        return _on_one_line(text)
    cut = text[-_ROUND:]
    return _on_one_line(f"{_CUT}{cut[cut.find(' ') + 1 :]}")


def _beginning_of(text: str) -> str:
    """The first words of a text."""
    if len(text) <= _ROUND:
        return _on_one_line(text)
    cut = text[:_ROUND]
    return _on_one_line(f"{cut[: max(cut.rfind(' '), 0)]}{_CUT}")


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")


def _group(snapshot: "WorkbookSnapshot", source: "LeavingText") -> str:
    """The question that it is about; else the record, or the return as a whole."""
    names = {one.id: f"{one.id} {one.short_name}" for one in snapshot.questions}
    return names.get(source.question) or source.record or _ABOUT


def _field(snapshot: "WorkbookSnapshot", source: "LeavingText") -> str:
    label = field_label(snapshot.framework, source.kind, source.field)
    return f"{source.record}: {label}" if source.record and source.question else label


def _jump(snapshot: "WorkbookSnapshot", source: "LeavingText") -> Jump:
    if source.kind is RecordKind.ANSWER:
        return Jump(PageId.QUESTIONS, question_id=source.question, field=source.field)
    if source.kind not in _PAGES:
        return Jump(PageId.SEND, field=source.field)
    record_id = source.record_id
    if source.kind is RecordKind.INDICATOR_VALUE:
        values = snapshot.indicator_values
        record_id = next((one.indicator_id for one in values if one.id == record_id), "")
    return Jump(_PAGES[source.kind], field=source.field, record_id=record_id)
