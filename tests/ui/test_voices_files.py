"""Forms as files on the Voices page: made to be given out, and brought in."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton

from neglect_workbook.exchange.password import protect
from neglect_workbook.ui.pages.voices.spread_table import SpreadTable
from neglect_workbook.ui.pages.voices_page import VoicesPage
from neglect_workbook.ui.password_dialog import PasswordDialog
from tests.exchange.forms.colleague import fill
from tests.ui.finding import line_below, the
from tests.ui.main_window.whole import button_on, texts_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme


class Shown:
    """The page in a window."""

    def __init__(self, qtbot: "QtBot", theme: "Theme", session: "WorkbookSession") -> None:
        self.session = session
        self.qtbot = qtbot
        self.page = VoicesPage(theme, session)
        qtbot.addWidget(self.page)
        self.page.resize(1118, 660)
        with qtbot.waitExposed(self.page):
            self.page.show()

    @property
    def said(self) -> str:
        labels = self.page.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())

    def press(self, words: str) -> None:
        self._button(words).click()

    def has(self, words: str) -> bool:
        return any(
            one.accessibleName() == words and one.isVisible()
            for one in self.page.findChildren(QPushButton)
        )

    def choose(self, button: str, *paths: Path) -> None:
        """Press a button and choose in the dialog that it opens."""
        self.press(button)
        dialog = the(QFileDialog, self.page)
        if dialog.fileMode() is QFileDialog.FileMode.Directory:
            dialog.fileSelected.emit(str(paths[0]))
        else:
            dialog.filesSelected.emit([str(one) for one in paths])
        dialog.reject()
        self.qtbot.waitUntil(lambda: not self.page.findChildren(QFileDialog))

    def make(self, kind: str, count: str, folder: Path) -> list[Path]:
        """Make forms; the new files."""
        self.press("Give out forms")
        line = line_below("How many files to make", self.page)
        line.selectAll()
        QTest.keyClicks(line, count)
        self.choose(f"Make {kind} files", folder)
        button = self._button(f"Make {kind} files")
        self.qtbot.waitUntil(button.isEnabled)
        self.press("Close")
        return sorted(folder.rglob("neglect-form*.*x"))

    def choose_to_bring_in(self, *paths: Path) -> None:
        if not self.has("Choose the files"):
            self.press("Bring in filled forms")
        self.choose("Choose the files", *paths)

    def answer_password(self, name: str, password: str | None) -> None:
        """Give the password of the file that is asked about, or leave it out."""

        def asked() -> list[PasswordDialog]:
            dialogs = self.page.findChildren(PasswordDialog)
            return [one for one in dialogs if one.isVisible() and name in texts_on(one)]

        self.qtbot.waitUntil(lambda: bool(asked()))
        (dialog,) = asked()
        if password is None:
            dialog.reject()
            return
        QTest.keyClicks(the(QLineEdit, dialog), password)
        button_on(dialog, "Open the file").click()

    def bring_in(self, *paths: Path) -> None:
        self.choose_to_bring_in(*paths)
        self.qtbot.waitUntil(lambda: self.has("Choose the files"))

    def _button(self, words: str) -> QPushButton:
        buttons = self.page.findChildren(QPushButton)
        return next(one for one in buttons if one.accessibleName() == words and one.isVisible())


@pytest.fixture
def shown(qtbot: "QtBot", theme: "Theme", sample_session: "WorkbookSession") -> Shown:
    return Shown(qtbot, theme, sample_session)


def test_forms_are_made_and_come_back_without_a_count_to_be_seen(
    shown: Shown, tmp_path: Path
) -> None:
    files = shown.make("Word", "3", tmp_path)
    for path in files[:2]:
        fill(path, "Teachers")
    shown.bring_in(*files)

    assert len(shown.session.snapshot.voices) == 21
    assert "2 forms were counted. 1 file could not be counted:" in shown.said
    assert f"{files[2].name} is not filled in: it has no answers." in shown.said
    assert not the(SpreadTable, shown.page).isVisible()
    shown.bring_in(files[0])
    assert "No form was counted. 1 form was counted already." in shown.said
    shown.press("Close")
    assert the(SpreadTable, shown.page).isVisible()


def test_as_many_files_as_were_made_are_given_out_where_nobody_said(
    shown: Shown, tmp_path: Path
) -> None:
    shown.session.do(None, lambda workbook: workbook.set_review(forms_given_out=0))
    shown.make("Word", "1", tmp_path)
    assert shown.session.snapshot.review.forms_given_out == 0
    shown.make("Word", "3", tmp_path)
    assert shown.session.snapshot.review.forms_given_out == 3
    shown.make("Word", "2", tmp_path)
    assert shown.session.snapshot.review.forms_given_out == 3


def test_a_form_in_doubt_counts_only_when_somebody_says_so(shown: Shown, tmp_path: Path) -> None:
    (blank,) = shown.make("Excel", "1", tmp_path)
    other = tmp_path / "other.xlsx"
    other.write_bytes(blank.read_bytes())
    fill(blank, "Teachers")
    fill(other, "Teachers", {"P1": "2"})
    shown.bring_in(blank, other)
    assert "2 forms were counted." in shown.said
    fill(other, "Teachers")
    shown.bring_in(other)
    assert "1 form says the same as one that is counted." in shown.said
    shown.press("Count it as another colleague's form")

    assert "1 form was counted." in shown.said
    assert not shown.has("Count it as another colleague's form")
    assert len(shown.session.snapshot.voices) == 22


def test_a_form_with_a_password_counts_once_it_is_given_and_is_named_where_it_is_not(
    shown: Shown, tmp_path: Path
) -> None:
    files = shown.make("Excel", "2", tmp_path)
    for path in files:
        fill(path, "Teachers")
        path.write_bytes(protect(path.read_bytes(), path.stem))
    first, second = files
    shown.choose_to_bring_in(*files)
    shown.answer_password(first.name, first.stem)
    shown.answer_password(second.name, None)
    shown.qtbot.waitUntil(lambda: "1 form was counted." in shown.said)

    assert f"{second.name} has a password. Give the password" in shown.said
    assert len(shown.session.snapshot.voices) == 20
    assert shown.has("Choose the files")


def test_a_number_of_files_that_is_none_is_said_and_opens_nothing(shown: Shown) -> None:
    shown.press("Give out forms")
    line = line_below("How many files to make", shown.page)
    line.selectAll()
    QTest.keyClicks(line, "many")
    shown.press("Make Word files")

    assert "Write a whole number from 1 to 500." in shown.said
    assert not shown.page.findChildren(QFileDialog)


def test_what_cannot_be_made_is_said_in_the_panel(shown: Shown, tmp_path: Path) -> None:
    missing = tmp_path / "gone"
    shown.press("Give out forms")
    shown.choose("Make Word files", missing)
    shown.qtbot.waitUntil(lambda: "was not found." in shown.said)

    assert shown.has("Make Word files")


def test_escape_closes_the_panel_that_takes_files(shown: Shown) -> None:
    shown.press("Bring in filled forms")
    QTest.keyClick(shown.page.focusWidget(), Qt.Key.Key_Escape)

    assert not shown.has("Choose the files")
    assert shown.has("Bring in filled forms")
