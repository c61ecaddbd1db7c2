"""A collation as it stands at one moment, immutable: all that counting and showing need of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from neglect_workbook.domain.collating.facts import ReturnFacts
from neglect_workbook.domain.collating.records import (
    AnswerModeration,
    CollationHead,
    ExpectedOrganisation,
    GatheredRefusal,
    GatheredReturn,
)
from neglect_workbook.domain.confirmations import Confirmation
from neglect_workbook.domain.framework import Framework

#: The record id of the one head.
HEAD_ID = "collation"


class Held(NamedTuple):
    """A return in the collation.

    Attributes:
        record: when it came, and what a person chose of it.
        facts: what was read of it. ``facts.file`` is the first of ``record.files``.
    """

    record: GatheredReturn
    facts: ReturnFacts


@dataclass(frozen=True, slots=True)
class CollationSnapshot:
    """A collation as it stands.

    Attributes:
        collation_id: the same in every copy of it.
        framework: what its returns answer.
        head: what is true of the whole collation.
        gathered: every return, in the order of their files' digests.
        refusals: every file that was refused, in the order of their ids.
        expected: the organisations that a return is expected of, in the order of the list.
        moderations: what was said of answers, by record id: see ``moderation_id``.
        confirmations: why what the personal-data check found may stay.
    """

    collation_id: str
    framework: Framework
    head: CollationHead
    gathered: tuple[Held, ...]
    refusals: tuple[GatheredRefusal, ...]
    expected: tuple[ExpectedOrganisation, ...]
    moderations: Mapping[str, AnswerModeration]
    confirmations: tuple[Confirmation, ...] = ()

    @property
    def added(self) -> frozenset[tuple[str, str]]:
        """Answers that stay in the sample, by return id and question id.

        A person put them there, or said something of them already.
        """
        return frozenset(
            (one.return_id, one.question_id)
            for one in self.moderations.values()
            if one.is_added or one.is_done or one.is_skipped
        )

    def held(self, key: str) -> Held | None:
        """The return of a file by the file's SHA-256; ``None`` where it is not here."""
        return next((one for one in self.gathered if one.record.id == key), None)
