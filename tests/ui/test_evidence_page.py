from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget

from neglect_workbook.domain.records import Evidence, RecordKind
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.models.evidence_model import Column
from neglect_workbook.ui.pages.evidence.cell_editors import ChoiceCell, DateCell
from neglect_workbook.ui.pages.evidence_page import EvidencePage
from neglect_workbook.ui.widgets.chip import Chip
from neglect_workbook.ui.widgets.table_view import TableView
from tests.ui.finding import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.domain.fields import FieldValue
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

KIND = RecordKind.EVIDENCE
TODAY = date(2026, 11, 24)
WIDE, NARROW = 1118, 700

Opened = Callable[["WorkbookSession"], "Shown"]


class Shown:
    """The page in a window, and where it asked to go."""

    def __init__(self, qtbot: "QtBot", theme: "Theme", session: "WorkbookSession") -> None:
        self.session = session
        self.page = EvidencePage(theme, session)
        self.jumps: list[Jump] = []
        self.page.jump_requested.connect(self.jumps.append)
        qtbot.addWidget(self.page)
        self.page.resize(WIDE, 660)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.table = the(TableView, self.page)

    @property
    def titles(self) -> list[str]:
        model = self.table.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @property
    def said(self) -> str:
        """Every text that can be read on the page."""
        labels = self.page.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())

    def item(self, label: str) -> Evidence:
        return next(one for one in self.session.snapshot.evidence if one.label == label)

    def go_to(self, label: str, field: str = "") -> None:
        record_id = self.item(label).id
        self.page.go_to(Jump(PageId.EVIDENCE, record_id=record_id, field=field))

    def select(self, label: str, column: Column = Column.TITLE) -> None:
        model = self.table.model()
        row = self.titles.index(self.item(label).title or "No title yet")
        self.table.setCurrentIndex(model.index(row, column))
        self.table.setFocus()

    def button(self, words: str) -> QPushButton:
        buttons = self.page.findChildren(QPushButton)
        return next(one for one in buttons if one.accessibleName() == words and one.isVisible())

    def has_button(self, words: str) -> bool:
        buttons = self.page.findChildren(QPushButton)
        return any(one.accessibleName() == words and one.isVisible() for one in buttons)

    def line(self, name: str) -> QLineEdit:
        lines = self.page.findChildren(QLineEdit)
        return next(one for one in lines if one.accessibleName() == name and one.isVisible())

    def radio(self, words: str) -> QRadioButton:
        radios = self.page.findChildren(QRadioButton)
        return next(one for one in radios if one.accessibleName() == words and one.isVisible())

    def set(self, label: str, **fields: "FieldValue") -> None:
        record_id = self.item(label).id
        self.session.do(None, lambda workbook: workbook.set_record(KIND, record_id, **fields))


@pytest.fixture
def opened(qtbot: "QtBot", theme: "Theme", monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """Opens the page on a workbook, on a day when one item of the sample is out of date."""
    monkeypatch.setattr("neglect_workbook.ui.pages.evidence_page.today_here", lambda: TODAY)
    shown: list[Shown] = []

    def open_page(session: "WorkbookSession") -> Shown:
        shown.append(Shown(qtbot, theme, session))
        return shown[-1]

    yield open_page
    for one in shown:
        one.page.close()


@pytest.fixture
def sample(opened: Opened, sample_session: "WorkbookSession") -> Shown:
    return opened(sample_session)


@pytest.fixture
def empty(opened: Opened, session: "WorkbookSession") -> Shown:
    return opened(session)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_newest_evidence_comes_first_and_what_is_old_last(sample: Shown) -> None:
    assert sample.titles[0] == "Escalation log, autumn term"
    assert sample.titles[-1] == "Chronology sample, eight families"
    assert "13 items. One item can support many answers, so enter it once." in sample.said


def test_without_evidence_it_says_how_to_begin(empty: Shown) -> None:
    assert "No evidence yet." in empty.said
    assert "Start with one thing you already have: a log, a minute, a note." in empty.said
    assert not empty.table.isVisible()


def test_a_first_item_is_made_with_the_first_words(empty: Shown) -> None:
    empty.button("Add evidence").click()
    assert empty.session.snapshot.evidence == ()
    assert focused().accessibleName() == "What it is"
    QTest.keyClicks(focused(), "Escalation log")
    empty.page.flush()

    assert empty.item("E1").title == "Escalation log"
    assert empty.titles == ["Escalation log"]
    assert "E1" in empty.said
    assert focused().accessibleName() == "What it is"


def test_opening_a_new_item_and_leaving_it_makes_nothing(sample: Shown) -> None:
    sample.button("Add evidence").click()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)

    assert len(sample.session.snapshot.evidence) == 13
    assert sample.table.hasFocus()


