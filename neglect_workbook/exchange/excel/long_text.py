"""Text that is too long for one cell goes on in further rows, and is joined on reading.

Excel holds 32,767 characters in a cell, counted in UTF-16 units, and 253 line breaks
(Microsoft, 'Excel specifications and limits'). What is longer is never cut: the row is
followed directly by a row with the same id and the words ``continued 2`` (then 3, and so
on), such as ``M3 continued 2``. That row repeats the other key columns, such as Return ID,
holds the next piece of each text that goes on, and is blank everywhere else.

``join_rows`` is the rule for readers. The id and the number say where a piece belongs, so
rows may have been sorted or moved. Pieces are put together as they are, without a space.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from neglect_workbook.exchange.sheet import Cell, Sheet

MOST_UNITS = 32_767
MOST_LINE_BREAKS = 253

#: How far from the end of a full cell a space is looked for, in characters.
_NEAR_THE_END = 100
_BEYOND_ONE_UNIT = 0xFFFF
_MARK = " continued "
_CONTINUED = re.compile(r"(?P<id>.+) continued (?P<number>[0-9]+)", re.DOTALL)


def with_continuations(sheet: Sheet) -> Sheet:
    """The sheet with every text that is too long continued in further rows."""
    rows = [part for row in sheet.rows for part in parts(row, sheet.key_columns)]
    return replace(sheet, rows=tuple(rows))


def join_rows(
    rows: Sequence[tuple[Cell, ...]], key_columns: tuple[int, ...]
) -> tuple[tuple[Cell, ...], ...]:
    """The rows with every continued text put together again.

    Args:
        rows: the rows of one sheet, as read; a blank is the empty text.
        key_columns: as in ``Sheet``: the last is the id that is marked as continued.

    Returns:
        The rows without the continuations. One whose first row is missing stays as it is.
    """
    whole: dict[int, list[Cell]] = {}
    continued: list[tuple[int, int]] = []
    id_column = key_columns[-1]
    for place, row in enumerate(rows):
        match = _CONTINUED.fullmatch(str(row[id_column]))
        if match:
            continued.append((int(match["number"]), place))
        else:
            whole[place] = list(row)
    owners: dict[tuple[str, ...], list[int]] = {}
    for place, cells in whole.items():
        owners.setdefault(_key(tuple(cells), key_columns), []).append(place)
    for _, place in sorted(continued):
        owner = _owner(owners.get(_key(rows[place], key_columns), []), place)
        if owner is None:
            whole[place] = list(rows[place])
            continue
        for column, cell in enumerate(rows[place]):
            if cell != "" and column not in key_columns:
                whole[owner][column] = f"{whole[owner][column]}{cell}"
    return tuple(tuple(whole[place]) for place in sorted(whole))


def is_continued(cell: Cell) -> bool:
    """Whether the id in a cell marks its row as one that continues another."""
    text = str(cell)
    return _MARK in text and _CONTINUED.fullmatch(text) is not None


def without_mark(cell: Cell) -> str:
    """The id of a row, or of the row that it continues."""
    match = _CONTINUED.fullmatch(str(cell))
    return match["id"] if match else str(cell)


def pieces(text: str) -> Iterator[str]:
    """A text in pieces that each fit a cell; put together they are the text again."""
    rest = text
    while rest:
        size = _that_fits(rest)
        yield rest[:size]
        rest = rest[size:]


def parts(row: tuple[Cell, ...], key_columns: tuple[int, ...]) -> Iterator[tuple[Cell, ...]]:
    """The row, cut to what fits, and the rows that continue it.

    Args:
        row: a cell for each column.
        key_columns: as in ``Sheet``.
    """
    if not any(isinstance(cell, str) and _is_long(cell) for cell in row):
        yield row
        return
    more = {column: list(pieces(cell)) for column, cell in enumerate(row) if isinstance(cell, str)}
    count = max((len(found) for found in more.values()), default=1)
    yield tuple(more[column][0] if more.get(column) else cell for column, cell in enumerate(row))
    for number in range(1, count):
        further: list[Cell] = [
            found[number] if (found := more.get(column, [])) and len(found) > number else ""
            for column in range(len(row))
        ]
        for column in key_columns:
            further[column] = row[column]
        further[key_columns[-1]] = f"{row[key_columns[-1]]} continued {number + 1}"
        yield tuple(further)


def _key(row: tuple[Cell, ...], key_columns: tuple[int, ...]) -> tuple[str, ...]:
    """The key of a row, without the words that mark it as continued."""
    *others, own = (row[column] for column in key_columns)
    return (*map(str, others), without_mark(own))


def _owner(found: list[int], place: int) -> int | None:
    """The row that a piece belongs to: the nearest one above with its key, else the first."""
    above = bisect_left(found, place)
    return found[above - 1] if above else next(iter(found), None)


def _is_long(text: str) -> bool:
    """Whether a text may not fit a cell; nearly none is."""
    return len(text) > MOST_LINE_BREAKS and _that_fits(text) < len(text)


def _that_fits(text: str) -> int:
    """How many characters of a text fit a cell, ending after a space where one is near."""
    if len(text) <= MOST_UNITS // 2 and text.count("\n") <= MOST_LINE_BREAKS:
        return len(text)
    units = breaks = 0
    for place, char in enumerate(text):
        units += 2 if ord(char) > _BEYOND_ONE_UNIT else 1
        breaks += char == "\n"
        if units > MOST_UNITS or breaks > MOST_LINE_BREAKS:
            return _after_a_space(text, place)
    return len(text)


def _after_a_space(text: str, end: int) -> int:
    for place in range(end, max(end - _NEAR_THE_END, 0), -1):
        if text[place - 1].isspace():
            return place
    return end
