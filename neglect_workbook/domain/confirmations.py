"""What a person said of a text in which the personal-data check found something."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Somebody looked at a text and said why what was found there may stay.

    It holds for the text as it was: any edit voids it, and taking the edit back restores it.

    Attributes:
        id: record id, worked out from the next four, so that each is confirmed once.
        about_kind: the kind of record that the text is in.
        about_id: the id of that record.
        about_field: the field that holds the text.
        mark_kind: what was found, such as "child_name".
        digest: of the text and of what was found, as it was confirmed.
        reason: why it may stay.
    """

    id: str = ""
    about_kind: str = ""
    about_id: str = ""
    about_field: str = ""
    mark_kind: str = ""
    digest: str = ""
    reason: str = ""

    def holds_for(self, text: str) -> bool:
        """Whether the text is still the one that was confirmed."""
        return bool(self.reason) and self.digest == confirmed_digest(text, self.mark_kind)


def confirmation_id(about_kind: str, about_id: str, about_field: str, mark_kind: str) -> str:
    """The record id of the confirmation of one kind of mark in one text."""
    return f"{about_kind}/{about_id}/{about_field}/{mark_kind}"


def confirmed_digest(text: str, mark_kind: str) -> str:
    """SHA-256 of a text and of what was found in it, in hexadecimal digits."""
    said = f"{mark_kind}\0{text}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(said).hexdigest()
