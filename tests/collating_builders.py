"""Makes facts of returns for tests of the collation: invented organisations, nothing read."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from typing import Final

from neglect_workbook.domain.collating.facts import (
    AnswerFacts,
    IndicatorFacts,
    Mismatch,
    ReturnFacts,
    VoiceFacts,
)
from neglect_workbook.domain.framework import Framework
from neglect_workbook.questions.loader import load
from tests.dice import Dice

FRAMEWORK_ID: Final = "bscp-neglect-2026"
DUE_ON: Final = date(2026, 11, 30)

#: How many of 150 returns each sector sends: some send fewer than five.
SHARES: Final[Mapping[str, int]] = {
    "early_years": 24,
    "primary": 52,
    "secondary": 16,
    "special": 8,
    "college": 3,
    "independent": 4,
    "voluntary": 22,
    "nhs_trust": 2,
    "gp": 12,
    "police": 1,
    "childrens_services": 1,
    "adult_services": 1,
    "probation": 1,
    "housing": 2,
    "other": 1,
}

_FIRST_ROW: Final = 4
_BEGINNINGS: Final = [
    "Marlstone",
    "Fernhollow",
    "Copperbeck",
    "Ashcombe",
    "Thornwick",
    "Bramblegate",
    "Quarrywood",
    "Lanternfold",
    "Hazelmoor",
    "Ottersbrook",
    "Skylarkhill",
    "Willowmere",
    "Stonegarth",
    "Larkspur",
    "Embercroft",
    "Tarnside",
]
_MIDDLES: Final = [
    "North",
    "South",
    "East",
    "West",
    "Upper",
    "Lower",
    "Old",
    "New",
    "Hill",
    "Vale",
    "Green",
    "Cross",
]
_ENDS: Final[Mapping[str, str]] = {
    "early_years": "Nursery",
    "primary": "Primary School",
    "secondary": "High School",
    "special": "Special School",
    "college": "College",
    "independent": "Preparatory School",
    "voluntary": "Family Project",
    "nhs_trust": "Health Trust",
    "gp": "Surgery",
    "police": "Police Division",
    "childrens_services": "Children's Services",
    "adult_services": "Adult Services",
    "probation": "Probation Office",
    "housing": "Homes",
    "other": "Sports Club",
}


@cache
def framework_2026() -> Framework:
    """The framework that these returns answer."""
    return load(FRAMEWORK_ID)


def key_of(text: str) -> str:
    """Stands for the SHA-256 of a file."""
    return sha256(text.encode()).hexdigest()


def facts_of(
    name: str, sector_id: str = "primary", ratings: Mapping[str, str] | None = None
) -> ReturnFacts:
    """Facts of one return that answered the sets of its ratings.

    Args:
        name: of the organisation; the file, its key and the return id follow from it.
        sector_id: its sector.
        ratings: codes by question id; the empty text for one that is not answered.
    """
    chosen = ratings or {}
    key = key_of(name)
    return ReturnFacts(
        key=key,
        file=f"{name.lower().replace(' ', '-')}.xlsx",
        content=key_of(f"content of {name}"),
        return_id=f"R{key[:8].upper()}",
        check_code=key[8:16].upper(),
        framework_id=FRAMEWORK_ID,
        framework_version=framework_2026().version,
        organisation=name,
        sector_id=sector_id,
        review_id="first",
        made_on=date(2026, 11, 23),
        set_ids=tuple(dict.fromkeys(one[0] for one in chosen)),
        is_as_sent=True,
        answers=tuple(
            AnswerFacts(one, row, code, digest=key_of(f"{name} {one} {code}"))
            for row, (one, code) in enumerate(chosen.items(), start=_FIRST_ROW)
        ),
    )


def organisation_name(number: int, sector_id: str) -> str:
    """An invented name; each number has its own."""
    beginning = _BEGINNINGS[number % len(_BEGINNINGS)]
    turn = number // len(_BEGINNINGS)
    middle = f"{_MIDDLES[turn % len(_MIDDLES)]} " if turn else ""
    again = turn // len(_MIDDLES)
    number_words = f" {again + 1}" if again else ""
    return f"{beginning} {middle}{_ENDS[sector_id]}{number_words}"


def sectors_of(count: int) -> tuple[str, ...]:
    """A sector for each of so many returns, in the shares of ``SHARES``; mixed, always the same."""
    all_of_them = [sector_id for sector_id, share in SHARES.items() for _ in range(share)]
    found = [all_of_them[number % len(all_of_them)] for number in range(count)]
    return tuple(Dice(count).mixed(found))


def many_facts(framework: Framework, count: int, seed: int = 1) -> tuple[ReturnFacts, ...]:
    """Facts of many returns of invented organisations over all sectors.

    Args:
        framework: what they answer.
        count: how many.
        seed: the same one makes the same returns.
    """
    dice = Dice(seed)
    return tuple(
        _random_facts(framework, dice, number, sector_id)
        for number, sector_id in enumerate(sectors_of(count))
    )


def _random_facts(framework: Framework, dice: Dice, number: int, sector_id: str) -> ReturnFacts:
    name = organisation_name(number, sector_id)
    sector = framework.sector(sector_id)
    set_ids = (*sector.set_ids, *(one for one in sector.also_set_ids if dice.in_hundred(30)))
    in_order = tuple(one.id for one in framework.question_sets if one.id in set_ids)
    answers = tuple(
        _random_answer(dice, question.id, row, name)
        for row, question in enumerate(framework.questions(in_order), start=_FIRST_ROW)
    )
    key = key_of(f"{name} {number}")
    return ReturnFacts(
        key=key,
        file=f"returns/{key[:6]}.xlsx",
        content=key_of(f"content {key}"),
        return_id=f"R{key[:10].upper()}",
        check_code=key[10:18].upper(),
        framework_id=framework.id,
        framework_version=framework.version,
        organisation=name,
        sector_id=sector_id,
        setting_id=str(100_000 + number) if dice.in_hundred(80) else "",
        review_id="first",
        made_on=DUE_ON - timedelta(days=dice.between(-5, 40)),
        set_ids=in_order,
        is_as_sent=dice.in_hundred(95),
        answers=answers,
        indicators=_random_indicators(framework, dice),
        voices=_random_voices(framework, dice) if dice.in_hundred(40) else (),
    )


def _random_answer(dice: Dice, question_id: str, row: int, name: str) -> AnswerFacts:
    code = dice.one_of(("unknown", "0", "1", "2", "3", "na", ""), weights=(8, 14, 38, 26, 6, 2, 6))
    level = dice.one_of((0, 1, 2, 3, 4), weights=(12, 22, 30, 24, 12)) if code else 0
    if dice.in_hundred(85):
        # Most organisations choose a rating that their evidence carries, as in the sample.
        level = {"2": 3, "3": 4}.get(code, min(level, 2))
    mismatch = None
    if (code == "3" and level < 4) or (code == "2" and level < 3):
        mismatch = Mismatch.RATING_STRONGER
    elif code in {"unknown", "0", "1"} and level >= 3:
        mismatch = Mismatch.EVIDENCE_STRONGER
    return AnswerFacts(
        question_id=question_id,
        row=row,
        rating=code,
        rating_before=dice.one_of(("", "0", "1", "2")) if code else "",
        strongest_level=level,
        rests_on_policy=level == 1,
        mismatch=mismatch,
        shows_difference=code in {"2", "3"} and dice.in_hundred(60),
        has_action=code in {"0", "1"} and dice.in_hundred(70),
        digest=key_of(f"{name} {question_id} {code}"),
    )


def _random_indicators(framework: Framework, dice: Dice) -> tuple[IndicatorFacts, ...]:
    found = []
    chosen = dice.some_of(framework.suggested_indicators, 2)
    for place, suggestion in enumerate(chosen, start=1):
        before, value = dice.between(0, 12), dice.between(0, 12)
        found.append(
            IndicatorFacts(
                label=f"I{place}",
                name=suggestion.name,
                suggestion_id=suggestion.id,
                direction=suggestion.direction.value,
                period="Autumn 1 2026",
                value=value,
                before=before if dice.in_hundred(80) else None,
                unit=suggestion.unit,
            )
        )
    return tuple(found)


def _random_voices(framework: Framework, dice: Dice) -> tuple[VoiceFacts, ...]:
    asked = framework.question_sets[-1]
    steps = [one.code for one in framework.scale.steps]
    return tuple(
        VoiceFacts(asked.id, question.id, code, dice.between(1, 4))
        for question in asked.questions
        for code in steps
    )
