"""What was said before: by each return itself, or in an earlier collation."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from neglect_workbook.domain.collating.facts import ReturnFacts
from neglect_workbook.domain.collating.names import plain_name
from neglect_workbook.domain.collating.same_organisation import plain_id
from neglect_workbook.domain.compare import Movement, movement
from neglect_workbook.domain.rating_scale import RatingScale
from neglect_workbook.domain.records import Answer

#: What every rating is that there was none before, or none that is known.
_FIRST_TIME: Final = Movement.FIRST_TIME.value

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Earlier:
    """The ratings of an earlier collation, to be found by whoever sent them.

    A return is found again by its id, or by its setting id and sector, or by its plain name and
    sector, since the next review of the same organisation has another id. What more than one
    return of the earlier collation could be is not taken. Where an organisation sent several
    returns of different sets, their ratings are joined.

    Args:
        facts: the returns that counted in it.
    """

    def __init__(self, facts: Iterable[ReturnFacts]) -> None:
        self._by_id: dict[str, Mapping[str, str]] = {}
        self._by_setting: dict[tuple[str, str], dict[str, str]] = {}
        self._by_name: dict[tuple[str, str], dict[str, str]] = {}
        names_of_setting: dict[tuple[str, str], set[str]] = {}
        for one in facts:
            ratings = {answer.question_id: answer.rating for answer in one.answers if answer.rating}
            if one.return_id:
                self._by_id[one.return_id] = ratings
            name = plain_name(one.organisation)
            if number := plain_id(one.setting_id):
                setting = (number, one.sector_id)
                names_of_setting.setdefault(setting, set()).add(name)
                self._by_setting.setdefault(setting, {}).update(ratings)
            self._by_name.setdefault((name, one.sector_id), {}).update(ratings)
        for setting, names in names_of_setting.items():
            # One number for several schools, such as that of their trust, tells none of them.
            if len(names) > 1:
                del self._by_setting[setting]

    def ratings_of(self, facts: ReturnFacts) -> Mapping[str, str]:
        """The earlier ratings of an organisation by question id; empty where it sent none."""
        found = self._by_id.get(facts.return_id) if facts.return_id else None
        if found is None:
            found = self._by_setting.get((plain_id(facts.setting_id), facts.sector_id))
        if found is None:
            found = self._by_name.get((plain_name(facts.organisation), facts.sector_id))
        return _NOTHING if found is None else found


class Moves:
    """How any rating moved to any other, worked out once.

    Args:
        scale: the scale that both are of.
    """

    def __init__(self, scale: RatingScale) -> None:
        codes = ("", *(one.code for one in scale.ratings))
        self._moves = {
            (last, now): movement(scale, Answer(rating=last), Answer(rating=now)).value
            for last in codes
            for now in codes
            if now
        }

    def of(self, last: str, now: str) -> str:
        """The value of the ``Movement`` from one rating to another; an unknown one was none."""
        return self._moves.get((last, now), _FIRST_TIME)
