from datetime import date

import pytest

from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.rating import (
    Nudge,
    asked_checks,
    goes_against_checks,
    is_out_of_date,
    is_red,
    months_before,
    nudges,
    rank_that_evidence_carries,
    rests_on_policy_alone,
    strongest_level,
    suggested_rating,
)
from neglect_workbook.domain.records import Answer, Evidence
from neglect_workbook.questions.loader import load

TODAY = date(2026, 11, 23)
RECENT = date(2026, 10, 1)
LONG_AGO = date(2025, 11, 22)

#: A change for children, in words.
CHANGE = "Mornings are calmer and children arrive fed."


@pytest.fixture
def framework() -> Framework:
    return load("bscp-neglect-2026")


def _item(level: int, type_id: str = "", dated: date | None = RECENT, id_: str = "") -> Evidence:
    return Evidence(id=id_ or f"{level}-{type_id}", level=level, type_id=type_id, dated=dated)


def _checks(framework: Framework, said: str) -> dict[str, bool]:
    """Checks from letters in their order: y for Yes, n for No, - for not answered."""
    ids = [check.id for check in framework.scale.checks]
    return {
        id_: letter == "y" for id_, letter in zip(ids, said, strict=True) if letter in ("y", "n")
    }


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("----", ""),
        ("n---", "0"),
        ("nyyy", "0"),
        ("y---", ""),
        ("yn--", "1"),
        ("ynyy", "1"),
        ("yy--", ""),
        ("yyn-", "1"),
        ("yyny", "1"),
        ("yyy-", ""),
        ("yyyn", "2"),
        ("yyyy", "3"),
        ("-yyy", ""),
        ("y-n-", ""),
    ],
)
def test_checks_suggest_a_rating_up_to_the_first_no(
    framework: Framework, said: str, code: str
) -> None:
    assert suggested_rating(framework.scale, _checks(framework, said)) == code


@pytest.mark.parametrize(
    ("said", "count"),
    [("----", 4), ("n---", 1), ("yn--", 2), ("ynyy", 2), ("yyyn", 4), ("-n--", 2)],
)
def test_no_check_is_asked_after_the_first_no(framework: Framework, said: str, count: int) -> None:
    ids = tuple(check.id for check in framework.scale.checks)
    assert asked_checks(framework.scale, _checks(framework, said)) == ids[:count]


@pytest.mark.parametrize(
    ("code", "red"),
    [("unknown", True), ("0", True), ("1", False), ("2", False), ("3", False), ("na", False)],
)
def test_only_not_known_and_not_yet_are_red(framework: Framework, code: str, *, red: bool) -> None:
    assert is_red(framework.scale, code) is red


def test_an_answer_without_a_rating_is_not_red(framework: Framework) -> None:
    assert not is_red(framework.scale, "")


@pytest.mark.parametrize(
    ("today", "months", "expected"),
    [
        (date(2026, 11, 23), 12, date(2025, 11, 23)),
        (date(2026, 1, 31), 1, date(2025, 12, 31)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2028, 3, 30), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2026, 12, 31), 13, date(2025, 11, 30)),
        (date(2026, 12, 1), 12, date(2025, 12, 1)),
        (date(2026, 6, 17), 0, date(2026, 6, 17)),
        (date(2026, 1, 15), 25, date(2023, 12, 15)),
    ],
)
def test_months_before_keeps_the_day_or_takes_the_last_of_the_month(
    today: date, months: int, expected: date
) -> None:
    assert months_before(today, months) == expected


@pytest.mark.parametrize(
    ("dated", "old"),
    [
        (date(2025, 11, 22), True),
        (date(2025, 11, 23), False),
        (TODAY, False),
        (None, False),
    ],
)
def test_evidence_is_current_for_twelve_months_to_the_day(
    framework: Framework, dated: date | None, *, old: bool
) -> None:
    assert is_out_of_date(framework, _item(3, dated=dated), TODAY) is old


