from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.growing_edit import GrowingEdit
from neglect_workbook.ui.widgets.labels import Strong
from neglect_workbook.ui.widgets.text_box import TextBox
from neglect_workbook.ui.widgets.word_counter import WordCounter
from tests.ui.finding import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.theme import Theme

PRIVACY = "No names, initials or dates of birth"


class Page:
    """A box with another field after it, in a window that has the focus."""

    def __init__(self, qtbot: "QtBot", box: TextBox) -> None:
        self.box = box
        self.editor = the(GrowingEdit, box)
        self.note = the(FieldNote, box)
        self.counter = the(WordCounter, box)
        self.next = QLineEdit()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        layout = QVBoxLayout(self.window)
        layout.addWidget(box)
        layout.addWidget(self.next)
        layout.addStretch()
        self.window.resize(500, 700)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.told: list[str] = []
        box.text_edited.connect(self.told.append)


@pytest.fixture
def page(qtbot: "QtBot", theme: "Theme") -> Page:
    box = TextBox(theme, "Working well", word_limit=5, is_optional=True)
    box.set_privacy_text(PRIVACY)
    return Page(qtbot, box)


def test_typing_is_told_in_a_pause(qtbot: "QtBot", theme: "Theme") -> None:
    page = Page(qtbot, TextBox(theme, "Working well", word_limit=5, pause_ms=5))
    with qtbot.waitSignal(page.box.text_edited, timeout=2000) as signal:
        QTest.keyClicks(page.editor, "Two people")
    assert signal.args == ["Two people"]
    assert not page.box.has_unsent_typing


def test_typing_is_told_at_once_on_leaving_the_box(page: Page) -> None:
    page.box.focus_editor()
    QTest.keyClicks(page.editor, "Two people")
    assert page.told == []
    page.next.setFocus()
    assert page.told == ["Two people"]


def test_tab_leaves_the_box(page: Page) -> None:
    page.box.focus_editor()
    QTest.keyClick(page.editor, Qt.Key.Key_Tab)
    assert page.next.hasFocus()
    assert page.box.text() == ""


@pytest.mark.parametrize(("name", "zoom"), [("light", 150), ("dark", 100)])
def test_another_look_is_no_typing(page: Page, theme: "Theme", name: str, zoom: int) -> None:
    page.box.set_text("Two people")
    theme.set_name(name)
    theme.set_zoom(zoom)

    assert not page.box.has_unsent_typing
    page.box.flush()
    assert page.told == []


def test_flush_tells_at_once_and_only_what_is_new(page: Page) -> None:
    QTest.keyClicks(page.editor, "One")
    page.box.flush()
    page.box.flush()
    assert page.told == ["One"]


def test_typing_started_is_told_once_for_each_thing_to_send(page: Page) -> None:
    started: list[bool] = []
    page.box.typing_started.connect(lambda: started.append(True))
    QTest.keyClicks(page.editor, "ab")
    page.box.flush()
    QTest.keyClicks(page.editor, "c")
    assert started == [True, True]


def test_showing_a_text_tells_nothing(page: Page) -> None:
    page.box.set_text("From the workbook")
    page.box.flush()
    assert page.box.text() == "From the workbook"
    assert page.told == []
    assert not page.box.has_unsent_typing


def test_showing_a_text_never_replaces_unsent_typing(page: Page) -> None:
    page.box.set_text("Old")
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(page.editor, " and new")
    page.box.set_text("From another copy")
    assert page.box.text() == "Old and new"
    page.box.flush()
    page.box.set_text("From another copy")
    assert page.box.text() == "From another copy"


def test_showing_a_text_keeps_the_cursor_where_it_was(page: Page) -> None:
    page.box.set_text("One two three")
    cursor = page.editor.textCursor()
    cursor.setPosition(7)
    page.editor.setTextCursor(cursor)
    page.box.set_text("One two three four")
    assert page.editor.textCursor().position() == 7
    page.box.set_text("One")
    assert page.editor.textCursor().position() == 3


def test_showing_the_same_text_keeps_what_can_be_undone_in_a_box_that_does_so(page: Page) -> None:
    page.box.undo_here()
    QTest.keyClicks(page.editor, "One")
    page.box.flush()
    page.box.set_text("One")
    assert page.editor.document().isUndoAvailable()


def test_a_box_of_the_file_takes_nothing_back_by_itself(page: Page) -> None:
    QTest.keyClicks(page.editor, "One")
    page.editor.undo()
    assert page.box.text() == "One"


def test_fixed_spaces_and_line_ends_come_back_as_they_were(page: Page) -> None:
    page.box.set_text("10\u00a0children\n\nSecond line 😀")
    assert page.box.text() == "10\u00a0children\n\nSecond line 😀"


def test_pasted_text_loses_its_looks_and_keeps_even_lines(page: Page) -> None:
    source = QMimeData()
    source.setHtml("<h1 style='color:red'>Big</h1><p style='line-height:300%'>small</p>")
    source.setText("Big\nsmall")
    page.editor.insertFromMimeData(source)
    assert page.box.text() == "Big\nsmall"
    first = page.editor.document().firstBlock()
    heights = {first.blockFormat().lineHeight(), first.next().blockFormat().lineHeight()}
    assert len(heights) == 1
    assert heights.pop() > 100
    assert not first.charFormat().fontWeight() > 600
    assert page.editor.currentCharFormat().foreground().style() is Qt.BrushStyle.NoBrush


