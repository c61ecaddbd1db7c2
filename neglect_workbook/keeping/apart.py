"""What two copies of a file say differently, worked out from the marks in its log."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from neglect_workbook.domain.changes import Change, ChangeSet, FieldEdit, FieldKey
from neglect_workbook.domain.fields import FIELD_TYPES, REMOVED, FieldType, JsonValue
from neglect_workbook.domain.joining import join_lines, join_texts
from neglect_workbook.domain.parting import pair_of
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.rules import is_free_text
from neglect_workbook.errors import KnownError

if TYPE_CHECKING:
    from neglect_workbook.keeping.kept_file import KeptFile

#: Texts that stand on one line of the window.
_ONE_LINE: Final = frozenset(
    {
        *(
            (RecordKind.ORGANISATION, field)
            for field in ("name", "setting_id", "contact_role", "substitute_contact_role")
        ),
        *((RecordKind.REVIEW, field) for field in ("approved_role", "minute_reference")),
        *(
            (RecordKind.EVIDENCE, field)
            for field in ("title", "whose_view", "period", "kept_at", "also_used_for")
        ),
        *((RecordKind.ACTION, field) for field in ("lead_role", "with_whom")),
        *((RecordKind.INDICATOR, field) for field in ("name", "unit")),
        (RecordKind.INDICATOR_VALUE, "period"),
    }
)
#: What is chosen together with a field, because it is part of the same thing.
_TOGETHER: Final[Mapping[tuple[RecordKind, str], tuple[str, ...]]] = {
    (RecordKind.CLOSED_REVIEW, "content"): ("digest", "closed_on"),
    (RecordKind.EVIDENCE, "file_digest"): ("file_name", "file_size"),
    (RecordKind.COLLATION, "earlier_content"): ("earlier_name",),
}
_OF_A_REVIEW: Final = frozenset({RecordKind.REVIEW, RecordKind.ANSWER})
#: The changes of one command lie this close together, in microseconds.
_ONE_COMMAND: Final = 100


class Choice(StrEnum):
    """What becomes of two texts."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


class Difference(StrEnum):
    """How two copies differ."""

    FIELD = "field"
    REMOVED = "removed"
    TWIN = "twin"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two changes that two copies made apart, of which nobody chose one yet.

    Attributes:
        mark: where the log keeps that they were made apart.
        difference: two values of a field; a record removed in one copy and changed in the
            other; or two records for the same thing.
        ours: the change of our copy, or what the field holds now if it was changed since.
        theirs: the change of the other copy.
        is_sure: whether it is known which copy is ours. If not, ours is the earlier one.
        is_changed_since: whether somebody changed the field after the copies were united.
    """

    mark: FieldKey
    difference: Difference
    ours: Change
    theirs: Change
    is_sure: bool
    is_changed_since: bool = False

    @property
    def key(self) -> FieldKey:
        """The field, or the removal of the record."""
        if self.difference is Difference.REMOVED:
            return FieldKey(self.theirs.key.kind, self.theirs.key.record_id, REMOVED)
        return self.theirs.key

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen."""
        return tuple(Choice) if self._can_keep_both else (Choice.OURS, Choice.THEIRS)

    @property
    def our_value(self) -> JsonValue:
        """What our copy says."""
        return self._value(self.ours)

    @property
    def their_value(self) -> JsonValue:
        """What the other copy says."""
        return self._value(self.theirs)

    @property
    def is_text(self) -> bool:
        """Whether both are words that a person typed."""
        is_field = self.difference is Difference.FIELD
        is_typed = is_free_text(self.key.kind, self.key.field)
        return is_field and is_typed and not _together(self.key)

    @property
    def _can_keep_both(self) -> bool:
        if self.difference is Difference.TWIN:
            return True
        is_field = self.difference is Difference.FIELD
        kind, field = self.key.kind, self.key.field
        is_list = is_field and FIELD_TYPES[kind].get(field) is FieldType.IDS
        return is_list or (self.is_text and bool(self.our_value) and bool(self.their_value))

    def _value(self, change: Change) -> JsonValue:
        if self.difference is Difference.REMOVED:
            return change.key.field == REMOVED and change.value is True
        return change.value


def open_conflicts(kept: "KeptFile[object]") -> tuple[Conflict, ...]:
    """What two copies say differently and nobody chose yet, in the order of the last change."""
    marks = tuple(kept.state.open_marks())
    if not marks:
        return ()
    log = {change.id: change for change in kept.changes}
    found = (_conflict(kept, log, mark) for mark in marks)
    return tuple(one for one in found if one is not None)


def choose(kept: "KeptFile[object]", conflict: Conflict, choice: Choice) -> ChangeSet:
    """Settle a conflict, undone as one. The text that was not chosen stays in the history.

    Args:
        kept: what was typed and not sent yet is not in it, so flush first.
        conflict: one of ``open_conflicts``.
        choice: one of its choices.

    Raises:
        KnownError: it was settled meanwhile, or the workbook is open to read only.
    """
    if kept.state.value(conflict.mark) is not True:
        raise KnownError(
            "chosen_already", "This was chosen already.", "Look at what is left to choose."
        )
    if choice not in conflict.choices:
        raise KnownError(
            "not_both", "Both cannot be kept here.", "Choose what your copy or the other one says."
        )
    settled = FieldEdit(conflict.mark, value=False)
    edits = _edits(kept, conflict, choice)
    return kept.apply_edits("choice between two copies", [*edits, settled])


