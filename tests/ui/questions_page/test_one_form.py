"""One form is brought to every question, and nothing of one question may get into another."""

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from neglect_workbook.ui.pages.question.private_pad import PrivatePad
from neglect_workbook.ui.widgets.growing_edit import GrowingEdit
from tests.ui.finding import the
from tests.ui.questions_page.shown import QuestionsShown

REASON = "Why we chose this rating"


def test_the_form_stays_the_same_from_question_to_question(empty: QuestionsShown) -> None:
    empty.go("M1")
    form = empty.form
    empty.go("P3")
    assert empty.form is form
    assert empty.session.snapshot.framework.question("P3").text in empty.texts()


def test_undo_in_a_box_does_not_reach_back_to_another_question(empty: QuestionsShown) -> None:
    empty.go("M1")
    empty.type_into(REASON, "About the first.")
    empty.go("M2")
    box = empty.box(REASON)
    box.setFocus()
    assert not box.document().isUndoAvailable()
    QTest.keySequence(box, QKeySequence.StandardKey.Undo)
    empty.page.flush()
    assert empty.answer("M2").reason == ""


def test_what_was_open_on_one_question_is_closed_on_the_next(sample: QuestionsShown) -> None:
    sample.go("M3")
    sample.press("Add evidence")
    sample.press("History")
    assert sample.can_press("Close history")
    sample.go("M4")
    assert not sample.can_press("Close history")
    assert not sample.all_named(GrowingEdit, "What it is")
    assert not sample.can_press("Done")


def test_evidence_being_typed_belongs_to_the_question_where_it_was_begun(
    empty: QuestionsShown,
) -> None:
    empty.go("M1")
    empty.press("Add evidence")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "A log of supervision")
    empty.go("M2")
    found = empty.session.snapshot.evidence
    assert [(one.title, one.question_ids) for one in found] == [("A log of supervision", ("M1",))]


def test_the_private_pad_is_on_one_question_only_and_wiped_on_leaving(
    empty: QuestionsShown,
) -> None:
    empty.go("P1")
    pad = the(PrivatePad, empty.form)
    pad._box.set_text("Something private")
    empty.go("P2")
    assert pad.isHidden()
    assert pad.text == ""


def test_the_meanings_of_the_ratings_follow_the_question_set(empty: QuestionsShown) -> None:
    empty.go("S1")
    empty.choose("2")
    assert "Our organisation does this as routine" in empty.texts()
    empty.go("M1")
    empty.choose("2")
    assert "Our team or school does this as routine" in empty.texts()
    assert "Our organisation does this" not in empty.texts()