def test_a_box_grows_with_its_text_and_stops_growing(qtbot: "QtBot", page: Page) -> None:
    start = page.editor.height()
    page.box.set_text("\n".join(["line"] * 8))
    qtbot.waitUntil(lambda: page.editor.height() > 2 * start)
    assert page.editor.verticalScrollBar().maximum() == 0
    tall = page.editor.sizeHint().height()
    page.box.set_text("\n".join(["line"] * 60))
    most = page.editor.sizeHint().height()
    assert tall < most < 3 * tall
    page.box.set_text("\n".join(["line"] * 90))
    assert page.editor.sizeHint().height() == most


def test_a_box_grows_by_a_few_lines_at_once_while_somebody_writes(page: Page) -> None:
    page.box.focus_editor()
    heights = []
    for _ in range(13):
        QTest.keyClick(page.editor, Qt.Key.Key_Return)
        heights.append(page.editor.height())
    changes = [after for before, after in pairwise(heights) if after != before]
    assert 2 <= len(changes) <= 4
    assert changes == sorted(changes)
    assert page.editor.verticalScrollBar().maximum() == 0

    page.editor.selectAll()
    QTest.keyClick(page.editor, Qt.Key.Key_Delete)
    assert page.editor.height() == heights[0]


def test_what_is_drawn_is_what_is_written_after_any_change(
    qtbot: "QtBot", page: Page, theme: "Theme"
) -> None:
    """Qt keeps the shapes of a paragraph that is written in: they are those of its text."""
    page.box.focus_editor()
    QTest.keyClicks(page.editor, "We talk about every family, and write down what we hear. " * 6)
    page.editor.grab()
    page.editor.select_words(3, 7)
    QTest.keyClicks(page.editor, "listen to")
    QTest.keyClick(page.editor, Qt.Key.Key_End)
    QTest.keyClick(page.editor, Qt.Key.Key_Return)
    page.editor.undo()
    page.editor.grab()
    theme.set_zoom(125)
    page.next.setFocus()

    same = Page(qtbot, TextBox(theme, "Working well", word_limit=5))
    same.box.set_text(page.box.text())
    same.next.setFocus()
    same.editor.setFixedSize(page.editor.size())
    qtbot.waitUntil(lambda: same.editor.size() == page.editor.size())

    assert "We listen to about every family" in page.box.text()
    drawn = page.editor.viewport().grab().toImage()
    assert drawn == same.editor.viewport().grab().toImage()
    same.box.set_text(page.box.text().replace("listen to", "talk"))
    assert drawn != same.editor.viewport().grab().toImage()


def test_the_words_are_counted_and_too_many_are_said_but_never_cut(page: Page) -> None:
    assert page.counter.text() == "0 of 5 words"
    QTest.keyClicks(page.editor, "one two three four five six")
    assert page.counter.text() == "6 of 5 words"
    assert page.counter.is_over
    assert page.note.text() == "Shorter is easier to read"
    assert page.box.text() == "one two three four five six"


def test_the_privacy_line_stands_below_while_nothing_else_is_to_be_said(page: Page) -> None:
    assert (page.note.kind, page.note.text()) == (NoteKind.PRIVACY, PRIVACY)


def test_a_box_that_shares_the_privacy_line_still_tells_it_to_screen_readers(
    qtbot: "QtBot", theme: "Theme"
) -> None:
    box = TextBox(theme, "Worried about", word_limit=5, shows_privacy_line=False)
    box.set_privacy_text(PRIVACY)
    page = Page(qtbot, box)
    assert page.note.isHidden()
    assert PRIVACY in page.editor.accessibleDescription()


def test_a_problem_stands_below_in_red_and_goes_again(page: Page) -> None:
    page.box.set_note("This may be initials.")
    page.box.set_problem("Say why.")
    assert (page.note.kind, page.note.text()) == (NoteKind.PROBLEM, "Say why.")
    assert page.editor.property("state") == "error"
    assert "Say why." in page.editor.accessibleDescription()
    page.box.set_problem("")
    assert page.note.kind is NoteKind.LOOK
    assert page.editor.property("state") == ""


def test_a_closed_box_can_be_read_but_not_changed(page: Page) -> None:
    page.box.set_text("Kept")
    page.box.set_read_only(is_read_only=True, why="Closed on 14 July 2026. Kept to read.")
    QTest.keyClicks(page.editor, "x")
    assert page.box.text() == "Kept"
    assert page.note.kind is NoteKind.CLOSED
    page.box.set_read_only(is_read_only=False)
    QTest.keyClicks(page.editor, "x")
    assert page.box.text() != "Kept"


def test_whoever_jumps_to_a_box_goes_on_where_its_text_ends(page: Page) -> None:
    page.next.setFocus()
    page.box.set_text("So far")
    page.box.focus_editor()
    assert page.editor.textCursor().atEnd()


def test_the_label_is_the_buddy_and_the_name_of_the_editor(page: Page) -> None:
    label = the(Strong, page.box)
    assert label.buddy() is page.editor
    assert page.editor.accessibleName() == "Working well, optional"


def test_a_box_follows_zoom_and_theme(page: Page, theme: "Theme") -> None:
    page.box.set_text("One\nTwo\nThree\nFour")
    before = page.editor.sizeHint().height()
    theme.set_zoom(200)
    assert page.editor.sizeHint().height() > 1.8 * before
    assert page.editor.font().pointSizeF() == pytest.approx(theme.font().pointSizeF())
    theme.set_name("high_contrast")
    assert page.box.text() == "One\nTwo\nThree\nFour"
    assert page.told == []


def test_markup_is_shown_as_it_was_written(page: Page) -> None:
    page.box.set_text("<b>not bold</b>")
    assert isinstance(page.editor, QTextEdit)
    assert page.editor.toPlainText() == "<b>not bold</b>"
