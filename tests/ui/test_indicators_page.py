from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.jump import Jump, PageId
from tests.ui.indicators_shown import IndicatorsShown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

NOW = "Autumn 2 2026"


@pytest.fixture
def shown(qtbot: "QtBot", theme: "Theme", sample_session: "WorkbookSession") -> IndicatorsShown:
    return IndicatorsShown(qtbot, theme, sample_session)


@pytest.fixture
def empty(qtbot: "QtBot", theme: "Theme", session: "WorkbookSession") -> IndicatorsShown:
    return IndicatorsShown(qtbot, theme, session)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


# -- the list ---------------------------------------------------------------------------------


def test_every_card_says_name_direction_and_newest_number(shown: IndicatorsShown) -> None:
    said = [one.accessibleName().split(". ", 1) for one in shown.cards]
    assert said == [
        [
            "Neglect concerns noticed by any member of staff",
            "May rise first, then watch. Newest number 21.",
        ],
        [
            "Days attended by children with early help, in each 100",
            "We want this to go up. Newest number 91.",
        ],
        [
            "Health appointments where a child was not brought",
            "We want this to go down. Newest number 7.",
        ],
        ["Staff who can name three early signs", "We want this to go up. Newest number 28."],
    ]
    assert [one.isChecked() for one in shown.cards] == [True, False, False, False]
    assert "10 more are suggested." in shown.texts


def test_pressing_a_card_shows_its_indicator(shown: IndicatorsShown, qtbot: "QtBot") -> None:
    with qtbot.waitSignal(shown.page.place_changed):
        shown.press_card("Health")
    assert shown.page.place == Jump(PageId.INDICATORS, record_id=shown.indicator("I3").id)
    assert "Number each month · appointments" in shown.texts
    assert shown.note.toPlainText() == shown.indicator("I3").note
    assert [*shown.cells] == [
        "June 2026",
        "July 2026",
        "August 2026",
        "September 2026",
        "October 2026",
        "November 2026",
    ]


def test_arrow_keys_go_from_card_to_card(shown: IndicatorsShown) -> None:
    shown.page.go_to(Jump(PageId.INDICATORS))
    assert focus() is shown.cards[0]
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    assert focus() is shown.cards[1]
    assert shown.cards[1].isChecked()
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert focus() is shown.cells[NOW]


# -- numbers ----------------------------------------------------------------------------------


def test_the_chart_says_the_series_in_words(shown: IndicatorsShown) -> None:
    said = shown.chart.accessibleDescription()
    assert said.startswith("May rise first, then watch. 8 numbers. Autumn 1 2025: 6. ")
    assert "Spring 2 2026: 11, Staff briefing, February. " in said
    assert said.endswith("Autumn 2 2026: 21.")
    assert "Neglect concerns noticed" in shown.chart.accessibleName()


def test_cells_stand_below_their_points(shown: IndicatorsShown) -> None:
    for place, cell in enumerate(shown.cells.values()):
        assert abs(cell.geometry().center().x() - shown.chart.x_of(place)) <= 1
        assert cell.y() >= shown.chart.geometry().bottom()


def test_a_number_is_saved_and_drawn_as_the_cell_is_left(shown: IndicatorsShown) -> None:
    shown.write(NOW, "24")
    assert shown.values("I1")[NOW].value == 24
    assert shown.chart.accessibleDescription().endswith("Autumn 2 2026: 24.")
    assert "Newest number 24" in shown.cards[0].accessibleName()
    shown.session.undo()
    assert shown.values("I1")[NOW].value == 21
    assert shown.cells[NOW].text() == "21"
    shown.session.redo()
    assert shown.cells[NOW].text() == "24"


def test_a_number_that_nobody_left_yet_is_saved_when_the_session_asks(
    shown: IndicatorsShown,
) -> None:
    cell = shown.cells[NOW]
    cell.setFocus()
    cell.selectAll()
    QTest.keyClicks(cell, "30")
    shown.session.flush()
    assert shown.values("I1")[NOW].value == 30
    assert cell.text() == "30"


@pytest.mark.parametrize(("text", "value"), [("1,234", 1234), ("91.5", 91.5), (" 7 ", 7)])
def test_numbers_are_taken_as_people_write_them(
    shown: IndicatorsShown, text: str, value: float
) -> None:
    shown.write(NOW, text)
    assert shown.values("I1")[NOW].value == value


