"""Filling a workbook with the shape that `show --json` prints."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.content import content_of, read_content
from neglect_workbook.workbook import (
    NewWorkbook,
    Workbook,
    create_workbook,
    fill_workbook,
    open_workbook,
)
from tests.builders import sample_content
from tests.workbook.conftest import AUTHOR, FRAMEWORK


def _fill(workbook: Workbook, content: dict[str, Any]) -> None:
    fill_workbook(workbook, read_content(json.dumps(content)))


def _shown(workbook: Workbook) -> dict[str, Any]:
    shown: dict[str, Any] = json.loads(json.dumps(content_of(workbook.snapshot)))
    del shown["workbook_id"]
    return shown


def test_what_one_workbook_shows_fills_another_to_the_same(
    workbook: Workbook, isolated_profile: Path, tmp_path: Path
) -> None:
    _fill(workbook, sample_content())
    shown = _shown(workbook)
    second = create_workbook(
        tmp_path / "second.nwbk",
        NewWorkbook(FRAMEWORK, "Another name", "voluntary"),
        profile=isolated_profile,
        author=AUTHOR,
    )

    _fill(second, shown)

    assert _shown(second) == shown
    second.close()


def test_filling_twice_changes_nothing_the_second_time(workbook: Workbook) -> None:
    _fill(workbook, sample_content())
    content = read_content(json.dumps(sample_content()))

    assert fill_workbook(workbook, content).is_empty


def test_filling_is_undone_as_one(workbook: Workbook) -> None:
    before = _shown(workbook)
    _fill(workbook, sample_content())
    workbook.undo()

    after = _shown(workbook)
    assert after == before


def test_what_the_file_leaves_out_stays_as_it_is(workbook: Workbook) -> None:
    workbook.set_answer("M1", rating="2", reason="Kept.")
    _fill(workbook, {"framework": FRAMEWORK, "answers": [{"question_id": "M1", "come_back": True}]})

    answer = workbook.snapshot.answers["M1"]
    assert (answer.rating, answer.reason, answer.come_back) == ("2", "Kept.", True)


def test_a_filled_workbook_is_the_same_after_reopening(
    workbook: Workbook, path: Path, isolated_profile: Path
) -> None:
    _fill(workbook, sample_content())
    shown = _shown(workbook)
    workbook.close()

    again = open_workbook(path, profile=isolated_profile, author=AUTHOR, read_only=True)
    assert _shown(again) == shown


def _without_framework(content: dict[str, Any]) -> None:
    del content["framework"]


def _wrong_key(content: dict[str, Any]) -> None:
    content["answers"][2]["ratting"] = "2"


def _wrong_type(content: dict[str, Any]) -> None:
    content["evidence"][1]["level"] = "two"


def _wrong_date(content: dict[str, Any]) -> None:
    content["actions"][0]["due"] = "31/11/2026"


def _twice(content: dict[str, Any]) -> None:
    content["evidence"].append(content["evidence"][0])


def _no_question(content: dict[str, Any]) -> None:
    content["answers"][0]["question_id"] = "M9"


def _no_rating(content: dict[str, Any]) -> None:
    content["answers"][0]["rating"] = "excellent"


def _endless_rating(content: dict[str, Any]) -> None:
    content["answers"][0]["rating"] = "x" * 40_000


def _other_framework(content: dict[str, Any]) -> None:
    content["framework"] = "elsewhere-2027"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_without_framework, "framework"),
        (_wrong_key, r"answers\[2\].*'ratting'"),
        (_wrong_type, r"evidence\[1\]\.level"),
        (_wrong_date, r"actions\[0\]\.due.*31/11/2026"),
        (_twice, r"evidence\[\d+\].*twice"),
        (_no_question, r"answers\[0\].*M9"),
        (_no_rating, r"answers\[0\]\.rating: 'excellent'"),
        (_endless_rating, r"rating: 'x{60}' is not one of"),
        (_other_framework, "elsewhere-2027"),
    ],
)
def test_a_faulty_file_names_the_place_and_changes_nothing(
    workbook: Workbook, spoil: Callable[[dict[str, Any]], None], said: str
) -> None:
    before = _shown(workbook)
    content = sample_content()
    spoil(content)

    with pytest.raises(KnownError, match=said):
        _fill(workbook, content)
    assert _shown(workbook) == before


def _values(*numbers: int) -> dict[str, Any]:
    values = [{"period": "2026", "value": number} for number in numbers]
    return {"framework": FRAMEWORK, "indicators": [{"id": "I1", "name": "Late", "values": values}]}


def test_two_values_of_one_period_each_stay_what_they_are(workbook: Workbook) -> None:
    _fill(workbook, _values(3, 5))
    _fill(workbook, _values(3, 5))

    assert [one.value for one in workbook.snapshot.indicator_values] == [3, 5]


def test_how_often_a_number_is_counted_and_what_suggested_it_come_back(workbook: Workbook) -> None:
    held = {"id": "I1", "name": "Late", "rhythm": "month", "suggestion_id": "not_brought"}
    _fill(workbook, {"framework": FRAMEWORK, "indicators": [held]})

    shown = content_of(workbook.snapshot)["indicators"]
    assert isinstance(shown, list)
    assert held.items() <= shown[0].items()


def test_a_suggestion_that_the_framework_does_not_make_is_refused(workbook: Workbook) -> None:
    unknown = {"id": "I1", "suggestion_id": "luck"}
    with pytest.raises(KnownError, match=r"indicators\[0\]\.suggestion_id: 'luck' is not one of"):
        _fill(workbook, {"framework": FRAMEWORK, "indicators": [unknown]})


def test_a_period_that_is_cleaned_is_found_again(workbook: Workbook) -> None:
    content = _values(3)
    content["indicators"][0]["values"][0]["period"] = "Autumn\x07 2026"
    _fill(workbook, content)
    _fill(workbook, content)

    assert [one.period for one in workbook.snapshot.indicator_values] == ["Autumn 2026"]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"organisation": {"sector_id": ""}}, r"organisation\.sector_id: this is never empty"),
        ({"review": {"kind_id": ""}}, r"review\.kind_id: this is never empty"),
        ({"actions": [{"id": "A1", "status_id": ""}]}, r"actions\[0\]\.status_id: .*not_started"),
        ({"indicators": [{"id": "I1", "direction": ""}]}, r"indicators\[0\]\.direction: "),
        ({"indicators": [{"id": "I1", "rhythm": ""}]}, r"indicators\[0\]\.rhythm: .*half_term"),
    ],
)
def test_what_every_screen_relies_on_is_never_emptied(
    workbook: Workbook, part: dict[str, Any], said: str
) -> None:
    with pytest.raises(KnownError, match=said):
        _fill(workbook, {"framework": FRAMEWORK, **part})
