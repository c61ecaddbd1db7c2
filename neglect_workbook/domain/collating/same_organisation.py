"""Returns of one organisation, found by their ids and by names that are the same."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

from neglect_workbook.domain.collating.facts import ReturnFacts
from neglect_workbook.domain.collating.names import are_close, plain_name
from neglect_workbook.domain.collating.records import GatheredReturn

#: So many organisations that give one number are of a trust or a group: it tells none of them.
MOST_NAMES: Final = 20

_Gathered = tuple[GatheredReturn, ReturnFacts]


def plain_id(setting_id: str) -> str:
    """A URN or charity number without what people put before and between its digits.

    What holds no digit, such as 'none', is no number.
    """
    plain = "".join(one for one in setting_id.casefold() if one.isalnum()).removeprefix("urn")
    return plain if any(one.isdigit() for one in plain) else ""


def groups_of_one(gathered: Sequence[_Gathered]) -> list[list[_Gathered]]:
    """Returns put together by organisation; within each, the order stays.

    They are of one organisation if they have the same return id, if a person said that they are
    of the same expected one, if name and sector are the same and no two setting ids speak
    against it, or if setting id and sector are the same and the names are close. The number of a
    trust stands on the returns of several schools, so the number alone does not tell.
    """
    joined = _Joined(len(gathered))
    for places in _by(gathered, lambda one: (one[1].return_id,)):
        joined.join_all(places)
    for places in _by(gathered, lambda one: (one[0].expected_id,)):
        joined.join_all(places)
    for places in _by(gathered, lambda one: (plain_name(one[1].organisation), one[1].sector_id)):
        _join_same_name(gathered, places, joined)
    for places in _by(gathered, lambda one: (plain_id(one[1].setting_id), one[1].sector_id)):
        _join_same_number(gathered, places, joined)
    return [[gathered[place] for place in places] for places in joined.groups()]


def may_be_same_organisation(facts: Sequence[ReturnFacts]) -> Mapping[str, tuple[str, ...]]:
    """The keys of returns that share a setting id or a name with others, and of these others.

    They were not taken for one organisation: a person looks.
    """
    by_clue: dict[tuple[str, str], list[str]] = {}
    for one in facts:
        if number := plain_id(one.setting_id):
            by_clue.setdefault(("setting", number), []).append(one.key)
        if name := plain_name(one.organisation):
            by_clue.setdefault(("name", name), []).append(one.key)
    found: dict[str, dict[str, None]] = {}
    for keys in by_clue.values():
        if 1 < len(keys) <= MOST_NAMES:
            for key in keys:
                found.setdefault(key, {}).update(dict.fromkeys(keys))
    return {key: tuple(one for one in keys if one != key) for key, keys in found.items()}


def _by(
    gathered: Sequence[_Gathered], clue_of: Callable[[_Gathered], tuple[str, ...]]
) -> Iterator[list[int]]:
    """The places of returns with the same clue, where it is no empty one."""
    found: dict[tuple[str, ...], list[int]] = {}
    for place, one in enumerate(gathered):
        clue = clue_of(one)
        if clue[0]:
            found.setdefault(clue, []).append(place)
    return (places for places in found.values() if len(places) > 1)


def _join_same_name(gathered: Sequence[_Gathered], places: list[int], joined: "_Joined") -> None:
    """One name: where it has two numbers, those without one may be of either."""
    by_number: dict[str, list[int]] = {}
    for place in places:
        by_number.setdefault(plain_id(gathered[place][1].setting_id), []).append(place)
    numbered = [found for number, found in by_number.items() if number]
    if len(numbered) <= 1:
        joined.join_all(places)
    for found in numbered:
        joined.join_all(found)


def _join_same_number(gathered: Sequence[_Gathered], places: list[int], joined: "_Joined") -> None:
    """One number: of one organisation if the names are close."""
    by_name: dict[str, int] = {}
    for place in places:
        by_name.setdefault(plain_name(gathered[place][1].organisation), place)
    if len(by_name) > MOST_NAMES:
        return
    for one, other in combinations(by_name.values(), 2):
        if are_close(gathered[one][1].organisation, gathered[other][1].organisation):
            joined.join_all([one, other])


class _Joined:
    """Places that were put together, one by one."""

    def __init__(self, count: int) -> None:
        self._first = list(range(count))

    def join_all(self, places: Sequence[int]) -> None:
        for one, other in pairwise(places):
            first, second = sorted((self._root(one), self._root(other)))
            self._first[second] = first

    def groups(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for place in range(len(self._first)):
            found.setdefault(self._root(place), []).append(place)
        return list(found.values())

    def _root(self, place: int) -> int:
        while self._first[place] != place:
            self._first[place] = self._first[self._first[place]]
            place = self._first[place]
        return place
