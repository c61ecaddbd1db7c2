"""The records of a collation's log: what was gathered, expected, chosen and moderated.

They are kept, undone and merged as those of a workbook are (see ``domain.changes``). What a
return said is stored beside the log, by its digest; its facts are in the record.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CollationHead:
    """What is true of the whole collation; there is one.

    Attributes:
        name: what it is called, such as "Autumn 2026".
        received_by: who collates, for receipts and feedback, such as the partnership's name.
        due_on: the day by which returns were due; ``None`` where none was set.
        sample_seed: the number that the random share of the sample follows from.
        random_in_hundred: how many of a hundred further answers of each sector are drawn.
        is_sampled: whether a sample was drawn.
    """

    name: str = ""
    received_by: str = ""
    due_on: date | None = None
    sample_seed: int = 0
    random_in_hundred: int = 5
    is_sampled: bool = False


@dataclass(frozen=True, slots=True)
class GatheredReturn:
    """A return in the collation. The record's id is the SHA-256 of the file.

    Attributes:
        id: record id.
        facts: a ``ReturnFacts`` as JSON.
        received_on: the day on which it was gathered.
        choice: "use" or "leave_out" where a person chose among versions; empty for what is
            proposed.
        expected_id: the expected organisation that a person said it is of; empty for what the
            ids say.
        is_dealt_with: a person looked at its problems and needs no more.
    """

    id: str = ""
    facts: str = ""
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
    """

    id: str = ""
    name: str = ""
    sector_id: str = ""
    contact: str = ""
    setting_id: str = ""
    return_id: str = ""


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
    """

    id: str = ""
    rating: str = ""
    result: str = ""
    feedback: str = ""
    note: str = ""
    answer_digest: str = ""
    is_skipped: bool = False

    @property
    def return_id(self) -> str:
        """The return that it is about."""
        return self.id.split("/")[0]

    @property
    def question_id(self) -> str:
        """The question that it is about."""
        return self.id.split("/")[1]

    @property
    def moderator(self) -> int:
        """Which of two moderators: 1 or 2."""
        return int(self.id.split("/")[2])

    @property
    def is_done(self) -> bool:
        """Whether a result was chosen."""
        return bool(self.result)
