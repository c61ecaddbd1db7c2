"""Two copies that went apart and meet again: which of their changes contradict each other.

A union of two logs loses nothing, but where both copies changed one field only one of them shows.
The log itself cannot say later that neither knew of the other. So whoever unites two logs adds a
mark for each such pair of changes: one more change, of a field of its own that nothing shows. It
is worked out from the pair alone, so two copies that take in each other make the very same mark.
A mark is open until somebody chooses; choosing gives it the value false.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from neglect_workbook.domain.changes import Change, FieldKey
from neglect_workbook.domain.fields import APART, REMOVED, JsonValue, is_mark
from neglect_workbook.domain.identity import id_of_pair
from neglect_workbook.domain.periods import parse_period
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.rules import is_free_text
from neglect_workbook.domain.text_edit import letters_lost

#: Edits of one text by one author within this long are one change, in microseconds.
ONE_CHANGE: Final = 60_000_000

_Record = tuple[RecordKind, str]

#: Nobody is asked about these: forms are only ever counted, and of what was sent, what came
#: back and what was refused the newest holds.
_KINDS_NEVER_ASKED: Final = frozenset(
    {
        RecordKind.VOICE,
        RecordKind.SENT,
        RecordKind.RECEIPT,
        RecordKind.FEEDBACK,
        RecordKind.CONFIRMATION,
        RecordKind.REFUSAL,
    }
)
#: Of what belongs together one field stands for all. What follows from a file is asked of nobody.
_NEVER_ASKED: Final = frozenset(
    {
        (RecordKind.CLOSED_REVIEW, "closed_on"),
        (RecordKind.CLOSED_REVIEW, "digest"),
        (RecordKind.EVIDENCE, "file_name"),
        (RecordKind.EVIDENCE, "file_size"),
        (RecordKind.COLLATION, "earlier_name"),
        *((RecordKind.GATHERED, field) for field in ("facts", "content", "files", "received_on")),
        (RecordKind.GATHERED, "is_dealt_with"),
        (RecordKind.EXPECTED, "place"),
        *((RecordKind.MODERATION, field) for field in ("answer_digest", "is_skipped", "is_added")),
    }
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two changes that were made apart.

    Attributes:
        older_id: id of the one that comes first in the order of the log.
        newer_id: id of the other.
    """

    older_id: str
    newer_id: str


def pair_of(mark: FieldKey) -> Pair:
    """The changes that a mark is about."""
    older_id, _, newer_id = mark.field.removeprefix(APART).partition("/")
    return Pair(older_id, newer_id)


def meet(ours: Iterable[Change], theirs: Iterable[Change]) -> tuple[Change, ...]:
    """What to add to the union of two logs, so that both sides of every contradiction are known.

    Args:
        ours: the changes that only we have.
        theirs: the changes that only the other copy has.

    Returns:
        Marks of what contradicts each other. Also what makes a form or a number that both took in
        count once, and, where both began the same review apart, the words that one of them wrote
        since, so that the later beginning does not hide them. It is the same whichever side is
        called ours.
    """
    one, other = _Side(ours), _Side(theirs)
    added = [_mark(*pair) for pair in _removals(one, other)]
    added += [_of_twins(one, other, pair) for pair in _twins(one, other)]
    for key in one.tips.keys() & other.tips.keys():
        mine, yours = one.tips[key], other.tips[key]
        if mine.value == yours.value or _is_passed_over(key):
            continue
        if _goes_on(mine, other.by_key[key]) or _goes_on(yours, one.by_key[key]):
            continue
        if _both_began(one, other, key) and one.first[key].value == other.first[key].value:
            begun = (side for side in (one, other) if len(side.by_key[key]) == 1)
            only_begun = next(begun, None)
            if only_begun is not None:
                gone_on = other if only_begun is one else one
                added += _lifted(only_begun.tips[key], gone_on.tips[key])
                continue
        added.append(_mark(mine, yours))
    return tuple(sorted(added, key=lambda change: change.order))


