"""Colleagues beside leaders, and role beside role."""

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from neglect_workbook.domain.role_views import (
    Standing,
    beside_leaders,
    related_questions,
    views_by_theme,
)
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.domain.voices import Spread
from tests.builders import snapshot_from_content

FRAMEWORK = snapshot_from_content({"framework": "bscp-neglect-2026"}).framework


def _workbook(sets: str, **ratings: str) -> WorkbookSnapshot:
    return snapshot_from_content(
        {
            "framework": "bscp-neglect-2026",
            "organisation": {"sector_id": "primary", "set_ids": list(sets)},
            "answers": [{"question_id": key, "rating": code} for key, code in ratings.items()],
        }
    )


def _spread(question_id: str, **counts: int) -> Spread:
    """Counts by code: ``_1=4`` is four times 'partly'."""
    known = {one.code: 0 for one in FRAMEWORK.scale.steps}
    said = {code.removeprefix("_"): count for code, count in counts.items()}
    return Spread(FRAMEWORK.question(question_id), MappingProxyType({**known, **said}))


def _first(snapshot: WorkbookSnapshot, spread: Spread) -> tuple[str, Standing]:
    beside = beside_leaders(snapshot, spread)[0]
    return beside.question.id, beside.standing


@pytest.mark.parametrize(
    ("counts", "standing"),
    [
        ({"_0": 5, "_1": 6, "_2": 5}, Standing.LEADERS_HIGHER),
        ({"_0": 4, "_1": 4, "_2": 8}, Standing.SAME),
        ({"unknown": 9, "_2": 7}, Standing.LEADERS_HIGHER),
        ({"_3": 9, "_2": 7}, Standing.COLLEAGUES_HIGHER),
        ({"_0": 8, "_3": 8}, Standing.SAME),
    ],
)
def test_leaders_are_higher_where_more_than_half_of_the_colleagues_chose_lower(
    counts: Mapping[str, int], standing: Standing
) -> None:
    assert _first(_workbook("M", M4="2"), _spread("P7", **counts)) == ("M4", standing)


def test_a_higher_rating_of_any_leaders_is_told_before_one_that_is_the_same() -> None:
    spread = _spread("P7", unknown=3, _0=5, _1=6, _2=2)

    assert _first(_workbook("SM", S2="3", M4="1"), spread) == ("S2", Standing.LEADERS_HIGHER)


def test_otherwise_the_nearest_leaders_are_told_first() -> None:
    spread = _spread("P2", _2=9)

    assert _first(_workbook("SM", S4="0", M1="2"), spread) == ("M1", Standing.SAME)
    assert _first(_workbook("SM", S4="2"), spread) == ("S4", Standing.SAME)


def test_what_leaders_have_not_answered_or_said_does_not_apply_is_not_compared() -> None:
    spread = _spread("P7", _1=6)

    assert _first(_workbook("M"), spread) == ("M4", Standing.NOT_ANSWERED)
    assert _first(_workbook("M", M4="na"), spread) == ("M4", Standing.DOES_NOT_APPLY)


def test_without_leaders_on_the_theme_it_is_our_own_answer() -> None:
    assert _first(_workbook("P", P7="1"), _spread("P7", _1=6)) == ("P7", Standing.SAME)
    assert _first(_workbook("SM", M4="1"), _spread("M4", _1=6))[0] == "S2"


def test_nothing_is_told_of_a_question_that_too_few_answered() -> None:
    hidden = Spread(FRAMEWORK.question("P7"), MappingProxyType({}))

    assert _first(_workbook("M", M4="3"), hidden) == ("M4", Standing.TOO_FEW)


def test_roles_differ_where_every_rating_of_one_is_above_every_rating_of_another() -> None:
    views = {
        view.theme.id: view
        for view in views_by_theme(
            _workbook("SMP", S2="3", M4="1", P7="1", S6="1", M5="2", P1="1", P3="3", M3="1")
        )
    }

    challenge = views["challenge"]
    assert challenge.highest is not None
    assert challenge.lowest is not None
    assert (challenge.highest.id, challenge.lowest.id) == ("S", "M")
    assert views["lived_experience"].highest is not None
    assert views["lived_experience"].highest.id == "M"
    assert set(views) == {"challenge", "lived_experience"}


def test_roles_that_say_the_same_are_not_marked() -> None:
    (view,) = views_by_theme(_workbook("SM", S2="unknown", M4="0"))

    assert not view.is_different


def test_a_managers_question_leads_to_what_colleagues_were_asked_about_the_same() -> None:
    related = related_questions(FRAMEWORK, FRAMEWORK.question("M5"), "P")

    assert [one.id for one in related] == ["P1", "P3", "P4"]
    assert related_questions(FRAMEWORK, FRAMEWORK.question("S8"), "P") == ()