def test_what_is_no_number_stays_and_says_what_is_wanted(shown: IndicatorsShown) -> None:
    shown.write(NOW, "28 of 30", key=Qt.Key.Key_Tab)
    assert "Write a number such as 12, 1,234 or 91.5, or leave it blank." in shown.texts
    assert shown.values("I1")[NOW].value == 21
    shown.press_card("Health")
    assert shown.cards[0].isChecked()
    assert focus() is shown.cells[NOW]
    assert shown.cells[NOW].text() == "28 of 30"
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert shown.cells[NOW].text() == "21"
    assert "Write a number" not in shown.texts


def test_fewer_than_five_is_told_where_to_go(shown: IndicatorsShown) -> None:
    shown.write(NOW, "Fewer than five")
    assert "Leave it blank, and write 'fewer than five' below." in shown.texts
    shown.write(NOW, "4")
    assert "Autumn 2 2026 is under five. If it counts children, leave it blank" in shown.texts
    shown.write(NOW, "")
    assert "under five. If" not in shown.texts


def test_an_emptied_cell_is_no_number_and_what_happened_stays(shown: IndicatorsShown) -> None:
    shown.write(NOW, "")
    assert NOW not in shown.values("I1")
    assert shown.cells[NOW].text() == ""
    shown.write("Spring 2 2026", "")
    spring = shown.values("I1")["Spring 2 2026"]
    assert (spring.value, spring.note) == (None, "Staff briefing, February")


def test_a_period_that_was_passed_over_can_be_filled_in(shown: IndicatorsShown) -> None:
    shown.press_card("Health")
    shown.write("August 2026", "6")
    assert [*shown.values("I3")] == [*shown.cells]
    assert focus() is shown.cells["September 2026"]


def test_arrows_at_the_end_of_a_number_go_to_the_next_cell(shown: IndicatorsShown) -> None:
    shown.click("Enter this half term")
    QTest.keyClick(focus(), Qt.Key.Key_Left)
    assert focus() is shown.cells["Autumn 1 2026"]
    QTest.keyClick(focus(), Qt.Key.Key_Right)
    assert focus() is shown.cells[NOW]


def test_the_button_names_the_period_and_goes_to_its_number(shown: IndicatorsShown) -> None:
    shown.click("Enter this half term")
    assert focus() is shown.cells[NOW]
    assert shown.cells[NOW].selectedText() == "21"
    shown.press_card("Health")
    shown.click("Enter this month")
    assert focus() is shown.cells["November 2026"]
    shown.press_card("Staff who")
    shown.click("Enter this term")
    assert focus() is shown.cells["Autumn term 2026"]


def test_an_earlier_period_gets_a_cell_and_a_record_only_with_a_number(
    shown: IndicatorsShown,
) -> None:
    shown.click("Add an earlier half term")
    assert focus() is shown.cells["Summer 2 2025"]
    assert len(shown.values("I1")) == 8
    shown.write("Summer 2 2025", "5")
    assert next(iter(shown.values("I1"))) == "Summer 2 2025"
    assert [*shown.cells] == [*shown.values("I1")]


def test_the_newest_numbers_are_in_sight_where_there_are_many(
    shown: IndicatorsShown, qtbot: "QtBot"
) -> None:
    one = shown.indicator("I4")
    for year in range(2018, 2025):
        for term in ("Spring", "Summer", "Autumn"):
            shown.session.workbook.add_record(
                RecordKind.INDICATOR_VALUE,
                indicator_id=one.id,
                period=f"{term} term {year}",
                value=float(year - 2000),
            )
    shown.press_card("Staff who")
    assert len(shown.cells) == 27
    qtbot.waitUntil(lambda: not shown.cells["Autumn term 2026"].visibleRegion().isEmpty())
    assert shown.cells["Spring term 2018"].visibleRegion().isEmpty()
    shown.cells["Spring term 2018"].setFocus()
    qtbot.waitUntil(lambda: not shown.cells["Spring term 2018"].visibleRegion().isEmpty())


# -- what happened, and what it shows ------------------------------------------------------------


def test_what_happened_is_written_for_a_period_and_marked(shown: IndicatorsShown) -> None:
    shown.cells["Summer 1 2026"].setFocus()
    shown.click("Mark what happened")
    line = shown.line("What happened")
    assert focus() is line
    QTest.keyClicks(line, "New record form")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert shown.values("I1")["Summer 1 2026"].note == "New record form"
    assert "Summer 1 2026: 12, New record form." in shown.chart.accessibleDescription()


