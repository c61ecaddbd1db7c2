"""A jump to words leads to the very words, selected."""

import pytest
from PySide6.QtWidgets import QApplication

from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.widgets.growing_edit import GrowingEdit
from neglect_workbook.ui.widgets.marked_line import MarkedLine
from tests.ui.main_window.whole import session_of, view_of

TEXT = "😀 Seen with the boy born 3 May 2014."
WORDS = (TEXT.index("3 May"), TEXT.index("."))


def test_the_words_are_selected_in_a_box(window: MainWindow) -> None:
    window.open_sample()
    session_of(window).do(None, lambda workbook: workbook.set_answer("M3", worried_about=TEXT))
    view_of(window).go_to(
        Jump(PageId.QUESTIONS, question_id="M3", field="worried_about", words=WORDS)
    )
    box = QApplication.focusWidget()
    assert isinstance(box, GrowingEdit)
    assert box.textCursor().selectedText() == "3 May 2014"


@pytest.mark.parametrize("field", ["people_involved", "approved_role"])
def test_the_words_are_selected_in_a_fold_of_the_page_that_lists_them(
    window: MainWindow, field: str
) -> None:
    window.open_sample()
    session_of(window).do(None, lambda workbook: workbook.set_review(**{field: TEXT}))
    view_of(window).go_to(Jump(PageId.SEND))
    view_of(window).go_to(Jump(PageId.SEND, field=field, words=WORDS))
    here = QApplication.focusWidget()
    if isinstance(here, MarkedLine):
        assert here.selectedText() == "3 May 2014"
    else:
        assert isinstance(here, GrowingEdit)
        assert here.textCursor().selectedText() == "3 May 2014"
