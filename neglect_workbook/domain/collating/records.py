"""The records of a collation's log: what was gathered, expected, chosen and moderated.

They are kept, undone and merged as those of a workbook are (see ``domain.changes``). What a
return said is stored beside the log, by its digest; its facts are in the record.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Choice(StrEnum):
    """What a person chose of a return. Written in the log: never rename a value."""

    USE = "use"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True)
class CollationHead:
    """What is true of the whole collation; there is one.

    Attributes:
        name: what it is called, such as "Autumn 2026".
        received_by: who collates, for receipts and feedback, such as the partnership's name.
        due_on: the day by which returns were due; ``None`` where none was set.
        sample_seed: the number that the random share of the sample follows from.
        random_in_hundred: how many of a hundred further answers of each sector are drawn.
        sample_limit: how many answers the panel has time for; nought for all of them.
        is_sampled: whether a sample was drawn.
        earlier_name: what the collation before this one is called; empty where none was given.
        earlier_content: SHA-256 of the stored facts of its returns.
    """

    name: str = ""
    received_by: str = ""
    due_on: date | None = None
    sample_seed: int = 0
    random_in_hundred: int = 5
    sample_limit: int = 0
    is_sampled: bool = False
    earlier_name: str = ""
    earlier_content: str = ""


@dataclass(frozen=True, slots=True)
class GatheredReturn:
    """A return in the collation. The record's id is the SHA-256 of the file.

    Attributes:
        id: record id.
        facts: a ``ReturnFacts`` as JSON.
        content: SHA-256 of the stored content of the return, as in its facts.
        files: every name under which this very file was found, the first one first.
        received_on: the day on which it was gathered.
        choice: a ``Choice`` where a person chose among versions; empty for what is proposed.
        expected_id: the expected organisation that a person said it is of; empty for what the
            ids say.
        is_dealt_with: a person looked at its problems and needs no more.
    """

    id: str = ""
    facts: str = ""
    content: str = ""
    files: tuple[str, ...] = ()
    received_on: date | None = None
    choice: str = ""
    expected_id: str = ""
    is_dealt_with: bool = False


@dataclass(frozen=True, slots=True)
class GatheredRefusal:
    """A file that was refused. The record's id is the SHA-256 of its bytes, or of its name.

    Attributes:
        id: record id.
        file: its name.
        code: a stable name for the cause.
        message: one plain sentence.
        next_step: what to do.
        is_dealt_with: a person asked the sender, or needs no more.
    """

    id: str = ""
    file: str = ""
    code: str = ""
    message: str = ""
    next_step: str = ""
    is_dealt_with: bool = False


@dataclass(frozen=True, slots=True)
class ExpectedOrganisation:
    """An organisation that a return is expected of.

    Attributes:
        id: record id.
        name: its name.
        sector_id: a sector of the framework; may be empty.
        contact: where to write to: an address or a role; may be empty.
        setting_id: URN or charity number; may be empty.
        return_id: the id of its return, where it is known; may be empty.
        place: its place in the list, from 1.
    """

    id: str = ""
    name: str = ""
    sector_id: str = ""
    contact: str = ""
    setting_id: str = ""
    return_id: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class AnswerModeration:
    """What one moderator says of one answer.

    Attributes:
        id: record id: return id, question id and moderator (1 or 2), with slashes between.
        rating: a code of the scale; empty where none was chosen.
        result: a ``ModerationResult``; may be empty.
        feedback: for the organisation; may be empty.
        note: for the panel alone; may be empty.
        answer_digest: of the answer as it was moderated.
        is_skipped: it was passed over.
        is_added: a person put the answer into the sample. Looked at for moderator 1 only.
    """

    id: str = ""
    rating: str = ""
    result: str = ""
    feedback: str = ""
    note: str = ""
    answer_digest: str = ""
    is_skipped: bool = False
    is_added: bool = False

    @property
    def return_id(self) -> str:
        """The return that it is about."""
        return self.id.rsplit("/", 2)[0]

    @property
    def question_id(self) -> str:
        """The question that it is about."""
        return self.id.rsplit("/", 2)[1]

    @property
    def moderator(self) -> int:
        """Which of two moderators: 1 or 2."""
        return int(self.id.rsplit("/", 2)[2])

    @property
    def is_done(self) -> bool:
        """Whether a result was chosen."""
        return bool(self.result)


def moderation_id(return_id: str, question_id: str, moderator: int = 1) -> str:
    """The record id of what one moderator says of one answer."""
    return f"{return_id}/{question_id}/{moderator}"
