"""Colleagues' forms in a workbook: taken in, filled in from a file, kept when it is closed."""

import json
from datetime import date
from typing import Any

import pytest

from neglect_workbook.domain.voices import count_voices, forms_back
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.content import content_of, content_text, read_content
from neglect_workbook.workbook import (
    Workbook,
    add_paper_form,
    close_review,
    fill_workbook,
    remove_forms,
    start_review,
)
from tests.builders import sample_content
from tests.workbook.conftest import FRAMEWORK

TODAY = date(2026, 11, 24)


def _add(workbook: Workbook, group: str, rating: str, times: int = 1) -> None:
    for _ in range(times):
        add_paper_form(workbook, "P", group, {"P1": rating})


def _fill(workbook: Workbook, **parts: object) -> None:
    fill_workbook(workbook, read_content(json.dumps({"framework": FRAMEWORK, **parts})))


def _form(**fields: object) -> dict[str, Any]:
    return {
        "form_id": "f1",
        "set_id": "P",
        "group_id": "teachers",
        "ratings": {"P1": "2"},
        **fields,
    }


def test_a_paper_form_counts_in_this_review_and_undo_takes_it_back(workbook: Workbook) -> None:
    _add(workbook, "teachers", "2", times=5)
    assert count_voices(workbook.snapshot, "P").spread("P1").counts["2"] == 5
    workbook.undo()

    assert len(forms_back(workbook.snapshot)) == 4


def test_all_forms_go_at_once_and_come_back_at_once(workbook: Workbook) -> None:
    _add(workbook, "teachers", "2", times=5)
    remove_forms(workbook)
    assert workbook.snapshot.voices == ()
    workbook.undo()

    assert len(workbook.snapshot.voices) == 5


@pytest.mark.parametrize(
    ("group", "ratings", "said"),
    [
        ("pupils", {"P1": "2"}, "'pupils'"),
        ("", {"P1": "2"}, "never empty"),
        ("teachers", {"P99": "2"}, "'P99'"),
        ("teachers", {"P1": "na"}, "'na'"),
    ],
)
def test_a_form_says_only_what_the_framework_knows(
    workbook: Workbook, group: str, ratings: dict[str, str], said: str
) -> None:
    with pytest.raises(KnownError, match=said):
        add_paper_form(workbook, "P", group, ratings)
    assert workbook.snapshot.voices == ()


def test_a_closed_review_keeps_its_voices_and_takes_no_more(workbook: Workbook) -> None:
    _add(workbook, "teachers", "2", times=5)
    close_review(workbook, TODAY)

    with pytest.raises(KnownError, match="closed"):
        _add(workbook, "teachers", "0")
    with pytest.raises(KnownError, match="closed"):
        remove_forms(workbook)
    assert len(workbook.snapshot.voices) == 5


def test_the_next_review_begins_without_forms_and_the_closed_one_has_them_still(
    workbook: Workbook,
) -> None:
    _add(workbook, "teachers", "2", times=5)
    close_review(workbook, TODAY)
    start_review(workbook, "midpoint", TODAY)

    assert workbook.snapshot.voices == ()
    previous = workbook.snapshot.previous
    assert previous is not None
    assert count_voices(previous.snapshot, "P").spread("P1").counts["2"] == 5


def test_a_form_that_is_filled_in_twice_counts_once(workbook: Workbook) -> None:
    _fill(workbook, voices=[_form()])
    _fill(workbook, voices=[_form(ratings={"P1": "1"})])

    (form,) = workbook.snapshot.voices
    assert (form.form_id, dict(form.ratings)) == ("f1", {"P1": "1"})


def test_show_prints_no_form_and_nothing_of_a_small_group(workbook: Workbook) -> None:
    _fill(workbook, **{key: sample_content()[key] for key in ("voices", "review")})
    shown = content_of(workbook.snapshot)

    assert "voices" not in shown
    assert "form_id" not in content_text(workbook.snapshot)
    counts = shown["voice_counts"]
    assert isinstance(counts, list)
    assert [one["group_id"] for one in counts] == ["teachers", "support_staff"]


def test_counts_fill_a_group_only_where_it_has_no_forms(workbook: Workbook) -> None:
    counts = {
        "set_id": "P",
        "group_id": "teachers",
        "forms": 6,
        "counts": {"P1": {"1": 4, "2": 2}, "P2": {"0": 5}},
    }
    _fill(workbook, voice_counts=[counts])
    _fill(workbook, voice_counts=[counts])

    assert content_of(workbook.snapshot)["voice_counts"] == [
        {
            **counts,
            "counts": {
                "P1": {"unknown": 0, "0": 0, "1": 4, "2": 2, "3": 0},
                "P2": {"unknown": 0, "0": 5, "1": 0, "2": 0, "3": 0},
            },
        }
    ]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"voices": [_form(group_id="pupils")]}, r"voices\[0\]\.group_id: 'pupils'"),
        ({"voices": [_form(form_id="")]}, r"voices\[0\]: an object with form_id"),
        ({"voices": [_form(review_id="r")]}, r"voices\[0\]: an object with form_id"),
        ({"voices": [_form(), _form()]}, "twice"),
        ({"voices": [_form(ratings={"M1": "2"})]}, r"voices\[0\]\.ratings: 'M1' is not"),
        ({"voice_counts": {}}, "a list is wanted"),
        ({"voice_counts": [{"set_id": "P"}]}, r"voice_counts\[0\]: an object with counts"),
        (
            {
                "voice_counts": [
                    {"set_id": "P", "group_id": "teachers", "forms": 2, "counts": {"P1": {"1": 3}}}
                ]
            },
            r"voice_counts\[0\]\.counts: .* no more of them than forms",
        ),
        (
            {
                "voice_counts": [
                    {"set_id": "P", "group_id": "teachers", "forms": 2, "counts": {"P1": {"x": 1}}}
                ]
            },
            r"voice_counts\[0\]\.ratings: 'x'",
        ),
    ],
)
def test_faulty_voices_name_their_place_and_change_nothing(
    workbook: Workbook, parts: dict[str, Any], said: str
) -> None:
    with pytest.raises(KnownError, match=said):
        _fill(workbook, **parts)
    assert workbook.snapshot.voices == ()
