"""What the files of a framework folder may hold that are read before the others: see ``front``.

As in ``schema``, keys have the names of the fields in ``domain.front``.
"""

from typing import Annotated

from msgspec import Meta, Struct

#: A stable id: it is written in workbooks and returns, so it is never changed.
Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]
#: A text that a person reads, so it is never empty.
Text = Annotated[str, Meta(min_length=1)]


class Strict(Struct, frozen=True, forbid_unknown_fields=True):
    """A table whose every key is known."""


class TextTable(Strict, frozen=True):
    """Something to read, such as ``[[commitments]]``."""

    id: Id
    text: Text


class ContactTable(Strict, frozen=True):
    """``[[contacts]]``."""

    id: Id
    label: Text
    phone: str = ""
    email: str = ""
    web: str = ""
    address: str = ""


class PartnershipFile(Strict, frozen=True):
    """``partnership.toml``: what the partnership promises and offers, and how to reach it."""

    commitments: tuple[TextTable, ...]
    resources: tuple[TextTable, ...]
    contacts: tuple[ContactTable, ...]


class WordingFile(Strict, frozen=True):
    """``wording.toml``: sentences that every screen and export carries."""

    status_line: Text
    not_ours: Text
    privacy_line: Text
    privacy_short: Text
    intruder_question: Text
    may_stay_reasons: tuple[Text, ...]
    not_a_referral: Text
    email_subject: Text
    to_have_to_hand: tuple[Text, ...]
    governor_questions: Annotated[tuple[Text, ...], Meta(max_length=3)]
