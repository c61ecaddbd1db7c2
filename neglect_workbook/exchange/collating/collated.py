"""What every output of a collation is made from, and the names in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from neglect_workbook.domain.collating.agreeing import (
    Moderated,
    Stage,
    by_answer,
    moderated,
)
from neglect_workbook.domain.collating.facts import RefusedFile, ReturnFacts
from neglect_workbook.domain.collating.picture import Picture
from neglect_workbook.domain.collating.records import AnswerModeration, CollationHead
from neglect_workbook.domain.collating.sample import Agreement, SampledAnswer, Why
from neglect_workbook.domain.collating.standing import Standings
from neglect_workbook.domain.framework import Framework
from neglect_workbook.exchange.names import name_of
from neglect_workbook.exchange.returns.read import ReturnRead
from neglect_workbook.exchange.sheet import short_line

#: A return that counts, with what it says in words: they are read one at a time.
Returns = Iterable[tuple[ReturnFacts, ReturnRead]]

NO_NAME = "No name given"
NO_SECTOR = "Sector not known"
_NO_PARTNERSHIP = "The partnership"


def _none_yet() -> Agreement:
    return Agreement(sampled=0, done=0, agreed=0, raised=0, lowered=0, asked=0, to_agree=0)


@dataclass(frozen=True, slots=True)
class Collated:
    """A collation as it stands, without the words of the returns.

    Attributes:
        framework: what the returns answer.
        head: what is true of the whole collation.
        standings: what was received, and what is missing.
        picture: the counts.
        today: the day on which the outputs are made.
        sample: the answers to moderate, what matters most first.
        possible: how many could be moderated for each reason, if there were time for all.
        agreement: what moderation found so far.
        moderations: what the moderators said.
        refused: files that could not be read.
        to_tell: what to tell the sender, by the code of a problem.
    """

    framework: Framework
    head: CollationHead
    standings: Standings
    picture: Picture
    today: date
    sample: tuple[SampledAnswer, ...] = ()
    possible: Mapping[Why, int] = field(default_factory=lambda: MappingProxyType({}))
    agreement: Agreement = field(default_factory=_none_yet)
    moderations: tuple[AnswerModeration, ...] = ()
    refused: tuple[RefusedFile, ...] = ()
    to_tell: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def partnership(self) -> str:
        """Who collates."""
        return short_line(self.head.received_by) or self.framework.partnership or _NO_PARTNERSHIP

    @property
    def name(self) -> str:
        """What the collation is called."""
        return short_line(self.head.name) or self.framework.name


def sector_name(framework: Framework, sector_id: str) -> str:
    """The name of a sector; other words where it was not understood."""
    return name_of(framework.sector, sector_id) if sector_id else NO_SECTOR


def organisation_of(facts: ReturnFacts) -> str:
    """The name of the organisation that sent a return, in one line."""
    return short_line(facts.organisation) or NO_NAME


def review_name(framework: Framework, review_id: str) -> str:
    """The name of a kind of review; nothing where it was not understood."""
    return name_of(framework.review_kind, review_id) if review_id else ""


def settled(moderations: Iterable[AnswerModeration]) -> Mapping[tuple[str, str], Moderated]:
    """What moderation says of each answer that is settled, by return id and question id.

    Where two moderators see an answer differently, it is not.
    """
    all_said = {answer: moderated(said) for answer, said in by_answer(moderations).items()}
    return {answer: one for answer, one in all_said.items() if one.stage is Stage.DONE}
