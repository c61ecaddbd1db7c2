"""Badges."""

from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from neglect_workbook.ui.theme import Theme
from neglect_workbook.ui.tokens import HIGH_CONTRAST, LIGHT
from neglect_workbook.ui.widgets.badge import STATUS_BADGES, Badge
from tests.ui.pictures import colours_in

if TYPE_CHECKING:
    from PySide6.QtCore import QSize


def test_a_badge_reads_as_its_word(theme: Theme, qtbot: QtBot) -> None:
    badge = Badge(theme, "<b>At risk</b>", "amber", "triangle-alert")
    qtbot.addWidget(badge)
    assert badge.text() == "<b>At risk</b>"


@pytest.mark.parametrize("status", STATUS_BADGES)
def test_every_status_has_an_icon_beside_its_word(theme: Theme, qtbot: QtBot, status: str) -> None:
    plain = Badge(theme, "A status")
    badge = Badge(theme)
    qtbot.addWidget(plain)
    qtbot.addWidget(badge)
    badge.set_status(status, "A status")
    assert badge.text() == "A status"
    assert badge.sizeHint().width() > plain.sizeHint().width()


def test_a_status_that_a_newer_framework_adds_is_shown_in_words(theme: Theme, qtbot: QtBot) -> None:
    badge = Badge(theme)
    qtbot.addWidget(badge)
    badge.set_status("paused", "Paused")
    assert badge.text() == "Paused"
    assert LIGHT.grey_tint.lower() in colours_in(badge.grab().toImage())


def test_a_badge_has_a_tint_and_in_high_contrast_an_edge(theme: Theme, qtbot: QtBot) -> None:
    badge = Badge(theme, "Done", "green", "check")
    qtbot.addWidget(badge)
    assert badge.grab().toImage().pixelColor(20, 2).name() == LIGHT.green_tint.lower()
    theme.set_name("high_contrast")
    assert badge.grab().toImage().pixelColor(20, 0).name() == HIGH_CONTRAST.line.lower()


def test_a_badge_grows_with_the_zoom(theme: Theme, qtbot: QtBot) -> None:
    badge = Badge(theme, "Done", "green", "check")
    qtbot.addWidget(badge)
    before: QSize = badge.sizeHint()
    theme.set_zoom(200)
    assert badge.sizeHint().height() > before.height()
