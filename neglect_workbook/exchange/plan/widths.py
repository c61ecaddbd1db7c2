"""Widths of the columns of a wide table, by how much each one has to hold.

With fixed widths one full column makes every row tall while the others stay empty. Here each
column gets the room of its longest word first, and what is left goes by the length of its
texts, so that the cells of a row end at about the same height.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from neglect_workbook.exchange.report import Cell, Column, Run

#: Room for the text of a page across and of an upright one, in millimetres, as in
#: ``word/sections.py``.
ROOM_ACROSS, ROOM_UPRIGHT = 267, 170
#: The widest that a column gets, so that one long text does not squeeze the others.
_WIDEST = 62
#: A plain and a strong letter of table text and the space around the text of a cell, in
#: millimetres: 10 point Arial has letters of about half its height.
_LETTER, _STRONG_LETTER, _AROUND = 1.8, 2.0, 3.4
#: A number and its space: no column is narrower.
_NARROWEST = 11.0
#: Longer words are broken rather than given all the room; shorter lines, such as dates, are
#: kept whole like a word.
_LONGEST_WORD, _LONGEST_KEPT = 15, 11
#: A line of its own takes as much room as this many letters.
_LEAST_LINE = 12


def fitted(
    columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]], room: float = ROOM_ACROSS
) -> tuple[Column, ...]:
    """The columns with widths that suit what the rows hold.

    Args:
        columns: their own widths do not matter.
        rows: what they hold.
        room: for all of them, in millimetres.
    """
    least = [_least_width(column, place, rows) for place, column in enumerate(columns)]
    needs = [_need(place, rows) for place in range(len(columns))]
    widths = _shared(least, needs, room)
    return tuple(
        replace(column, width=round(width)) for column, width in zip(columns, widths, strict=True)
    )


def _least_width(column: Column, place: int, rows: Sequence[tuple[Cell, ...]]) -> float:
    heading = Run(column.heading, is_strong=True)
    lines = [heading, *(line for row in rows for line in row[place].lines)]
    return max(_NARROWEST, max(map(_room_of_word, lines)) + _AROUND)


def _room_of_word(line: Run) -> float:
    """The width of the longest word of a line. A word on a tint has a space on either side."""
    is_kept = len(line.text) <= _LONGEST_KEPT
    words = [line.text] if is_kept else line.text.split()
    letters = min(max(map(len, words), default=0), _LONGEST_WORD) + (2 if line.tone else 0)
    return letters * (_STRONG_LETTER if line.is_strong or line.tone else _LETTER)


def _need(place: int, rows: Sequence[tuple[Cell, ...]]) -> float:
    """The usual length of a column's cells, long ones counted more: they make a row tall."""
    lengths = [sum(max(len(line.text), _LEAST_LINE) for line in row[place].lines) for row in rows]
    return max(1.0, math.sqrt(sum(one * one for one in lengths) / max(len(lengths), 1)))


def _shared(least: Sequence[float], needs: Sequence[float], whole_room: float) -> list[float]:
    """The room shared out by need; no column under its least width or over the widest."""
    fixed: dict[int, float] = {}
    while True:
        open_places = [place for place in range(len(least)) if place not in fixed]
        room = whole_room - sum(fixed.values())
        whole = sum(needs[place] for place in open_places)
        widths = {place: room * needs[place] / whole for place in open_places}
        narrow = [place for place in open_places if widths[place] < least[place]]
        wide = [place for place in open_places if widths[place] > _WIDEST]
        if narrow:
            fixed |= {place: least[place] for place in narrow}
        elif wide and len(wide) < len(open_places):
            fixed |= dict.fromkeys(wide, float(_WIDEST))
        else:
            return [(fixed | widths)[place] for place in range(len(least))]
