"""Saving what can be read of a damaged workbook, or collation, into a new one.

An entry is taken only where its digest is right, so whatever way it was found, it is exactly as it
was written. The damaged file is never changed.
"""

import hashlib
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from io import BytesIO
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from uuid import UUID

import apsw

from neglect_workbook.domain.attachments import wanted_attachments
from neglect_workbook.domain.changes import ChangeSet
from neglect_workbook.domain.clock import system_clock
from neglect_workbook.domain.fields import FIELD_TYPES
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.identity import make_id, to_microseconds
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.files import explain, follow_links, safe_name, write_whole
from neglect_workbook.storage.attachment_table import find_attachments, in_batches
from neglect_workbook.storage.carving import Carver
from neglect_workbook.storage.change_log import ChangeLog, create_log
from neglect_workbook.storage.contents import (
    SELECT_CHANGES,
    Row,
    change_of,
    read_contents,
    read_whole,
)
from neglect_workbook.storage.database import check_header, open_to_read
from neglect_workbook.storage.file_kind import WORKBOOK_FILE, FileKind
from neglect_workbook.storage.heading import Heading, root_of
from neglect_workbook.storage.key import NO_KEY, Key, key_for, wrong_password

if TYPE_CHECKING:
    from neglect_workbook.domain.changes import Change
    from neglect_workbook.storage.heading import LogState

#: A version of the tables that is greater than this is damage, and no newer program.
_LAST_VERSION: Final = 1000
#: How often a stretch that cannot be read is halved.
_MOST_HALVINGS: Final = 10
_BEYOND: Final = 1 << 128
_FORWARDS: Final = f"{SELECT_CHANGES} WHERE id > ? AND id < ? ORDER BY id"
_BACKWARDS: Final = f"{_FORWARDS} DESC"
_QUESTION: Final = re.compile(r"[A-Z]\d{1,3}")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved.

    Attributes:
        path: the new workbook.
        entries: how many entries it has.
        copies: how many attached copies.
        lost_entries: what could not be saved, by kind and field, as far as that can be read.
        lost_copies: names of the attached copies that evidence refers to and that are not whole.
        is_all: whether every entry was saved; ``None`` where the file does not say.
        is_new_workbook: whether the old id could not be read, so that copies of the old workbook
            cannot be brought in.
    """

    path: Path
    entries: int
    copies: int
    lost_entries: tuple[str, ...]
    lost_copies: tuple[str, ...]
    is_all: bool | None
    is_new_workbook: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the frameworks when a heading cannot be read.

    Attributes:
        installed: the ids of those that there are.
        default: the one to take where none is named.
    """

    installed: tuple[str, ...]
    default: str


def salvage(
    path: Path, new: Path, known: Known, key: Key = NO_KEY, kind: FileKind = WORKBOOK_FILE
) -> Salvaged:
    """Make a new file of every entry and attached copy in a file that is whole.

    Args:
        path: the damaged file, which stays as it is.
        new: the file to make.
        known: the frameworks.
        key: opens the file, where it wants a password, and the new one too.
        kind: what both are.

    Raises:
        KnownError: ``exists``: there is something at ``new``. Nothing could be saved, or the file
            cannot be read, or was made by a newer program.
    """
    new = follow_links(new)
    if new.exists():
        raise KnownError(
            "exists", f"{new.name} is already in {new.parent}.", "Choose another name."
        )
    with TemporaryDirectory(prefix="neglect-workbook-") as folder:
        work = Path(folder)
        private = work / "damaged.nwbk"
        no_workbook = _copy_in(follow_links(path), private, kind)
        fitting = key_for(private, path.name, key)
        found = _Finds(private, fitting, kind)
        if not found.changes:
            raise no_workbook or _nothing(path, fitting)
        return _write(found, new, known, work)


class _Finds:
    """Everything whole in one private file.

    Attributes:
        key: opens the file.
        kind: what it is.
        changes: by id.
        state: as the file states it; ``None`` where that cannot be read.
        lost: names of entries that are not whole.
    """

    def __init__(self, file: Path, key: Key, kind: FileKind) -> None:
        self.key = key
        self.kind = kind
        self.changes: dict[str, Change] = {}
        self.lost: dict[str, None] = {}
        self._file = file
        self._hurt: dict[bytes, str] = {}
        contents = read_contents(file, key, kind)
        self._heading = contents.heading
        self.state: LogState | None = contents.state if contents.heading.workbook_id else None
        with suppress(apsw.Error), closing(open_to_read(file, key)) as connection:
            self._take(_rows(connection))
        if not key.is_set:
            with file.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as data:
                self._take(Carver(data).changes())
        whole = {identity.encode() for identity in self.changes}
        self.lost = dict.fromkeys(name for one, name in self._hurt.items() if one not in whole)

    def heading(self, known: Known) -> tuple[Heading, bool]:
        """Which workbook it is, as far as that can be read, and whether its id is a new one."""
        if self.state is not None:
            return self._heading, False
        identity, framework = "", known.default
        if not self.key.is_set:
            with (
                self._file.open("rb") as stream,
                mmap(stream.fileno(), 0, access=ACCESS_READ) as data,
            ):
                carver = Carver(data)
                identity = next(carver.workbook_ids(), "")
                named = (one for one in known.installed if carver.names(f"framework_id{one}"))
                framework = next(named, known.default)
        new = make_id(to_microseconds(system_clock()))
        return Heading(identity or new, framework), not identity

    def take_copies(self, log: ChangeLog, wanted: Mapping[str, str]) -> None:
        """Put every attached copy that is wanted and whole into a log."""
        with suppress(apsw.Error, UnicodeDecodeError):
            with closing(open_to_read(self._file, self.key)) as connection:
                whole = find_attachments(connection).sizes
            for batch in in_batches(whole, wanted):
                log.take_attachments(self._file, self.key, batch)
        if self.key.is_set or not wanted.keys() - log.attachments.sizes.keys():
            return
        with self._file.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as data:
            for copy in Carver(data).copies():
                digest = copy.digest.hex()
                is_missing = digest in wanted and digest not in log.attachments.sizes
                if is_missing and hashlib.sha256(copy.content).hexdigest() == digest:
                    log.add_attachments({digest: (len(copy.content), BytesIO(copy.content))})

    def _take(self, rows: Iterable[Row]) -> None:
        for row in rows:
            change = change_of(row)
            if change is not None and change.key.kind in self.kind.record_kinds:
                self.changes.setdefault(change.id, change)
            elif isinstance(row[0], bytes):
                self._hurt.setdefault(row[0], _name_of(row))