def test_every_field_of_an_item_can_be_written(sample: Shown) -> None:
    sample.go_to("E3")
    for name, words in (
        ("What it is", "Toolkit"),
        ("Whose view it gives", "Staff"),
        ("Period it covers", "Autumn term"),
        ("Where it is kept", "Office"),
        ("Also used for, optional", "Section 175"),
        ("Date of the evidence", "3 October 2026"),
    ):
        line = sample.line(name)
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, words)
    sample.radio("We checked it").click()
    sample.page.flush()

    item = sample.item("E3")
    assert (item.title, item.whose_view, item.period) == ("Toolkit", "Staff", "Autumn term")
    assert (item.kept_at, item.also_used_for) == ("Office", "Section 175")
    assert (item.dated, item.level) == (date(2026, 10, 3), 3)


def test_enter_opens_the_row_with_the_keyboard_in_it(sample: Shown) -> None:
    sample.select("E5")
    QTest.keyClick(sample.table, Qt.Key.Key_Return)

    assert focused() is sample.line("What it is")
    assert sample.line("What it is").text() == "Supervision sample, six records"
    assert sample.page.place == Jump(PageId.EVIDENCE, record_id=sample.item("E5").id)


def test_the_details_follow_the_arrows_in_the_table(sample: Shown) -> None:
    sample.go_to("E6")
    sample.table.setFocus()
    QTest.keyClick(sample.table, Qt.Key.Key_Down)

    assert sample.line("What it is").text() == sample.titles[1]
    assert sample.table.hasFocus()


def test_coming_to_the_page_puts_the_keyboard_into_the_table(sample: Shown) -> None:
    sample.page.go_to(Jump(PageId.EVIDENCE))

    assert sample.table.hasFocus()
    assert sample.table.currentIndex().row() == 0


def test_coming_to_an_empty_page_puts_the_keyboard_on_the_first_step(empty: Shown) -> None:
    empty.page.go_to(Jump(PageId.EVIDENCE))

    assert empty.button("Add evidence").hasFocus()


def test_a_change_of_size_after_closing_an_item_makes_no_other(
    sample: Shown, theme: "Theme"
) -> None:
    before = sample.session.snapshot.evidence
    sample.go_to("E5")
    sample.button("Close").click()
    theme.set_zoom(150)
    sample.session.flush()

    assert sample.session.snapshot.evidence == before


def test_a_jump_shows_the_item_and_puts_the_focus_into_the_field(sample: Shown) -> None:
    sample.go_to("E10", "dated")

    assert focused() is sample.line("Date of the evidence")
    assert sample.table.currentIndex().data() == "Chronology sample, eight families"


def test_the_row_of_the_item_that_is_shown_is_in_sight(sample: Shown, qtbot: "QtBot") -> None:
    sample.go_to("E10")
    viewport = sample.table.viewport().rect()

    qtbot.waitUntil(lambda: sample.table.is_narrow)
    row = sample.table.visualRect(sample.table.currentIndex())
    assert viewport.contains(row.center())


