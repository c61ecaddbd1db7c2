"""Making a new collation and opening one that is there."""

from collections.abc import Sequence
from pathlib import Path

from neglect_workbook.collation.collation import Collation
from neglect_workbook.domain.changes import Change
from neglect_workbook.domain.clock import Clock, system_clock
from neglect_workbook.domain.collating.snapshot import HEAD_ID
from neglect_workbook.domain.identity import make_id, to_microseconds
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.keeping import edits_of
from neglect_workbook.questions import loader
from neglect_workbook.storage.store import COLLATION_FILE, Heading, Key, Store


def create_collation(
    target: Path,
    name: str,
    framework_id: str,
    *,
    profile: Path,
    author: str,
    received_by: str = "",
    clock: Clock = system_clock,
    password: str = "",
) -> Collation:
    """Make a collation and put it in its folder.

    Args:
        target: the file to make.
        name: what the collation is called, such as "Autumn 2026".
        framework_id: what its returns answer.
        profile: the private folder of this person on this computer.
        author: id of this profile in the log of changes.
        received_by: who collates; empty for the partnership that the framework names.
        clock: gives the present moment.
        password: opens it from then on; empty for none.

    Raises:
        KnownError: the file is there already or cannot be made, the framework is not installed,
            or there is no name.
    """
    framework = loader.load(framework_id)
    name = " ".join(clean_text(name).split())
    if not name:
        raise KnownError(
            "no_name", "The collation has no name.", "Write one, such as 'Autumn 2026'."
        )
    moment = to_microseconds(clock())
    fields = {
        "name": name,
        "received_by": " ".join(clean_text(received_by).split()) or framework.partnership,
    }
    changes = tuple(
        Change(make_id(moment + place), moment + place, author, edit.key, edit.value)
        for place, edit in enumerate(edits_of(RecordKind.COLLATION, HEAD_ID, fields))
    )
    heading = Heading(workbook_id=make_id(moment), framework_id=framework.id)
    store = Store.create(target, profile, heading, changes, Key(password), COLLATION_FILE)
    return Collation(store, framework, author, clock)


def open_collation(
    target: Path,
    *,
    profile: Path,
    author: str,
    clock: Clock = system_clock,
    read_only: bool = False,
    passwords: Sequence[str] = (),
) -> Collation:
    """Open a collation. The file is copied in and worked on locally.

    Args:
        target: the file.
        profile: the private folder of this person on this computer.
        author: id of this profile in the log of changes.
        clock: gives the present moment.
        read_only: whether only to read it.
        passwords: its password, if it has one, then earlier ones, for work that a crash left.

    Raises:
        KnownError: it cannot be read, is not a collation, or needs a newer program;
            ``needs_password`` or ``wrong_password`` for one that is protected.
    """
    keys = map(Key, passwords)
    store = Store.open(target, profile, *keys, read_only=read_only, kind=COLLATION_FILE)
    try:
        framework = loader.load(store.heading.framework_id)
        collation = Collation(store, framework, author, clock)
        # What cannot be shown is said now, and not in the middle of work.
        _ = collation.snapshot
    except KnownError:
        store.close()
        raise
    return collation
