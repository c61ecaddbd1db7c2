"""Making a new workbook and opening one that is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from neglect_workbook.domain.changes import Change, FieldKey
from neglect_workbook.domain.clock import Clock, system_clock
from neglect_workbook.domain.fields import JsonValue
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.identity import make_id, to_microseconds
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.rules import require_known
from neglect_workbook.domain.snapshot import ORGANISATION_ID
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.questions import loader
from neglect_workbook.storage.store import Heading, Key, Store
from neglect_workbook.workbook.commands import Workbook


@dataclass(frozen=True, slots=True)
class NewWorkbook:
    """What a new workbook is made of: all that a person is asked.

    Attributes:
        framework_id: what it answers.
        organisation: the organisation's name.
        sector_id: a sector of the framework.
        set_ids: the question sets to answer; empty for those the sector is offered first.
    """

    framework_id: str
    organisation: str
    sector_id: str
    set_ids: tuple[str, ...] = ()


def create_workbook(
    target: Path,
    wanted: NewWorkbook,
    *,
    profile: Path,
    author: str,
    clock: Clock = system_clock,
    password: str = "",
) -> Workbook:
    """Make a workbook and put it in its folder.

    Args:
        target: the file to make.
        wanted: what it is made of.
        profile: the private folder of this person on this computer.
        author: id of this profile in the log of changes.
        clock: gives the present moment.
        password: opens it from then on; empty for none.

    Raises:
        KnownError: the file is there already or cannot be made, or a value is not known.
    """
    framework = loader.load(wanted.framework_id)
    changes = _first_changes(framework, wanted, author, clock)
    heading = Heading(workbook_id=make_id(changes[0].moment), framework_id=framework.id)
    store = Store.create(target, profile, heading, changes, Key(password))
    return Workbook(store, framework, author, clock)


def open_workbook(
    target: Path,
    *,
    profile: Path,
    author: str,
    clock: Clock = system_clock,
    read_only: bool = False,
    passwords: Sequence[str] = (),
) -> Workbook:
    """Open a workbook. The file is copied in and worked on locally.

    Args:
        target: the file.
        profile: the private folder of this person on this computer.
        author: id of this profile in the log of changes.
        clock: gives the present moment.
        read_only: whether only to read it.
        passwords: its password, if it has one, then earlier ones, for work that a crash left.

    Raises:
        KnownError: it cannot be read, is not a workbook, or needs a newer program;
            ``needs_password`` or ``wrong_password`` for one that is protected.
    """
    store = Store.open(target, profile, *map(Key, passwords), read_only=read_only)
    try:
        framework = loader.load(store.heading.framework_id)
    except KnownError:
        store.close()
        raise
    return Workbook(store, framework, author, clock)


def _first_changes(
    framework: Framework, wanted: NewWorkbook, author: str, clock: Clock
) -> tuple[Change, ...]:
    name = " ".join(clean_text(wanted.organisation).split())
    if not name:
        raise KnownError(
            "no_name", "The organisation has no name.", "Write the name that your partners know."
        )
    started = clock()
    moment = to_microseconds(started)
    review_id = make_id(moment)
    set_ids = wanted.set_ids
    _require(framework, "sector_id", wanted.sector_id)
    if not set_ids:
        set_ids = framework.sector(wanted.sector_id).set_ids
    _require(framework, "set_ids", list(set_ids))
    values: list[tuple[RecordKind, str, str, JsonValue]] = [
        (RecordKind.ORGANISATION, ORGANISATION_ID, "name", name),
        (RecordKind.ORGANISATION, ORGANISATION_ID, "sector_id", wanted.sector_id),
        (RecordKind.ORGANISATION, ORGANISATION_ID, "set_ids", list(set_ids)),
        (RecordKind.REVIEW, review_id, "kind_id", framework.review_kinds[0].id),
        (RecordKind.REVIEW, review_id, "started_on", started.astimezone().date().isoformat()),
    ]
    return tuple(
        Change(
            make_id(moment + place), moment + place, author, FieldKey(kind, record, field), value
        )
        for place, (kind, record, field, value) in enumerate(values)
    )


def _require(framework: Framework, field: str, value: JsonValue) -> None:
    what = {"sector_id": "sector", "set_ids": "question set"}[field]
    hint = "Run `neglect-workbook frameworks --json` for the list."
    if not value:
        raise KnownError("unknown_value", f"A {what} is wanted.", hint)
    try:
        require_known(framework, RecordKind.ORGANISATION, field, value)
    except ValueError as error:
        raise KnownError("unknown_value", f"That {what} is not known: {error}.", hint) from error