def test_a_jump_to_the_level_puts_the_focus_on_the_chosen_step(sample: Shown) -> None:
    sample.go_to("E10", "level")

    assert focused() is sample.radio("We checked it")


def test_a_jump_to_the_questions_puts_the_focus_on_adding_one(sample: Shown) -> None:
    sample.go_to("E10", "question_ids")

    assert focused().accessibleName() == "Add a question: Questions it supports"


def test_closing_the_details_leads_back_to_the_row(sample: Shown) -> None:
    sample.go_to("E5")
    sample.button("Close").click()

    assert sample.table.hasFocus()
    assert sample.table.currentIndex().data() == "Supervision sample, six records"
    assert sample.page.place == Jump(PageId.EVIDENCE)


def test_words_typed_for_one_item_stay_with_it_when_another_is_chosen(sample: Shown) -> None:
    sample.go_to("E5", "whose_view")
    QTest.keyClicks(focused(), " and deputy")
    sample.select("E6")

    assert sample.item("E5").whose_view.endswith(" and deputy")
    assert "deputy" not in sample.item("E6").whose_view


def test_undo_while_the_keyboard_is_in_a_box_shows_the_earlier_words(sample: Shown) -> None:
    sample.go_to("E5", "kept_at")
    focused_line = sample.line("Where it is kept")
    before = focused_line.text()
    focused_line.selectAll()
    QTest.keyClicks(focused_line, "Office")
    sample.session.undo()

    assert focused_line.text() == before


def test_a_date_that_cannot_be_read_is_not_left_behind(sample: Shown, qtbot: "QtBot") -> None:
    sample.go_to("E5", "dated")
    line = sample.line("Date of the evidence")
    line.selectAll()
    QTest.keyClicks(line, "soon")
    sample.select("E6")

    assert sample.line("Date of the evidence").text() == "soon"
    qtbot.waitUntil(lambda: sample.table.currentIndex().data() == sample.item("E5").title)
    assert focused() is line


def test_a_removed_item_can_be_brought_back_at_once(sample: Shown) -> None:
    record_id = sample.item("E5").id
    sample.go_to("E5")
    sample.button("Remove this evidence").click()
    assert record_id not in {one.id for one in sample.session.snapshot.evidence}
    assert "E5 was removed." in sample.said
    assert not sample.has_button("Close")
    sample.button("Undo").click()

    assert sample.item("E5").id == record_id
    assert sample.table.currentIndex().data() == "Supervision sample, six records"
    assert "was removed" not in sample.said


def test_delete_in_the_table_removes_the_row(sample: Shown) -> None:
    sample.select("E5")
    QTest.keyClick(sample.table, Qt.Key.Key_Delete)

    assert "Supervision sample, six records" not in sample.titles
    assert "E5 was removed." in sample.said
    assert sample.table.hasFocus()


def test_removing_the_last_item_leaves_the_way_back_in_reach(empty: Shown) -> None:
    empty.session.do(None, lambda workbook: workbook.add_record(KIND, title="Log"))
    empty.select("E1")
    QTest.keyClick(empty.table, Qt.Key.Key_Delete)

    assert "No evidence yet." in empty.said
    assert focused() is empty.button("Undo")


def test_undo_of_a_new_item_closes_its_details(sample: Shown) -> None:
    sample.button("Add evidence").click()
    QTest.keyClicks(focused(), "A note")
    sample.session.undo()

    assert len(sample.titles) == 13
    assert not sample.has_button("Close")


def test_the_level_segments_count_and_filter(sample: Shown) -> None:
    sample.radio("Better off 2").click()

    assert sample.titles == [
        "Attendance after early help, nine children",
        "Pupil group: what makes a good morning",
    ]
    assert "2 of 13 items shown." in sample.said
    sample.button("Show all").click()
    assert len(sample.titles) == 13


def test_what_is_out_of_date_can_be_shown_alone(sample: Shown) -> None:
    sample.button("1 out of date").click()

    assert sample.titles == ["Chronology sample, eight families"]


