"""The booklet in the window: from the menu, with or without a workbook."""

from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QFileDialog, QRadioButton

from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.booklet_dialog import BookletDialog
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.widgets.banner import Banner
from tests.held_files import hold_files
from tests.ui.finding import the
from tests.ui.main_window.whole import action_of, button_on


def _make(window: MainWindow, path: Path) -> BookletDialog:
    """Ask for the booklet of the second role in a file."""
    action_of(window, ActionId.BOOKLET).trigger()
    dialog = the(BookletDialog, window)
    dialog.findChildren(QRadioButton)[1].click()
    button_on(dialog, "Make the booklet").click()
    files = the(QFileDialog, dialog)
    files.fileSelected.emit(str(path))
    files.reject()
    return dialog


def _lines(path: Path) -> list[str]:
    return [one.text for one in docx.Document(str(path)).paragraphs]


def test_a_booklet_of_the_chosen_role_is_made_before_there_is_a_workbook(
    window: MainWindow, tmp_path: Path
) -> None:
    dialog = _make(window, tmp_path / "b.docx")

    assert "The booklet is made." in _told(dialog)
    lines = _lines(tmp_path / "b.docx")
    assert "In a small group this might mean (suggestions)" in lines
    assert any(line.startswith("M5. ") for line in lines)
    dialog.reject()


def test_an_open_workbook_gives_the_help_of_its_sector(opened: MainWindow, tmp_path: Path) -> None:
    dialog = _make(opened, tmp_path / "b.docx")

    lines = _lines(tmp_path / "b.docx")
    assert "In a school this might mean (suggestions)" in lines
    assert "In a small group this might mean (suggestions)" not in lines
    dialog.reject()


def test_what_is_in_the_way_is_said_in_the_dialog(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.docx").write_bytes(b"what was there")
    hold_files(monkeypatch, "b.docx")
    dialog = _make(window, tmp_path / "b.docx")

    assert "save the new one as b (2).docx" in _told(dialog)
    assert dialog.isVisible()
    dialog.reject()


def _told(dialog: BookletDialog) -> str:
    """What the dialog says of what came of it."""
    return the(Banner, dialog).accessibleName()
