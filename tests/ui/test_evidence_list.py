from typing import TYPE_CHECKING

from shiboken6 import delete

from neglect_workbook.ui.pages.evidence_page import EvidencePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme


def test_a_list_that_is_gone_is_not_told_of_a_new_theme(
    qtbot: "QtBot", theme: "Theme", session: "WorkbookSession"
) -> None:
    page = EvidencePage(theme, session)
    with qtbot.captureExceptions() as raised:
        delete(page)
        theme.changed.emit()
    assert raised == []
