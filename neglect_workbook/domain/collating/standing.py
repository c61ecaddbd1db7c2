"""Where each organisation stands: received, missing, late, and which of its files counts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from neglect_workbook.domain.collating.facts import FileProblem, ReturnFacts
from neglect_workbook.domain.collating.records import ExpectedOrganisation


class Status(StrEnum):
    """Where a return that was read stands. Printed by the command line: never rename a value."""

    COUNTED = "received"
    DUPLICATE = "duplicate"
    OLDER = "older_version"
    ANOTHER = "another_return"
    LEFT_OUT = "left_out"
    OTHER_FRAMEWORK = "other_framework"


@dataclass(frozen=True, slots=True)
class Standing:
    """One return that was read, and where it stands.

    Attributes:
        facts: what was read.
        status: whether it counts, and why not.
        received_on: the day on which it was gathered.
        expected_id: the expected organisation that it is of; empty where none.
        instead: the key of the file that counts in its place; empty where it counts itself.
        is_late: it carries a date after the day it was due by, or carries none and was gathered
            after it.
        is_chosen: a person chose; otherwise it is what we propose.
        to_choose: keys of files of the same organisation that say something else, where nothing
            says which one is right: they were made on the same day, or are no versions of one
            return. A person chooses.
        alike: keys of other returns that count and may be of the same organisation: a person
            looks.
    """

    facts: ReturnFacts
    status: Status
    received_on: date | None = None
    expected_id: str = ""
    instead: str = ""
    is_late: bool = False
    is_chosen: bool = False
    to_choose: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """An expected organisation that nothing was received of.

    Attributes:
        organisation: which.
        close: keys of returns whose names are close: proposed to a person, never taken.
    """

    organisation: ExpectedOrganisation
    close: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standings:
    """All of them.

    Attributes:
        returns: in the order of organisations' names, then newest first.
        missing: in the order of the list.
        unexpected: keys of returns that count and that no one on the list is; empty where
            there is no list.
    """

    returns: tuple[Standing, ...]
    missing: tuple[Missing, ...] = ()
    unexpected: tuple[str, ...] = ()

    @property
    def counted(self) -> tuple[ReturnFacts, ...]:
        """The returns that the picture rests on."""
        return tuple(one.facts for one in self.returns if one.status is Status.COUNTED)

    def problems_of(self, one: Standing) -> tuple[FileProblem, ...]:
        """What should be looked at in a return; of one that counts, whether another one should."""
        if not one.to_choose or one.status is not Status.COUNTED:
            return one.facts.problems
        files = {each.facts.key: each.facts.file for each in self.returns}
        names = ", ".join(files[key] for key in one.to_choose)
        what = f"The same organisation sent another one that says something else: {names}."
        choose = FileProblem("which_counts", f"{what} Choose which one counts.")
        return (choose, *one.facts.problems)
