from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

from neglect_workbook.exchange.report import texts
from neglect_workbook.ui.jump import ADD, Jump, PageId
from neglect_workbook.ui.pages.voices.spread_table import SpreadTable
from neglect_workbook.ui.pages.voices_page import VoicesPage
from neglect_workbook.workbook import add_paper_form, close_review, start_review
from tests.ui.finding import line_below, the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.exchange.report import Document
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

WIDE, NARROW = 1118, 700
TODAY = date(2026, 11, 24)

Opened = Callable[["WorkbookSession"], "Shown"]


class Shown:
    """The page in a window, and where it asked to go."""

    def __init__(self, qtbot: "QtBot", theme: "Theme", session: "WorkbookSession") -> None:
        self.session = session
        self.page = VoicesPage(theme, session)
        self.jumps: list[Jump] = []
        self.page.jump_requested.connect(self.jumps.append)
        qtbot.addWidget(self.page)
        self.page.resize(WIDE, 660)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.table = the(SpreadTable, self.page)

    @property
    def said(self) -> str:
        """Every text that can be read on the page."""
        labels = self.page.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())

    @property
    def spoken(self) -> list[str]:
        """What a screen reader says of each row."""
        model = self.table.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    @property
    def buttons(self) -> list[str]:
        buttons = self.page.findChildren(QPushButton)
        return [one.accessibleName() for one in buttons if one.isVisible()]

    @property
    def groups(self) -> list[str]:
        """The words of the choice of a group."""
        found = self.page.findChildren(QRadioButton)
        names = [one.accessibleName() for one in found if one.isVisible()]
        return [name for name in names if ":" not in name]

    def press(self, words: str) -> None:
        buttons = self.page.findChildren(QPushButton)
        next(one for one in buttons if one.accessibleName() == words and one.isVisible()).click()

    def choose(self, words: str) -> None:
        radios = self.page.findChildren(QRadioButton)
        next(one for one in radios if one.accessibleName() == words and one.isVisible()).click()

    def pick(self, label: str, words: str) -> None:
        """Choose from a drop-down as a person does."""
        box = next(
            one
            for one in self.page.findChildren(QComboBox)
            if one.isVisible() and one.accessibleName() == label
        )
        place = box.findText(words)
        assert place >= 0
        box.setCurrentIndex(place)
        box.activated.emit(place)

    def enter_form(self, group: str, **ratings: str) -> None:
        self.pick("Which group is the form from?", group)
        for question_id, words in ratings.items():
            self.choose(f"{question_id}: {words}")
        self.press("Save this form and enter another")


@pytest.fixture
def opened(qtbot: "QtBot", theme: "Theme") -> Opened:
    return lambda session: Shown(qtbot, theme, session)


@pytest.fixture
def sample(opened: Opened, sample_session: "WorkbookSession") -> Shown:
    return opened(sample_session)


@pytest.fixture
def empty(opened: Opened, session: "WorkbookSession") -> Shown:
    return opened(session)


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> "list[Document]":
    """What was sent to the printer."""
    documents: list[Document] = []

    def keep(_parent: QWidget, document: "Document") -> None:
        documents.append(document)

    monkeypatch.setattr("neglect_workbook.ui.pages.voices_page.print_document", keep)
    return documents


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _add(session: "WorkbookSession", group: str, times: int, **ratings: str) -> None:
    for _ in range(times):
        session.do(None, lambda workbook: add_paper_form(workbook, "P", group, ratings))


def test_a_row_is_told_whole_in_words(sample: Shown) -> None:
    assert sample.spoken[-1] == (
        "P7 Escalating. Not known 3, Not yet 5, Partly 6, In place 2, Difference 0. "
        "Leaders higher in S2"
    )
    assert "19 of 24 forms are back. We show counts only, never who said what." in sample.said


def test_a_small_group_is_named_and_cannot_be_chosen(sample: Shown) -> None:
    assert sample.groups == ["All shown, 16", "Teachers 9", "Support staff 7"]
    assert "Volunteers: 3 forms, under five, left out of every count" in sample.said


def test_one_group_can_be_looked_at_by_itself(sample: Shown) -> None:
    sample.choose("Teachers 9")
    model = sample.table.model()

    teachers = [int(str(model.index(6, column).data())) for column in range(1, 6)]
    assert sum(teachers) == 9


def test_a_question_that_few_answered_is_not_shown_nor_compared(
    opened: Opened, session: "WorkbookSession"
) -> None:
    _add(session, "practitioners", 4, P1="2", P2="1")
    _add(session, "practitioners", 1, P2="1")
    shown = opened(session)

    assert shown.spoken[0] == (
        "P1 A child's day. Under five answers, so none are shown. M5 not answered yet"
    )
    assert shown.spoken[1].startswith("P2 Early signs. Not known 0, Not yet 0, Partly 5")


