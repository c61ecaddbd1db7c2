"""Reading a whole private file and checking everything in it that can be checked."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import apsw

from neglect_workbook.domain.changes import Change, FieldKey
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.storage import schema
from neglect_workbook.storage.attachment_table import FoundAttachments, find_attachments
from neglect_workbook.storage.database import check_unlocked, damaged, is_disk_fault, open_to_read
from neglect_workbook.storage.file_kind import FileKind
from neglect_workbook.storage.heading import ROOT_MODULUS, Heading, LogState, seal
from neglect_workbook.storage.key import Key, key_for, wrong_password

#: The last microsecond of the year 9999: no later moment is a date.
_LAST_MOMENT = 253_402_300_799_999_999
_LONGEST_NAME = 60
#: What SQLite puts before the first finding of a check.
_SQLITE_HEADING = "*** in database main ***"

#: Read as bytes: damaged text may not be text at all, and its neighbours still have names.
SELECT_CHANGES = (
    "SELECT CAST(id AS BLOB), moment, CAST(author AS BLOB), CAST(kind AS BLOB),"
    " CAST(record AS BLOB), CAST(field AS BLOB), CAST(value AS BLOB), digest FROM change"
)

#: What `SELECT_CHANGES` gives.
Row = tuple[object, ...]
#: The place of the digest in it.
_DIGEST = 7

_NO_ATTACHMENTS = FoundAttachments({}, frozenset())


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds.

    Attributes:
        heading: which workbook it is; empty where it cannot be read.
        state: generation and root as the file states them; zeros where they cannot be read.
        changes: every row that is exactly as it was written, in order.
        problems: what is hurt, a sentence each; empty for a whole file. Attached copies are not
            in it: a damaged one does not keep the rest from being read.
        attachments: the attached copies, and whether each is as it was written.
    """

    heading: Heading
    state: LogState
    changes: tuple[Change, ...]
    problems: tuple[str, ...]
    attachments: FoundAttachments = _NO_ATTACHMENTS

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the changes."""
        return frozenset(change.id for change in self.changes)


def read_contents(file: Path, key: Key, kind: FileKind) -> Contents:
    """Read and check a private file: structure, tables, every row and copy, the root.

    Never raises for what is in the file: that goes to ``problems``.

    Raises:
        apsw.Error: the computer could not read it; the file may be whole.
    """
    try:
        connection = open_to_read(file, key)
    except apsw.Error as error:
        if is_disk_fault(error):
            raise
        return Contents(Heading("", ""), LogState(0, 0), (), (_structure_problem(error),))
    with closing(connection):
        return _Reader(connection, kind).read()


def read_whole(file: Path, name: str, key: Key, kind: FileKind) -> Contents:
    """The contents of a private file in which nothing is hurt.

    Args:
        file: the private copy.
        name: what people call the file.
        key: opens it; not looked at where the file is not encrypted.
        kind: what it is.

    Raises:
        KnownError: ``damaged``, naming what is hurt; ``needs_password``, ``wrong_password``.
        OSError: it cannot be read.
        apsw.Error: the same.
    """
    contents = read_contents(file, fitting_key(file, name, key, kind), kind)
    if contents.problems:
        raise damaged(name, contents.problems)
    return contents


def fitting_key(file: Path, name: str, key: Key, kind: FileKind) -> Key:
    """The key that opens a private file, tried on it; none where it wants none.

    Raises:
        KnownError: ``needs_password``, ``wrong_password``, or what is inside is not of this kind,
            or not known to this program.
        OSError: it cannot be read.
        apsw.Error: the same.
    """
    fitting = key_for(file, name, key)
    if fitting.is_set:
        try:
            with closing(open_to_read(file, fitting)) as connection:
                check_unlocked(connection, name, kind)
        except apsw.NotADBError as error:
            raise wrong_password(name) from error
        except apsw.Error as error:
            if is_disk_fault(error):
                raise
            raise damaged(name, (_structure_problem(error),)) from error
    return fitting


class _Reader:
    """One pass over a file; problems gather on the way."""

    def __init__(self, connection: apsw.Connection, kind: FileKind) -> None:
        self._connection = connection
        self._kind = kind
        self._problems: list[str] = []
        #: The sum of the digests of the changes that are whole.
        self._root = 0

    def read(self) -> Contents:
        self._check_structure()
        self._check_tables()
        changes = tuple(sorted(self._changes(), key=lambda change: change.order))
        heading, state = self._heading_and_state()
        if not self._problems and state.root != self._root % ROOT_MODULUS:
            self._problems.append("Some entries are missing, or there are too many.")
        attachments = self._attachments()
        problems = tuple(dict.fromkeys(self._problems))
        return Contents(heading, state, changes, problems, attachments)

    def _check_structure(self) -> None:
        found = [str(message) for (message,) in self._rows("PRAGMA quick_check(1)")]
        if found and found != ["ok"]:
            self._problems.append(_structure_problem(found[0].removeprefix(_SQLITE_HEADING)))

    def _check_tables(self) -> None:
        found = sorted(self._rows("SELECT type, name, sql FROM sqlite_schema"), key=str)
        ours = [("table", name, statement) for name, statement in schema.TABLES.items()]
        if found != ours:
            self._problems.append("The file has tables or rules that this program did not make.")

    def _changes(self) -> Iterator[Change]:
        for row in self._rows(SELECT_CHANGES):
            change, digest = change_of(row), row[_DIGEST]
            is_known = change is not None and change.key.kind in self._kind.record_kinds
            if change is None or not is_known or not isinstance(digest, bytes):
                self._problems.append(f"{_name_of(row)} is not as it was written.")
            else:
                # It is the change's own, or there would be no change: it is not worked out twice.
                self._root += int.from_bytes(digest)
                yield change

    def _heading_and_state(self) -> tuple[Heading, LogState]:
        rows = self._rows("SELECT CAST(key AS BLOB), CAST(value AS BLOB) FROM meta")
        try:
            meta = {_text(key): _text(value) for key, value in rows}
            heading = Heading(meta["workbook_id"], meta["framework_id"])
            state = LogState(int(meta["generation"]), int(meta["root"], 16))
            is_whole = meta["seal"] == seal(heading, state)
        except (KeyError, TypeError, ValueError):
            is_whole = False
        if is_whole:
            return heading, state
        self._problems.append(f"The heading of the {self._kind.noun} is not as it was written.")
        return Heading("", ""), LogState(0, 0)

    def _attachments(self) -> FoundAttachments:
        try:
            return find_attachments(self._connection)
        except (apsw.Error, UnicodeDecodeError) as error:
            if is_disk_fault(error):
                raise
            self._problems.append(_structure_problem(error))
            return _NO_ATTACHMENTS

    def _rows(self, statement: str) -> Iterator[Row]:
        try:
            yield from self._connection.execute(statement)
        except (apsw.Error, UnicodeDecodeError) as error:
            if is_disk_fault(error):
                raise
            self._problems.append(_structure_problem(error))


def change_of(row: Row) -> Change | None:
    """The change in a row, or ``None`` where the row is not exactly as it was written."""
    moment, digest = row[1], row[_DIGEST]
    if not isinstance(moment, int) or not 0 <= moment <= _LAST_MOMENT:
        return None
    try:
        identity, author, kind, record, field, value = map(_text, (row[0], *row[2:7]))
        key = FieldKey(RecordKind(kind), record, field)
        change = Change(identity, moment, author, key, json.loads(value))
    except (TypeError, ValueError, RecursionError):
        return None
    return change if change.digest == digest else None


def _text(value: object) -> str:
    if not isinstance(value, bytes):
        raise TypeError("a column that holds text holds something else")
    return value.decode("utf-8")


def _name_of(row: Row) -> str:
    kind, record, field = map(_readable, row[3:6])
    # Of an answer only the question: the review before it is a number that tells nobody anything.
    return f"The entry '{field}' of {kind} {record.rpartition('/')[2]}"


def _readable(value: object) -> str:
    """A short name from bytes that may be damaged."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else "(unreadable)"
    return "".join(char if char.isprintable() else "\ufffd" for char in text)[:_LONGEST_NAME]


def _structure_problem(cause: object) -> str:
    return f"The structure of the file is damaged: {' '.join(str(cause).split())}."
