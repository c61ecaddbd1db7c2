"""Texts that are too long for one cell."""

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_workbook.exchange.excel.long_text import (
    MOST_LINE_BREAKS,
    MOST_UNITS,
    join_rows,
    pieces,
    with_continuations,
)
from tests.exchange.return_files import book_of

if TYPE_CHECKING:
    from neglect_workbook.exchange.sheet import Cell

WORDS = "the child was not brought and nobody asked why "


@pytest.mark.parametrize("length", [1, 32_766, 32_767, 32_768, 40_000, 100_000])
@pytest.mark.parametrize("unit", ["x", WORDS, "\N{GIRL}", "\n", "a\n"])
def test_pieces_fit_a_cell_and_make_the_text_again(unit: str, length: int) -> None:
    text = (unit * length)[:length]
    found = list(pieces(text))
    assert "".join(found) == text
    for piece in found:
        assert len(piece.encode("utf-16-le")) // 2 <= MOST_UNITS
        assert piece.count("\n") <= MOST_LINE_BREAKS


def test_a_text_that_fits_stays_in_one_piece() -> None:
    assert list(pieces("x" * MOST_UNITS)) == ["x" * MOST_UNITS]


def test_words_stay_whole_where_a_space_is_near() -> None:
    first, second = pieces(WORDS * 800)
    assert first.endswith(" ")
    assert not second.startswith(" ")


def test_a_long_text_goes_on_in_the_row_below_with_its_id() -> None:
    (sheet,) = book_of((("M1", "x" * 70_000), ("M2", "short"))).sheets
    rows = with_continuations(sheet).rows
    assert [row[0] for row in rows] == ["M1", "M1 continued 2", "M1 continued 3", "M2"]
    assert join_rows(rows, sheet.key_columns) == sheet.rows


@given(st.randoms(use_true_random=False))
def test_rows_in_any_order_join_to_the_same_texts(random: Random) -> None:
    (sheet,) = book_of((("M1", WORDS * 2000), ("M2", ""), ("M3", "a\n" * 900))).sheets
    rows = list(with_continuations(sheet).rows)
    random.shuffle(rows)
    assert sorted(join_rows(rows, sheet.key_columns)) == sorted(sheet.rows)


def test_a_row_of_another_return_is_never_joined() -> None:
    rows: list[tuple[Cell, ...]] = [("R-1", "M1", "one "), ("R-2", "M1 continued 2", "two")]
    assert join_rows(rows, (0, 1)) == tuple(rows)


def test_a_piece_belongs_to_the_nearest_row_above_with_its_id() -> None:
    rows = [("I1", "May "), ("I1", "June "), ("I1 continued 2", "after June"), ("I1", "July")]
    joined = (("I1", "May "), ("I1", "June after June"), ("I1", "July"))
    assert join_rows(rows, (0,)) == joined