def test_what_happened_needs_no_number(shown: IndicatorsShown) -> None:
    shown.press_card("Health")
    shown.cells["August 2026"].setFocus()
    shown.click("Mark what happened")
    QTest.keyClicks(shown.line("What happened"), "Holidays")
    shown.page.flush()
    august = shown.values("I3")["August 2026"]
    assert (august.value, august.note) == (None, "Holidays")


def test_what_we_think_it_shows_is_kept_with_its_indicator(shown: IndicatorsShown) -> None:
    shown.note.setFocus()
    QTest.keyClicks(shown.note, " Really.")
    shown.press_card("Health")
    assert shown.indicator("I1").note.endswith(" Really.")
    assert shown.indicator("I3").note.startswith("Only those")
    assert "No names. Write numbers under five as 'fewer than five'" in shown.texts
    assert "19 of 60 words" in shown.texts


def test_a_keystroke_rebuilds_neither_cards_nor_cells(shown: IndicatorsShown) -> None:
    cards, cells = shown.cards, [*shown.cells.values()]
    shown.note.setFocus()
    QTest.keyClicks(shown.note, "x")
    shown.page.flush()
    shown.write(NOW, "22")
    assert shown.cards == cards
    assert [*shown.cells.values()] == cells


def test_what_comes_from_elsewhere_is_shown_and_typing_stays(shown: IndicatorsShown) -> None:
    cell = shown.cells["Autumn 1 2026"]
    cell.setFocus()
    cell.selectAll()
    QTest.keyClicks(cell, "1")
    value = shown.values("I1")[NOW]
    one = shown.indicator("I1")
    kind = RecordKind.INDICATOR_VALUE
    shown.session.do(
        None,
        lambda workbook: workbook.add_record(
            kind, indicator_id=one.id, period="Summer 2 2025", value=9.0
        ),
    )
    shown.session.do(None, lambda workbook: workbook.set_record(kind, value.id, value=40.0))
    assert shown.cells["Summer 2 2025"].text() == "9"
    assert shown.cells[NOW].text() == "40"
    assert shown.cells["Autumn 1 2026"] is cell
    assert cell.text() == "1"


def test_a_hidden_page_is_up_to_date_when_it_is_shown_again(shown: IndicatorsShown) -> None:
    shown.page.hide()
    one = shown.indicator("I1")
    shown.session.do(
        None,
        lambda workbook: workbook.set_record(RecordKind.INDICATOR, one.id, name="Concerns"),
    )
    shown.page.show()
    assert shown.cards[0].accessibleName().startswith("Concerns.")


# -- adding, changing, removing -----------------------------------------------------------------


def test_an_empty_workbook_offers_the_first_step(empty: IndicatorsShown) -> None:
    assert "No indicators yet." in empty.texts
    assert "Enter this" not in empty.texts
    empty.click("Add an indicator")
    assert "Suggestions of ours." in empty.texts
    assert focus().accessibleName().startswith("Count this: ")


def test_suggestions_are_those_for_the_setting(
    empty: IndicatorsShown, shown: IndicatorsShown
) -> None:
    school = "Days attended by children with early help, in each 100"
    empty.click("Add an indicator")
    assert school not in empty.texts
    one = shown.indicator("I2")
    shown.session.do(None, lambda workbook: workbook.remove_record(RecordKind.INDICATOR, one.id))
    assert "11 more are suggested." in shown.texts
    shown.click("See them")
    assert f"Count this: {school}" in [
        str(one.property("accessibleName")) for one in shown.page.findChildren(QWidget)
    ]


def test_a_suggestion_is_taken_with_all_it_says_and_its_first_number_comes_next(
    empty: IndicatorsShown,
) -> None:
    empty.click("Add an indicator")
    empty.click("Count this: Neglect concerns noticed by any member of staff")
    made = empty.indicator("I1")
    assert made.suggestion_id == "concerns_noticed"
    assert (made.direction, made.rhythm, made.unit) == ("watch", "half_term", "concerns")
    assert "people may be noticing sooner" in empty.texts
    assert focus() is empty.cells[NOW]
    QTest.keyClicks(focus(), "12")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert empty.values("I1")[NOW].value == 12
    empty.click("See them")
    assert "Count this: Neglect concerns noticed" not in empty.texts