def test_the_question_in_full_follows_the_arrows(sample: Shown) -> None:
    sample.page.go_to(Jump(PageId.VOICES))
    assert sample.table.hasFocus()
    QTest.keyClick(sample.table, Qt.Key.Key_Down)

    assert "What early or subtle signs of neglect might I be noticing" in sample.said
    assert "16 answered: We do not know yet 1, Not yet in place 1" in sample.said


def test_a_difference_leads_to_the_leaders_question(sample: Shown) -> None:
    sample.page.go_to(Jump(PageId.VOICES, question_id="P7"))
    assert "In S2 leaders chose In place and making a difference. 16 of 16" in sample.said
    sample.press("Look at S2 again")

    assert sample.jumps == [Jump(PageId.QUESTIONS, question_id="S2")]


def test_themes_on_which_the_roles_differ_stand_side_by_side(sample: Shown) -> None:
    assert "Two roles side by side" in sample.said
    assert "Strategic leaders higher than managers" in sample.said
    sample.press("S2, In place and making a difference, go to")

    assert sample.jumps == [Jump(PageId.QUESTIONS, question_id="S2")]


def test_a_change_of_an_answer_is_seen_beside_the_voices(sample: Shown) -> None:
    sample.session.do(None, lambda workbook: workbook.set_answer("S2", rating="1"))

    assert sample.spoken[-1].endswith("About the same as M4")


def test_without_forms_it_says_what_they_are_for_and_how_to_begin(empty: Shown) -> None:
    assert "No forms yet." in empty.said
    assert not empty.table.isVisible()
    empty.page.go_to(Jump(PageId.VOICES))
    assert focused().accessibleName() == "Give out forms"
    empty.press("Give out forms")

    assert "Print forms to give out" in empty.buttons


def test_a_printed_form_asks_the_group_and_no_name(
    sample: Shown, printed: "list[Document]"
) -> None:
    sample.press("Give out forms")
    sample.press("Print forms to give out")

    (form,) = printed
    said = "\n".join((*texts(form.blocks), *form.footer))
    assert "Do not write your name." in said
    assert "Support staff" in said
    assert "What is it like to be this child today" in said
    assert "This is not a way to report a concern." in said


def test_how_many_forms_went_out_is_kept(empty: Shown) -> None:
    empty.press("Give out forms")
    line = line_below("How many forms did you give out?", empty.page)
    line.setFocus()
    QTest.keyClicks(line, "24")
    empty.page.flush()

    assert empty.session.snapshot.review.forms_given_out == 24
    assert "0 of 24 forms are back." in empty.said


def test_what_is_no_number_of_forms_is_said_and_not_kept(sample: Shown) -> None:
    sample.press("Give out forms")
    line = line_below("How many forms did you give out?", sample.page)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "many")
    sample.page.flush()

    assert "Write a whole number, such as 24." in sample.said
    assert sample.session.snapshot.review.forms_given_out == 24


def test_a_paper_form_is_entered_and_the_next_one_is_blank(sample: Shown, qtbot: "QtBot") -> None:
    sample.press("Enter a paper form")
    assert not sample.table.isVisible()
    sample.enter_form("Volunteers", P1="Partly in place", P7="In place")

    form = sample.session.snapshot.voices[-1]
    assert (form.group_id, dict(form.ratings)) == ("volunteers", {"P1": "1", "P7": "2"})
    said = next(one for one in sample.page.findChildren(QLabel) if "was saved" in one.text())
    assert said.text() == "The form was saved. 20 forms are in."
    qtbot.waitUntil(lambda: not said.visibleRegion().isEmpty())
    assert not any(
        one.isChecked()
        for one in sample.page.findChildren(QRadioButton)
        if ":" in one.accessibleName()
    )
    assert focused().accessibleName() == "P1: We do not know yet"


def test_the_form_just_entered_can_be_taken_back(sample: Shown) -> None:
    sample.press("Enter a paper form")
    sample.enter_form("Volunteers", P1="Partly in place")
    sample.press("Undo")

    assert len(sample.session.snapshot.voices) == 19


def test_a_form_without_a_group_or_all_blank_is_not_saved(sample: Shown, qtbot: "QtBot") -> None:
    sample.press("Enter a paper form")
    sample.press("Save this form and enter another")
    assert "Say which group the form is from." in sample.said
    sample.pick("Which group is the form from?", "Teachers")
    buttons = sample.page.findChildren(QPushButton)
    save = next(one for one in buttons if one.text() == "Save this form and enter another")
    save.setFocus()
    QTest.keyClick(save, Qt.Key.Key_Return)
    QApplication.processEvents()

    note = next(one for one in sample.page.findChildren(QLabel) if "all blank" in one.text())
    qtbot.waitUntil(lambda: not note.visibleRegion().isEmpty())
    assert len(sample.session.snapshot.voices) == 19


def test_closing_says_first_that_a_form_is_not_saved(sample: Shown) -> None:
    sample.press("Enter a paper form")
    sample.choose("P1: In place")
    sample.press("Close")
    assert "This form is not saved." in sample.said
    sample.press("Close")

    assert sample.table.isVisible()
    assert len(sample.session.snapshot.voices) == 19


