"""Buttons."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from neglect_workbook.ui.theme import Theme
from neglect_workbook.ui.tokens import HIGH_CONTRAST, LIGHT
from neglect_workbook.ui.widgets.button import Button, ButtonKind
from tests.ui.pictures import colours_in


@pytest.mark.parametrize("kind", ["outlined", "filled", "quiet", "link"])
def test_a_button_is_pressed_by_mouse_and_keyboard(
    theme: Theme, qtbot: QtBot, kind: ButtonKind
) -> None:
    button = Button(theme, "Add evidence", kind=kind)
    qtbot.addWidget(button)
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("pressed"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Enter)
    assert pressed == ["pressed"] * 4


def test_a_button_is_called_by_its_words(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Health & safety")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.words == "Health & safety"
    button.set_words("Next: M4")
    assert button.accessibleName() == "Next: M4"


def test_an_ampersand_is_no_shortcut(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Health & safety")
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()


def test_a_filled_button_is_accent_and_in_high_contrast_an_outline(
    theme: Theme, qtbot: QtBot
) -> None:
    button = Button(theme, "Continue", kind="filled")
    qtbot.addWidget(button)
    middle = button.sizeHint().width() // 2
    assert button.grab().toImage().pixelColor(middle, 4).name() == LIGHT.accent.lower()
    theme.set_name("high_contrast")
    image = button.grab().toImage()
    assert image.pixelColor(middle, 4).name() == HIGH_CONTRAST.surface.lower()
    assert image.pixelColor(middle, 1).name() == HIGH_CONTRAST.accent.lower()


def test_a_disabled_button_is_quiet_and_readable(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Make the files", kind="filled")
    qtbot.addWidget(button)
    button.setEnabled(False)
    colours = colours_in(button.grab().toImage())
    assert LIGHT.accent.lower() not in colours
    assert LIGHT.disabled.lower() in colours


def test_heights_follow_the_zoom(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Open")
    slim = Button(theme, "Open", is_slim=True)
    qtbot.addWidget(button)
    qtbot.addWidget(slim)
    assert (button.sizeHint().height(), slim.sizeHint().height()) == (36, 30)
    theme.set_zoom(200)
    assert (button.sizeHint().height(), slim.sizeHint().height()) == (72, 60)


def test_icons_make_room_for_themselves(theme: Theme, qtbot: QtBot) -> None:
    plain = Button(theme, "Next")
    iconed = Button(theme, "Next", icon="plus", trailing_icon="chevron-right")
    qtbot.addWidget(plain)
    qtbot.addWidget(iconed)
    assert iconed.sizeHint().width() == plain.sizeHint().width() + 2 * (18 + 8)


def test_a_button_too_narrow_for_its_words_cuts_them_and_nothing_else(
    theme: Theme, qtbot: QtBot
) -> None:
    button = Button(theme, "A very long step to take")
    qtbot.addWidget(button)
    button.resize(60, 36)
    assert button.grab().width() == 60
    assert button.accessibleName() == "A very long step to take"