@pytest.mark.parametrize(
    ("evidence", "rank"),
    [
        ((), 0),
        ((_item(1),), 1),
        ((_item(2), _item(1)), 1),
        ((_item(3),), 2),
        ((_item(3, dated=None),), 2),
        ((_item(3, dated=LONG_AGO),), 1),
        ((_item(3, "audit"), _item(3, "voice")), 2),
        ((_item(4, "voice"),), 2),
        ((_item(4, "voice"), _item(2, "log")), 2),
        ((_item(4, "voice"), _item(4, "voice", id_="another")), 2),
        ((_item(4, "voice"), _item(3, "audit")), 3),
        ((_item(4, id_="one"), _item(3, id_="two")), 3),
        ((_item(4, "voice"), _item(3, "audit", dated=LONG_AGO)), 2),
        ((_item(4, "voice", dated=LONG_AGO), _item(3, "audit")), 2),
    ],
)
def test_evidence_carries_a_rank(
    framework: Framework, evidence: tuple[Evidence, ...], rank: int
) -> None:
    assert rank_that_evidence_carries(framework, evidence, TODAY) == rank


def test_the_strongest_level_is_that_of_the_best_item() -> None:
    assert strongest_level((_item(2), _item(4), _item(1))) == 4
    assert strongest_level(()) == 0


@pytest.mark.parametrize(
    ("levels", "alone"), [((), False), ((1,), True), ((1, 1), True), ((1, 2), False), ((0,), False)]
)
def test_policy_alone_means_that_there_is_evidence_and_all_of_it_is_we_have_it(
    levels: tuple[int, ...], *, alone: bool
) -> None:
    evidence = tuple(_item(level, id_=str(n)) for n, level in enumerate(levels))
    assert rests_on_policy_alone(evidence) is alone


_IMPACT = (_item(4, "voice"), _item(3, "audit"))


@pytest.mark.parametrize(
    ("rating", "evidence", "changing", "expected"),
    [
        # Upwards: the evidence carries more than the rating claims.
        ("1", (_item(3),), "", [Nudge.EVIDENCE_STRONGER]),
        ("0", (_item(3),), "", [Nudge.EVIDENCE_STRONGER]),
        ("unknown", (_item(3),), "", [Nudge.EVIDENCE_STRONGER]),
        ("2", _IMPACT, "", [Nudge.EVIDENCE_STRONGER]),
        ("2", (_item(3),), "", []),
        ("1", (_item(2),), "", []),
        ("0", (_item(2),), "", []),
        # Downwards: the rating claims more than the evidence carries.
        ("2", (), "", [Nudge.EVIDENCE_THINNER]),
        ("2", (_item(2),), "", [Nudge.EVIDENCE_THINNER]),
        ("2", (_item(3, dated=LONG_AGO),), "", [Nudge.EVIDENCE_THINNER]),
        ("1", (), "", []),
        # The top needs two sources, one that shows children better off, and words.
        ("3", _IMPACT, CHANGE, []),
        ("3", _IMPACT, "  ", [Nudge.TOP_RATING]),
        ("3", (_item(3),), CHANGE, [Nudge.TOP_RATING]),
        ("3", (), CHANGE, [Nudge.TOP_RATING]),
        # A policy alone is named as such, once.
        ("1", (_item(1),), "", [Nudge.POLICY_ALONE]),
        ("2", (_item(1),), "", [Nudge.POLICY_ALONE]),
        ("3", (_item(1),), CHANGE, [Nudge.TOP_RATING, Nudge.POLICY_ALONE]),
        ("0", (_item(1),), "", []),
        # Nothing to say where nothing is claimed.
        ("", _IMPACT, "", []),
        ("na", _IMPACT, "", []),
    ],
)
def test_nudges_go_both_ways(
    framework: Framework,
    rating: str,
    evidence: tuple[Evidence, ...],
    changing: str,
    expected: list[Nudge],
) -> None:
    answer = Answer(rating=rating, changing_for_children=changing)
    assert list(nudges(framework, answer, evidence, TODAY)) == expected


@pytest.mark.parametrize("rating", ["unknown", "0", "na", ""])
def test_a_first_no_is_not_gone_against_by_not_knowing(framework: Framework, rating: str) -> None:
    answer = Answer(rating=rating, checks=_checks(framework, "n---"))

    assert not goes_against_checks(framework.scale, answer)


@pytest.mark.parametrize(("said", "rating"), [("n---", "1"), ("yyn-", "2"), ("yyyy", "unknown")])
def test_saying_more_or_less_goes_against_the_checks(
    framework: Framework, said: str, rating: str
) -> None:
    answer = Answer(rating=rating, checks=_checks(framework, said))

    assert goes_against_checks(framework.scale, answer)
