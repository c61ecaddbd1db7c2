"""Whatever two people do apart, their copies meet and no word of either is lost."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neglect_workbook.domain.fields import REMOVED
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.keeping.apart import choose, open_conflicts
from neglect_workbook.workbook.merging import bring_in_copy, conflict_lines
from tests.workbook.two_copies import TwoCopies, content, copied, texts_ever, two_copies

#: Who does it, on what, and what is written there. 'new' and 'gone' are of evidence.
_Edit = tuple[str, tuple[str, str], str]
_PLACES = [
    ("M1", "reason"),
    ("M3", "reason"),
    ("M3", "rating"),
    ("E", "shows"),
    ("E", "new"),
    ("E", "gone"),
]
_WORDS = ["", "Each week.", "Each day.", "Somebody asks.", "=1+1 \u0645\u0631\u062d\u0628\u0627"]
_RATINGS = {words: str(code) for code, words in enumerate(_WORDS[:4])}
_EDITS = st.tuples(
    st.sampled_from(["ours", "theirs"]), st.sampled_from(_PLACES), st.sampled_from(_WORDS)
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_EDITS, max_size=14), st.data())
def test_no_text_is_lost_and_every_contradiction_is_listed(
    edits: list[_Edit], data: st.DataObject
) -> None:
    _edit_apart_and_unite(edits, data)


@pytest.mark.slow
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_EDITS, max_size=14), st.data())
def test_the_same_for_many_more_pairs(edits: list[_Edit], data: st.DataObject) -> None:
    _edit_apart_and_unite(edits, data)


def _edit_apart_and_unite(edits: list[_Edit], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, two_copies(Path(folder)) as both:
        for edit in edits:
            _do(both, *edit)
        written = texts_ever(both.ours) | texts_ever(both.theirs)
        wanted = _contradictions(both)
        from_us = copied(both.ours, both.folder / "from us.nwbk")

        both.bring_in()
        bring_in_copy(both.theirs, from_us)

        assert written <= texts_ever(both.ours)
        assert content(both.ours) == content(both.theirs)
        assert conflict_lines(both.ours) == conflict_lines(both.theirs)
        found = {(one.key.record_id, one.key.field) for one in open_conflicts(both.ours)}
        assert found == wanted
        _choose_all(both, data)
        assert written <= texts_ever(both.ours)
        bring_in_copy(both.theirs, copied(both.ours, both.folder / "again.nwbk"))
        assert content(both.ours) == content(both.theirs)
        assert open_conflicts(both.theirs) == ()


def _do(both: TwoCopies, who: str, place: tuple[str, str], words: str) -> None:
    both.clock.move(minutes=2)
    workbook = both.ours if who == "ours" else both.theirs
    what, field = place
    if what != "E":
        value = _RATINGS.get(words, "3") if field == "rating" else words
        workbook.set_answer(what, **{field: value})
    elif field == "new":
        workbook.add_record(RecordKind.EVIDENCE, title=words)
    elif workbook.snapshot.evidence:
        first = workbook.snapshot.evidence[0].id
        if field == "gone":
            workbook.remove_record(RecordKind.EVIDENCE, first)
        else:
            workbook.set_record(RecordKind.EVIDENCE, first, shows=words)


def _contradictions(both: TwoCopies) -> set[tuple[str, str]]:
    """Worked out the plain way: what both touched since, and now holds two values."""
    touched, now = [], []
    for workbook, other in ((both.ours, both.theirs), (both.theirs, both.ours)):
        known = {change.id for change in other.changes}
        new = [change for change in workbook.changes if change.id not in known]
        touched.append({(change.key.record_id, change.key.field) for change in new})
        now.append(content(workbook))
    fields = {at: [_held(held, *at) for held in now] for at in touched[0] & touched[1]}
    gone = [{record_id for (_, record_id), held in each.items() if held["removed"]} for each in now]
    worked_on = [{record_id for record_id, _ in each} for each in touched]
    either = {one for one in gone[0] ^ gone[1] if one in worked_on[0] & worked_on[1]}
    differing = {at for at, (mine, yours) in fields.items() if mine != yours}
    return {(one, REMOVED) for one in either} | {
        at for at in differing if at[1] != REMOVED and at[0] not in gone[0] | gone[1]
    }


def _held(each: Mapping[tuple[str, str], Mapping[str, object]], at: str, field: str) -> object:
    return next(held.get(field) for (_, record_id), held in each.items() if record_id == at)


def _choose_all(both: TwoCopies, data: st.DataObject) -> None:
    while left := open_conflicts(both.ours):
        both.clock.move(minutes=2)
        choose(both.ours, left[0], data.draw(st.sampled_from(left[0].choices)))
