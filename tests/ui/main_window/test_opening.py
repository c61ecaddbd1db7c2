"""What opens in the window, and what is said where it cannot."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtTest import QTest

from neglect_workbook.storage.store import Store
from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.pages.new_workbook_page import NewWorkbookPage
from neglect_workbook.ui.pages.start_page import StartPage
from neglect_workbook.ui.workbook_view import WorkbookView
from neglect_workbook.workbook import NewWorkbook
from tests.ui.finding import the
from tests.ui.main_window.whole import (
    action_of,
    button_on,
    page_shown,
    session_of,
    texts_on,
)

FRAMEWORK_ID = "bscp-neglect-2026"


def test_the_window_opens_on_the_start_page(window: MainWindow) -> None:
    assert page_shown(window) is StartPage
    assert window.windowTitle() == "Neglect Workbook"


def test_an_opened_workbook_names_the_window(opened: MainWindow) -> None:
    assert page_shown(opened) is WorkbookView
    assert opened.windowTitle() == "Hazelmoor Primary School · Neglect Workbook"


def test_a_new_workbook_is_made_where_the_page_says(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(tmp_path))
    button_on(window, "New workbook").click()
    page = the(NewWorkbookPage, window)
    assert page.isVisible()
    QTest.keyClicks(page._name._line, "Brackenfold Nursery")
    page._sector.set_choice("early_years")
    page._on_sector_chosen("early_years")
    button_on(window, "Make the workbook").click()

    made = tmp_path / "neglect-workbook_brackenfold-nursery.nwbk"
    assert made.is_file()
    assert window.workbook_path == made
    assert session_of(window).snapshot.organisation.set_ids == ("M",)


def test_a_workbook_that_cannot_be_made_is_said_beside_the_place(
    window: MainWindow, ours: Path
) -> None:
    window.show_new()
    the(NewWorkbookPage, window).create_requested.emit(
        NewWorkbook(FRAMEWORK_ID, "Another", "primary"), ours, ""
    )

    assert window.view is None
    assert "ours.nwbk is already in" in texts_on(window)


def test_cancelling_goes_back_to_the_start(window: MainWindow) -> None:
    window.show_new()
    button_on(window, "Cancel").click()

    assert page_shown(window) is StartPage


def test_the_sample_opens_filled_and_with_nothing_to_undo(window: MainWindow) -> None:
    button_on(window, "Look round the sample").click()

    session = session_of(window)
    assert len(session.snapshot.evidence) > 5
    assert session.workbook.undo_summary == ""
    assert not action_of(window, ActionId.UNDO).isEnabled()


def test_what_was_tried_out_in_the_sample_is_still_there(window: MainWindow) -> None:
    button_on(window, "Look round the sample").click()
    session_of(window).do(None, lambda workbook: workbook.set_answer("M1", reason="Tried out."))
    window.close_workbook()
    button_on(window, "Look round the sample").click()

    assert session_of(window).snapshot.answers["M1"].reason == "Tried out."


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "was not found."),
        (b"", "empty"),
        (b"This is a letter, not a workbook." * 40, "not a workbook"),
        (b"SQLite format 3\x00" + b"\x01" * 4000, "ours.nwbk"),
    ],
)
def test_a_file_that_cannot_be_opened_is_said_on_the_start_page(
    window: MainWindow, tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "ours.nwbk"
    if content is not None:
        path.write_bytes(content)
    window.open_path(path)

    assert page_shown(window) is StartPage
    assert words in texts_on(window)
    if content is not None:
        assert path.read_bytes() == content


def test_a_damaged_workbook_is_said_to_be_damaged_and_left_alone(
    window: MainWindow, ours: Path
) -> None:
    content = bytearray(ours.read_bytes())
    half = len(content) // 2
    content[half:] = b"\xff" * (len(content) - half)
    ours.write_bytes(content)
    window.open_path(ours)

    assert page_shown(window) is StartPage
    assert "damaged" in texts_on(window)
    assert ours.read_bytes() == bytes(content)


def test_opening_another_workbook_closes_the_first_and_keeps_its_work(
    opened: MainWindow, ours: Path, tmp_path: Path, isolated_profile: Path
) -> None:
    other = tmp_path / "other.nwbk"
    shutil.copyfile(ours, other)
    session_of(opened).do(None, lambda workbook: workbook.set_answer("M3", rating="1"))
    opened.open_path(other)

    assert opened.workbook_path == other
    changes = Store.open(ours, isolated_profile, read_only=True).changes
    assert any(change.value == "1" for change in changes)
