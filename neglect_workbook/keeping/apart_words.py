"""How it is told that two copies of a file say something different."""

from dataclasses import dataclass

from neglect_workbook.keeping.apart import Choice


@dataclass(frozen=True, slots=True)
class ConflictWords:
    """How a conflict is told of.

    Attributes:
        place: the question or record, such as 'M3 Drift and harm'.
        field: the field, such as 'What is working well'.
        ours: what our copy says.
        theirs: what the other copy says.
        stands: which of the two is in the workbook now; both where each is a record of its own.
    """

    place: str
    field: str
    ours: str
    theirs: str
    stands: Choice


def left_sentence(count: int) -> str:
    """How much is left to choose, in a sentence."""
    if count == 1:
        return "In 1 place both copies say something different: choose what to keep."
    return f"In {count} places both copies say something different: choose what to keep."
