"""What came back from the partnership, as the Overview and Review and send show it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from neglect_workbook.exchange.check_code import check_code
from neglect_workbook.ui.jump import PageId
from neglect_workbook.ui.models.navigation_model import FEEDBACK_ROLE, NavigationModel
from neglect_workbook.ui.pages.overview.came_back_card import CameBackCard
from neglect_workbook.workbook import (
    mark_looked_at,
    record_sent,
    take_in_feedback,
    take_in_receipt,
)
from tests.came_back import feedback_for, receipt_for
from tests.ui.send_shown import SendShown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.jump import Jump
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme


class _Shown:
    """The card in a window."""

    def __init__(self, qtbot: "QtBot", theme: "Theme", session: "WorkbookSession") -> None:
        self.session = session
        self.card = CameBackCard(theme)
        self.jumps: list[Jump] = []
        self.card.jump_requested.connect(self.jumps.append)
        qtbot.addWidget(self.card)
        self.card.show_snapshot(session.snapshot)

    def show(self) -> None:
        self.card.show_snapshot(self.session.snapshot)

    @property
    def words(self) -> str:
        labels = [one for one in self.card.findChildren(QLabel) if one.isVisible()]
        return "\n".join(one.text() for one in labels)

    @property
    def link(self) -> QAbstractButton:
        (link,) = [one for one in self.card.findChildren(QAbstractButton) if one.isVisible()]
        return link


@pytest.fixture
def shown(qtbot: "QtBot", theme: "Theme", sample_session: "WorkbookSession") -> _Shown:
    return _Shown(qtbot, theme, sample_session)


def test_it_says_nothing_until_something_came_back(shown: _Shown) -> None:
    assert shown.card.isHidden()
    workbook = shown.session.workbook
    record_sent(workbook, ("return",), check_code(workbook.snapshot), date(2026, 12, 1))
    shown.show()
    assert shown.card.isHidden(), "a file that was made is not an answer"
    take_in_receipt(workbook, receipt_for(workbook.snapshot))
    shown.show()
    assert "Received on 3 December 2026, same content as sent." in shown.words


def test_the_link_leads_to_the_first_feedback_to_look_at(shown: _Shown) -> None:
    workbook = shown.session.workbook
    take_in_feedback(workbook, feedback_for(workbook.snapshot))
    mark_looked_at(workbook, "S6")
    shown.show()
    assert shown.link.accessibleName() == "Feedback on 2 questions to look at"
    shown.link.click()
    for question_id in ("M1", "M3"):
        mark_looked_at(workbook, question_id)
    shown.show()
    assert shown.link.accessibleName() == "Feedback on 3 questions looked at"
    shown.link.click()
    places = [(one.page, one.question_id, one.field) for one in shown.jumps]
    wanted = PageId.QUESTIONS
    assert places == [(wanted, "M1", "feedback"), (wanted, "S6", "feedback")]


def test_the_navigation_marks_feedback_that_nobody_has_looked_at(shown: _Shown) -> None:
    workbook = shown.session.workbook
    take_in_feedback(workbook, feedback_for(workbook.snapshot))
    mark_looked_at(workbook, "M1")
    model = NavigationModel()
    model.show_snapshot(workbook.snapshot, 0)
    marks = {one: model.index_of_question(one).data(FEEDBACK_ROLE) for one in ("M1", "M2", "M3")}
    assert marks == {"M1": False, "M2": False, "M3": True}


def test_making_the_files_is_noted_and_the_receipt_is_shown_on_the_page(
    qtbot: "QtBot",
    theme: "Theme",
    sample_session: "WorkbookSession",
    preferences: "Preferences",
    tmp_path: Path,
) -> None:
    preferences.set_export_folder(str(tmp_path), sample_session.workbook.path)
    shown = SendShown(qtbot, theme, sample_session, preferences)
    shown.make(tmp_path)
    snapshot = sample_session.snapshot
    made = {(one.file_kind, one.check_code) for one in snapshot.sent}
    assert made >= {("plan", check_code(snapshot)), ("return", check_code(snapshot))}
    assert "You have changed something since" not in shown.words

    receipt = receipt_for(snapshot)
    sample_session.do(None, lambda workbook: take_in_receipt(workbook, receipt).change_set)
    sentence = "Received on 3 December 2026, same content as sent."
    qtbot.waitUntil(lambda: shown.words.count(sentence) == 2)

    feedback = feedback_for(snapshot)
    sample_session.do(None, lambda workbook: take_in_feedback(workbook, feedback).change_set)
    # Once the papers are worked out anew, the page knows whether the files are still the same.
    shown.wait_for_paper("moderated")
    assert "You have changed something since" not in shown.words
    assert shown.words.count(sentence) == 2