def test_a_filter_that_would_find_nothing_is_not_offered(sample: Shown) -> None:
    sample.set("E10", dated=date(2026, 9, 15))

    assert not any("out of date" in one.text() for one in visible_buttons(sample))


def test_answers_that_rest_on_policy_alone_show_what_they_rest_on(sample: Shown) -> None:
    resting = next(one for one in visible_buttons(sample) if "policy alone" in one.text())
    assert resting.text() == "1 rests on policy alone"
    resting.click()

    assert sample.titles == ["Neglect toolkit on the shared drive"]


def test_words_in_the_filter_say_when_nothing_matches(sample: Shown) -> None:
    line = sample.line("Filter this table")
    QTest.keyClicks(line, "no such thing")
    assert "Nothing here matches." in sample.said
    QTest.keyClick(line, Qt.Key.Key_Escape)

    assert len(sample.titles) == 13


def test_an_open_item_stays_in_the_table_when_it_leaves_the_filter(sample: Shown) -> None:
    sample.radio("Have 2").click()
    sample.go_to("E3")
    sample.radio("We did it").click()

    assert "Neglect toolkit on the shared drive" in sample.titles
    assert focused() is not sample.table


def test_changes_elsewhere_keep_the_row_and_the_place_of_the_table(sample: Shown) -> None:
    sample.page.resize(WIDE, 420)
    sample.select("E10")
    place = sample.table.verticalScrollBar().value()
    assert place > 0
    sample.set("E2", title="Staff check")

    assert sample.table.currentIndex().data() == "Chronology sample, eight families"
    assert sample.table.verticalScrollBar().value() == place
    assert "Staff check" in sample.titles


def test_a_title_is_edited_in_its_cell(sample: Shown, qtbot: "QtBot") -> None:
    sample.select("E5")
    QTest.keyClick(sample.table, Qt.Key.Key_F2)
    QTest.keyClicks(focused(), "Supervision sample")
    QTest.keyClick(focused(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: sample.item("E5").title == "Supervision sample")
    assert sample.table.currentIndex().data() == "Supervision sample"


def test_escape_leaves_a_cell_as_it_was(sample: Shown) -> None:
    sample.select("E5", Column.KEPT_AT)
    QTest.keyClick(sample.table, Qt.Key.Key_F2)
    QTest.keyClicks(focused(), "Office")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)

    assert sample.item("E5").kept_at == "Head teacher's locked drive"


