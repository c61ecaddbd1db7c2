"""From what stands in a cell to what it means: words to ids, texts to dates and numbers.

Nothing is guessed. What cannot be read is a problem that names the row, and stays out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from math import isfinite

from neglect_workbook.domain.dates import parse_date
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.periods import Rhythm
from neglect_workbook.exchange.incoming.book import ReadRow, plain_heading
from neglect_workbook.exchange.returns import words
from neglect_workbook.exchange.returns.read import Problem

_SEPARATORS = re.compile(r"[,;\s]+")
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_LONGEST_QUOTE = 40


@lru_cache(maxsize=2)
def words_of(framework: Framework) -> "Words":
    """The words of a framework: the same for every return that answers it."""
    return Words(framework)


class Words:
    """The words of a framework and the ids that they stand for."""

    def __init__(self, framework: Framework) -> None:
        scale = framework.scale
        self._framework = framework
        self.question_ids = tuple(one.id for one in framework.questions())
        self.ratings = _ids((one.words, one.code) for one in scale.ratings)
        self.not_answered = plain_heading(scale.not_answered)
        self.sectors = _ids((one.name, one.id) for one in framework.sectors)
        self.review_kinds = _ids((one.name, one.id) for one in framework.review_kinds)
        self.sets = _ids((one.name, one.id) for one in framework.question_sets)
        self.areas = _ids((one.name, one.id) for one in framework.areas)
        self.across_areas = plain_heading(framework.across_all_areas)
        self.evidence_types = _ids((one.name, one.id) for one in framework.evidence_types)
        self.statuses = _ids((one.name, one.id) for one in framework.action_statuses)
        self.directions = _ids((word, code) for code, word in words.DIRECTION_WORDS.items())
        self.set_ids = tuple(one.id for one in framework.question_sets)
        self.rhythms = frozenset(one.value for one in Rhythm)
        self.suggestions = frozenset(one.id for one in framework.suggested_indicators)
        self.levels = frozenset(one.level for one in framework.evidence_levels)

    def questions_of(self, set_ids: tuple[str, ...]) -> tuple[str, ...]:
        """The ids of the questions of some sets, in the framework's order."""
        return tuple(one.id for one in self._framework.questions(set_ids))


class Problems:
    """Collects what could not be read."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(self, code: str, message: str, sheet: str = "", row: int = 0) -> None:
        """Note one problem."""
        self.found.append(Problem(code, message, sheet, row))


class RowReader:
    """Reads the cells of one row, and notes those that cannot be read.

    Args:
        sheet: the sheet that the row is in.
        row: the row.
        problems: where to note them.
    """

    def __init__(self, sheet: str, row: ReadRow, problems: Problems) -> None:
        self._sheet = sheet
        self._row = row
        self._problems = problems

    def text(self, heading: str) -> str:
        """A cell as text."""
        cell = self._row.cells[heading]
        return cell if isinstance(cell, str) else str(cell)

    def problem(self, code: str, message: str) -> None:
        """Note something about this row."""
        self._problems.add(code, message, self._sheet, self._row.number)

    def id_of(self, heading: str, ids: Mapping[str, str]) -> str | None:
        """The id that a word stands for; the empty text for a blank, nothing for no known word."""
        word = plain_heading(self.text(heading))
        if not word:
            return ""
        found = ids.get(word)
        if found is None:
            self._not_read("unknown_word", heading)
        return found

    def day(self, heading: str) -> str | None:
        """A date as ISO text; the empty text for a blank, nothing for what is no date."""
        cell = self._row.cells[heading]
        if cell == "":
            return ""
        if isinstance(cell, date):
            return cell.isoformat()
        if isinstance(cell, str):
            with suppress(ValueError):
                return date.fromisoformat(cell.strip()).isoformat()
            # A year in full: without it, the day could be of any year.
            if _YEAR.search(cell):
                with suppress(ValueError):
                    return parse_date(cell, date.min).isoformat()
        self._not_read("not_a_date", heading)
        return None

    def number(self, heading: str) -> float | None:
        """A number; nothing for a blank or for what is no number."""
        cell = self._row.cells[heading]
        if cell == "":
            return None
        if isinstance(cell, int | float):
            return cell
        if isinstance(cell, str):
            with suppress(ValueError):
                number = float(cell)
                if isfinite(number):
                    return number
        self._not_read("not_a_number", heading)
        return None

    def ids(self, heading: str, known: Sequence[str]) -> list[str]:
        """The ids of a list in one cell; those that are not known are noted and left out."""
        found = list_of(self.text(heading))
        unknown = [one for one in found if one not in known]
        if unknown:
            message = f"'{unknown[0][:_LONGEST_QUOTE]}' in '{heading}' is not known."
            self.problem("unknown_id", message)
        return [one for one in found if one in known]

    def yes(self, heading: str) -> bool | None:
        """A flag; a blank is No, and nothing for another word."""
        word = plain_heading(self.text(heading))
        if word in {"yes", "true"}:
            return True
        if word in {"no", "false", ""}:
            return False
        self._not_read("unknown_word", heading)
        return None

    def _not_read(self, code: str, heading: str) -> None:
        cell = self.text(heading)
        kind = {"not_a_date": "a date", "not_a_number": "a number"}.get(code, "one of its words")
        self.problem(code, f"'{cell[:_LONGEST_QUOTE]}' in '{heading}' is not {kind}.")


def list_of(cell: str) -> list[str]:
    """The ids in one cell, each once."""
    return list(dict.fromkeys(one for one in _SEPARATORS.split(cell) if one))


def _ids(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Ids by their words. The id itself is understood too: it is sent where words are lost."""
    found: dict[str, str] = {}
    for word, one in pairs:
        found[plain_heading(one)] = one
        found[plain_heading(word)] = one
    return found
