"""Records are made again only where a field changed, and are none the less always right."""

from hypothesis import given
from hypothesis import strategies as st

from neglect_workbook.domain.changes import Change, FieldKey
from neglect_workbook.domain.fields import REMOVED, JsonValue
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.records import Evidence, RecordKind
from neglect_workbook.domain.unfolding import record_of, records_of

_VALUES: dict[str, st.SearchStrategy[JsonValue]] = {
    "title": st.sampled_from(["one", "two"]),
    "level": st.sampled_from([1, 2]),
}


@st.composite
def _changes(draw: st.DrawFn, moment: int) -> Change:
    field = draw(st.sampled_from([*_VALUES, REMOVED]))
    value: JsonValue = draw(_VALUES.get(field, st.booleans()))
    record_id = draw(st.sampled_from(["r1", "r2", "r3"]))
    key = FieldKey(RecordKind.EVIDENCE, record_id, field)
    # Those of other copies arrive late.
    earlier = draw(st.integers(0, 3))
    return Change(f"{moment:04}", moment - earlier, "author", key, value)


def _records(state: FoldedState) -> tuple[Evidence, ...]:
    return records_of(state, RecordKind.EVIDENCE, Evidence)


@given(st.data(), st.integers(1, 12))
def test_after_every_change_the_records_are_those_of_the_whole_log(
    data: st.DataObject, count: int
) -> None:
    log: list[Change] = []
    state = FoldedState()
    for moment in range(10, 10 + count):
        log.append(data.draw(_changes(moment)))
        state.apply(log[-1])
        assert _records(state) == _records(FoldedState(log))


def test_what_was_not_changed_is_not_made_again() -> None:
    keys = [FieldKey(RecordKind.EVIDENCE, one, "title") for one in ("r1", "r2")]
    state = FoldedState(Change(f"{at}", at, "author", key, "a") for at, key in enumerate(keys))
    first, second = _records(state)
    assert _records(state) is _records(state)

    state.apply(Change("9", 9, "author", keys[1], "b"))

    now = _records(state)
    assert now[0] is first
    assert now[1].title == "b" != second.title
    assert record_of(state, RecordKind.EVIDENCE, "r2", Evidence, id="r2", number=2) is now[1]
