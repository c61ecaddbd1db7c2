from hypothesis import given
from hypothesis import strategies as st

from neglect_workbook.domain.changes import Change, FieldKey
from neglect_workbook.domain.fields import REMOVED
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.records import RecordKind

KEY = FieldKey(RecordKind.ANSWER, "r/M1", "reason")
_FIELDS = ("reason", "working_well", REMOVED)


def _change(moment: int, id_: str, value: str, key: FieldKey = KEY) -> Change:
    return Change(id_, moment, "author", key, value)


@st.composite
def _logs(draw: st.DrawFn) -> list[Change]:
    """Logs with few moments and few fields, so that ties and overwriting are common."""
    ids = draw(st.lists(st.text("0123456789abcdef", min_size=4, max_size=4), unique=True))
    return [
        Change(
            id_,
            draw(st.integers(1, 3)),
            draw(st.sampled_from(["a", "b"])),
            FieldKey(
                draw(st.sampled_from([RecordKind.ANSWER, RecordKind.EVIDENCE])),
                draw(st.sampled_from(["r1", "r2"])),
                draw(st.sampled_from(_FIELDS)),
            ),
            draw(st.sampled_from([True, False, "one", "two", None])),
        )
        for id_ in ids
    ]


def _everything(state: FoldedState) -> object:
    records = [
        (kind, record_id, state.is_removed(kind, record_id), state.fields(kind, record_id))
        for kind in RecordKind
        for record_id in state.record_ids(kind)
    ]
    return records, state.last_moment


@given(_logs().flatmap(lambda log: st.tuples(st.just(log), st.permutations(log))))
def test_any_order_of_arrival_gives_the_same_state(logs: tuple[list[Change], list[Change]]) -> None:
    as_made, as_arrived = logs
    assert _everything(FoldedState(as_made)) == _everything(FoldedState(as_arrived))


@given(_logs())
def test_every_field_holds_the_last_change_made_to_it(log: list[Change]) -> None:
    state = FoldedState(log)
    for key in {change.key for change in log}:
        newest = max((one for one in log if one.key == key), key=lambda one: one.order)
        assert state.latest(key) is newest
        assert state.value(key) == newest.value


@given(_logs())
def test_taking_in_a_log_twice_changes_nothing(log: list[Change]) -> None:
    assert _everything(FoldedState([*log, *log])) == _everything(FoldedState(log))


def test_a_later_change_wins_even_when_it_arrives_first() -> None:
    state = FoldedState([_change(20, "a", "later"), _change(10, "z", "earlier")])
    assert state.value(KEY) == "later"
    assert state.last_moment == 20


def test_in_a_tie_the_higher_id_wins_whichever_comes_first() -> None:
    low, high = _change(10, "a", "low"), _change(10, "b", "high")
    assert FoldedState([low, high]).value(KEY) == "high"
    assert FoldedState([high, low]).value(KEY) == "high"


def test_a_field_that_nobody_touched_has_no_value_and_no_change() -> None:
    state = FoldedState([_change(1, "a", "text")])
    other = FieldKey(RecordKind.ANSWER, "r/M1", "working_well")
    assert state.value(other) is None
    assert state.latest(other) is None
    assert FoldedState().last_moment == 0


def test_records_come_in_the_order_of_their_ids_and_by_kind() -> None:
    keys = [
        FieldKey(RecordKind.EVIDENCE, "e2", "title"),
        FieldKey(RecordKind.EVIDENCE, "e1", "title"),
        FieldKey(RecordKind.ACTION, "a1", "target"),
        FieldKey(RecordKind.EVIDENCE, "e2", "shows"),
    ]
    state = FoldedState(_change(n, f"c{n}", "text", key) for n, key in enumerate(keys))
    assert list(state.record_ids(RecordKind.EVIDENCE)) == ["e1", "e2"]
    assert list(state.record_ids(RecordKind.ACTION)) == ["a1"]
    assert list(state.record_ids(RecordKind.INDICATOR)) == []


def test_a_record_can_be_removed_and_brought_back() -> None:
    removed = FieldKey(RecordKind.EVIDENCE, "e1", REMOVED)
    state = FoldedState([Change("a", 1, "author", removed, value=True)])
    assert state.is_removed(RecordKind.EVIDENCE, "e1")
    assert state.fields(RecordKind.EVIDENCE, "e1") == {}
    state.apply(Change("b", 2, "author", removed, value=False))
    assert not state.is_removed(RecordKind.EVIDENCE, "e1")
