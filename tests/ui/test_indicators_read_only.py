from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from neglect_workbook.ui.opener import Opener
from neglect_workbook.ui.session import WorkbookSession
from neglect_workbook.workbook import open_workbook
from tests.ui.indicators_shown import IndicatorsShown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme


@pytest.fixture
def shown(
    qtbot: "QtBot", qapp: "QApplication", theme: "Theme", preferences: "Preferences"
) -> Iterator[IndicatorsShown]:
    sample = Opener(preferences).sample()
    sample.close()
    workbook = open_workbook(
        sample.path, profile=preferences.profile, author="reader", read_only=True
    )
    session = WorkbookSession(workbook, qapp)
    yield IndicatorsShown(qtbot, theme, session)
    session.close()
    session.deleteLater()


def test_everything_can_be_read_and_nothing_changed(shown: IndicatorsShown) -> None:
    lines = [one for one in shown.page.findChildren(QLineEdit) if one.isVisible()]
    assert len(lines) == 8
    assert all(one.isReadOnly() for one in lines)
    assert shown.note.isReadOnly()
    for words in ("Add an", "Enter this", "Change", "Mark what", "suggested"):
        assert words not in shown.texts
    shown.press_card("Health")
    assert shown.cells["November 2026"].text() == "7"
    assert shown.chart.accessibleDescription().startswith("We want this to go down. 5 numbers.")
