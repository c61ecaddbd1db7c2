"""Choices side by side, and the filter that is on or off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from neglect_workbook.ui.theme import Theme
from neglect_workbook.ui.tokens import HIGH_CONTRAST, LIGHT
from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl, ToggleFilter
from tests.ui.pictures import colours_in


@pytest.fixture
def control(theme: Theme, qtbot: QtBot) -> SegmentedControl:
    segments = [Segment("all", "All 6"), Segment("late", "Overdue 1"), Segment("none", "No date 0")]
    control = SegmentedControl(theme, segments, "Show actions")
    qtbot.addWidget(control)
    control.set_current("all")
    control.show()
    return control


def buttons(control: SegmentedControl) -> list[QRadioButton]:
    return control.findChildren(QRadioButton)


def test_choosing_says_which(control: SegmentedControl, qtbot: QtBot) -> None:
    with qtbot.waitSignal(control.chosen) as told:
        QTest.mouseClick(buttons(control)[1], Qt.MouseButton.LeftButton)
    assert told.args == ["late"]
    assert control.current_id == "late"
    assert [button.isChecked() for button in buttons(control)] == [False, True, False]


def test_choosing_what_is_on_leaves_it_on_and_says_nothing(
    control: SegmentedControl, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(control.chosen):
        QTest.mouseClick(buttons(control)[0], Qt.MouseButton.LeftButton)
    assert buttons(control)[0].isChecked()


def test_the_program_sets_it_without_a_word(control: SegmentedControl, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(control.chosen):
        control.set_current("none")
    assert control.current_id == "none"


def test_none_may_be_on(control: SegmentedControl) -> None:
    control.set_current("")
    assert control.current_id == ""
    assert not any(button.isChecked() for button in buttons(control))


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("all", Qt.Key.Key_Right, "late"),
        ("all", Qt.Key.Key_Down, "late"),
        ("late", Qt.Key.Key_Left, "all"),
        ("all", Qt.Key.Key_Up, "none"),
        ("none", Qt.Key.Key_Right, "all"),
    ],
)
def test_arrows_move_and_choose(
    control: SegmentedControl, qtbot: QtBot, start: str, key: Qt.Key, end: str
) -> None:
    control.set_current(start)
    focused = next(button for button in buttons(control) if button.isChecked())
    focused.setFocus()
    with qtbot.waitSignal(control.chosen):
        QTest.keyClick(focused, key)
    assert control.current_id == end
    assert [button.hasFocus() for button in buttons(control)] == [
        button.isChecked() for button in buttons(control)
    ]


def test_tab_stops_once(control: SegmentedControl) -> None:
    stops = [bool(b.focusPolicy() & Qt.FocusPolicy.TabFocus) for b in buttons(control)]
    assert stops == [True, False, False]
    control.set_current("late")
    stops = [bool(b.focusPolicy() & Qt.FocusPolicy.TabFocus) for b in buttons(control)]
    assert stops == [False, True, False]


def test_every_choice_has_a_name_and_says_what_is_chosen(control: SegmentedControl) -> None:
    assert control.accessibleName() == "Show actions"
    assert [b.accessibleName() for b in buttons(control)] == ["All 6", "Overdue 1", "No date 0"]
    assert {b.accessibleDescription() for b in buttons(control)} == {"Show actions"}


def test_a_choice_is_said_to_be_one_of_several(control: SegmentedControl) -> None:
    said = {QAccessible.queryAccessibleInterface(button).role() for button in buttons(control)}
    assert said == {QAccessible.Role.RadioButton}


def test_words_change_with_a_count(control: SegmentedControl) -> None:
    control.set_text("all", "All 7")
    assert buttons(control)[0].accessibleName() == "All 7"
    with pytest.raises(KeyError):
        control.set_text("unknown", "What")


def test_nothing_moves_when_another_one_is_chosen(control: SegmentedControl) -> None:
    before = [button.sizeHint() for button in buttons(control)]
    control.set_current("none")
    assert [button.sizeHint() for button in buttons(control)] == before


def test_what_is_on_shows_by_more_than_colour(theme: Theme, control: SegmentedControl) -> None:
    on, off, _last = buttons(control)
    assert LIGHT.accent.lower() in colours_in(on.grab().toImage().copy(4, 32, 20, 3))
    assert LIGHT.accent.lower() not in colours_in(off.grab().toImage().copy(4, 32, 20, 3))
    theme.set_name("high_contrast")
    assert on.grab().toImage().pixelColor(8, 8).name() == HIGH_CONTRAST.select.lower()


def test_a_filter_is_on_or_off(theme: Theme, qtbot: QtBot) -> None:
    toggle = ToggleFilter(theme, "Needs a look", "filter")
    qtbot.addWidget(toggle)
    with qtbot.waitSignal(toggle.toggled) as told:
        QTest.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert told.args == [True]
    assert toggle.accessibleName() == "Needs a look"
    assert toggle.grab().toImage().pixelColor(20, 3).name() == LIGHT.accent_tint.lower()
