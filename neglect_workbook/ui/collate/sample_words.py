"""The words of moderation: why an answer is in the sample, and what was found so far."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from neglect_workbook.domain.collating.sample import Agreement, Why

if TYPE_CHECKING:
    from neglect_workbook.domain.collating.records import AnswerModeration

WHY_WORDS: Final[Mapping[Why, str]] = {
    Why.RED: "Red",
    Why.TOP: "Top rating",
    Why.RATING_STRONGER: "Stronger than its evidence",
    Why.EVIDENCE_STRONGER: "Evidence looks stronger",
    Why.RANDOM: "Random share",
    Why.ADDED: "Added by you",
}


def found_words(agreement: Agreement) -> str:
    """What the results are so far, such as '27 agreed, 5 lowered, 2 raised'."""
    counts = (
        (agreement.agreed, "agreed"),
        (agreement.lowered, "lowered"),
        (agreement.raised, "raised"),
        (agreement.asked, "asked for evidence"),
    )
    said = [f"{count} {words}" for count, words in counts if count]
    return ", ".join(said) if said else "None has a result yet"


def direction_words(agreement: Agreement) -> str:
    """Which way organisations' own ratings lean, in counts; empty while none was changed."""
    if not (agreement.raised or agreement.lowered):
        return ""
    return (
        f"Of {agreement.done}, {agreement.lowered} scored themselves higher than the panel, "
        f"{agreement.raised} lower."
    )


def to_agree_words(agreement: Agreement) -> str:
    """What is left between two moderators, and what organisations changed meanwhile."""
    said = []
    if agreement.to_agree:
        said.append(f"{agreement.to_agree} to agree between two moderators.")
    if agreement.to_look_again:
        said.append(f"{agreement.to_look_again} changed since, to look at again.")
    return " ".join(said)


def do_differ(first: "AnswerModeration", second: "AnswerModeration") -> bool:
    """Whether two moderators see an answer differently."""
    both = first.is_done and second.is_done
    return both and (first.result, first.rating) != (second.result, second.rating)
