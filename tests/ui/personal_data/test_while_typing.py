"""What could identify a child is underlined and said while somebody writes."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.checks.personal_data.findings import LeavingText
from neglect_workbook.checks.personal_data.marks import MarkKind
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.keeping.confirming import confirm_personal_data
from neglect_workbook.ui.personal_data.desk import PersonalDataDesk
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.growing_edit import GrowingEdit
from neglect_workbook.ui.widgets.line_field import LineField
from neglect_workbook.ui.widgets.marked_line import MarkedLine
from neglect_workbook.ui.widgets.text_box import TextBox
from tests.ui.finding import the

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

NAMED = "😀 Mum of Tomas rang."


class Fields:
    """A box and a line on a page whose texts are looked through."""

    def __init__(
        self, qtbot: "QtBot", theme: "Theme", session: "WorkbookSession", profile: "Path"
    ) -> None:
        self.qtbot = qtbot
        self.page = QWidget()
        qtbot.addWidget(self.page)
        self.desk = PersonalDataDesk(session, profile, self.page)
        self.box = TextBox(theme, "Worried about", pause_ms=5)
        self.line = LineField(theme, "Who leads", pause_ms=5)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addWidget(self.box)
        column.addWidget(self.line)
        QVBoxLayout(self.page).addWidget(inside)
        self.page.resize(500, 400)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.editor = the(GrowingEdit, self.box)
        self.note = the(FieldNote, self.box)

    @property
    def underlined(self) -> list[str]:
        """The words of the box that are underlined."""
        return self.editor.underlined

    def wait_for(self, words: list[str]) -> None:
        """Until just these are underlined in the box."""
        self.qtbot.waitUntil(lambda: self.underlined == words)


@pytest.fixture
def fields(
    qtbot: "QtBot", theme: "Theme", session: "WorkbookSession", isolated_profile: "Path"
) -> Fields:
    return Fields(qtbot, theme, session, isolated_profile)


def test_a_name_is_underlined_and_said_in_a_pause_of_the_typing(fields: Fields) -> None:
    QTest.keyClicks(fields.editor, "Mum of Tomas rang.")
    fields.wait_for(["Tomas"])
    assert fields.note.kind is NoteKind.LOOK
    assert fields.note.text() == "Could this identify a child? May be a name: Tomas."
    assert "May be a name: Tomas" in fields.editor.accessibleDescription()


def test_what_says_who_somebody_is_asks_to_be_taken_out(fields: Fields) -> None:
    fields.box.set_text("A boy, born 3 May 2014, and J.S. of Year 3.")
    fields.wait_for(["3 May 2014", "J.S."])
    assert fields.note.kind is NoteKind.PROBLEM
    assert "Looks like a date of birth: 3 May 2014. May be initials: J.S." in fields.note.text()
    assert fields.note.text().endswith("say why it may stay before you send.")


def test_underlines_are_no_part_of_the_text_nor_of_what_can_be_undone(fields: Fields) -> None:
    told: list[str] = []
    fields.box.set_text(NAMED)
    fields.box.text_edited.connect(told.append)
    fields.wait_for(["Tomas"])
    assert fields.box.text() == NAMED
    assert not fields.editor.document().isUndoAvailable()
    assert told == []


def test_an_answer_to_an_older_text_is_dropped(fields: Fields) -> None:
    fields.box.set_text(NAMED)
    # Before the answer has come.
    fields.box.set_text("Ada came")
    fields.wait_for(["Ada"])
    fields.box.set_text("")
    assert fields.underlined == []
    assert fields.note.isHidden()


def test_the_description_is_told_once_and_not_with_every_key(
    fields: Fields, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields.box.set_text(NAMED)
    fields.wait_for(["Tomas"])
    told: list[str] = []
    monkeypatch.setattr(fields.editor, "setAccessibleDescription", told.append)
    QTest.keyClicks(fields.editor, "Again ")
    assert told == []


def test_a_line_says_it_too(fields: Fields) -> None:
    QTest.keyClicks(the(MarkedLine, fields.line), "Ada Thornfield")
    note = the(FieldNote, fields.line)
    fields.qtbot.waitUntil(lambda: "May be a name: Ada" in note.text())
    assert "May be a name" in the(MarkedLine, fields.line).accessibleDescription()


def test_what_was_confirmed_is_not_asked_again_until_it_is_edited(
    fields: Fields, session: "WorkbookSession"
) -> None:
    fields.box.set_text("Ada came")
    fields.wait_for(["Ada"])
    source = LeavingText(RecordKind.ANSWER, "M3", "reason", "Ada came")
    session.do(
        None,
        lambda workbook: confirm_personal_data(workbook, source, MarkKind.CHILD_NAME, "Our cat"),
    )
    fields.wait_for([])
    fields.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(fields.editor, " in")
    fields.wait_for(["Ada"])


def test_what_is_never_sent_is_left_alone(
    qtbot: "QtBot", theme: "Theme", session: "WorkbookSession", isolated_profile: "Path"
) -> None:
    fields = Fields(qtbot, theme, session, isolated_profile)
    fields.line.leave_unchecked()
    fields.line.set_text("Ada came")
    fields.box.set_text("Ada came")
    fields.wait_for(["Ada"])
    assert the(FieldNote, fields.line).isHidden()