def test_a_date_is_edited_in_its_cell_as_people_write_it(sample: Shown, qtbot: "QtBot") -> None:
    sample.select("E5", Column.DATE)
    QTest.keyClick(sample.table, Qt.Key.Key_F2)
    QTest.keyClicks(focused(), "3/10/2026")
    QTest.keyClick(focused(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: sample.item("E5").dated == date(2026, 10, 3))


def test_a_cell_says_what_is_wrong_with_a_date_and_stays(sample: Shown) -> None:
    sample.select("E5", Column.DATE)
    QTest.keyClick(sample.table, Qt.Key.Key_F2)
    QTest.keyClicks(focused(), "31/2/2026")
    QTest.keyClick(focused(), Qt.Key.Key_Return)

    assert isinstance(focused(), DateCell)
    assert "'31/2/2026' is not a date." in sample.said
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert "is not a date" not in sample.said
    assert sample.item("E5").dated == date(2026, 10, 12)


def test_a_date_left_unread_leads_to_where_it_is_written(sample: Shown) -> None:
    sample.select("E5", Column.DATE)
    QTest.keyClick(sample.table, Qt.Key.Key_F2)
    QTest.keyClicks(focused(), "soon")
    sample.line("Filter this table").setFocus()
    assert "'soon' is not a date." in sample.said
    sample.button("Write the date").click()

    assert focused() is sample.line("Date of the evidence")
    assert "is not a date" not in sample.said


def test_a_level_is_chosen_in_its_cell(sample: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    # The display of the tests cannot show what drops down.
    monkeypatch.setattr(ChoiceCell, "showPopup", lambda _: None)
    sample.select("E5", Column.LEVEL)
    QTest.keyClick(sample.table, Qt.Key.Key_F2)
    QTest.keyClick(the(ChoiceCell, sample.table), Qt.Key.Key_Down)

    assert sample.item("E5").level == 4


def test_a_chip_in_the_table_leads_to_its_question(sample: Shown) -> None:
    row = sample.titles.index("Supervision sample, six records")
    rect = sample.table.visualRect(sample.table.model().index(row, Column.SUPPORTS))
    place = QPoint(rect.left() + 24, rect.center().y())
    QTest.mouseClick(sample.table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert sample.jumps == [Jump(PageId.QUESTIONS, question_id="M3")]


def test_a_chip_in_the_details_leads_to_its_question(sample: Shown) -> None:
    sample.go_to("E5")
    chips = [one for one in sample.page.findChildren(Chip) if one.words.startswith("M3")]
    chips[0].click()

    assert sample.jumps == [Jump(PageId.QUESTIONS, question_id="M3")]


def test_the_levels_are_explained_in_place(sample: Shown) -> None:
    sample.button("What the levels mean").click()
    assert "How well did we do it?" in sample.said
    QTest.keyClick(focused(), Qt.Key.Key_Escape)

    assert "How well did we do it?" not in sample.said
    assert focused() is sample.button("What the levels mean")


def test_the_sign_in_the_header_explains_the_levels_too(sample: Shown) -> None:
    header = sample.table.header
    place = header.info_rect(Column.LEVEL).center()
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert "What difference did it make?" in sample.said


def test_arrows_choose_a_level_and_delete_takes_it_back(sample: Shown) -> None:
    sample.go_to("E5", "level")
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert sample.item("E5").level == 4
    QTest.keyClick(focused(), Qt.Key.Key_Delete)

    assert sample.item("E5").level == 0


def test_in_a_narrow_window_the_details_take_the_place_of_the_table(sample: Shown) -> None:
    sample.page.resize(NARROW, 660)
    sample.go_to("E5")
    assert not sample.table.isVisible()
    sample.button("Back to the list").click()

    assert sample.table.isVisible()
    assert sample.table.is_narrow
    assert sample.table.hasFocus()


def test_in_a_narrow_window_a_jump_brings_its_field_into_sight(
    sample: Shown, theme: "Theme", qtbot: "QtBot"
) -> None:
    theme.set_zoom(200)
    sample.page.resize(1024, 500)
    sample.go_to("E5")

    field = focused()
    assert field is sample.line("What it is")
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())


def test_larger_text_has_one_column_where_the_navigation_has_no_room(
    sample: Shown, theme: "Theme"
) -> None:
    sample.page.resize(1366, 660)
    theme.set_zoom(150)
    sample.go_to("E5")

    assert not sample.table.isVisible()


def test_in_a_narrow_window_a_press_on_a_card_opens_it(sample: Shown) -> None:
    sample.page.resize(NARROW, 660)
    QApplication.processEvents()
    rect = sample.table.visualRect(sample.table.model().index(1, 0))
    place = QPoint(rect.left() + 60, rect.top() + 16)
    QTest.mouseClick(sample.table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert sample.line("What it is").text() == sample.titles[1]


def test_a_workbook_that_is_only_read_offers_nothing_to_change(
    opened: Opened, sample_session: "WorkbookSession", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(sample_session.workbook), "is_read_only", property(lambda _: True))
    shown = opened(sample_session)
    shown.go_to("E5")

    assert not shown.has_button("Add evidence")
    assert not shown.has_button("Remove this evidence")
    assert shown.line("What it is").isReadOnly()
    monkeypatch.undo()


def visible_buttons(shown: Shown) -> list[QPushButton]:
    return [one for one in shown.page.findChildren(QPushButton) if one.isVisible()]
