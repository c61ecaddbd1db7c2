"""The log of changes in a working copy: the only place that writes a workbook's rows."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import apsw

from neglect_workbook.domain.attachments import REFERRING_KINDS, wanted_attachments
from neglect_workbook.domain.changes import Change, ChangeSet, FieldKey
from neglect_workbook.domain.fields import FORGOT
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.forgetting import forgotten_by, forgotten_ids
from neglect_workbook.domain.parting import meet
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import BugError
from neglect_workbook.storage import schema
from neglect_workbook.storage.attachment_table import AttachmentTable, Source, attachments_in
from neglect_workbook.storage.database import open_to_write, transaction
from neglect_workbook.storage.file_kind import FileKind
from neglect_workbook.storage.heading import ROOT_MODULUS, Heading, LogState, row_number, seal
from neglect_workbook.storage.key import Key

# What is there already is passed over, so a commit of which nobody knows whether it happened
# can be done again.
_INSERT = (
    "INSERT INTO change (id, moment, author, kind, record, field, value, digest)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
)
_SELECT = "SELECT id, moment, author, kind, record, field, value FROM change"
#: What says which attached copies are wanted.
_REFERRING = tuple(kind.value for kind in REFERRING_KINDS)
_SELECT_FORGOT = f"{_SELECT} WHERE field GLOB ?"
_SELECT_REFERRING = f"{_SELECT} WHERE kind IN ({', '.join('?' * len(_REFERRING))})"


def create_log(file: Path, heading: Heading, key: Key, kind: FileKind) -> None:
    """Make a private file of a kind with an empty log.

    Raises:
        apsw.Error: it could not be written.
    """
    with closing(open_to_write(file, key)) as connection, transaction(connection):
        for statement in schema.TABLES.values():
            connection.execute(statement).fetchall()
        connection.execute(f"PRAGMA application_id = {kind.application_id}").fetchall()
        connection.execute(f"PRAGMA user_version = {kind.version}").fetchall()
        _write_meta(connection, heading, LogState(0, 0))


class ChangeLog:
    """The rows of one working copy. Lives on one thread; errors of SQLite pass through.

    Args:
        file: the working copy.
        attachments: bytes of each attached copy in it that is whole, by digest.
        key: opens it.

    Attributes:
        attachments: the attached copies.
    """

    def __init__(self, file: Path, attachments: Mapping[str, int], key: Key) -> None:
        self._file = file
        self._key = key
        self._connection = open_to_write(file, key)
        self.attachments = AttachmentTable(self._connection, attachments)
        self._forgotten = forgotten_ids(self._changes(_SELECT_FORGOT, (f"{FORGOT}*",)))

    @property
    def state(self) -> LogState:
        """Where the log stands."""
        return self._read_meta()[1]

    def append(self, change_sets: Sequence[ChangeSet], *, beyond: int = 0) -> LogState:
        """Add changes, and take away those that they replace or forget, in one transaction.

        What was forgotten here is never taken in again: see ``forgetting``.

        Args:
            change_sets: in the order in which they were made.
            beyond: the new generation is to be greater than this as well.

        Returns:
            Where the log stands after the commit.

        Raises:
            apsw.Error: nothing of it was committed.
        """
        forgotten = self._forgotten.union(
            *(forgotten_by(change) for one in change_sets for change in one.changes)
        )
        with transaction(self._connection):
            heading, before = self._read_meta()
            root = before.root
            for change_set in change_sets:
                root -= sum(map(self._remove, change_set.replaced_ids))
                kept = (change for change in change_set.changes if change.id not in forgotten)
                root += sum(map(self._insert, kept))
            root -= sum(map(self._remove, forgotten - self._forgotten))
            root %= ROOT_MODULUS
            if root == before.root and beyond < before.generation:
                return before
            after = LogState(max(before.generation, beyond) + 1, root)
            _write_meta(self._connection, heading, after)
        self._forgotten = forgotten
        return after

    def united_with(self, changes: Sequence[Change], known: Collection[str]) -> tuple[Change, ...]:
        """What another log adds to this one: see ``parting``.

        Args:
            changes: those of the other log that may be new.
            known: ids of all changes of the other log.

        Returns:
            Those that are not here, and the marks of what contradicts ours.
        """
        here = {change.id: change for change in self._changes(_SELECT)}
        gone = self._forgotten | forgotten_ids(changes)
        new = tuple(one for one in changes if one.id not in here and one.id not in gone)
        ours = (change for identity, change in here.items() if identity not in known)
        marks = (one for one in meet(ours, new) if one.id not in here)
        return (*new, *marks)

    def add_attachments(self, copies: Mapping[str, tuple[int, Source]]) -> LogState:
        """Take in attached copies by one commit; those that are there and whole are passed over.

        Args:
            copies: how many bytes each has, and its content, by the SHA-256 of that.

        Returns:
            Where the log stands afterwards.

        Raises:
            apsw.Error: nothing was committed.
        """
        attachments = self.attachments
        new = {one: copies[one] for one in copies if one not in attachments.sizes}
        if not new:
            return self.state
        with attachments.changing(), transaction(self._connection):
            for digest, (size, source) in new.items():
                attachments.add(digest, size, source)
            after = self._go_further()
        sizes = {digest: size for digest, (size, _) in new.items()}
        attachments.sizes = {**attachments.sizes, **sizes}
        return after

    def take_attachments(self, file: Path, key: Key, digests: Iterable[str]) -> LogState:
        """Take in attached copies that lie in another private file, by one commit."""
        with attachments_in(file, key) as theirs, ExitStack() as opened:
            copies: dict[str, tuple[int, Source]] = {}
            for digest in digests:
                if digest not in self.attachments.sizes:
                    blob = opened.enter_context(theirs.opened(digest))
                    copies[digest] = (blob.length(), blob)
            return self.add_attachments(copies)

    def forget_attachments(self) -> LogState:
        """Take away the attached copies that nothing in the log refers to any more.

        Returns:
            Where the log stands afterwards: further, where there was one.
        """
        attachments, wanted = self.attachments, self._wanted_attachments()
        with attachments.changing(), transaction(self._connection):
            if not attachments.remove_all_but(wanted):
                return self.state
            after = self._go_further()
        attachments.sizes = {one: size for one, size in attachments.sizes.items() if one in wanted}
        return after

    def copy_to(self, file: Path) -> None:
        """Write the log to a new file, whole and with no trace of what was replaced."""
        self._connection.execute("VACUUM INTO ?", (str(file),)).fetchall()

    def go_on_with(self, file: Path, key: Key) -> None:
        """Put a copy that ``copy_to`` made in the place of the working copy, under another key.

        Args:
            file: the copy, already encrypted with the key, or with none.
            key: opens it.

        Raises:
            OSError: it could not be put there; the log goes on as it was.
            apsw.Error: the same.
        """
        self._connection.close()
        try:
            file.replace(self._file)
            self._key = key
        finally:
            self._connection = open_to_write(self._file, self._key)
            self.attachments.go_on_with(self._connection)

    def close(self) -> None:
        """Let go of the file. A disk that fails even then harms nothing that was committed."""
        with suppress(apsw.Error):
            self._connection.close()

    def _go_further(self) -> LogState:
        """Count a commit that changes no row, so that it is published like any other."""
        heading, before = self._read_meta()
        after = LogState(before.generation + 1, before.root)
        _write_meta(self._connection, heading, after)
        return after

    def _wanted_attachments(self) -> Mapping[str, str]:
        """What the log itself says: it may know more than whoever has the workbook open."""
        return wanted_attachments(FoldedState(self._changes(_SELECT_REFERRING, _REFERRING)))

    def _changes(self, statement: str, values: tuple[str, ...] = ()) -> Iterator[Change]:
        for change_id, moment, author, kind, record, field, value in self._connection.execute(
            statement, values
        ):
            key = FieldKey(RecordKind(kind), record, field)
            yield Change(change_id, moment, author, key, json.loads(value))

    def _insert(self, change: Change) -> int:
        """Add a row; what that adds to the root."""
        key = change.key
        row = (change.id, change.moment, change.author, key.kind.value, key.record_id, key.field)
        self._connection.execute(_INSERT, (*row, change.value_text, change.digest)).fetchall()
        return row_number(change) if self._connection.changes() else 0

    def _remove(self, change_id: str) -> int:
        """Take a row away; what that takes from the root."""
        statement = "DELETE FROM change WHERE id = ? RETURNING digest"
        removed: list[tuple[bytes]] = list(self._connection.execute(statement, (change_id,)))
        return sum(int.from_bytes(digest) for (digest,) in removed)

    def _read_meta(self) -> tuple[Heading, LogState]:
        meta: dict[str, str] = dict(self._connection.execute("SELECT key, value FROM meta"))
        heading = Heading(meta["workbook_id"], meta["framework_id"])
        state = LogState(int(meta["generation"]), int(meta["root"], 16))
        if meta["seal"] != seal(heading, state):
            raise BugError("the heading of the working copy does not bear its seal")
        return heading, state


def _write_meta(connection: apsw.Connection, heading: Heading, state: LogState) -> None:
    rows = {
        "workbook_id": heading.workbook_id,
        "framework_id": heading.framework_id,
        "generation": str(state.generation),
        "root": f"{state.root:x}",
        "seal": seal(heading, state),
    }
    statement = "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"
    connection.executemany(statement, list(rows.items()))
