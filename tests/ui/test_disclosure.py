"""Disclosures."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from neglect_workbook.ui.theme import Theme
from neglect_workbook.ui.widgets.disclosure import Disclosure
from neglect_workbook.ui.widgets.labels import Body


def header(disclosure: Disclosure) -> QPushButton:
    button = disclosure.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    return button


def test_it_opens_and_closes_in_place(theme: Theme, qtbot: QtBot) -> None:
    disclosure = Disclosure(theme, "Words explained")
    qtbot.addWidget(disclosure)
    content = Body(theme, "Drift: when a plan stands still.")
    disclosure.set_content(content)
    disclosure.show()
    assert not content.isVisible()
    with qtbot.waitSignal(disclosure.toggled) as told:
        QTest.mouseClick(header(disclosure), Qt.MouseButton.LeftButton)
    assert told.args == [True]
    assert content.isVisible()
    QTest.keyClick(header(disclosure), Qt.Key.Key_Space)
    assert not content.isVisible()


def test_it_says_whether_it_is_open(theme: Theme, qtbot: QtBot) -> None:
    disclosure = Disclosure(theme, "Words explained", is_open=True)
    qtbot.addWidget(disclosure)
    assert header(disclosure).accessibleName() == "Words explained"
    assert header(disclosure).accessibleDescription() == "Open"
    said = QAccessible.queryAccessibleInterface(header(disclosure))
    assert said.role() == QAccessible.Role.Button
    disclosure.set_open(is_open=False)
    assert header(disclosure).accessibleDescription() == "Closed"


def test_the_program_opens_it_without_a_word(theme: Theme, qtbot: QtBot) -> None:
    disclosure = Disclosure(theme, "Words explained")
    qtbot.addWidget(disclosure)
    with qtbot.assertNotEmitted(disclosure.toggled):
        disclosure.set_open(is_open=True)
    assert disclosure.is_open


def test_what_stands_at_its_right_is_part_of_its_name(theme: Theme, qtbot: QtBot) -> None:
    disclosure = Disclosure(theme, "Colleagues & voices")
    qtbot.addWidget(disclosure)
    disclosure.set_trailing("19 forms")
    assert header(disclosure).accessibleName() == "Colleagues & voices, 19 forms"
    disclosure.set_trailing("")
    assert header(disclosure).accessibleName() == "Colleagues & voices"


def test_new_content_takes_the_place_of_the_old(theme: Theme, qtbot: QtBot) -> None:
    disclosure = Disclosure(theme, "Words explained", is_open=True)
    qtbot.addWidget(disclosure)
    disclosure.set_content(Body(theme, "Old"))
    disclosure.set_content(Body(theme, "New"))
    disclosure.show()
    shown = [label.text() for label in disclosure.findChildren(Body) if label.isVisible()]
    assert shown == ["New"]
