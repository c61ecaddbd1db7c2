"""What the page 'Review and send' makes besides plan and return, and what it offers then."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit

from neglect_workbook.exchange.password import unprotect
from tests.held_files import hold_files
from tests.ui.send_shown import SendShown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

WORDS = "lantern river copper moth"


@pytest.fixture
def sample(
    qtbot: "QtBot", theme: "Theme", sample_session: "WorkbookSession", preferences: "Preferences"
) -> SendShown:
    """The page of the filled workbook."""
    return SendShown(qtbot, theme, sample_session, preferences)


@pytest.fixture
def folder(tmp_path: Path, preferences: "Preferences", sample_session: "WorkbookSession") -> Path:
    """The folder that was chosen for the files."""
    chosen = tmp_path / "Documents"
    chosen.mkdir()
    preferences.set_export_folder(str(chosen), sample_session.workbook.path)
    return chosen


def _unfold(shown: SendShown) -> None:
    shown.press("More: summary, PDF copies, password")


def _type_password(shown: SendShown, first: str, second: str) -> None:
    for label, words in (("Password", first), ("The same again", second)):
        field = shown.field(QLineEdit, label)
        field.clear()
        QTest.keyClicks(field, words)


def _stems(folder: Path) -> list[str]:
    return sorted(f"{one.name.partition('_')[0]}{one.suffix}" for one in folder.iterdir())


def test_the_plan_the_return_and_a_draft_are_ticked_and_the_rest_is_folded(
    sample: SendShown,
) -> None:
    ticks = {one.text(): one.isChecked() for one in sample.page.findChildren(QCheckBox)}

    assert ticks["Action plan, Word"]
    assert ticks["Return, Excel"]
    assert ticks["E-mail draft"]
    assert not ticks["Summary on one page, Word"]
    assert not ticks["A PDF copy of each"]
    assert not sample.field(QLineEdit, "Password").isVisible()


def test_a_draft_alone_has_nothing_to_take_along(sample: SendShown) -> None:
    sample.press("Action plan, Word")
    sample.press("Return, Excel")

    assert not sample.button("E-mail draft").isEnabled()
    assert not sample.button("Make the files").isEnabled()


def test_the_summary_can_be_read_before_it_is_made(sample: SendShown) -> None:
    sample.press("Summary")

    sample.wait_for_paper("Questions that a governor or trustee could ask")


def test_summary_and_pdf_copies_are_made_when_they_are_ticked(
    sample: SendShown, folder: Path
) -> None:
    _unfold(sample)
    sample.press("Summary on one page, Word")
    sample.press("A PDF copy of each")
    sample.make(folder)

    assert _stems(folder) == [
        "neglect-action-plan.docx",
        "neglect-action-plan.pdf",
        "neglect-email.eml",
        "neglect-return.pdf",
        "neglect-return.xlsx",
        "neglect-summary.docx",
        "neglect-summary.pdf",
    ]
    assert "7 files are in" in sample.words


def test_the_check_code_stands_with_the_files(sample: SendShown, folder: Path) -> None:
    sample.make(folder)

    code = next(line for line in sample.words.splitlines() if line.startswith("Check code"))
    assert sample.words.count(code.removeprefix("Check code ")) >= 1
    assert len(code.split()[-1]) == 9


def test_a_password_is_asked_twice_and_shuts_the_files(sample: SendShown, folder: Path) -> None:
    _unfold(sample)
    _type_password(sample, WORDS, WORDS)
    assert "Strong." in sample.words
    assert sample.field(QLineEdit, "Password").echoMode() is QLineEdit.EchoMode.Password

    sample.make(folder)

    for one in (*folder.glob("*.docx"), *folder.glob("*.xlsx")):
        assert unprotect(one.read_bytes(), WORDS).startswith(b"PK")
    assert "Tell it by telephone, not by e-mail." in sample.words
    assert WORDS not in sample.words
    assert b"lantern" not in next(folder.glob("*.eml")).read_bytes()


def test_nothing_is_made_while_the_two_are_not_the_same(sample: SendShown, folder: Path) -> None:
    _unfold(sample)
    _type_password(sample, WORDS, WORDS[:-1])
    sample.press("Make the files")

    assert "The two are not the same." in sample.words
    assert sample.field(QLineEdit, "The same again").hasFocus()
    assert list(folder.iterdir()) == []

    _type_password(sample, WORDS, WORDS)
    assert "The two are not the same." not in sample.words


@pytest.mark.parametrize(
    ("words", "said"),
    [("short", "Too short. Use at least 8 characters."), ("neglect2026", "This could be guessed.")],
)
def test_a_weak_password_is_said_to_be_weak(words: str, said: str, sample: SendShown) -> None:
    _unfold(sample)
    _type_password(sample, words, words)

    assert said in sample.words


def test_a_pdf_without_a_password_is_said_before_it_is_made(sample: SendShown) -> None:
    _unfold(sample)
    sample.press("A PDF copy of each")
    assert "cannot carry a password" not in sample.words

    _type_password(sample, WORDS, WORDS)

    assert "PDF copies cannot carry a password: anyone can open them." in sample.words


def test_the_draft_opens_in_the_mail_program(
    sample: SendShown, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return len(opened) > 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    sample.make(folder)

    sample.press("Open the e-mail draft")
    assert "No program here opens a draft." in sample.words
    sample.press("Open the e-mail draft")
    assert "No program here opens a draft." not in sample.words

    (draft,) = folder.glob("*.eml")
    assert opened == [QUrl.fromLocalFile(str(draft))] * 2


def test_without_a_draft_there_is_none_to_open(sample: SendShown, folder: Path) -> None:
    sample.press("E-mail draft")
    sample.make(folder)

    assert "Open the e-mail draft" not in [
        one.accessibleName() for one in sample.stops if one.isVisible()
    ]
    assert sample.button("Show the files in their folder").hasFocus()


def test_a_file_open_in_excel_can_be_closed_or_saved_beside(
    sample: SendShown, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.make(folder)
    (old,) = folder.glob("*.xlsx")
    hold_files(monkeypatch, old.name)
    sample.session.do(None, lambda workbook: workbook.set_review(limits="Something else"))

    sample.press("Make the files")
    sample.qtbot.waitUntil(lambda: bool(sample.problem))
    assert sample.problem == (
        "The return is open in another program. New now: the action plan. "
        "Still as before: the return, the e-mail draft. "
        "Close it there and make the files again."
    )
    assert not sample.made.isVisible(), "what it said is not so any more"
    sample.press("Save it as")

    beside = old.with_stem(f"{old.stem} (2)")
    sample.qtbot.waitUntil(lambda: beside.name in sample.words)
    assert beside.exists()
    assert not sample.problem


def test_characters_that_were_left_out_are_counted(
    sample: SendShown, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As in a workbook that another program wrote.
    monkeypatch.setattr("neglect_workbook.keeping.kept_file.clean_text", lambda text: text)
    sample.session.do(None, lambda workbook: workbook.set_answer("M1", reason="bell\x07"))
    sample.make(folder)

    assert "1 character that Word and Excel cannot hold was left out." in sample.words


def test_enter_in_the_password_makes_nothing(sample: SendShown, folder: Path) -> None:
    _unfold(sample)
    field = sample.field(QLineEdit, "Password")
    QTest.keyClicks(field, WORDS)
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert list(folder.iterdir()) == []


def test_files_never_go_elsewhere_because_the_chosen_folder_has_gone(
    sample: SendShown, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.rmdir()
    beside = sample.session.workbook.path.parent
    before = set(beside.iterdir())
    sample.press("Make the files")
    sample.qtbot.waitUntil(lambda: bool(sample.problem))

    assert sample.problem == f"The folder {folder} is not there any more."
    assert set(beside.iterdir()) == before

    other = folder.with_name("Other")
    other.mkdir()
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialog.fileSelected.emit(str(other)))
    sample.press("Choose another folder")
    assert not sample.problem
    assert "neglect-return" in " ".join(sample.make(other))
