"""The questions page over the sample, and over a new workbook."""

from typing import TYPE_CHECKING

import pytest

from tests.ui.questions_page.shown import QuestionsShown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme


@pytest.fixture
def sample(
    qtbot: "QtBot", theme: "Theme", sample_session: "WorkbookSession", preferences: "Preferences"
) -> QuestionsShown:
    """The page over the filled workbook of an invented school."""
    return QuestionsShown(qtbot, theme, sample_session, preferences)


@pytest.fixture
def empty(
    qtbot: "QtBot", theme: "Theme", session: "WorkbookSession", preferences: "Preferences"
) -> QuestionsShown:
    """The page over a workbook in which nothing is answered."""
    return QuestionsShown(qtbot, theme, session, preferences)
