"""The pages of the help, each as a neutral document: to read in a window and to print.

What they say is in ``resources/help``, a file for each topic. What the framework says better
(its words explained, what to have to hand) is taken from there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from neglect_workbook.domain.framework import Framework
from neglect_workbook.errors import BugError
from neglect_workbook.exchange.help_text import HelpText, read_help
from neglect_workbook.exchange.report import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
    texts,
)
from neglect_workbook.files import resource_path


class TopicId(StrEnum):
    """The topics, in the order in which they are listed. Each is the name of its file."""

    START = "start"
    TO_HAVE_TO_HAND = "to-have-to-hand"
    NEW_WORKBOOK = "new-workbook"
    OVERVIEW = "overview"
    QUESTIONS = "questions"
    EVIDENCE = "evidence"
    ACTION_PLAN = "action-plan"
    INDICATORS = "indicators"
    VOICES = "voices"
    COMPARE = "compare"
    SEND = "send"
    LIBRARY = "library"
    MERGE = "merge"
    COLLATE = "collate"
    WORDS = "words"
    METHOD = "method"
    PRIVACY = "privacy"
    SAVING = "saving"
    PROTECTING = "protecting"
    FIND_AND_KEYS = "find-and-keys"
    SHORTCUTS = "shortcuts"


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A topic, ready to be shown.

    Attributes:
        id: which topic it is.
        document: what it says.
        see_also: topics that go on from here.
    """

    id: TopicId
    document: Document
    see_also: tuple[TopicId, ...]

    @property
    def title(self) -> str:
        """Its name in a list of topics."""
        return self.document.title

    @property
    def text(self) -> str:
        """Everything that it says, for somebody who looks for words."""
        document = self.document
        return "\n".join((document.title, document.subtitle, *texts(document.blocks)))


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that belong together.

    Attributes:
        name: what they have in common, such as the menu.
        keys: what one does, and the keys to press.
    """

    name: str
    keys: tuple[tuple[str, str], ...]


def help_pages(
    framework: Framework, keys: Sequence[KeyGroup], today: date
) -> Mapping[TopicId, HelpPage]:
    """Every page of the help, in the order of the topics.

    Args:
        framework: its words are explained, and its sentences stand where topics name them.
        keys: the keys that do something, for the topic of that name.
        today: the day for which they are made.

    Raises:
        BugError: a topic is not written as it should be.
    """
    generated = {
        TopicId.TO_HAVE_TO_HAND: _to_have_to_hand(framework),
        TopicId.WORDS: _words(framework),
        TopicId.SHORTCUTS: _shortcuts(keys),
    }
    return {topic: _page(topic, framework, generated.get(topic, ()), today) for topic in TopicId}


def _page(
    topic: TopicId, framework: Framework, generated: tuple[Block, ...], today: date
) -> HelpPage:
    text = _read(topic, framework)
    wording = framework.wording
    document = Document(
        title=text.title,
        subtitle=text.summary,
        subject=f"Help: {text.title}",
        organisation="",
        footer=(wording.not_ours, wording.not_a_referral),
        language="en-GB",
        made_on=today,
        blocks=(*generated, *text.blocks),
    )
    return HelpPage(topic, document, tuple(TopicId(one) for one in text.see_also))


def _read(topic: TopicId, framework: Framework) -> HelpText:
    path = resource_path("help", f"{topic}.md")
    try:
        return read_help(path.read_text(encoding="utf-8"), _fillings(framework))
    except BugError as error:
        raise BugError(f"{path.name}: {error}") from error


def _fillings(framework: Framework) -> Mapping[str, str]:
    """What stands for the names in braces."""
    wording = framework.wording
    return {
        "partnership": framework.partnership,
        "partnership_short": framework.partnership_short,
        "not_ours": wording.not_ours,
        "not_a_referral": wording.not_a_referral,
        "privacy_line": wording.privacy_line,
        "scale_note": framework.scale.note,
        "smallest_group": str(framework.smallest_group),
        "months": str(framework.evidence_out_of_date_months),
    }


def _to_have_to_hand(framework: Framework) -> tuple[Block, ...]:
    things = framework.wording.to_have_to_hand
    return (Bullets(tuple((Run(thing),) for thing in things), are_to_tick=True),)


def _words(framework: Framework) -> tuple[Block, ...]:
    blocks = []
    for one in framework.terms:
        word = f"{one.word[:1].upper()}{one.word[1:]}. "
        blocks.append(Paragraph((Run(word, is_strong=True), Run(one.meaning))))
    return tuple(blocks)


def _shortcuts(groups: Sequence[KeyGroup]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for group in groups:
        rows = tuple((Cell((Run(what),)), Cell((Run(keys),))) for what, keys in group.keys)
        columns = (Column("What it does", 65), Column("Keys", 35))
        table = Table(f"Keys: {group.name}", "What each key does.", columns, rows)
        blocks += [Heading(1, group.name), table]
    return tuple(blocks)