def _copy_in(path: Path, private: Path, kind: FileKind) -> KnownError | None:
    """Copy a file to a private place.

    Returns:
        Why it looks like no file of this kind, where it does.

    Raises:
        KnownError: it cannot be read, is empty, or was made by a newer program.
    """
    no_workbook = None
    try:
        check_header(path, kind)
    except KnownError as error:
        if error.code == f"not_a_{kind.noun}":
            no_workbook = error
        elif error.code != "damaged" and not _is_no_version(path, error):
            raise
    try:
        shutil.copyfile(path, private)
    except OSError as error:
        raise explain(error, path) from error
    return no_workbook


def _is_no_version(path: Path, error: KnownError) -> bool:
    """Whether what looks like the mark of a newer program can only be damage."""
    if error.code != "newer_version":
        return False
    with path.open("rb") as stream:
        version = int.from_bytes(stream.read(64)[60:], signed=True)
    return version > _LAST_VERSION


def _rows(connection: apsw.Connection) -> Iterator[Row]:
    """Every row that SQLite can reach: forwards, backwards, and from between what it cannot."""
    yield from _between(connection, -1, _BEYOND, _MOST_HALVINGS)


def _between(connection: apsw.Connection, low: int, high: int, halvings: int) -> Iterator[Row]:
    """The rows whose ids lie between two, told from both ends."""
    bounds = (_id(low), _id(high))
    try:
        for row in connection.execute(_FORWARDS, bounds):
            low = _place(row, low)
            yield tuple(row)
    except apsw.Error:
        with suppress(apsw.Error):
            for row in connection.execute(_BACKWARDS, bounds):
                high = _place(row, high)
                yield tuple(row)
    else:
        return
    if halvings and high - low > 1:
        middle = (low + high) // 2
        yield from _between(connection, low, middle + 1, halvings - 1)
        yield from _between(connection, middle, high, halvings - 1)


def _id(place: int) -> str:
    """The id at a place in the order of ids; what comes before or after all of them."""
    if place < 0:
        return ""
    return "~" if place >= _BEYOND else str(UUID(int=place))


def _place(row: Row, otherwise: int) -> int:
    try:
        return UUID(str(row[0], "ascii")).int if isinstance(row[0], bytes) else otherwise
    except ValueError:
        return otherwise


def _write(found: _Finds, new: Path, known: Known, work: Path) -> Salvaged:
    """Put what was found into a new workbook, read that again, and put it in its place."""
    heading, is_new_workbook = found.heading(known)
    changes = tuple(sorted(found.changes.values(), key=lambda change: change.order))
    wanted = wanted_attachments(FoldedState(changes))
    built, whole = work / "built.nwbk", work / "whole.nwbk"
    create_log(built, heading, found.key, found.kind)
    with closing(ChangeLog(built, {}, found.key)) as log:
        beyond = 0 if found.state is None else found.state.generation
        log.append((ChangeSet("", changes),), beyond=beyond)
        found.take_copies(log, wanted)
        copies = frozenset(log.attachments.sizes)
        log.copy_to(whole)
    read_whole(whole, new.name, found.key, found.kind)
    write_whole(new, lambda temporary: shutil.copyfile(whole, temporary))
    return Salvaged(
        new,
        len(changes),
        len(copies),
        tuple(sorted(found.lost)),
        tuple(safe_name(name) for digest, name in wanted.items() if digest not in copies),
        None if found.state is None else root_of(changes) == found.state.root,
        is_new_workbook,
    )


def _nothing(path: Path, key: Key) -> KnownError:
    if key.is_set:
        return wrong_password(path.name)
    return KnownError(
        "nothing_saved",
        f"Nothing in {path.name} could be read.",
        "The file was left as it is. Open a backup copy.",
    )


def _name_of(row: Row) -> str:
    """The kind and the field of an entry that is not whole; never what somebody wrote."""
    kind, field = _words(row[3]), _words(row[5])
    if kind not in list(RecordKind) or field not in FIELD_TYPES[RecordKind(kind)]:
        return "an entry that has no name any more"
    question = _words(row[4]).rpartition("/")[2]
    return f"{kind} {question}: {field}" if _QUESTION.fullmatch(question) else f"{kind}: {field}"


def _words(column: object) -> str:
    return column.decode("utf-8", "replace") if isinstance(column, bytes) else ""
