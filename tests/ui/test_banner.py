"""Banners."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from neglect_workbook.ui.theme import Theme
from neglect_workbook.ui.tokens import LIGHT
from neglect_workbook.ui.widgets.banner import Banner, BannerKind
from neglect_workbook.ui.widgets.button import Button


@pytest.mark.parametrize(
    ("kind", "bar"), [("info", LIGHT.accent), ("warning", LIGHT.amber), ("problem", LIGHT.red)]
)
def test_a_banner_shows_its_kind(theme: Theme, qtbot: QtBot, kind: BannerKind, bar: str) -> None:
    banner = Banner(theme, kind, "The folder is full.", "Your work is safe on this computer.")
    qtbot.addWidget(banner)
    banner.resize(600, 42)
    assert banner.grab().toImage().pixelColor(1, 20).name() == bar.lower()
    name = "The folder is full. Your work is safe on this computer."
    assert banner.accessibleName() == name


def test_its_link_is_followed(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner(theme, "warning", "Open on another computer.", "", "Open a copy")
    qtbot.addWidget(banner)
    banner.show()
    link = banner.findChild(Button)
    assert isinstance(link, Button)
    assert link.accessibleName() == "Open a copy"
    with qtbot.waitSignal(banner.link_activated):
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)


def test_without_a_link_there_is_none_to_reach(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner(theme, "warning", "Open on another computer.", "", "Open a copy")
    qtbot.addWidget(banner)
    banner.show()
    banner.set_content("info", "You can read it here.")
    link = banner.findChild(Button)
    assert isinstance(link, Button)
    assert not link.isVisible()
    assert banner.accessibleName() == "You can read it here."


def test_a_narrow_banner_wraps(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner(theme, "info", "A long first sentence that wraps.", "And more of it.", "Go")
    qtbot.addWidget(banner)
    assert banner.heightForWidth(200) > banner.heightForWidth(900)
