"""The codes of a return, and the digests that find changes."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.check_code import (
    ALPHABET,
    cell_digests,
    check_code,
    content_digest,
    content_of,
    return_id,
    row_digests,
)
from neglect_workbook.exchange.returns.tables import return_tables
from tests.builders import sample_snapshot
from tests.exchange.return_files import TODAY, with_answer

SNAPSHOT = sample_snapshot()


def _first(records: tuple[Any, ...], **fields: object) -> tuple[Any, ...]:
    return (replace(records[0], **fields), *records[1:])


CHANGES: dict[str, Callable[[WorkbookSnapshot], WorkbookSnapshot]] = {
    "a letter of a text": lambda s: with_answer(s, "M1", reason="x" + s.answers["M1"].reason),
    "a rating": lambda s: with_answer(s, "M1", rating="unknown"),
    "how we know": lambda s: with_answer(s, "S1", how_we_know="We asked."),
    "the name": lambda s: replace(s, organisation=replace(s.organisation, name="Another")),
    "the sets answered": lambda s: replace(s, organisation=replace(s.organisation, set_ids=("M",))),
    "who was involved": lambda s: replace(s, review=replace(s.review, people_involved="Two")),
    "the kind of review": lambda s: replace(s, review=replace(s.review, kind_id="final")),
    "the framework's version": lambda s: replace(s, framework=replace(s.framework, version="99")),
    "an item of evidence": lambda s: replace(s, evidence=_first(s.evidence, level=1, shows="x")),
    "a missing item of evidence": lambda s: replace(s, evidence=s.evidence[1:]),
    "an action's date": lambda s: replace(s, actions=_first(s.actions, due=date(2030, 1, 1))),
    "a value of an indicator": lambda s: replace(
        s, indicator_values=_first(s.indicator_values, value=12345.0)
    ),
}


def test_codes_have_no_vowel_and_nothing_that_looks_like_something_else() -> None:
    assert not set(ALPHABET) & set("AEIOUY01L5S2Z8BGQ")
    assert len(set(ALPHABET)) == len(ALPHABET)
    assert re.fullmatch(f"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", check_code(SNAPSHOT))
    assert re.fullmatch(f"R-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", return_id(SNAPSHOT))


def test_the_check_code_does_not_depend_on_the_day_of_the_export() -> None:
    early, late = (return_tables(SNAPSHOT, day) for day in (TODAY, date(2027, 1, 31)))
    assert early.sheets[0].rows[1] == late.sheets[0].rows[1]
    assert early.sheets[0].rows[1][1] == check_code(SNAPSHOT)


@pytest.mark.parametrize("what", CHANGES)
def test_the_check_code_changes_with_the_content(what: str) -> None:
    changed = CHANGES[what](SNAPSHOT)
    assert content_digest(changed) != content_digest(SNAPSHOT)
    assert check_code(changed) != check_code(SNAPSHOT)


def test_what_is_not_sent_does_not_change_the_check_code() -> None:
    marked = replace(SNAPSHOT.answers["M1"], come_back=True, checks={"routine": True})
    same = replace(SNAPSHOT, answers={**SNAPSHOT.answers, "M1": marked})
    assert check_code(same) == check_code(SNAPSHOT)


def test_the_return_id_belongs_to_the_workbook_and_the_review() -> None:
    edited = with_answer(SNAPSHOT, "M1", reason="Another reason.")
    other_review = replace(SNAPSHOT, review=replace(SNAPSHOT.review, id="another"))
    assert return_id(edited) == return_id(SNAPSHOT)
    assert return_id(other_review) != return_id(SNAPSHOT)
    assert return_id(replace(SNAPSHOT, workbook_id="another")) != return_id(SNAPSHOT)


def test_digests_name_the_row_and_the_cell_that_was_changed() -> None:
    edited = with_answer(SNAPSHOT, "M1", worried_about="Something else.")
    before = return_tables(SNAPSHOT, TODAY).sheets[1]
    after = return_tables(edited, date(2027, 3, 1)).sheets[1]
    ids = before.place("Question ID")
    pairs = zip(before.rows, row_digests(before), row_digests(after), strict=True)
    assert [row[ids] for row, one, other in pairs if one != other] == ["M1"]
    (place,) = (at for at, row in enumerate(before.rows) if row[ids] == "M1")
    old = cell_digests(content_of(before.columns, before.rows[place]))
    new = cell_digests(content_of(after.columns, after.rows[place]))
    assert {heading for heading in old if old[heading] != new[heading]} == {"Worried about"}


def test_what_the_partnership_fills_in_is_not_in_the_digests() -> None:
    answers = return_tables(SNAPSHOT, TODAY).sheets[1]
    row = list(answers.rows[0])
    row[answers.place("Moderator note")] = "Agreed at the panel."
    moderated = replace(answers, rows=(tuple(row), *answers.rows[1:]))
    assert row_digests(moderated) == row_digests(answers)