def test_one_of_their_own_wants_to_be_named(shown: IndicatorsShown) -> None:
    shown.click("Add an indicator")
    shown.click("One of your own")
    shown.click("Add this indicator")
    assert "Say what you count." in shown.texts
    assert focus() is shown.line("What you count")
    QTest.keyClicks(focus(), "Home visits after a concern")
    QTest.keyClicks(shown.line("Counted in, optional"), "visits")
    choose(shown, "Which way", "We want this to go up")
    choose(shown, "How often", "Each month")
    shown.click("Add this indicator")
    made = shown.indicator("I5")
    assert made.name == "Home visits after a concern"
    assert (made.unit, made.direction, made.rhythm) == ("visits", "up", "month")
    assert made.suggestion_id == ""
    assert focus() is shown.cells["November 2026"]


def test_an_indicator_is_changed_in_place(shown: IndicatorsShown) -> None:
    shown.click("Change")
    line = shown.line("What you count")
    assert focus() is line
    line.selectAll()
    QTest.keyClicks(line, "Concerns")
    choose(shown, "Which way", "We want this to go down")
    choose(shown, "How often", "Each term")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    changed = shown.indicator("I1")
    assert (changed.name, changed.direction, changed.rhythm) == ("Concerns", "down", "term")
    assert "Concerns. We want this to go down." in shown.cards[0].accessibleName()
    assert "Enter this term" in shown.texts
    # What was counted so far stays as it was counted.
    assert shown.cells[NOW].text() == "21"
    assert shown.cells["Autumn term 2026"].text() == ""


def test_a_removed_indicator_comes_back_with_its_numbers(shown: IndicatorsShown) -> None:
    shown.press_card("Health")
    shown.click("Change")
    shown.click("Remove this indicator")
    assert "I3 was removed." in shown.texts
    assert len(shown.cards) == 3
    shown.click("Undo")
    assert len(shown.cards) == 4
    assert shown.cards[2].isChecked()
    assert shown.cells["November 2026"].text() == "7"
    assert "was removed" not in shown.texts


def choose(shown: IndicatorsShown, name: str, words: str) -> None:
    """Choose from the drop-down of this name, as a person does."""
    box = next(
        one
        for one in shown.page.findChildren(QComboBox)
        if one.accessibleName() == name and one.isVisible()
    )
    box.setCurrentText(words)
    box.activated.emit(box.currentIndex())


def test_tab_goes_as_people_read(shown: IndicatorsShown) -> None:
    shown.page.go_to(Jump(PageId.INDICATORS))
    reached = []
    for _ in range(14):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        reached.append(focus().accessibleName().split(",")[0])
    assert reached == [
        "See them",
        "Change",
        "Line chart: Neglect concerns noticed by any member of staff",
        *shown.cells,
        "Add an earlier half term",
        "Mark what happened",
        "What we think this shows",
    ]


# -- places and sizes ---------------------------------------------------------------------------


def test_a_jump_goes_to_the_very_field(shown: IndicatorsShown) -> None:
    one = shown.indicator("I3")
    shown.page.go_to(Jump(PageId.INDICATORS, record_id=one.id, field="note"))
    assert focus() is shown.note
    assert shown.note.toPlainText() == one.note
    july = shown.values("I3")["July 2026"]
    shown.page.go_to(Jump(PageId.INDICATORS, record_id=july.id))
    assert focus() is shown.cells["July 2026"]
    shown.page.go_to(Jump(PageId.INDICATORS, record_id=one.id, field="unit"))
    assert focus() is shown.line("Counted in, optional")


@pytest.mark.parametrize("zoom", [150, 200])
def test_with_large_text_the_list_stands_above_and_nothing_is_wider_than_the_page(
    shown: IndicatorsShown, theme: "Theme", zoom: int
) -> None:
    theme.set_zoom(zoom)
    page = shown.page
    tops = [one.mapTo(page, QPoint(0, 0)).y() for one in (shown.cards[-1], shown.chart)]
    assert tops[0] < tops[1]
    outer = page.findChild(QScrollArea)
    assert outer is not None
    content = outer.widget()
    assert content is not None
    assert content.minimumSizeHint().width() <= outer.viewport().width()
    theme.set_zoom(100)
    tops = [one.mapTo(page, QPoint(0, 0)).y() for one in (shown.cards[0], shown.chart)]
    assert tops[1] < tops[0] + 200


def test_all_of_the_first_indicator_is_in_sight_on_a_small_screen(
    shown: IndicatorsShown,
) -> None:
    bottom = shown.note.mapTo(shown.page, QPoint(0, shown.note.height())).y()
    assert bottom <= shown.page.height()
