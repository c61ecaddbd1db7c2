"""A workbook that is lost, made again from the return that was sent."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from neglect_workbook.domain.changes import Change, FieldEdit, FieldKey
from neglect_workbook.domain.clock import Clock, system_clock
from neglect_workbook.domain.fields import REMOVED, JsonValue
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.identity import make_id, to_microseconds
from neglect_workbook.domain.received import MADE_AGAIN_FROM, RETURN_FILE
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.snapshot import ORGANISATION_ID
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.content import Content, ContentRecord
from neglect_workbook.exchange.incoming.recognise import Incoming
from neglect_workbook.exchange.returns.read import ReturnRead
from neglect_workbook.exchange.returns.reading import about_of, read_return
from neglect_workbook.questions import loader
from neglect_workbook.storage.store import Heading, Key, Store
from neglect_workbook.workbook.commands import Workbook
from neglect_workbook.workbook.feedback import record_sent
from neglect_workbook.workbook.filling import fill_workbook

_UUID_VERSION = 7
_LOST = (
    "A return does not hold the yes-or-no checks behind a rating, what you marked to come back "
    "to, the limits of the review, what you asked of partners, the minute reference, attached "
    "copies, earlier reviews or the history. Add what you still need."
)
_VOICES_LOST = (
    "What colleagues said is in the return as totals only, without their groups. Bring their "
    "forms in again."
)
_TWO_OF_THEM = (
    "If the lost workbook turns up, go on with one of the two: brought together, evidence and "
    "actions would be there twice."
)


@dataclass(frozen=True, slots=True)
class Restored:
    """A workbook that was made from a return.

    Attributes:
        workbook: it is open.
        read: what the return held.
        sentence: what was brought back.
        notes: what a person should know: what could not be read, and what no return holds.
    """

    workbook: Workbook
    read: ReturnRead
    sentence: str
    notes: tuple[str, ...]


def restore_workbook(
    target: Path,
    incoming: Incoming,
    *,
    profile: Path,
    author: str,
    clock: Clock = system_clock,
    password: str = "",
) -> Restored:
    """Make a workbook from a return and put it in its folder.

    It is the same workbook again: its next return has the same id, and the partnership's
    feedback finds it.

    Args:
        target: the file to make.
        incoming: a file that was recognised as a return.
        profile: the private folder of this person on this computer.
        author: id of this profile in the log of changes.
        clock: gives the present moment.
        password: opens the workbook from then on; empty for none.

    Raises:
        KnownError: the return is of another framework, too little of it can be read, or the
            file is there already or cannot be made.
    """
    read, framework = read_incoming(incoming)
    _require_enough(read, incoming.path.name)
    moment = to_microseconds(clock())
    heading = Heading(
        workbook_id=_known_id(read.machine.get("workbook_id", "")) or make_id(moment),
        framework_id=framework.id,
    )
    changes = tuple(_first_changes(read, author, moment))
    store = Store.create(target, profile, heading, changes, Key(password))
    workbook = Workbook(store, framework, author, clock)
    try:
        fill_workbook(workbook, _content(read, framework))
        _remember(workbook, read, incoming.machine.get("date", ""))
    except BaseException:
        # Half a workbook would pass for the whole one.
        workbook.close()
        target.unlink(missing_ok=True)
        raise
    counts = (
        _counted(sum(1 for one in read.answers if one.fields.get("rating")), "rated answer"),
        _counted(len(read.evidence), "evidence item"),
        _counted(len(read.actions), "action"),
        _counted(len(read.indicators), "indicator"),
    )
    sentence = (
        f"The workbook of {read.organisation_name} was made again from its return: "
        f"{', '.join(counts[:-1])} and {counts[-1]}."
    )
    return Restored(workbook, read, sentence, tuple(_notes(read)))


def read_incoming(incoming: Incoming) -> tuple[ReturnRead, Framework]:
    """Read a return by the framework that it answers.

    Raises:
        KnownError: it is no Excel file, or its framework or version is not installed.
    """
    if incoming.book is None:
        raise KnownError("not_a_return", f"{incoming.path.name} is not a return.", "")
    about = about_of(incoming.book)
    framework_id, version = (
        str(about.get("framework_id", "")),
        str(about.get("framework_version", "")),
    )
    if framework_id not in loader.installed():
        raise KnownError(
            "other_framework",
            f"{incoming.path.name} answers the framework '{framework_id}', which is not "
            "installed here.",
            "Install the program that your partnership gave you for it.",
        )
    framework = loader.load(framework_id)
    if version != framework.version:
        raise KnownError(
            "other_version",
            f"{incoming.path.name} answers version {version} of {framework.name}; this program "
            f"has version {framework.version}.",
            "Bring it in with the version of the program that made it.",
        )
    return read_return(incoming.book, framework), framework


def problem_sentences(read: ReturnRead) -> Iterator[str]:
    """What could not be read in a return, a sentence for each with its place."""
    for one in read.problems:
        place = f"{one.sheet}, row {one.row}: " if one.row else f"{one.sheet}: "
        yield f"{place if one.sheet else ''}{one.message}"


def _require_enough(read: ReturnRead, name: str) -> None:
    wanted = (
        ("organisation", bool(read.organisation.get("name"))),
        ("sector", "sector_id" in read.organisation),
        ("sets answered", bool(read.organisation.get("set_ids"))),
        ("review", "kind_id" in read.review),
    )
    missing = next((what for what, is_there in wanted if not is_there), "")
    if missing:
        raise KnownError(
            "return_unreadable",
            f"The {missing} in {name} could not be read, so no workbook was made of it.",
            "Look at the sheet 'About this return', or use the file as it was sent.",
        )


def _first_changes(read: ReturnRead, author: str, moment: int) -> Iterator[Change]:
    """What the workbook begins with: whose it is, its review, and every record, still blank."""
    review_id = _known_id(read.machine.get("review_id", "")) or make_id(moment)
    edits = [
        *_edits(RecordKind.ORGANISATION, ORGANISATION_ID, read.organisation.items()),
        *_edits(RecordKind.REVIEW, review_id, read.review.items()),
    ]
    for kind, records in (
        (RecordKind.EVIDENCE, read.evidence),
        (RecordKind.ACTION, read.actions),
        (RecordKind.INDICATOR, read.indicators),
    ):
        edits += _born(kind, records, moment + len(edits))
    for place, edit in enumerate(edits):
        at = moment + place
        yield Change(make_id(at), at, author, edit.key, edit.value)


def _born(kind: RecordKind, records: tuple[ContentRecord, ...], moment: int) -> list[FieldEdit]:
    """A blank record for every label up to the last. Numbers that were removed stay free."""
    numbers = {int(record.name[1:]) for record in records}
    return [
        FieldEdit(
            FieldKey(kind, make_id(moment + number), REMOVED),
            value=number not in numbers,
        )
        for number in range(1, max(numbers, default=0) + 1)
    ]


def _content(read: ReturnRead, framework: Framework) -> Content:
    answers = tuple(
        ContentRecord(one.question_id, f"Answers, row {one.row}", one.fields)
        for one in read.answers
    )
    return Content(
        framework_id=framework.id,
        organisation=read.organisation,
        review=read.review,
        answers=answers,
        evidence=read.evidence,
        actions=read.actions,
        indicators=read.indicators,
        voices=(),
        voice_counts=(),
    )


def _remember(workbook: Workbook, read: ReturnRead, day: str) -> None:
    """Note which return it was, so that what comes back of it and of others is known for that.

    One that was changed after it was made is not what was sent.
    """
    made_on = None
    with suppress(ValueError):
        made_on = date.fromisoformat(day)
    kinds = (MADE_AGAIN_FROM, RETURN_FILE) if read.is_as_sent and made_on else (MADE_AGAIN_FROM,)
    record_sent(workbook, kinds, read.check_code, made_on)


def _notes(read: ReturnRead) -> Iterator[str]:
    yield from problem_sentences(read)
    if not read.is_as_sent:
        yield "Something in it was changed after it was made; it was read as it is now."
    yield _LOST
    if read.voices:
        yield _VOICES_LOST
    yield _TWO_OF_THEM


def _known_id(text: str) -> str:
    """An id of ours as it is; nothing for any other text."""
    with suppress(ValueError):
        found = UUID(text)
        if found.version == _UUID_VERSION and str(found) == text:
            return text
    return ""


def _edits(
    kind: RecordKind, record_id: str, fields: Iterable[tuple[str, JsonValue]]
) -> list[FieldEdit]:
    return [FieldEdit(FieldKey(kind, record_id, name), value) for name, value in fields]


def _counted(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"
