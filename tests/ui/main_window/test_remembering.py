"""Where a person was is remembered while they work, and not only when they leave."""

from typing import TYPE_CHECKING

from neglect_workbook.ui.jump import Jump, PageId
from tests.ui.main_window.whole import session_of, view_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.main_window import MainWindow
    from neglect_workbook.ui.preferences import Preferences


def test_a_power_cut_would_find_the_very_box_on_the_next_opening(
    qtbot: "QtBot", opened: "MainWindow", preferences: "Preferences"
) -> None:
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3", field="worried_about"))
    session_of(opened).do(None, lambda workbook: workbook.set_answer("M3", rating="1"))

    def is_remembered() -> bool:
        entry = preferences.settings.recent[0]
        return (entry.place, entry.progress) == (
            "M3/worried_about",
            "1 of 13 questions answered",
        )

    qtbot.waitUntil(is_remembered, timeout=5000)
    before, _, after = preferences.settings.recent[0].stopped_at
    assert (before, after) == ("You were writing ", " in M3.")
