"""A file that is open: its log, undone and done again, published, united with another copy.

A command works out a ChangeSet, folds it at once and hands it to the store, which commits
it on its own thread: `last_save` says when. Nothing else writes.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from neglect_workbook.domain.changes import Change, ChangeSet, FieldEdit, FieldKey
from neglect_workbook.domain.clock import Clock
from neglect_workbook.domain.fields import (
    FIELD_TYPES,
    REMOVED,
    FieldValue,
    JsonValue,
    to_json,
)
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.forgetting import forgotten_ids, without_forgotten
from neglect_workbook.domain.identity import make_id, to_microseconds
from neglect_workbook.domain.records import RECORD_CLASSES, RecordKind
from neglect_workbook.domain.undo import UndoStack, UndoStep
from neglect_workbook.errors import BugError, KnownError
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.keeping.growing import grown_step, text_change_id
from neglect_workbook.storage.store import Store

if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import datetime

    from neglect_workbook.storage.store import Published

_DEFAULTS: dict[RecordKind, dict[str, JsonValue]] = {
    kind: {name: to_json(getattr(RECORD_CLASSES[kind](), name)) for name in names}
    for kind, names in FIELD_TYPES.items()
}

_Snapshot_co = TypeVar("_Snapshot_co", covariant=True)


class KeptFile(ABC, Generic[_Snapshot_co]):
    """A workbook or a collation that is open.

    Args:
        store: keeps the log.
        author: id of this profile in the log of changes.
        clock: gives the present moment.

    Attributes:
        last_save: the commit of the newest command; ``None`` before the first.
    """

    def __init__(self, store: Store, author: str, clock: Clock) -> None:
        self._store = store
        self._author = author
        self._clock = clock
        self._log: dict[str, Change] = {change.id: change for change in store.changes}
        self._state = FoldedState(store.changes)
        self._came_in: set[str] = set()
        self._undo = UndoStack()
        self._snapshot: _Snapshot_co | None = None
        self.last_save: Future[datetime] | None = None

    # -- what it is -------------------------------------------------------------------

    @property
    def path(self) -> Path:
        """The person's file."""
        return self._store.target

    @property
    def store(self) -> Store:
        """Where it is kept: who else has it open, what was recovered, what is published."""
        return self._store

    @property
    def is_read_only(self) -> bool:
        """Whether commands are refused."""
        return self._store.is_read_only

    @property
    def snapshot(self) -> _Snapshot_co:
        """The file as it stands."""
        if self._snapshot is None:
            self._snapshot = self._take_snapshot(self._state)
        return self._snapshot

    @property
    def undo_summary(self) -> str:
        """What undo would take back, in a few words; empty where there is nothing."""
        step = self._undo.next_undo
        return step.summary if step else ""

    @property
    def redo_summary(self) -> str:
        """What redo would do again, in a few words; empty where there is nothing."""
        step = self._undo.next_redo
        return step.summary if step else ""

    def history(self, key: FieldKey) -> tuple[Change, ...]:
        """Every change of one field, newest first."""
        found = (change for change in self._log.values() if change.key == key)
        return tuple(sorted(found, key=lambda change: change.order, reverse=True))

    def is_own(self, change: Change) -> bool:
        """Whether a change was made by this profile on this computer."""
        return change.author == self._author

    @property
    def changes(self) -> tuple[Change, ...]:
        """The whole log, in no order."""
        return tuple(self._log.values())

    @property
    def state(self) -> FoldedState:
        """The fold of the log. It is only ever read."""
        return self._state

    @property
    def came_in(self) -> Collection[str]:
        """Ids of the changes that came from another copy since the file was opened."""
        return self._came_in

    # -- commands ---------------------------------------------------------------------

    def restore(self, change: Change) -> ChangeSet:
        """Give a field the value that it had after an earlier change."""
        return self._do("restore earlier wording", [FieldEdit(change.key, change.value)])

    def apply_edits(
        self, summary: str, edits: Sequence[FieldEdit], record_id: str = ""
    ) -> ChangeSet:
        """Many edits as one command, undone as one.

        Args:
            summary: what they do, in a few words.
            edits: what is wanted.
            record_id: the record that they make, where it is one.
        """
        return self._do(summary, edits, record_id=record_id)

    def set_back(self, summary: str, edits: Sequence[FieldEdit]) -> ChangeSet:
        """Give fields the values of an earlier moment, those of closed reviews too; undone as one.

        Args:
            summary: what that does, in a few words.
            edits: the values, which this file held before.
        """
        self.require_writable()
        wanted = self._differing(edits)
        if not wanted:
            return ChangeSet(summary, ())
        before, changes = self._before(wanted), self._to_changes(wanted)
        self._undo.push(UndoStep(summary, before, tuple(wanted), changes[0].moment))
        return self._commit(summary, changes)

    def note(self, summary: str, edits: Sequence[FieldEdit]) -> ChangeSet:
        """Keep what happened outside the file, such as that another was made of it.

        Undo passes it over: it cannot be taken back.
        """
        self.require_writable()
        wanted = self._differing(edits)
        return self._commit(summary, self._to_changes(wanted)) if wanted else ChangeSet(summary, ())

    def undo(self) -> ChangeSet:
        """Take back the newest command. Raises ``KnownError`` if there is none."""
        if self._undo.next_undo is None:
            raise KnownError("nothing_to_undo", "There is nothing to undo.")
        self.require_writable()
        step = self._undo.undo()
        return self._commit(f"undo {step.summary}", self._to_changes(self._differing(step.before)))

    def redo(self) -> ChangeSet:
        """Do again what was taken back. Raises ``KnownError`` if there is nothing."""
        if self._undo.next_redo is None:
            raise KnownError("nothing_to_redo", "There is nothing to do again.")
        self.require_writable()
        step = self._undo.redo()
        return self._commit(f"redo {step.summary}", self._to_changes(self._differing(step.after)))

    # -- keeping it -------------------------------------------------------------------

    def publish(self) -> "Future[Published | None]":
        """Put the whole file into the person's folder; ``None`` where nothing is new."""
        return self._store.publish()

    def save_copy(self, copy: Path) -> None:
        """Put everything into another file and go on in this one.

        Raises:
            KnownError: it could not be written, or it is the person's own file.
        """
        self._store.save_copy(copy)

    def absorb(self, changes: Iterable[Change]) -> ChangeSet:
        """Fold changes of another copy that the store has united with the log."""
        came = tuple(changes)
        known = without_forgotten((*self._log.values(), *came))
        new = tuple(change for change in known if change.id not in self._log)
        for change in new:
            self._take_in(change)
        self._let_go(self._log.keys() - {change.id for change in known})
        if new:
            self._came_in.update(change.id for change in new)
            self._undo.clear()
        return ChangeSet("changes from another copy", new)

    def forget(self, summary: str, edits: Sequence[FieldEdit]) -> ChangeSet:
        """Take earlier changes out of the log, for good; nothing can be undone afterwards.

        Args:
            summary: what is forgotten, in a few words.
            edits: the marks that list them by id: see ``forgetting``.

        Raises:
            KnownError: the file is open to read only.
        """
        self.require_writable()
        change_set = self._commit(summary, self._to_changes(edits))
        self._let_go(forgotten_ids(change_set.changes))
        self._undo.clear()
        return change_set

    def unite(self, changes: Iterable[Change]) -> ChangeSet:
        """Take in changes of another copy that are not in the log yet.

        Raises:
            KnownError: the file is open to read only.
        """
        self.require_writable()
        change_set = self.absorb(changes)
        if not change_set.is_empty:
            self.last_save = self._store.append(change_set)
        return change_set

    def close(self) -> None:
        """Commit, publish and let go. Raises ``KnownError`` if it could not be published."""
        self._store.close()

    @property
    def next_moment(self) -> int:
        """Now, but always after the newest change, whatever was done to the clock."""
        return max(to_microseconds(self._clock()), self._state.last_moment + 1)

    def require_writable(self) -> None:
        """Raise ``KnownError`` where the file is open to read only."""
        if self.is_read_only:
            raise KnownError(
                "read_only",
                f"This {self._store.kind.noun} is open to read only, so it was not changed.",
                "Save a copy under another name to work in it.",
            )

    # -- how --------------------------------------------------------------------------

    @abstractmethod
    def _take_snapshot(self, state: FoldedState) -> _Snapshot_co:
        """What the fold of the log shows."""

    @abstractmethod
    def _require_allowed(self, edit: FieldEdit) -> None:
        """Raise ``KnownError`` where an edit may not be made."""

    def _do(self, summary: str, edits: Sequence[FieldEdit], record_id: str = "") -> ChangeSet:
        """Check, fold and commit edits, and remember how to undo them."""
        self.require_writable()
        wanted = [self._clean(edit) for edit in edits]
        for edit in wanted:
            if edit.key.kind not in self._store.kind.record_kinds:
                raise BugError(f"a {self._store.kind.noun} has no {edit.key.kind}")
            self._require_allowed(edit)
        wanted = self._differing(wanted)
        if not wanted:
            return ChangeSet(summary, ())
        before = self._before(wanted)
        changes = self._to_changes(wanted)
        step = UndoStep(summary, before, tuple(wanted), changes[0].moment, text_change_id(changes))
        grown = grown_step(self._undo, self._state, step)
        if grown is None:
            self._undo.push(step)
            return self._commit(summary, changes, record_id=record_id)
        replaced_id, whole = grown
        self._undo.extend(whole)
        return self._commit(summary, changes, replaced_ids=(replaced_id,))

    def _do_part(
        self, summary: str, edits: Iterable[FieldEdit], whole: UndoStep | None
    ) -> ChangeSet:
        """Commit a part of a long command, which is undone as one with the parts before it.

        Nothing in it is checked or cleaned: it is what the program itself read.

        Args:
            summary: what the whole command does, in a few words.
            edits: what is wanted now.
            whole: what ``last_step`` was after the part before; ``None`` for the first.
        """
        self.require_writable()
        wanted = self._differing(edits)
        if not wanted:
            return ChangeSet(summary, ())
        before, changes = self._before(wanted), self._to_changes(wanted)
        if whole is not None and whole is self._undo.next_undo and self._undo.can_extend:
            parts = (*before, *whole.before), (*whole.after, *wanted)
            self._undo.extend(UndoStep(summary, *parts, whole.started))
        else:
            self._undo.push(UndoStep(summary, before, tuple(wanted), changes[0].moment))
        return self._commit(summary, changes)

    def _commit(
        self,
        summary: str,
        changes: tuple[Change, ...],
        *,
        replaced_ids: tuple[str, ...] = (),
        record_id: str = "",
    ) -> ChangeSet:
        change_set = ChangeSet(summary, changes, replaced_ids, record_id)
        for replaced in replaced_ids:
            del self._log[replaced]
        for change in changes:
            self._take_in(change)
        self.last_save = self._store.append(change_set)
        return change_set

    def _take_in(self, change: Change) -> None:
        self._log[change.id] = change
        self._state.apply(change)
        self._snapshot = None

    def _to_changes(self, edits: Iterable[FieldEdit]) -> tuple[Change, ...]:
        moment = self.next_moment
        return tuple(
            Change(make_id(moment + place), moment + place, self._author, edit.key, edit.value)
            for place, edit in enumerate(edits)
        )

    def _let_go(self, forgotten: Collection[str]) -> None:
        """Drop changes from what is held here, as the store drops them from the log."""
        if forgotten:
            for change_id in forgotten:
                self._log.pop(change_id, None)
            self._state = FoldedState(self._log.values())
            self._snapshot = None

    def _before(self, edits: Sequence[FieldEdit]) -> tuple[FieldEdit, ...]:
        """What takes these edits back. A record that they make is only removed again."""
        born = {
            (edit.key.kind, edit.key.record_id)
            for edit in edits
            if edit.key.field == REMOVED and self._state.latest(edit.key) is None
        }
        back = [
            FieldEdit(edit.key, self._present(edit.key))
            for edit in edits
            if (edit.key.kind, edit.key.record_id) not in born
        ]
        back += [
            FieldEdit(FieldKey(kind, record_id, REMOVED), value=True)
            for kind, record_id in sorted(born)
        ]
        return tuple(back)

    def _differing(self, edits: Iterable[FieldEdit]) -> list[FieldEdit]:
        return [edit for edit in edits if edit.value != self._present(edit.key)]

    def _present(self, key: FieldKey) -> JsonValue:
        """The value of a field; its default where it was never touched."""
        latest = self._state.latest(key)
        if latest is not None:
            return latest.value
        return None if key.field == REMOVED else _DEFAULTS[key.kind][key.field]

    def _clean(self, edit: FieldEdit) -> FieldEdit:
        if isinstance(edit.value, str):
            return FieldEdit(edit.key, clean_text(edit.value))
        return edit


def edits_of(kind: RecordKind, record_id: str, fields: Mapping[str, FieldValue]) -> list[FieldEdit]:
    """Fields of one record as edits."""
    return [
        FieldEdit(FieldKey(kind, record_id, name), to_json(value)) for name, value in fields.items()
    ]
