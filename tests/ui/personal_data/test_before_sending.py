"""Before anything is sent: what could identify a child, by question, to edit or to confirm."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.send.private_section import PrivateSection
from tests.ui.finding import the
from tests.ui.send_shown import SendShown

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

NOTHING = "The check found nothing it knows. You decide."
STOP = "Seen with the family of the boy born 3 May 2014."
NAME = "Mum of Tomas rang."


class Private:
    """The page 'Review and send', and what it says of personal data."""

    def __init__(
        self, qtbot: "QtBot", theme: "Theme", session: "WorkbookSession", preferences: "Preferences"
    ) -> None:
        self.qtbot = qtbot
        self.session = session
        self.shown = SendShown(qtbot, theme, session, preferences)
        self.section = the(PrivateSection, self.shown.page)

    def write(self, question_id: str, **texts: str) -> None:
        """Write something elsewhere in the workbook."""
        self.session.do(None, lambda workbook: workbook.set_answer(question_id, **texts))

    def wait_for(self, words: str) -> None:
        """Until the page says this."""
        self.qtbot.waitUntil(lambda: words in self.shown.words)


@pytest.fixture
def private(
    qtbot: "QtBot", theme: "Theme", sample_session: "WorkbookSession", preferences: "Preferences"
) -> Private:
    return Private(qtbot, theme, sample_session, preferences)


def test_where_nothing_was_found_nothing_is_promised(private: Private) -> None:
    private.wait_for(NOTHING)
    assert "Could a parent, a local reporter or a pupil here tell who this is?" in (
        private.shown.words
    )
    assert "anonym" not in private.shown.words.lower()


def test_each_finding_leads_to_its_very_words(private: Private) -> None:
    private.write("M3", worried_about=STOP, working_well=NAME)
    private.wait_for("1 to edit or confirm, 1 to look at.")
    assert "M3 Drift and harm" in private.shown.words
    assert "1 to edit or confirm before you make the files." in private.shown.words

    private.shown.press("Edit, Worried about")

    start = STOP.index("3 May 2014")
    assert private.shown.jumps == [
        Jump(
            PageId.QUESTIONS,
            question_id="M3",
            field="worried_about",
            words=(start, start + len("3 May 2014")),
        )
    ]


def test_what_was_confirmed_is_folded_with_its_reason_until_an_edit(private: Private) -> None:
    private.write("M3", worried_about=NAME)
    private.wait_for("1 to look at.")
    private.shown.press("It is fine: why")
    private.shown.press("Let it stay")
    # Without a reason nothing is confirmed.
    assert "Choose a reason, or say it in your own words." in private.shown.words
    private.shown.field(QLineEdit, "In your own words").setText("A fictional family")
    private.shown.press("Let it stay")
    private.wait_for(f"{NOTHING} 1 confirmed.")
    private.shown.press("What may stay, and why")
    assert "May stay: A fictional family" in private.shown.words

    private.write("M3", worried_about=f"{NAME} Twice.")
    private.wait_for("1 to look at.")


def test_no_files_are_made_while_something_says_who_somebody_is(
    private: Private, preferences: "Preferences", tmp_path: "Path"
) -> None:
    preferences.set_export_folder(str(tmp_path), private.session.workbook.path)
    private.write("M3", worried_about=STOP)
    assert private.shown.make(tmp_path) == []
    assert "1 thing says who somebody is" in private.shown.problem

    private.wait_for("1 to edit or confirm.")
    private.shown.press("Show them")
    private.shown.press("It is fine: why")
    choice = private.shown.field(QComboBox, "Why it may stay")
    choice.setCurrentIndex(choice.count() - 1)
    choice.activated.emit(choice.currentIndex())
    private.shown.press("Let it stay")

    assert len(private.shown.make(tmp_path)) == 2


def test_the_files_are_read_again_and_what_is_found_is_said_with_its_place(
    private: Private, preferences: "Preferences", tmp_path: "Path"
) -> None:
    preferences.set_export_folder(str(tmp_path), private.session.workbook.path)
    private.write("M3", worried_about=NAME)
    private.shown.make(tmp_path)
    assert "May be a name: Tomas. Action plan: paragraph " in private.shown.words
    assert "Return: sheet 'Answers', cell Q" in private.shown.words
    # Before the draft: it is the first thing that the keyboard meets.
    assert focused_name() == "Look at them in your texts"


def test_words_that_may_stay_are_not_asked_about_in_the_files(
    private: Private, preferences: "Preferences", tmp_path: "Path"
) -> None:
    preferences.set_export_folder(str(tmp_path), private.session.workbook.path)
    private.write("M3", worried_about=NAME)
    private.wait_for("1 to look at.")
    private.shown.press("It is fine: why")
    private.shown.field(QLineEdit, "In your own words").setText("A fictional family")
    private.shown.press("Let it stay")
    private.shown.make(tmp_path)
    assert "Read again: the check found nothing it knows. You decide." in private.shown.words
    assert focused_name() == "Open the e-mail draft"


def focused_name() -> str:
    """What has the keyboard."""
    focused = QApplication.focusWidget()
    return focused.accessibleName() if focused else ""