def test_leaving_a_form_out_offers_no_undo_of_the_form_before(sample: Shown) -> None:
    sample.press("Enter a paper form")
    sample.enter_form("Volunteers", P1="Partly in place")
    sample.choose("P1: In place")
    sample.press("Close")
    sample.press("Leave it out")

    assert sample.table.isVisible()
    assert len(sample.session.snapshot.voices) == 20
    assert "The form was saved." not in sample.said
    assert "Undo" not in sample.buttons


def test_number_keys_choose_a_rating(sample: Shown) -> None:
    sample.press("Enter a paper form")
    sample.pick("Which group is the form from?", "Teachers")
    radios = sample.page.findChildren(QRadioButton)
    next(one for one in radios if one.accessibleName() == "P1: We do not know yet").setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_3)

    assert focused().accessibleName() == "P1: Partly in place"
    sample.press("Save this form and enter another")
    assert dict(sample.session.snapshot.voices[-1].ratings) == {"P1": "1"}


def test_all_forms_are_removed_and_brought_back(sample: Shown) -> None:
    sample.press("Give out forms")
    sample.press("Remove all forms of this review")
    assert "19 forms were removed." in sample.said
    assert "No forms yet." in sample.said
    focused_name = focused().accessibleName()
    sample.press("Undo")

    assert focused_name == "Undo"
    assert len(sample.spoken) == 7
    assert sample.table.isVisible()


def test_forms_of_another_set_are_counted_by_themselves(sample: Shown) -> None:
    for _ in range(5):
        sample.session.do(
            None, lambda workbook: add_paper_form(workbook, "M", "managers", {"M1": "1"})
        )
    sample.pick("Questions for", "Managers")

    assert sample.spoken[0].startswith("M1 ")
    assert len(sample.spoken) == 5


def test_a_closed_review_is_kept_to_read(sample: Shown) -> None:
    sample.session.do(None, lambda workbook: close_review(workbook, TODAY))

    assert "Closed on 24 November 2026. Kept to read." in sample.said
    assert len(sample.spoken) == 7
    assert "Enter a paper form" not in sample.buttons
    assert "Give out forms" not in sample.buttons


def test_a_form_that_is_half_entered_does_not_come_into_the_next_review(sample: Shown) -> None:
    sample.press("Enter a paper form")
    sample.pick("Which group is the form from?", "Teachers")
    sample.choose("P1: In place")
    sample.page.hide()
    sample.session.do(None, lambda workbook: close_review(workbook, TODAY))
    sample.session.do(None, lambda workbook: start_review(workbook, "midpoint", TODAY))
    sample.page.show()
    assert "Save this form and enter another" not in sample.buttons

    sample.page.go_to(Jump(PageId.VOICES, field=ADD))
    sample.press("Save this form and enter another")
    assert "Say which group the form is from." in sample.said
    assert "Nothing is chosen yet." in sample.said


def test_the_voices_of_an_earlier_review_can_still_be_read(sample: Shown) -> None:
    sample.session.do(None, lambda workbook: close_review(workbook, TODAY))
    sample.session.do(None, lambda workbook: start_review(workbook, "midpoint", TODAY))
    assert not sample.table.isVisible()
    sample.pick("Review", "First review")

    assert sample.table.isVisible()
    assert sample.spoken[-1].startswith("P7 Escalating. Not known 3")


def test_a_workbook_that_is_only_read_offers_nothing_to_change(
    opened: Opened, sample_session: "WorkbookSession", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(sample_session.workbook), "is_read_only", property(lambda _: True))
    shown = opened(sample_session)

    assert shown.table.isVisible()
    assert "Enter a paper form" not in shown.buttons
    monkeypatch.undo()


def test_in_a_narrow_window_rows_are_cards_and_the_marks_are_explained(sample: Shown) -> None:
    assert "Not known" not in sample.said
    sample.page.resize(NARROW, 660)
    QApplication.processEvents()

    assert sample.table.is_narrow
    assert "Not known" in sample.said
    rows = sample.table.model().rowCount()
    last = sample.table.visualRect(sample.table.model().index(rows - 1, 0))
    assert sample.table.viewport().rect().contains(last)


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_nothing_of_the_page_is_wider_than_the_window(
    sample: Shown, theme: "Theme", zoom: int
) -> None:
    theme.set_zoom(zoom)
    sample.page.resize(1366, 660)
    QApplication.processEvents()
    page: Any = sample.page

    content = page._content
    assert content.width() <= sample.page.width()
    assert content.minimumSizeHint().width() <= sample.page.width()


def test_a_change_elsewhere_keeps_the_row(sample: Shown) -> None:
    sample.page.go_to(Jump(PageId.VOICES, question_id="P5"))
    _add(sample.session, "teachers", 1, P1="1")

    assert sample.table.current_id == "P5"
    assert "All shown, 17" in sample.groups
