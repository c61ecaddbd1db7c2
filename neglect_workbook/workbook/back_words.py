"""What going back to an earlier copy would change, in the words that people know it by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Final

from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.records import Answer
from neglect_workbook.domain.snapshot import SnapshotTaker, WorkbookSnapshot
from neglect_workbook.keeping.going_back import BackupFound
from neglect_workbook.workbook.commands import Workbook

#: More names than these are only counted.
_MOST_NAMES: Final = 8
_MOST_LETTERS: Final = 48


def what_would_change(workbook: Workbook, found: BackupFound) -> tuple[str, ...]:
    """What going back to a backup would change, a sentence each; empty for nothing."""
    taker = SnapshotTaker(workbook.framework, workbook.store.heading.workbook_id)
    return differences(workbook.snapshot, taker.take(FoldedState(found.other.changes)))


def differences(now: WorkbookSnapshot, then: WorkbookSnapshot) -> tuple[str, ...]:
    """What going back from one state of a workbook to another changes, a sentence each.

    Args:
        now: the workbook as it stands.
        then: the same workbook in the earlier copy.
    """
    return (
        *_review(now, then),
        *_answers(now, then),
        *_records("item of evidence", "items of evidence", _evidence(now), _evidence(then)),
        *_records("action", "actions", _actions(now), _actions(then)),
        *_records("indicator", "indicators", _indicators(now), _indicators(then)),
        *_others(now, then),
    )


def _review(now: WorkbookSnapshot, then: WorkbookSnapshot) -> Iterator[str]:
    if now.review.id != then.review.id:
        yield f"You would be in the {_review_words(then)} again."
    elif now.is_closed and not then.is_closed:
        yield "The review that is closed now would be open again."
    elif then.is_closed and not now.is_closed:
        yield "The review would be closed again."


def _answers(now: WorkbookSnapshot, then: WorkbookSnapshot) -> Iterator[str]:
    names = {one.id: one.short_name for one in now.framework.questions()}
    blank = Answer()
    differing = [
        f"{question_id} {name}"
        for question_id, name in names.items()
        if _content(now.answers.get(question_id, blank))
        != _content(then.answers.get(question_id, blank))
    ]
    if differing:
        yield f"{_counted(differing, 'answer', 'answers')} would be as before: {_named(differing)}"


def _records(
    one: str,
    many: str,
    now: Mapping[str, tuple[str, object]],
    then: Mapping[str, tuple[str, object]],
) -> Iterator[str]:
    """What would go, come back and change of one kind; each by id: its name and what it holds."""
    gone = [name for key, (name, _) in now.items() if key not in then]
    back = [name for key, (name, _) in then.items() if key not in now]
    changed = [name for key, (name, held) in now.items() if key in then and then[key][1] != held]
    if gone:
        yield f"{_counted(gone, one, many)} added since would go: {_named(gone)}"
    if back:
        yield f"{_counted(back, one, many)} would come back: {_named(back)}"
    if changed:
        yield f"{_counted(changed, one, many)} would be as before: {_named(changed)}"


def _others(now: WorkbookSnapshot, then: WorkbookSnapshot) -> Iterator[str]:
    if now.organisation != then.organisation:
        yield "What it says of your organisation would be as before."
    if now.review.id == then.review.id and now.review != then.review:
        yield "What it says of the review, such as who took part, would be as before."
    voices = {one.id for one in now.voices}, {one.id for one in then.voices}
    if voices[0] - voices[1]:
        count = _counted(tuple(voices[0] - voices[1]), "form", "forms")
        yield f"{count} of colleagues counted since would go."
    if voices[1] - voices[0]:
        count = _counted(tuple(voices[1] - voices[0]), "form", "forms")
        yield f"{count} of colleagues would be counted again."
    if now.feedback != then.feedback or now.receipts != then.receipts:
        yield "What came back from the partnership would be as before."


def _evidence(snapshot: WorkbookSnapshot) -> dict[str, tuple[str, object]]:
    return {
        one.id: (f"{one.label} {_short(one.title)}", replace(one, number=0))
        for one in snapshot.evidence
    }


def _actions(snapshot: WorkbookSnapshot) -> dict[str, tuple[str, object]]:
    return {
        one.id: (f"{one.label} {_short(one.what_we_do)}", replace(one, number=0))
        for one in snapshot.actions
    }


def _indicators(snapshot: WorkbookSnapshot) -> dict[str, tuple[str, object]]:
    """An indicator with its numbers: whoever counts thinks of them as one."""
    return {
        one.id: (
            f"{one.label} {_short(one.name)}",
            (replace(one, number=0), snapshot.values_of(one.id)),
        )
        for one in snapshot.indicators
    }


def _content(answer: Answer) -> dict[str, object]:
    """An answer without the review that it belongs to."""
    return {one.name: getattr(answer, one.name) for one in fields(answer) if one.name != "id"}


def _review_words(snapshot: WorkbookSnapshot) -> str:
    review = snapshot.review
    name = snapshot.framework.review_kind(review.kind_id).name
    begun = "" if review.started_on is None else f" that began on {long_date(review.started_on)}"
    return f"{name[:1].lower()}{name[1:]}{begun}"


def _short(text: str) -> str:
    line = " ".join(text.split()).rstrip(".")
    return line if len(line) <= _MOST_LETTERS else f"{line[: _MOST_LETTERS - 1].rstrip()}…"


def _named(names: Sequence[str]) -> str:
    """Names as the end of a sentence."""
    more = len(names) - _MOST_NAMES
    shown = "; ".join(one.strip() for one in names[:_MOST_NAMES])
    whole = f"{shown}; and {more} more" if more > 0 else shown
    return whole if whole.endswith("…") else f"{whole}."


def _counted(names: Sequence[str], one: str, many: str) -> str:
    return f"1 {one}" if len(names) == 1 else f"{len(names)} {many}"
