"""What the stage 'Problems' lists: files that were refused, and returns with something odd."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from neglect_workbook.domain.collating.facts import FileProblem

if TYPE_CHECKING:
    from neglect_workbook.domain.collating.snapshot import CollationSnapshot

#: The code of a file that wants a password, and of one that another password opens.
PASSWORD_CODES: Final = frozenset({"needs_password", "wrong_password"})


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One file with problems.

    Attributes:
        id: the file's key.
        file: its name.
        organisation: whose it is; empty where nobody could read it.
        is_refused: it could not be read at all.
        problems: each with its code and a sentence.
        next_step: what the person who collates can do; empty where each problem says it.
        is_dealt_with: nothing more is to be done.
    """

    id: str
    file: str
    organisation: str
    is_refused: bool
    problems: tuple[FileProblem, ...]
    next_step: str
    is_dealt_with: bool

    @property
    def wants_password(self) -> bool:
        """Whether a password would open it."""
        return self.is_refused and any(one.code in PASSWORD_CODES for one in self.problems)

    @property
    def title(self) -> str:
        """What it is called in the list."""
        return self.organisation or self.file.rpartition("/")[2]

    @property
    def words(self) -> str:
        """What is wrong, in one line."""
        if self.is_refused:
            return "Password needed" if self.wants_password else "Could not be read"
        count = len(self.problems)
        return "1 thing to look at" if count == 1 else f"{count} things to look at"


def problem_rows(snapshot: "CollationSnapshot") -> tuple[ProblemRow, ...]:
    """Refused files first, then returns by name; what is dealt with comes last."""
    rows = [
        ProblemRow(
            id=one.id,
            file=one.file,
            organisation="",
            is_refused=True,
            problems=(FileProblem(one.code, one.message),),
            next_step=one.next_step,
            is_dealt_with=one.is_dealt_with,
        )
        for one in snapshot.refusals
    ]
    rows += [
        ProblemRow(
            id=one.record.id,
            file=one.facts.file,
            organisation=one.facts.organisation,
            is_refused=False,
            problems=one.facts.problems,
            next_step="",
            is_dealt_with=one.record.is_dealt_with,
        )
        for one in snapshot.gathered
        if one.facts.problems
    ]
    return tuple(sorted(rows, key=_order))


def left_to_do(rows: Sequence[ProblemRow]) -> int:
    """How many are not dealt with."""
    return sum(not one.is_dealt_with for one in rows)


def _order(row: ProblemRow) -> tuple[bool, bool, str]:
    return row.is_dealt_with, not row.is_refused, row.title.casefold()
