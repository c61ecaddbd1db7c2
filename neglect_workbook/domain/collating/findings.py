"""What the picture says, in plain sentences of counts.

They are made of the picture alone, which holds nothing of small groups, and of the framework's
own words. No sentence says a share, an average or what a group under five answered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from neglect_workbook.domain.collating.finding_words import Words, are, listed
from neglect_workbook.domain.collating.gaps import red_in
from neglect_workbook.domain.collating.picture import HeatCell, Picture
from neglect_workbook.domain.framework import Framework

#: How many sentences of one kind there are at most.
_MOST: Final = 5


class About(StrEnum):
    """What a finding is about, in the order of a report. Never rename a value."""

    RETURNS = "returns"
    GAP = "gap"
    SECTOR = "sector"
    STRENGTH = "strength"
    UNKNOWN = "unknown"
    POLICY_ALONE = "policy_alone"
    DIFFERENCE = "difference"
    ROLES = "roles"
    VOICES = "voices"
    MOVEMENT = "movement"
    INDICATOR = "indicator"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    Attributes:
        about: what it is about.
        text: one or two plain sentences.
        question_id: the question; empty where it is about no single one.
        sector_id: the sector; empty where it is about no single one.
    """

    about: About
    text: str
    question_id: str = ""
    sector_id: str = ""


def findings(picture: Picture, framework: Framework) -> tuple[Finding, ...]:
    """What is worth saying of a picture, the most common first within each kind."""
    words = Words(framework)
    return (
        *_returns(picture),
        *_gaps(picture, words),
        *_sectors(picture, words),
        *_strengths(picture, words),
        *_unknown(picture, words),
        *_policy_alone(picture, words),
        *_differences(picture, words),
        *_roles(picture, words),
        *_voices(picture, words),
        *_movement(picture, words),
        *_indicators(picture, words),
        *_left_out(picture, words),
    )


def about_cell(cell: HeatCell, framework: Framework) -> str:
    """One cell of the heat map as a sentence; what is hidden only says that it is."""
    words = Words(framework)
    question, group = words.question(cell.question_id), words.group(cell.sector_id, cell.returns)
    if not cell.returns:
        return f"No {words.group_name(cell.sector_id)} answered {question}."
    if cell.is_hidden:
        few = framework.smallest_group
        return f"{group}: what they chose for {question} is hidden, as they are under {few}."
    if not cell.most_common:
        return f"None of {group} gave {question} a rating."
    chose = cell.counts[cell.most_common]
    return f"{chose} of {group} chose {words.rating(cell.most_common)} for {question}."


def _returns(picture: Picture) -> Iterator[Finding]:
    known = sum(1 for one in picture.sectors if one)
    if picture.returns:
        text = f"{are(picture.returns, 'return')} counted, from {known} sectors."
        if known == 1:
            text = f"{are(picture.returns, 'return')} counted, from 1 sector."
        yield Finding(About.RETURNS, text)


def _gaps(picture: Picture, words: Words) -> Iterator[Finding]:
    for gap in picture.gaps[:_MOST]:
        text = (
            f"{gap.red} of {gap.answered} organisations chose {words.red} "
            f"for {words.question(gap.question_id)}."
        )
        if gap.unknown:
            text += f" Of these, {gap.unknown} chose {words.unknown}."
        yield Finding(About.GAP, text, gap.question_id)


def _sectors(picture: Picture, words: Words) -> Iterator[Finding]:
    """For each sector what most of it chose, and where it has the most red answers."""
    for sector_id in picture.sectors:
        cells = [
            cell
            for (_, sector), cell in picture.cells.items()
            if sector == sector_id and cell.most_common
        ]
        if not cells:
            continue
        most = max(cells, key=lambda one: one.counts[one.most_common])
        text = about_cell(most, words.framework)
        yield Finding(About.SECTOR, text, most.question_id, sector_id)
        worst = max(cells, key=lambda one: red_in(words.layout, one.counts))
        if red := red_in(words.layout, worst.counts):
            text = (
                f"{red} of {words.group(sector_id, worst.returns)} chose {words.red} "
                f"for {words.question(worst.question_id)}."
            )
            yield Finding(About.SECTOR, text, worst.question_id, sector_id)


def _strengths(picture: Picture, words: Words) -> Iterator[Finding]:
    green = [
        (sum(one.counts.get(code, 0) for code in words.layout.green), one)
        for one in picture.by_question
    ]
    green.sort(key=lambda found: -found[0])
    for count, one in green[:_MOST]:
        if count:
            answered = sum(one.counts.get(code, 0) for code in words.layout.ranks)
            text = (
                f"{count} of {answered} organisations chose {words.green} "
                f"for {words.question(one.id)}."
            )
            yield Finding(About.STRENGTH, text, one.id)


