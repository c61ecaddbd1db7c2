from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.compare.compare_table import CompareTable
from neglect_workbook.ui.pages.compare.detail import CompareDetail
from neglect_workbook.ui.pages.compare_page import ComparePage
from neglect_workbook.workbook import close_review, start_review
from tests.ui.finding import the
from tests.ui.main_window.whole import button_on, focusable, name_of, texts_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

JULY = date(2026, 7, 14)
NOVEMBER = date(2026, 11, 23)
Shown = Callable[[], ComparePage]


class Jumps(QObject):
    """Where a page asked to go."""

    def __init__(self, page: ComparePage) -> None:
        super().__init__(page)
        self.asked: list[Jump] = []
        page.jump_requested.connect(self.asked.append)


@pytest.fixture
def shown(qtbot: "QtBot", theme: "Theme", sample_session: "WorkbookSession") -> Shown:
    """Shows the page of the sample."""

    def show() -> ComparePage:
        page = ComparePage(theme, sample_session, today=lambda: NOVEMBER)
        qtbot.addWidget(page)
        page.resize(1118, 660)
        with qtbot.waitExposed(page):
            page.show()
        page.go_to(Jump(PageId.COMPARE))
        return page

    return show


@pytest.fixture
def second(shown: Shown, sample_session: "WorkbookSession") -> ComparePage:
    """The page in the second review, with three answers looked at again."""
    _begin_second(sample_session)
    return shown()


def _begin_second(session: "WorkbookSession") -> None:
    session.do(None, lambda workbook: close_review(workbook, JULY))
    session.do(None, lambda workbook: start_review(workbook, "midpoint", NOVEMBER))
    session.do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    session.do(None, lambda workbook: workbook.set_answer("M1", rating="1"))
    session.do(None, lambda workbook: workbook.set_answer("S1", to_confirm=False))


def _cells(page: ComparePage, row: int) -> list[str]:
    model = the(CompareTable, page).model()
    return [str(model.index(row, column).data()) for column in range(4)]


def test_before_a_second_review_it_says_what_comes_and_the_first_step(shown: Shown) -> None:
    page = shown()
    jumps = Jumps(page)
    assert "Nothing to compare yet." in texts_on(page)
    button_on(page, "Go to Review and send").click()
    assert jumps.asked == [Jump(PageId.SEND, field="close_review")]


def test_the_counts_say_what_moved_and_what_is_still_to_answer(second: ComparePage) -> None:
    assert "1 better, 1 the same, 1 worse. 10 still to answer." in texts_on(second)
    assert button_on(second, "Better 1").isVisible()
    assert button_on(second, "All 13").isVisible()


def test_every_row_holds_both_ratings_and_the_change(second: ComparePage) -> None:
    rows = {cells[0]: cells[1:] for cells in (_cells(second, row) for row in range(13))}
    assert rows["M3 Drift and harm"] == ["Partly", "In place", "Better"]
    assert rows["S2 Shared work"] == ["Difference", "Difference", "To answer"]
    model = the(CompareTable, second).model()
    spoken = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == (
        "S1 Whole system. First review: Partly in place. Midpoint review: Partly in place. Same."
    )


def test_a_filter_shows_only_what_moved_that_way(second: ComparePage) -> None:
    QTest.mouseClick(button_on(second, "Worse 1"), Qt.MouseButton.LeftButton)
    assert the(CompareTable, second).model().rowCount() == 1
    assert _cells(second, 0)[0] == "M1 Trained staff"
    QTest.mouseClick(button_on(second, "First time 0"), Qt.MouseButton.LeftButton)
    assert "No question moved in this way." in texts_on(second)


def test_the_arrows_bring_the_question_into_the_detail(
    second: ComparePage, sample_session: "WorkbookSession"
) -> None:
    second.go_to(Jump(PageId.COMPARE, question_id="M2"))
    table = the(CompareTable, second)
    QTest.keyClick(table, Qt.Key.Key_Down)
    detail = the(CompareDetail, second)
    said = texts_on(detail)
    assert "M3 Drift and harm" in said
    assert "First review, 14 July 2026" in said
    assert sample_session.snapshot.past[0].answers["M3"].reason in said
    jumps = Jumps(second)
    button_on(detail, "Open M3").click()
    assert jumps.asked == [Jump(PageId.QUESTIONS, question_id="M3")]


def test_the_earlier_review_keeps_the_evidence_that_it_had(
    second: ComparePage, sample_session: "WorkbookSession"
) -> None:
    from_then = sample_session.snapshot.evidence_for("M3")
    second.go_to(Jump(PageId.COMPARE, question_id="M3"))
    before = texts_on(the(CompareDetail, second))
    assert before.count(f"{len(from_then)} items") == 2
    gone = from_then[0].id
    sample_session.do(None, lambda book: book.remove_record(RecordKind.EVIDENCE, gone))
    after = texts_on(the(CompareDetail, second))
    assert after.count(f"{len(from_then)} items") == 1


def test_changes_elsewhere_show_and_undo_takes_them_back(
    second: ComparePage, sample_session: "WorkbookSession"
) -> None:
    sample_session.do(None, lambda workbook: workbook.set_answer("M2", rating="3"))
    assert "2 better" in texts_on(second)
    sample_session.undo()
    assert "1 better" in texts_on(second)


def test_a_third_review_can_be_set_beside_the_first(
    shown: Shown, sample_session: "WorkbookSession"
) -> None:
    _begin_second(sample_session)
    sample_session.do(None, lambda workbook: close_review(workbook, date(2026, 10, 1)))
    sample_session.do(None, lambda workbook: start_review(workbook, "final", NOVEMBER))
    page = shown()
    first, later = page.findChildren(QComboBox)
    assert first.currentText() == "Midpoint review, 1 October 2026"
    assert later.currentText() == "Final review, November 2026"
    first.setCurrentIndex(0)
    first.activated.emit(0)
    assert "First review, 14 July 2026" in texts_on(page)


def test_whichever_is_chosen_the_earlier_review_stands_first(second: ComparePage) -> None:
    first, later = second.findChildren(QComboBox)
    second._choose(str(later.currentData()), str(first.currentData()))
    assert first.currentText() == "First review, 14 July 2026"


def test_a_closed_review_that_was_damaged_is_said_to_be(
    second: ComparePage, sample_session: "WorkbookSession", monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = sample_session.snapshot
    hurt = replace(snapshot, past=(replace(snapshot.past[0], is_whole=False),))
    monkeypatch.setattr(type(sample_session), "snapshot", property(lambda _: hurt))
    second._show_all()
    assert "The review closed on 14 July 2026 is not as it was kept." in texts_on(second)


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_nothing_scrolls_sideways(second: ComparePage, theme: "Theme", zoom: int) -> None:
    theme.set_zoom(zoom)
    second.resize(1118 if zoom == 100 else 1366, 660)
    assert second._content.minimumSizeHint().width() <= second._scroll.viewport().width()


def test_everything_that_tab_reaches_has_a_name(second: ComparePage) -> None:
    assert [repr(one) for one in focusable(second) if not name_of(one)] == []
