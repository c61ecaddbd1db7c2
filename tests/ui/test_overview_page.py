from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from neglect_workbook.domain.clock import today_here
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.overview_page import OverviewPage
from neglect_workbook.ui.widgets.bead import Bead
from neglect_workbook.workbook import close_review, start_review
from tests.ui.main_window.whole import button_on, focusable, name_of, texts_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

TODAY = date(2026, 11, 23)


class Jumps(QObject):
    """Where a page asked to go."""

    def __init__(self, page: OverviewPage) -> None:
        super().__init__(page)
        self.asked: list[Jump] = []
        page.jump_requested.connect(self.asked.append)


def _shown(
    qtbot: "QtBot", theme: "Theme", session: "WorkbookSession", today: date = TODAY
) -> OverviewPage:
    page = OverviewPage(theme, session, today=lambda: today)
    qtbot.addWidget(page)
    page.resize(1118, 660)
    with qtbot.waitExposed(page):
        page.show()
    page.go_to(Jump(PageId.OVERVIEW))
    return page


@pytest.fixture
def page(qtbot: "QtBot", theme: "Theme", sample_session: "WorkbookSession") -> OverviewPage:
    return _shown(qtbot, theme, sample_session)


def test_a_new_workbook_says_how_long_it_takes_and_where_to_start(
    qtbot: "QtBot", theme: "Theme", session: "WorkbookSession"
) -> None:
    page = _shown(qtbot, theme, session)
    jumps = Jumps(page)

    assert "0 of 20 questions answered. About" in texts_on(page)
    start = button_on(page, "Start with S1")
    assert start.hasFocus()
    QTest.keyClick(start, Qt.Key.Key_Return)
    assert jumps.asked == [Jump(PageId.QUESTIONS, question_id="S1")]


def test_the_filled_button_goes_on_with_the_first_question_that_is_open(
    qtbot: "QtBot", theme: "Theme", session: "WorkbookSession"
) -> None:
    session.do(None, lambda workbook: workbook.set_answer("S1", rating="1"))
    page = _shown(qtbot, theme, session)
    assert button_on(page, "Continue with").accessibleName() == "Continue with S2"


def test_every_question_has_a_bead_that_leads_to_it(page: OverviewPage) -> None:
    jumps = Jumps(page)
    beads = [one for one in page.findChildren(Bead) if one.isVisible()]
    own = [one for one in beads if "counts here too" not in one.accessibleName()]
    assert len(own) == 13
    bead = next(one for one in own if one.text() == "M3")
    assert bead.accessibleName() == "M3, Partly in place, go to"
    bead.click()
    assert jumps.asked == [Jump(PageId.QUESTIONS, question_id="M3")]


def test_the_same_beads_stand_by_question_set(page: OverviewPage) -> None:
    QTest.mouseClick(button_on(page, "By question set"), Qt.MouseButton.LeftButton)
    assert "Strategic leaders" in texts_on(page)
    assert "Addressing cumulative harm" not in texts_on(page)


def test_a_red_without_an_action_leads_to_where_one_is_made(page: OverviewPage) -> None:
    jumps = Jumps(page)
    button_on(page, "1 red without an action").click()
    button_on(page, "S4 Resources: Add an action").click()
    assert jumps.asked == [Jump(PageId.QUESTIONS, question_id="S4", field="actions")] * 2


def test_what_changes_elsewhere_shows_and_what_does_not_is_left_alone(
    page: OverviewPage, sample_session: "WorkbookSession"
) -> None:
    bead = next(one for one in page.findChildren(Bead) if one.text() == "M1")
    sample_session.do(None, lambda workbook: workbook.set_answer("M1", working_well="More."))
    assert bead in page.findChildren(Bead), "no bead shows a text, so none is made anew"

    sample_session.do(None, lambda workbook: workbook.set_answer("M1", rating="0"))
    names = [one.accessibleName() for one in page.findChildren(Bead) if one.isVisible()]
    assert "M1, Not yet in place, go to" in names


def test_out_of_sight_it_does_no_work_and_on_coming_back_it_is_right(
    page: OverviewPage, sample_session: "WorkbookSession", monkeypatch: pytest.MonkeyPatch
) -> None:
    page.hide()
    taken: list[str] = []
    monkeypatch.setattr(page, "_show_all", lambda: taken.append("work"))
    sample_session.do(None, lambda workbook: workbook.set_answer("M1", rating="0"))
    assert taken == []
    monkeypatch.undo()
    page.show()
    assert any(one.accessibleName().startswith("M1, Not yet") for one in page.findChildren(Bead))


def test_after_the_last_date_it_asks_for_the_next_review(
    qtbot: "QtBot", theme: "Theme", session: "WorkbookSession"
) -> None:
    page = _shown(qtbot, theme, session, date(2027, 1, 4))
    assert "The dates of the Call to Action have passed" in texts_on(page)
    line = next(one for one in page.findChildren(QLineEdit) if one.isVisible())
    line.setFocus()
    QTest.keyClicks(line, "17 June 2027")
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert session.snapshot.organisation.next_review_on == date(2027, 6, 17)
    assert "Our next review" in texts_on(page)


def test_before_the_last_date_nobody_is_asked_for_another(page: OverviewPage) -> None:
    assert not any(one.isVisible() for one in page.findChildren(QLineEdit))


def test_since_the_last_review_counts_and_leads_to_compare(
    page: OverviewPage, sample_session: "WorkbookSession"
) -> None:
    assert "Since the first review" not in texts_on(page)
    sample_session.do(None, lambda workbook: close_review(workbook, today_here()))
    assert "Kept to read" in texts_on(page)
    sample_session.do(None, lambda workbook: start_review(workbook, "midpoint", today_here()))
    sample_session.do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    sample_session.do(None, lambda workbook: workbook.set_answer("M1", rating="1"))

    said = texts_on(page)
    assert "Since the first review" in said
    assert "1 better" in said
    assert "1 worse" in said
    assert "11 answers" in {one.text() for one in page.findChildren(QAbstractButton)}
    jumps = Jumps(page)
    button_on(page, "Compare this review").click()
    assert jumps.asked == [Jump(PageId.COMPARE)]


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_everything_fits_across_at_every_size_of_text(
    page: OverviewPage, theme: "Theme", zoom: int
) -> None:
    theme.set_zoom(zoom)
    page.resize(1366, 660)
    inner = page._scroll.viewport().width()
    assert page._content.width() <= inner
    assert page._content.minimumSizeHint().width() <= inner


def test_everything_that_tab_reaches_has_a_name(page: OverviewPage) -> None:
    assert [repr(one) for one in focusable(page) if not name_of(one)] == []
