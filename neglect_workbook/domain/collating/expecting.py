"""Returns matched to the list of organisations that one is expected of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from neglect_workbook.domain.collating.facts import ReturnFacts
from neglect_workbook.domain.collating.names import are_close, plain_name
from neglect_workbook.domain.collating.records import ExpectedOrganisation, GatheredReturn
from neglect_workbook.domain.collating.same_organisation import MOST_NAMES, plain_id

_Clue = TypeVar("_Clue", str, tuple[str, str])


class Expecting:
    """The expected organisations, to be found by what a return says of itself.

    What a person said comes first, then the return id, then the setting id, then the name, if it
    is the same. What fits two of the list, and no sector tells which, is not taken.

    Args:
        expected: the list.
        gathered: the returns.
    """

    def __init__(
        self,
        expected: Sequence[ExpectedOrganisation],
        gathered: Iterable[tuple[GatheredReturn, ReturnFacts]],
    ) -> None:
        self._ids = frozenset(one.id for one in expected)
        self._by_return = _by(expected, lambda one: one.return_id.strip())
        self._by_setting = _by(expected, lambda one: plain_id(one.setting_id))
        self._by_name = _by(expected, lambda one: plain_name(one.name))
        self._by_both = _by(expected, lambda one: _both(one.setting_id, one.name))
        names: dict[str, set[str]] = {}
        for _, facts in gathered:
            names.setdefault(plain_id(facts.setting_id), set()).add(plain_name(facts.organisation))
        self._names_of_setting: Mapping[str, set[str]] = names

    def expected_id(self, gathered: tuple[GatheredReturn, ReturnFacts]) -> str:
        """The expected organisation that a return is of; empty for none."""
        record, facts = gathered
        if record.expected_id in self._ids:
            return record.expected_id
        found = self._by_return.get(facts.return_id, []) if facts.return_id else []
        found = found or self._of_setting(facts)
        found = found or self._by_name.get(plain_name(facts.organisation), [])
        if len(found) > 1:
            found = [one for one in found if one.sector_id == facts.sector_id]
        return found[0].id if len(found) == 1 else ""

    def _of_setting(self, facts: ReturnFacts) -> list[ExpectedOrganisation]:
        """Those of a return's setting id.

        Where several organisations give the same number, as schools give that of their trust,
        it counts only for a name that is close.
        """
        number = plain_id(facts.setting_id)
        found = self._by_setting.get(number, []) if number else []
        is_its_own = len(self._names_of_setting.get(number, ())) == 1
        if len(found) == 1 and is_its_own:
            return found
        same = self._by_both.get(_both(number, facts.organisation), []) if found else []
        if same or len(found) > MOST_NAMES:
            return same
        return [one for one in found if are_close(one.name, facts.organisation)]


def _both(setting_id: str, name: str) -> tuple[str, str]:
    return plain_id(setting_id), plain_name(name)


def _by(
    expected: Sequence[ExpectedOrganisation], clue_of: Callable[[ExpectedOrganisation], _Clue]
) -> Mapping[_Clue, list[ExpectedOrganisation]]:
    found: dict[_Clue, list[ExpectedOrganisation]] = {}
    for one in expected:
        if clue := clue_of(one):
            found.setdefault(clue, []).append(one)
    return found
