"""What the check finds: a place in a text, what it may be, and how sure that is."""

from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What a piece of a text may be. Scripts read these: never rename a value."""

    NHS_NUMBER = "nhs_number"
    UPN = "upn"
    NINO = "nino"
    EMAIL_PERSON = "email_person"
    PHONE = "phone"
    POSTCODE = "postcode"
    DATE_OF_BIRTH = "date_of_birth"
    CHILD_NAME = "child_name"
    INITIALS = "initials"
    CASE_REFERENCE = "case_reference"
    ADDRESS = "address"
    SMALL_NUMBER = "small_number"


class Strength(StrEnum):
    """How much a mark asks of a person."""

    STOP = "stop"
    """Says who somebody is: taken out, or confirmed with a reason."""
    LOOK = "look"
    """May say who somebody is: worth a look."""
    MAYBE = "maybe"
    """Maybe a name."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A piece of a text, from ``start`` up to ``end``, in characters of the text as given."""

    start: int
    end: int
    kind: MarkKind
    strength: Strength

    def overlaps(self, other: "Mark") -> bool:
        """Whether both have a character in common."""
        return self.start < other.end and other.start < self.end