class _Side:
    """The changes that only one copy has."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self.by_key: dict[FieldKey, list[Change]] = defaultdict(list)
        self.by_record: dict[_Record, list[Change]] = defaultdict(list)
        for change in sorted(changes, key=lambda one: one.order):
            if not is_mark(change.key.field):
                self.by_key[change.key].append(change)
                self.by_record[_record_of(change)].append(change)
        self.first = {key: changes[0] for key, changes in self.by_key.items()}
        self.tips = {key: changes[-1] for key, changes in self.by_key.items()}

    def removal(self, record: _Record) -> Change | None:
        """The change that removed a record, where it stayed so."""
        tip = self.tips.get(FieldKey(*record, REMOVED))
        return tip if tip is not None and tip.value is True else None

    def has_begun(self, record: _Record) -> bool:
        """Whether it was made in this copy since they parted."""
        first = self.first.get(FieldKey(*record, REMOVED))
        return first is not None and first.value is False

    def value(self, record: _Record, field: str) -> JsonValue:
        """What a field of a record that was made here holds."""
        tip = self.tips.get(FieldKey(*record, field))
        return None if tip is None else tip.value


def _removals(one: _Side, other: _Side) -> Iterator[tuple[Change, Change]]:
    """A record that one side removed and the other still worked on."""
    for record in one.by_record.keys() & other.by_record.keys():
        mine, yours = one.removal(record), other.removal(record)
        if record[0] in _KINDS_NEVER_ASKED or (mine is None) == (yours is None):
            continue
        if mine is not None:
            yield mine, other.by_record[record][-1]
        elif yours is not None:
            yield one.by_record[record][-1], yours


def _twins(one: _Side, other: _Side) -> Iterator[tuple[Change, Change]]:
    """The last changes of two records, one of each side, that stand for the same thing.

    That is two numbers for one period of one indicator, or one form that both sides took in.
    """
    yours = dict(_named(other))
    for name, mine in _named(one):
        if name in yours and yours[name].key.record_id != mine.key.record_id:
            yield mine, yours[name]


def _named(side: _Side) -> Iterator[tuple[tuple[object, ...], Change]]:
    """The last change of each record that was made here, by what two copies would both make."""
    for record, changes in side.by_record.items():
        if not side.has_begun(record) or side.removal(record) is not None:
            continue
        if record[0] is RecordKind.INDICATOR_VALUE:
            period = str(side.value(record, "period"))
            indicator_id = side.value(record, "indicator_id")
            yield (record[0], indicator_id, parse_period(period) or period), changes[-1]
        elif record[0] is RecordKind.VOICE and side.value(record, "form_id"):
            review_id = side.value(record, "review_id")
            yield (record[0], review_id, side.value(record, "form_id")), changes[-1]


def _of_twins(one: _Side, other: _Side, pair: tuple[Change, Change]) -> Change:
    """What becomes of two records for the same thing.

    A form counts once, as it was taken in last, and the same number is there once. Somebody
    chooses between two that differ.
    """
    is_form = pair[0].key.kind is RecordKind.VOICE
    sides = zip((one, other), (_record_of(change) for change in pair), strict=True)
    said = [(side.value(at, "value"), side.value(at, "note")) for side, at in sides]
    return _without_twin(*pair) if is_form or said[0] == said[1] else _mark(*pair)


def _is_passed_over(key: FieldKey) -> bool:
    is_asked = key.field != REMOVED and (key.kind, key.field) not in _NEVER_ASKED
    return key.kind in _KINDS_NEVER_ASKED or not is_asked


def _goes_on(tip: Change, others: Iterable[Change]) -> bool:
    """Whether the other copy holds what became of this text as its writer typed on.

    Only where no letter of it is gone: the same person may have worked in both copies.
    """
    return is_free_text(tip.key.kind, tip.key.field) and any(
        other.author == tip.author
        and 0 < other.moment - tip.moment <= ONE_CHANGE
        and letters_lost(str(tip.value), str(other.value)) == 0
        for other in others
    )


def _both_began(one: _Side, other: _Side, key: FieldKey) -> bool:
    """Whether a field belongs to a review that both copies began apart."""
    if key.kind is not RecordKind.ANSWER:
        return False
    review = (RecordKind.REVIEW, key.record_id.partition("/")[0])
    return one.has_begun(review) and other.has_begun(review)


def _record_of(change: Change) -> _Record:
    return change.key.kind, change.key.record_id


def _without_twin(one: Change, other: Change) -> Change:
    """The removal of the record that was made first."""
    first, last = sorted((one, other), key=lambda change: change.key.record_id)
    moment = max(one.moment, other.moment) + 1
    identity = id_of_pair(moment, first.id, last.id)
    key = FieldKey(first.key.kind, first.key.record_id, REMOVED)
    return Change(identity, moment, last.author, key, value=True)


def _mark(one: Change, other: Change) -> Change:
    older, newer = sorted((one, other), key=lambda change: change.order)
    identity = id_of_pair(newer.moment, older.id, newer.id)
    key = FieldKey(newer.key.kind, newer.key.record_id, f"{APART}{older.id}/{newer.id}")
    return Change(identity, newer.moment, newer.author, key, value=True)


def _lifted(only_begun: Change, gone_on: Change) -> list[Change]:
    """What was written since, once more, where the other copy's beginning comes later."""
    if gone_on.order > only_begun.order:
        return []
    moment = only_begun.moment + 1
    identity = id_of_pair(moment, gone_on.id, only_begun.id)
    return [Change(identity, moment, gone_on.author, gone_on.key, gone_on.value)]