def standing(kept: "KeptFile[object]", conflict: Conflict) -> Choice:
    """Which of the two is in the file until somebody chooses."""
    if conflict.difference is Difference.TWIN:
        return Choice.BOTH
    now = kept.state.value(conflict.key)
    if conflict.difference is Difference.REMOVED:
        now = now is True
    return Choice.THEIRS if now == conflict.their_value else Choice.OURS


def joined(conflict: Conflict) -> str:
    """Both texts one after the other, with what says which copy each came from."""
    ours, theirs = str(conflict.our_value), str(conflict.their_value)
    if (conflict.key.kind, conflict.key.field) in _ONE_LINE:
        return join_lines(ours, theirs)
    return join_texts(ours, theirs, is_sure=conflict.is_sure)


def _conflict(
    kept: "KeptFile[object]", log: Mapping[str, Change], mark: FieldKey
) -> Conflict | None:
    """What a mark is about; ``None`` where there is nothing to choose any more."""
    pair = pair_of(mark)
    older, newer = log.get(pair.older_id), log.get(pair.newer_id)
    if older is None or newer is None:
        # Its writer typed on within the minute, and this took its place.
        return None
    difference = _difference(older, newer)
    if _is_moot(kept, difference, (older, newer)):
        return None
    ours, theirs, is_sure = _whose(kept, older, newer)
    if difference is not Difference.FIELD:
        return Conflict(mark, difference, ours, theirs, is_sure)
    now = kept.state.latest(newer.key)
    if now is None or now.value in (ours.value, theirs.value):
        return Conflict(mark, difference, ours, theirs, is_sure)
    return Conflict(mark, difference, now, theirs, is_sure, is_changed_since=True)


def _difference(older: Change, newer: Change) -> Difference:
    if older.key.record_id != newer.key.record_id:
        return Difference.TWIN
    return Difference.FIELD if older.key == newer.key else Difference.REMOVED


def _is_moot(
    kept: "KeptFile[object]", difference: Difference, changes: tuple[Change, Change]
) -> bool:
    """Whether it makes no difference any more which one is chosen, or cannot be chosen."""
    state, kind = kept.state, changes[0].key.kind
    gone = [state.is_removed(kind, one.key.record_id) for one in changes]
    if difference is not Difference.REMOVED and any(gone):
        return True
    if kind not in _OF_A_REVIEW:
        return False
    # A closed review is kept as it was frozen.
    review_id = changes[0].key.record_id.partition("/")[0]
    closed = FieldKey(RecordKind.CLOSED_REVIEW, review_id, REMOVED)
    return state.value(closed) is False


def _whose(kept: "KeptFile[object]", older: Change, newer: Change) -> tuple[Change, Change, bool]:
    """Ours, the other copy's, and whether that is known."""
    is_ours = [kept.is_own(one) for one in (older, newer)]
    if is_ours[0] == is_ours[1]:
        is_ours = [one.id not in kept.came_in for one in (older, newer)]
    is_sure = is_ours[0] != is_ours[1]
    return (newer, older, True) if is_sure and is_ours[1] else (older, newer, is_sure)


def _edits(kept: "KeptFile[object]", conflict: Conflict, choice: Choice) -> Iterator[FieldEdit]:
    key = conflict.key
    chosen = conflict.theirs if choice is Choice.THEIRS else conflict.ours
    if conflict.difference is Difference.TWIN:
        if choice is not Choice.BOTH:
            other = conflict.ours if choice is Choice.THEIRS else conflict.theirs
            yield FieldEdit(FieldKey(key.kind, other.key.record_id, REMOVED), value=True)
    elif conflict.difference is Difference.REMOVED:
        is_removal = conflict.their_value if choice is Choice.THEIRS else conflict.our_value
        yield FieldEdit(key, is_removal)
    elif choice is not Choice.BOTH:
        yield FieldEdit(key, chosen.value)
        for field in _together(key):
            yield from _at_that_time(kept, chosen, FieldKey(key.kind, key.record_id, field))
    elif isinstance(conflict.our_value, list) and isinstance(conflict.their_value, list):
        yield FieldEdit(key, [*dict.fromkeys([*conflict.our_value, *conflict.their_value])])
    else:
        yield FieldEdit(key, joined(conflict))


def _together(key: FieldKey) -> tuple[str, ...]:
    return _TOGETHER.get((key.kind, key.field), ())


def _at_that_time(kept: "KeptFile[object]", chosen: Change, key: FieldKey) -> Iterator[FieldEdit]:
    """What another field of the same thing held in the copy that is chosen."""
    until = chosen.moment + _ONE_COMMAND
    before = [change for change in kept.history(key) if change.moment <= until]
    own = [change for change in before if change.author == chosen.author]
    for change in (own or before)[:1]:
        yield FieldEdit(key, change.value)