def _unknown(picture: Picture, words: Words) -> Iterator[Finding]:
    total = sum(picture.unknown.values())
    if total:
        answers = sum(
            one.counts.get(code, 0) for one in picture.by_question for code in words.layout.ranks
        )
        yield Finding(About.UNKNOWN, f"{total} of all {answers} answers say {words.unknown}.")


def _policy_alone(picture: Picture, words: Words) -> Iterator[Finding]:
    for question_id, count in _most_first(picture.policy_alone):
        text = (
            f"In {count} of {picture.shown_returns[question_id]} returns, the answer to "
            f"{words.question(question_id)} rests on '{words.lowest_level}' alone."
        )
        yield Finding(About.POLICY_ALONE, text, question_id)


def _differences(picture: Picture, words: Words) -> Iterator[Finding]:
    shown: dict[str, int] = {}
    for (question_id, _), cell in picture.cells.items():
        shown[question_id] = shown.get(question_id, 0) + cell.show_difference
    for question_id, count in _most_first(shown):
        text = (
            f"In {count} of {picture.shown_returns[question_id]} returns, the answer to "
            f"{words.question(question_id)} shows a difference for children, with evidence."
        )
        yield Finding(About.DIFFERENCE, text, question_id)


def _roles(picture: Picture, words: Words) -> Iterator[Finding]:
    for one in picture.roles[:_MOST]:
        if one.apart:
            text = (
                f"In {one.apart} of {one.organisations} organisations, "
                f"{words.roles(one.higher_set, one.lower_set)} rate "
                f"{words.area(one.area_id)} differently. "
                f"In {one.higher} of them, {words.role(one.higher_set)} chose higher ratings."
            )
            yield Finding(About.ROLES, text)


def _voices(picture: Picture, words: Words) -> Iterator[Finding]:
    """Where colleagues most often chose a lower rating than their leaders."""
    ranks = words.layout.ranks
    for row in picture.voices:
        theirs = words.layout.most_common(row.counts)
        ours = words.layout.most_common(row.leaders)
        if theirs not in ranks or ours not in ranks or ranks[theirs] >= ranks[ours]:
            continue
        text = (
            f"{row.counts[theirs]} of {sum(row.counts.values())} colleagues chose "
            f"{words.rating(theirs)} for {words.question(row.question_id)}. "
            f"In {row.leaders[ours]} of {row.leaders_returns} returns, leaders chose "
            f"{words.rating(ours)} for {words.question(row.leaders_question_id)}."
        )
        yield Finding(About.VOICES, text, row.question_id)


def _movement(picture: Picture, words: Words) -> Iterator[Finding]:
    better = sum(one.better for one in picture.movement)
    worse = sum(one.worse for one in picture.movement)
    same = sum(one.same for one in picture.movement)
    if not better + same + worse:
        return
    text = (
        f"Since last time, {better} answers moved up the scale, {same} stayed the same "
        f"and {worse} moved down."
    )
    yield Finding(About.MOVEMENT, text)
    up = max(picture.movement, key=lambda one: one.better)
    down = max(picture.movement, key=lambda one: one.worse)
    for one, moved, way in ((up, up.better, "up"), (down, down.worse, "down")):
        if moved:
            compared = one.better + one.same + one.worse
            text = f"Most moved {way} on {words.question(one.question_id)}: {moved} of {compared}."
            yield Finding(About.MOVEMENT, text, one.question_id)


def _indicators(picture: Picture, words: Words) -> Iterator[Finding]:
    rows = [one for one in picture.indicators if not one.is_hidden]
    rows.sort(key=lambda one: -one.returns)
    for row in rows[:_MOST]:
        compared = row.rose + row.same + row.fell
        text = f"{row.returns} returns count '{row.name}'."
        if compared >= words.framework.smallest_group:
            text += (
                f" Of {compared} with two values, it rose in {row.rose}, "
                f"fell in {row.fell} and stayed the same in {row.same}."
            )
        yield Finding(About.INDICATOR, text)


def _left_out(picture: Picture, words: Words) -> Iterator[Finding]:
    smallest = words.framework.smallest_group
    hidden = sum(1 for one in picture.cells.values() if one.is_hidden)
    if hidden:
        text = f"Groups under {smallest} are hidden, so that no organisation can be recognised."
        yield Finding(About.LEFT_OUT, text)
    left_out = [one for one in picture.by_question if one.left_out]
    if left_out:
        questions = f"{len(left_out)} questions"
        if len(left_out) < _MOST:
            questions = listed([one.id for one in left_out])
        text = (
            f"For {questions}, the answers of small groups are in no count, "
            f"as they could be worked out."
        )
        yield Finding(About.LEFT_OUT, text)


def _most_first(numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    """The largest few, in the framework's order where two are the same."""
    found = sorted(numbers.items(), key=lambda one: -one[1])
    return [one for one in found[:_MOST] if one[1]]
