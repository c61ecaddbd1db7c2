from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from neglect_workbook.ui.widgets.field_note import NoteKind
from neglect_workbook.ui.widgets.privacy_line import PrivacyLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.theme import Theme


def test_the_privacy_line_says_the_words_of_the_framework(qtbot: "QtBot", theme: "Theme") -> None:
    page = QWidget()
    qtbot.addWidget(page)
    line = PrivacyLine(theme, "No names, initials or dates of birth", page)
    assert line.kind is NoteKind.PRIVACY
    assert line.text() == "No names, initials or dates of birth"
    assert line.isVisibleTo(page)


def test_a_framework_without_such_words_shows_no_line(qtbot: "QtBot", theme: "Theme") -> None:
    line = PrivacyLine(theme, "")
    qtbot.addWidget(line)
    assert line.isHidden()
