"""What `collate` prints: counts, what was received, and what to do about the rest."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from neglect_workbook.domain.collating.facts import FileProblem
from neglect_workbook.domain.collating.picture import Counted
from neglect_workbook.domain.collating.records import GatheredRefusal
from neglect_workbook.domain.collating.snapshot import CollationSnapshot
from neglect_workbook.domain.collating.standing import Missing, Standing, Status
from neglect_workbook.exchange.collating.collated import (
    Collated,
    organisation_of,
    sector_name,
)
from neglect_workbook.exchange.collating.method import drawn_words
from neglect_workbook.exchange.plan.words import counted

#: More lines of one kind than these are only counted.
_MOST_LINES: Final = 10
#: A rating that was not chosen has no code.
_NOT_ANSWERED: Final = "not_answered"
#: Of the others nothing is counted, so nothing in them needs a look.
_OF_CONCERN: Final = frozenset({Status.COUNTED, Status.OTHER_FRAMEWORK})
_ASIDE: Final = (
    (Status.DUPLICATE, "The same return once more"),
    (Status.OLDER, "Older versions"),
    (Status.ANOTHER, "Another return of the same organisation"),
    (Status.LEFT_OUT, "Left out"),
    (Status.OTHER_FRAMEWORK, "Of another framework"),
)


@dataclass(frozen=True, slots=True)
class Received:
    """One file that was read, as it is printed.

    Attributes:
        file: its name below the folder.
        organisation: whose it is, as it says itself.
        return_id: the id that it carries.
        status: where it stands.
        problems: what could not be read in it, or should be looked at.
    """

    file: str
    organisation: str
    return_id: str
    status: Status
    problems: tuple[FileProblem, ...]


class CollateReport:
    """What is printed of a collation.

    Args:
        snapshot: the collation.
        collated: what it shows.

    Attributes:
        received: every file that was read; a copy of one follows it as a duplicate.
        refused: every file that was not, and that nobody dealt with.
        has_problems: whether there is something to look at.
    """

    def __init__(self, snapshot: CollationSnapshot, collated: Collated) -> None:
        self._collated = collated
        self._records = {one.record.id: one.record for one in snapshot.gathered}
        self.received = tuple(
            one for standing in collated.standings.returns for one in self._lines_of(standing)
        )
        self.refused = tuple(one for one in snapshot.refusals if not one.is_dealt_with)
        self._to_look_at = [
            one for one in self.received if one.problems and one.status in _OF_CONCERN
        ]
        others = any(one.status is Status.OTHER_FRAMEWORK for one in self.received)
        self.has_problems = bool(self.refused or self._to_look_at or others)

    def as_json(self) -> str:
        """All of it for a program to read."""
        printed = {
            "received": [
                {
                    "file": one.file,
                    "organisation": one.organisation,
                    "return_id": one.return_id,
                    "status": one.status.value,
                    "problems": [
                        {"code": each.code, "message": _placed(each)} for each in one.problems
                    ],
                }
                for one in self.received
            ],
            "refused": [
                {
                    "file": one.file,
                    "code": one.code,
                    "message": f"{one.message} {one.next_step}".strip(),
                }
                for one in self.refused
            ],
            "missing": [self._missing(one) for one in self._collated.standings.missing],
            "counts": self._counts(),
        }
        return json.dumps(printed, ensure_ascii=False, indent=1)

    def lines(self) -> Iterator[str]:
        """The same in plain sentences, of which the longest lists are only counted."""
        standings = self._collated.standings
        total = len(self.received) + len(self.refused)
        statuses = Counter(one.status for one in self.received)
        yield f"{statuses[Status.COUNTED]} of {counted(total, 'file', 'files')} count as returns."
        for status, words in _ASIDE:
            if statuses[status]:
                yield f"{words}: {counted(statuses[status], 'file', 'files')}."
        late = self._late
        if late:
            yield f"Dated after the day they were due: {counted(late, 'return', 'returns')}."
        yield from _listed(
            "Could not be read:",
            (_refused_words(one) for one in self.refused),
        )
        yield from _listed(
            "To look at:",
            (f"{one.file}: {_placed(each)}" for one in self._to_look_at for each in one.problems),
        )
        yield from _listed("Missing:", (one.organisation.name for one in standings.missing))
        if standings.unexpected:
            count = counted(len(standings.unexpected), "return", "returns")
            yield f"From organisations that are not on the expected list: {count}."
        if self._collated.head.sample_limit:
            yield drawn_words(self._collated)
        if self.has_problems:
            yield "The sheet Problems says of each file what to do."

    @property
    def _late(self) -> int:
        """How many returns that count are late."""
        returns = self._collated.standings.returns
        return sum(1 for one in returns if one.is_late and one.status is Status.COUNTED)

    def _lines_of(self, standing: Standing) -> Iterator[Received]:
        facts = standing.facts
        record = self._records[facts.key]
        found = self._collated.standings.problems_of(standing)
        problems = () if record.is_dealt_with else found
        name = organisation_of(facts)
        yield Received(facts.file, name, facts.return_id, standing.status, problems)
        for copy in record.files:
            if copy != facts.file:
                yield Received(copy, name, facts.return_id, Status.DUPLICATE, ())

    def _missing(self, one: Missing) -> dict[str, object]:
        organisation = one.organisation
        return {
            "organisation": organisation.name,
            "sector": sector_name(self._collated.framework, organisation.sector_id)
            if organisation.sector_id
            else "",
            "contact": organisation.contact,
            "close": [self._records[key].files[0] for key in one.close],
        }

    def _counts(self) -> dict[str, object]:
        picture, standings = self._collated.picture, self._collated.standings
        statuses = Counter(one.status for one in self.received)
        return {
            "files": len(self.received) + len(self.refused),
            **{status.value: statuses[status] for status in Status},
            "refused": len(self.refused),
            "missing": len(standings.missing),
            "late": self._late,
            "with_problems": len(self._to_look_at),
            "to_moderate": len(self._collated.sample),
            "could_be_moderated": sum(self._collated.possible.values()),
            "by_area": _by_id(picture.by_area),
            "by_question": _by_id(picture.by_question),
            "by_sector": _by_id(picture.by_sector),
            "by_role": _by_id(picture.by_set),
        }


def _by_id(parts: Iterable[Counted]) -> Mapping[str, object]:
    """Counts by id; of a group that is hidden only that it is."""
    return {
        one.id or "unknown": {"hidden": True}
        if one.is_hidden
        else {
            "returns": one.returns,
            "ratings": {code or _NOT_ANSWERED: count for code, count in one.counts.items()},
        }
        for one in parts
    }


def _refused_words(one: GatheredRefusal) -> str:
    """Why a file was refused, and what to do; most sentences begin with its name already."""
    said = f"{one.message} {one.next_step}".rstrip()
    return said if said.startswith(PurePath(one.file).name) else f"{one.file}: {said}"


def _placed(problem: FileProblem) -> str:
    """A problem with its place in the file."""
    if not problem.sheet:
        return problem.message
    row = f", row {problem.row}" if problem.row else ""
    return f"{problem.sheet}{row}: {problem.message}"


def _listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """Some lines under a heading; nothing where there are none."""
    found = list(lines)
    if found:
        yield heading
        yield from (f"  {line}" for line in found[:_MOST_LINES])
        if len(found) > _MOST_LINES:
            yield f"  and {len(found) - _MOST_LINES} more"
