from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextDocument, QTextTable

from neglect_workbook.exchange.plan import plan_document
from neglect_workbook.exchange.report import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Run,
    Table,
    Tone,
    texts,
)
from neglect_workbook.ui.document_view import text_document
from neglect_workbook.ui.tokens import DARK, LIGHT
from tests.builders import sample_snapshot

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

WIDE = 900
NARROW = 260

COUNTS = Table(
    "Counts",
    "How many of each.",
    (Column("Area of progress", 50), Column("Not yet", 25, is_centred=True)),
    (
        (Cell((Run("Working together"),)), Cell((Run("2"),), Tone.RED)),
        (Cell((Run("Listening"),)), Cell((Run("0", is_muted=True),))),
    ),
)
MANY = Table(
    "Actions",
    "What we do.",
    tuple(Column(f"Safeguarding {number}", 10) for number in range(8)),
    (tuple(Cell((Run(f"cell {number}"),)) for number in range(8)),),
)


def _document(*blocks: Block) -> Document:
    return Document("Title", "Ours", "", "Ours", (), "en-GB", date(2026, 11, 23), blocks)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _tables(document: QTextDocument) -> list[QTextTable]:
    return [one for one in document.rootFrame().childFrames() if isinstance(one, QTextTable)]


def _cell(table: QTextTable, row: int, column: int) -> str:
    return table.cellAt(row, column).firstCursorPosition().block().text()


def _plain(text: str) -> str:
    """A text without the kinds of white space that only the layout needs."""
    return " ".join(text.replace("\u2028", " ").split())


def test_headings_are_headings_for_screen_readers(theme: "Theme") -> None:
    made = text_document(_document(Heading(1, "One"), Heading(2, "Two")), theme.font, WIDE)

    levels = {block.text(): block.blockFormat().headingLevel() for block in _blocks(made)}

    assert levels["Title"] == 1
    assert levels["One"] == 1
    assert levels["Two"] == 2
    assert levels["Ours"] == 0


def test_bullets_are_a_list_and_end_with_it(theme: "Theme") -> None:
    blocks = (Bullets(((Run("first"),), (Run("second"),))), Paragraph((Run("after"),)))

    made = text_document(_document(*blocks), theme.font, WIDE)

    in_list = {block.text() for block in _blocks(made) if block.textList() is not None}
    assert in_list == {"first", "second"}


def test_a_table_that_fits_is_a_table_with_headings(theme: "Theme") -> None:
    made = text_document(_document(COUNTS), theme.font, WIDE)
    (table,) = _tables(made)

    assert table.format().headerRowCount() == 1
    assert _cell(table, 0, 1) == "Not yet"
    assert _cell(table, 1, 0) == "Working together"
    assert table.cellAt(1, 1).format().background().color().name().upper() == LIGHT.red_tint


def test_a_column_too_narrow_for_its_word_takes_room_from_the_others(theme: "Theme") -> None:
    columns = (Column("Area of progress", 90), Column("Difference", 10))
    table = Table("Counts", "Of each.", columns, ((Cell((Run("Listening"),)), Cell((Run("2"),))),))

    made = text_document(_document(table), theme.font, 400)
    made.documentLayout().documentSize()
    (drawn,) = _tables(made)

    heading = drawn.cellAt(0, 1).firstCursorPosition().block()
    assert heading.layout().lineCount() == 1


def test_a_table_that_is_too_wide_is_a_list_of_its_rows(theme: "Theme") -> None:
    made = text_document(_document(MANY), theme.font, NARROW)

    assert _tables(made) == []
    assert "cell 0\nSafeguarding 1: cell 1\n" in made.toPlainText()


def test_counts_in_a_narrow_column_leave_out_what_there_is_none_of(theme: "Theme") -> None:
    made = text_document(_document(COUNTS), theme.font, 100)

    lines = [" ".join(line.split()) for line in made.toPlainText().splitlines()]
    assert lines[-3:] == ["Working together", "Not yet 2", "Listening"]


def test_a_table_to_tick_that_is_too_wide_has_a_box_before_each_heading(theme: "Theme") -> None:
    columns = (Column("Question", 40), *(Column(f"Rating {n}", 10, is_centred=True) for n in "12"))
    row = (Cell((Run("How is it?"),)), Cell((Run(""),)), Cell((Run(""),)))
    table = Table("Form", "To tick.", columns, (row,), has_room_to_write=True)

    made = text_document(_document(table), theme.font, NARROW)

    lines = [" ".join(line.split()) for line in made.toPlainText().splitlines()]
    assert lines[-2:] == ["How is it?", "\ufffcRating 1 \ufffcRating 2"]
    assert "\ufffcRating 2" in text_document(_document(table), theme.font, 120).toPlainText()


def test_a_list_to_tick_has_a_box_before_each_item(theme: "Theme") -> None:
    ticks = Bullets(((Run("first"),), (Run("second"),)), are_to_tick=True)

    made = text_document(_document(ticks), theme.font, WIDE)

    assert made.toPlainText().endswith("\ufffcfirst\n\ufffcsecond")


def test_other_colours_can_be_asked_for(theme: "Theme") -> None:
    made = text_document(_document(COUNTS), theme.font, WIDE, DARK)
    (table,) = _tables(made)

    assert table.cellAt(1, 1).format().background().color().name().upper() == DARK.red_tint
    ink = made.begin().charFormat().foreground().color().name().upper()
    assert ink == DARK.ink


def test_what_follows_a_table_stands_after_it(theme: "Theme") -> None:
    blocks = (COUNTS, Paragraph((Run("after"),)), COUNTS, Facts((Fact("Label", "value"),)))

    made = text_document(_document(*blocks), theme.font, WIDE)

    assert len(_tables(made)) == 2
    assert made.toPlainText().rstrip().endswith("Label: value")


def test_text_is_never_taken_for_markup(theme: "Theme") -> None:
    made = text_document(_document(Paragraph((Run("<b>5 < 6</b> & more"),))), theme.font, WIDE)

    assert "<b>5 < 6</b> & more" in made.toPlainText()


def test_line_feeds_stay_within_their_paragraph(theme: "Theme") -> None:
    made = text_document(_document(Paragraph((Run("one\ntwo"),))), theme.font, WIDE)

    assert "one\u2028two" in [block.text() for block in _blocks(made)]


def test_it_is_black_on_white_in_the_dark(theme: "Theme") -> None:
    theme.set_name("dark")
    made = text_document(_document(Paragraph((Run("words"),))), theme.font, WIDE)

    inks = {
        form.format.foreground().color().name().upper()
        for block in _blocks(made)
        for form in block.textFormats()
    }
    assert inks == {LIGHT.ink}


def test_the_whole_plan_of_the_sample_is_shown_and_nothing_is_too_wide(theme: "Theme") -> None:
    plan = plan_document(sample_snapshot(), date(2026, 11, 23), "K7RT-4MXD")

    for width in (NARROW, WIDE):
        made = text_document(plan, theme.font, width)
        shown = _plain(made.toPlainText())
        missing = [
            text
            for text in texts(plan.blocks)
            if _plain(text) not in shown and text not in {"0", "Contents"}
        ]
        if width == WIDE:
            assert missing == []
        assert made.idealWidth() <= width + 1
