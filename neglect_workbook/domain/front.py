"""What of a framework is on screen before a workbook is open, so it is read without the rest."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the partnership; ``label`` says what for."""

    id: str
    label: str
    phone: str
    email: str
    web: str
    address: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences that every export and screen carries."""

    status_line: str
    not_ours: str
    privacy_line: str
    privacy_short: str
    intruder_question: str
    may_stay_reasons: tuple[str, ...]
    not_a_referral: str
    email_subject: str
    to_have_to_hand: tuple[str, ...]
    governor_questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The sentences and the contacts of a framework.

    Attributes:
        framework_id: of the framework.
        wording: its sentences.
        contacts: the ways to reach its partnership.
    """

    framework_id: str
    wording: Wording
    contacts: tuple[Contact, ...]

    def contact(self, contact_id: str) -> Contact:
        """The contact with this id. Raises ``KeyError`` for an unknown one."""
        for contact in self.contacts:
            if contact.id == contact_id:
                return contact
        raise KeyError(contact_id)
