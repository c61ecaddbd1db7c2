"""A document before it is Word, a window or paper: what it says, in order, and no more.

A builder such as ``plan`` makes a ``Document``; ``word.writer`` writes it and the window
shows and prints it. Nothing here knows of either.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tone(StrEnum):
    """A tint behind a word. The word says the same, so nothing is lost without colour."""

    PLAIN = ""
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    DEEP = "deep"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that looks alike. Line feeds in it are line breaks."""

    text: str
    is_strong: bool = False
    is_muted: bool = False
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3.

    Attributes:
        level: 1 to 3.
        text: its words.
        starts_page: it is at the top of a new page.
        keeps_to_page: it promises that all up to the next page or section is on its page.
    """

    level: int
    text: str
    starts_page: bool = False
    keeps_to_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    Attributes:
        runs: what it says.
        is_callout: it is set off from the text around it.
        leads_on: it stays on the page of what comes next.
    """

    runs: tuple[Run, ...]
    is_callout: bool = False
    leads_on: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order. Where its items are to be ticked, paper has a box before each."""

    items: tuple[tuple[Run, ...], ...]
    are_to_tick: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A short label and what it holds, such as "Review" and "Midpoint review"."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values, one under the other."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. Widths are relative to those of the other columns."""

    heading: str
    width: int
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: one line or more, each its own run, on the tint of a tone."""

    lines: tuple[Run, ...]
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headings.

    Attributes:
        caption: its name, for people who do not see it.
        description: what it shows, for the same.
        columns: from left to right.
        rows: a cell for every column.
        has_room_to_write: rows are tall enough to be filled in by hand, and the whole table
            stays on one page.
        stays_whole: the whole table stays on one page.
    """

    caption: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    has_room_to_write: bool = False
    stays_whole: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """What follows starts on a new page, upright or across."""

    is_landscape: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of the headings of level 1."""

    title: str


Block = Heading | Paragraph | Bullets | Facts | Table | Section | Contents


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    Attributes:
        title: the title, shown first and kept in the file's properties.
        subtitle: the line under it.
        subject: what it is about, for the file's properties.
        organisation: whose it is; the author in the file's properties.
        footer: the lines at the foot of every page; the page number follows the last.
        language: a language tag such as ``en-GB``.
        made_on: the day it was made.
        blocks: what it says. The first section is upright.
        is_one_page: it is set tighter, so that it stays on one page.
    """

    title: str
    subtitle: str
    subject: str
    organisation: str
    footer: tuple[str, ...]
    language: str
    made_on: date
    blocks: tuple[Block, ...]
    is_one_page: bool = False


def texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every text that the blocks show, in order."""
    for block in blocks:
        match block:
            case Heading():
                yield block.text
            case Paragraph():
                yield from (run.text for run in block.runs)
            case Bullets():
                yield from (run.text for item in block.items for run in item)
            case Facts():
                for fact in block.items:
                    yield fact.label
                    yield fact.value
            case Table():
                yield from (column.heading for column in block.columns)
                yield from (run.text for row in block.rows for cell in row for run in cell.lines)
            case Contents():
                yield block.title
            case Section():
                pass
