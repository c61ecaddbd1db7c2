"""A help topic as it is written: a very small part of Markdown, read strictly.

The first line is the title, the next paragraph says in a sentence or two what the topic is
about. Then come headings (``##``), paragraphs of one line, lists (``-``) and ``**strong**``
words. The last line may name other topics: ``See also: words, evidence``. ``{name}`` stands for
words of the framework. Anything else is a fault of ours.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from neglect_workbook.errors import BugError
from neglect_workbook.exchange.report import Block, Bullets, Heading, Paragraph, Run

_TITLE = "# "
_HEADING = "## "
_ITEM = "- "
_SEE_ALSO = "See also: "
_STRONG = "**"
#: Marks of Markdown that a reader would see as they are.
_OTHER_MARKS = re.compile(r"^(#|>|\||[*+]\s|\d+[.)]\s|\s)|`|\]\(|(?<!\*)\*(?!\*)|\s$")


@dataclass(frozen=True, slots=True)
class HelpText:
    """A topic as it is written.

    Attributes:
        title: its name.
        summary: what it is about.
        blocks: what it says.
        see_also: ids of other topics.
    """

    title: str
    summary: str
    blocks: tuple[Block, ...]
    see_also: tuple[str, ...]


def read_help(text: str, words: Mapping[str, str]) -> HelpText:
    """Read a topic.

    Args:
        text: what its file holds.
        words: what stands for the names in braces.

    Raises:
        BugError: it is not written as it should be.
    """
    groups = [lines for is_empty, lines in _groups(_filled(text, words)) if not is_empty]
    see_also: tuple[str, ...] = ()
    if groups and groups[-1][0].startswith(_SEE_ALSO):
        see_also = tuple(_only(groups.pop()).removeprefix(_SEE_ALSO).split(", "))
    match groups:
        case [[title], summary, *rest] if title.startswith(_TITLE):
            pass
        case _:
            raise BugError("a help topic begins with its title and what it is about")
    return HelpText(
        title=_checked(title.removeprefix(_TITLE)),
        summary=_one_line(summary),
        blocks=tuple(_block(lines) for lines in rest),
        see_also=see_also,
    )


def _filled(text: str, words: Mapping[str, str]) -> str:
    try:
        return text.format_map(words)
    except (KeyError, ValueError, IndexError) as error:
        raise BugError(f"unknown words in a help topic: {error}") from error


def _groups(text: str) -> Iterator[tuple[bool, list[str]]]:
    """Lines that follow each other, apart from those that are empty."""
    for is_empty, lines in groupby(text.splitlines(), lambda line: not line):
        yield is_empty, list(lines)


def _block(lines: list[str]) -> Block:
    if lines[0].startswith(_HEADING):
        return Heading(1, _checked(_only(lines).removeprefix(_HEADING)))
    if lines[0].startswith(_ITEM):
        return Bullets(tuple(_item(line) for line in lines))
    return Paragraph(_runs(_only(lines)))


def _item(line: str) -> tuple[Run, ...]:
    if not line.startswith(_ITEM):
        raise BugError(f"a line in a list of a help topic is none of it: {line}")
    return _runs(line.removeprefix(_ITEM))


def _only(lines: list[str]) -> str:
    if len(lines) != 1:
        raise BugError(f"a paragraph of a help topic is one line: {lines[1]}")
    return lines[0]


def _one_line(lines: list[str]) -> str:
    line = _checked(_only(lines))
    if _STRONG in line or line.startswith(_ITEM):
        raise BugError(f"what a help topic is about is said plainly: {line}")
    return line


def _runs(text: str) -> tuple[Run, ...]:
    """The pieces of a line: what stands between two marks is strong."""
    pieces = _checked(text).split(_STRONG)
    if len(pieces) % 2 == 0:
        raise BugError(f"a mark of strong words without its other one: {text}")
    return tuple(Run(piece, is_strong=at % 2 == 1) for at, piece in enumerate(pieces) if piece)


def _checked(text: str) -> str:
    if _OTHER_MARKS.search(text):
        raise BugError(f"a help topic has no such marks: {text}")
    return text
