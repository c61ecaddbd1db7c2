"""Names to catch: listed on this computer only, as hashes."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from neglect_workbook.checks.personal_data.listed_names import ListedNamesFile
from neglect_workbook.ui.personal_data.desk import checker_here
from neglect_workbook.ui.personal_data.names_dialog import NamesDialog
from neglect_workbook.ui.widgets.growing_edit import GrowingEdit
from tests.ui.finding import the

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.theme import Theme

FRAMEWORK = "bscp-neglect-2026"


class Names:
    """The dialog, open."""

    def __init__(self, qtbot: "QtBot", theme: "Theme", profile: "Path") -> None:
        profile.mkdir(exist_ok=True)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.dialog = NamesDialog(theme, FRAMEWORK, profile, self.window)
        self.dialog.open()

    @property
    def words(self) -> str:
        """Everything that labels say."""
        labels = self.dialog.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def press(self, name: str) -> None:
        """Press what is called so."""
        for button in self.dialog.findChildren(QAbstractButton):
            if button.accessibleName() == name:
                button.click()


@pytest.fixture
def names(qtbot: "QtBot", theme: "Theme", isolated_profile: "Path") -> Names:
    return Names(qtbot, theme, isolated_profile)


def test_pasted_names_are_counted_caught_and_written_nowhere(
    qtbot: "QtBot", names: Names, isolated_profile: "Path"
) -> None:
    text = "the thornquill ruled the day"
    assert checker_here(FRAMEWORK, isolated_profile).marks_of(text) == ()
    assert "No names are kept yet." in names.words
    box = the(GrowingEdit, names.dialog)
    box.setPlainText("Aspen Thornquill\n\n  ravi oakhollow \nAspen Thornquill")

    with qtbot.waitSignal(names.dialog.names_changed):
        names.press("Keep these names")

    assert "2 names are kept on this computer." in names.words
    assert box.text() == ""
    (mark,) = checker_here(FRAMEWORK, isolated_profile).marks_of(text)
    assert text[mark.start : mark.end] == "thornquill"
    written = b"".join(
        one.read_bytes() for one in isolated_profile.rglob("*") if one.is_file()
    ).lower()
    assert b"thornquill" not in written
    assert b"oakhollow" not in written


def test_the_list_can_be_forgotten(qtbot: "QtBot", names: Names, isolated_profile: "Path") -> None:
    the(GrowingEdit, names.dialog).setPlainText("Aspen Thornquill")
    with qtbot.waitSignal(names.dialog.names_changed):
        names.press("Keep these names")
    names.press("Forget the list")
    assert "No names are kept yet." in names.words
    assert ListedNamesFile(isolated_profile).read().count == 0
    assert not list(isolated_profile.glob("listed-names*"))


def test_an_empty_box_is_said(names: Names) -> None:
    names.press("Keep these names")
    assert "There are no names in the box." in names.words
