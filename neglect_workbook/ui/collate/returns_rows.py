"""What the table of returns lists: every file that was read, and everyone who is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from neglect_workbook.domain.collating.standing import Missing, Standing, Standings, Status
from neglect_workbook.domain.dates import short_date

if TYPE_CHECKING:
    from datetime import date

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.widgets.badge import Tone


class ReturnFilter(StrEnum):
    """Which rows are listed."""

    ALL = "all"
    RECEIVED = "received"
    MISSING = "missing"
    LATE = "late"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class StateLook:
    """How a state is shown: word, symbol and tone."""

    words: str
    icon: str
    tone: "Tone"


RECEIVED: Final = StateLook("Received", "check", "green")
LATE: Final = StateLook("Received late", "calendar-clock", "amber")
MISSING: Final = StateLook("Missing", "circle-dashed", "red")
_STATES: Final[Mapping[Status, StateLook]] = {
    Status.COUNTED: RECEIVED,
    Status.DUPLICATE: StateLook("The same again", "equal", "neutral"),
    Status.OLDER: StateLook("Older version", "history", "neutral"),
    Status.ANOTHER: StateLook("Another return", "layers", "neutral"),
    Status.LEFT_OUT: StateLook("Left out", "ban", "neutral"),
    Status.OTHER_FRAMEWORK: StateLook("Other framework", "ban", "amber"),
}


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One row of the table.

    Attributes:
        id: the file's key, or the expected organisation's id after a slash.
        organisation: whose it is.
        sector: its sector in words.
        state: how it stands.
        made_on: the date that the return carries.
        notes: what a person may want to look at, each in a few words.
        file: the file's name; empty where it is missing.
        standing: the return; ``None`` where it is missing.
        missing: the organisation that is missing; ``None`` where it is a return.
    """

    id: str
    organisation: str
    sector: str
    state: StateLook
    made_on: "date | None"
    notes: tuple[str, ...]
    file: str
    standing: Standing | None = None
    missing: Missing | None = None

    @property
    def made(self) -> str:
        """The date in words."""
        return short_date(self.made_on) if self.made_on is not None else ""

    @property
    def note(self) -> str:
        """All of the notes in one line."""
        return ", ".join(self.notes)

    def is_in(self, chosen: ReturnFilter) -> bool:
        """Whether a filter lets it through."""
        counted = self.standing is not None and self.standing.status is Status.COUNTED
        return {
            ReturnFilter.ALL: True,
            ReturnFilter.RECEIVED: counted,
            ReturnFilter.MISSING: self.missing is not None,
            ReturnFilter.LATE: self.state is LATE,
            ReturnFilter.LOOK: bool(self.notes),
        }[chosen]


def rows_of(framework: "Framework", standings: Standings) -> tuple[ReturnRow, ...]:
    """Every row, in the order of organisations' names."""
    unexpected = frozenset(standings.unexpected)
    newer = {one.instead for one in standings.returns if one.status is Status.OLDER}
    rows = [_returned(framework, one, unexpected, newer) for one in standings.returns]
    rows += [_missing(framework, one) for one in standings.missing]
    return tuple(sorted(rows, key=lambda row: row.organisation.casefold()))


def counts_of(rows: Sequence[ReturnRow]) -> Mapping[ReturnFilter, int]:
    """How many rows each filter lets through."""
    return {one: sum(row.is_in(one) for row in rows) for one in ReturnFilter}


def received_of_list(standings: Standings) -> int:
    """How many of the organisations on the list sent a return: the others are missing."""
    sent = {
        one.expected_id
        for one in standings.returns
        if one.expected_id and one.status is not Status.OTHER_FRAMEWORK
    }
    return len(sent)


def sector_name(framework: "Framework", sector_id: str) -> str:
    """A sector in a word or two; empty where it is not known."""
    found = (one.short or one.name for one in framework.sectors if one.id == sector_id)
    return next(found, "")


def _returned(
    framework: "Framework", standing: Standing, unexpected: frozenset[str], newer: set[str]
) -> ReturnRow:
    facts = standing.facts
    state = _STATES[standing.status]
    if standing.status is Status.COUNTED and standing.is_late:
        state = LATE
    notes = []
    if facts.key in unexpected:
        notes.append("not on the list")
    if standing.alike:
        notes.append("may be here twice")
    changed = sum(one.is_changed for one in facts.answers)
    if changed:
        notes.append(f"{changed} {'answer' if changed == 1 else 'answers'} changed")
    if standing.to_choose:
        notes.append("choose which counts")
    elif standing.status is Status.COUNTED and facts.key in newer and not standing.is_chosen:
        notes.append("newest of several")
    return ReturnRow(
        id=facts.key,
        organisation=facts.organisation or "No name",
        sector=sector_name(framework, facts.sector_id),
        state=state,
        made_on=facts.made_on,
        notes=tuple(notes),
        file=facts.file,
        standing=standing,
    )


def _missing(framework: "Framework", missing: Missing) -> ReturnRow:
    organisation = missing.organisation
    return ReturnRow(
        id=f"/{organisation.id}",
        organisation=organisation.name,
        sector=sector_name(framework, organisation.sector_id),
        state=MISSING,
        made_on=None,
        notes=("a close name came in",) if missing.close else (),
        file="",
        missing=missing,
    )
