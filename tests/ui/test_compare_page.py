from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.compare.compare_table import CompareTable
from neglect_workbook.ui.pages.compare.detail import CompareDetail
from neglect_workbook.ui.pages.compare_page import ComparePage
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
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


def _answers(page: ComparePage) -> dict[str, list[str]]:
    """The cells of every row by its question."""
    rows = the(CompareTable, page).model().rowCount()
    return {cells[0]: cells[1:] for cells in (_cells(page, row) for row in range(rows))}


def _choose(box: QComboBox, place: int) -> None:
    """Choose as a person does."""
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_before_a_second_review_it_says_what_comes_and_the_first_step(
    shown: Shown, sample_session: "WorkbookSession"
) -> None:
    page = shown()
    jumps = Jumps(page)
    assert "Nothing to compare yet." in texts_on(page)
    first_step = button_on(page, "Close this review")
    assert first_step.hasFocus()
    first_step.click()
    sample_session.do(None, lambda workbook: close_review(workbook, JULY))
    assert "This review is closed and kept to read." in texts_on(page)
    button_on(page, "Start the next review").click()
    assert jumps.asked == [Jump(PageId.SEND, field="close_review")] * 2


def test_the_counts_say_what_moved_and_what_is_still_to_answer(second: ComparePage) -> None:
    assert "1 better, 1 the same, 1 worse. 10 still to answer." in texts_on(second)
    assert button_on(second, "Better 1").isVisible()
    assert button_on(second, "All 13").isVisible()


def test_every_row_holds_both_ratings_and_the_change(second: ComparePage) -> None:
    rows = _answers(second)
    assert len(rows) == 13
    assert rows["M3 Drift and harm"] == ["Partly", "In place", "Better"]
    assert rows["S2 Shared work"] == ["Difference", "Difference", "To confirm"]
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
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert button_on(detail, "Open M3").hasFocus()
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
    _choose(first, 0)
    assert "First review, 14 July 2026" in texts_on(page)


def test_only_reviews_after_the_earlier_one_are_offered_as_the_later_one(
    shown: Shown, sample_session: "WorkbookSession"
) -> None:
    _begin_second(sample_session)
    sample_session.do(None, lambda workbook: close_review(workbook, date(2026, 10, 1)))
    sample_session.do(None, lambda workbook: start_review(workbook, "final", NOVEMBER))
    page = shown()
    first, later = page.findChildren(QComboBox)
    names = [first.itemText(place) for place in range(first.count())]
    assert names == ["First review, 14 July 2026", "Midpoint review, 1 October 2026"]
    assert [later.itemText(place) for place in range(later.count())] == [
        "Final review, November 2026"
    ]
    _choose(first, 0)
    _choose(later, 0)
    assert later.currentText() == "Midpoint review, 1 October 2026"
    _choose(first, 1)
    assert later.currentText() == "Final review, November 2026", "the next one after it"


def test_two_reviews_of_one_kind_are_told_apart_by_their_days(
    shown: Shown, sample_session: "WorkbookSession"
) -> None:
    sample_session.do(None, lambda workbook: close_review(workbook, JULY))
    sample_session.do(None, lambda workbook: start_review(workbook, "first", NOVEMBER))
    model = the(CompareTable, shown()).model()
    horizontal = Qt.Orientation.Horizontal
    assert [model.headerData(at, horizontal) for at in (1, 2)] == ["14 July 2026", "Now"]


def test_a_second_review_that_is_closed_says_what_was_left_open_and_the_way_on(
    second: ComparePage, sample_session: "WorkbookSession"
) -> None:
    sample_session.do(None, lambda workbook: close_review(workbook, NOVEMBER))
    assert "1 better, 1 the same, 1 worse. 10 left open." in texts_on(second)
    assert _answers(second)["S2 Shared work"][-1] == "Left open"
    assert "Closed on 23 November 2026. Kept to read." in texts_on(second)
    jumps = Jumps(second)
    button_on(second, "Start the next review").click()
    assert jumps.asked == [Jump(PageId.SEND, field="close_review")]
    sample_session.undo()
    assert "10 still to answer" in texts_on(second)


def test_a_question_that_is_gone_to_is_shown_whatever_is_filtered(second: ComparePage) -> None:
    QTest.mouseClick(button_on(second, "Worse 1"), Qt.MouseButton.LeftButton)
    second.go_to(Jump(PageId.COMPARE, question_id="M3"))
    assert the(CompareTable, second).current_id == "M3"
    assert the(CompareTable, second).model().rowCount() == 13


def test_what_was_only_carried_forward_is_said_in_the_detail(
    second: ComparePage, sample_session: "WorkbookSession"
) -> None:
    second.go_to(Jump(PageId.COMPARE, question_id="S2"))
    detail = the(CompareDetail, second)
    assert "Carried forward, not confirmed" in texts_on(detail)
    sample_session.do(None, lambda workbook: workbook.set_answer("S2", to_confirm=False))
    assert "Carried forward, not confirmed" not in texts_on(detail)


def test_a_closed_review_that_was_damaged_is_said_to_be(
    second: ComparePage, sample_session: "WorkbookSession", monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = sample_session.snapshot
    hurt = replace(snapshot, past=(replace(snapshot.past[0], is_whole=False),))
    monkeypatch.setattr(type(sample_session), "snapshot", property(lambda _: hurt))
    second._show_all()
    said = texts_on(second)
    assert "This closed review is not as it was kept." in said
    assert "First review, 14 July 2026: compare it with the files that you sent" in said


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_nothing_scrolls_sideways(second: ComparePage, theme: "Theme", zoom: int) -> None:
    theme.set_zoom(zoom)
    second.resize(1118 if zoom == 100 else 1366, 660)
    assert second.width() in {1118, 1366}, "nothing makes it wider"
    for scroll in second.findChildren(ColumnScroll):
        column = scroll.widget()
        assert column is not None
        if scroll.isVisible():
            assert column.minimumSizeHint().width() <= scroll.viewport().width()


def test_the_detail_stands_beside_the_table_or_below_it_and_keeps_the_keyboard(
    second: ComparePage, theme: "Theme"
) -> None:
    second.resize(1366, 660)
    QApplication.processEvents()
    table, detail = the(CompareTable, second), the(CompareDetail, second)
    link = button_on(detail, "Open S1")
    link.setFocus()
    assert detail.mapTo(second, detail.rect().topLeft()).x() > table.width()
    theme.set_zoom(200)
    QApplication.processEvents()
    assert detail.mapTo(second, detail.rect().topLeft()).x() < table.width()
    assert link.hasFocus()
    assert "No question moved in this way." not in texts_on(second)
    theme.set_zoom(100)
    QApplication.processEvents()
    assert detail.mapTo(second, detail.rect().topLeft()).x() > table.width()
    assert link.hasFocus()


@pytest.mark.parametrize("zoom", [100, 200])
def test_tab_goes_through_the_page_as_it_is_read(
    second: ComparePage, theme: "Theme", zoom: int
) -> None:
    second.resize(1366, 660)
    theme.set_zoom(zoom)
    QApplication.processEvents()
    second.findChildren(QComboBox)[0].setFocus()
    reached = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(name_of(focused))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert reached == ["Earlier review", "Later review", "All 13", "Two reviews", "Open S1"]


def test_everything_that_tab_reaches_has_a_name(second: ComparePage) -> None:
    assert [repr(one) for one in focusable(second) if not name_of(one)] == []
