"""Chips."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from neglect_workbook.ui.theme import Theme
from neglect_workbook.ui.widgets.chip import Chip

LEFT = Qt.MouseButton.LeftButton


def test_a_chip_is_a_button_called_by_its_words(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "Health & safety log", icon="paperclip")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Health & safety log"
    with qtbot.waitSignal(chip.clicked):
        QTest.mouseClick(chip, LEFT)


def test_the_cross_asks_for_removal_and_does_not_press(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "Escalation log", is_removable=True)
    qtbot.addWidget(chip)
    chip.show()
    cross = QPoint(chip.width() - 12, chip.height() // 2)
    with qtbot.assertNotEmitted(chip.clicked), qtbot.waitSignal(chip.remove_requested):
        QTest.mouseClick(chip, LEFT, pos=cross)


def test_the_words_of_a_removable_chip_press_it(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "Escalation log", is_removable=True)
    qtbot.addWidget(chip)
    chip.show()
    with qtbot.assertNotEmitted(chip.remove_requested), qtbot.waitSignal(chip.clicked):
        QTest.mouseClick(chip, LEFT, pos=QPoint(12, chip.height() // 2))


def test_delete_does_what_the_cross_does(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "Escalation log", is_removable=True)
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.remove_requested):
        QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert "Delete" in chip.accessibleDescription()


def test_delete_does_nothing_to_a_chip_that_stays(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "M3")
    qtbot.addWidget(chip)
    with qtbot.assertNotEmitted(chip.remove_requested):
        QTest.keyClick(chip, Qt.Key.Key_Delete)


def test_a_long_chip_is_cut_and_says_all_in_its_tooltip(theme: Theme, qtbot: QtBot) -> None:
    words = "Minutes of the meeting where we looked at every plan " * 3
    chip = Chip(theme, words)
    qtbot.addWidget(chip)
    assert chip.sizeHint().width() == 320
    assert chip.toolTip() == words
