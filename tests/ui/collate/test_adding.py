"""Adding returns: read off the window's thread, counted as they come, undone as one."""

from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QWidget

from neglect_workbook.exchange.password import protect
from neglect_workbook.ui.collate.stage_bar import StageId
from neglect_workbook.ui.widgets.password_line import HiddenLine
from tests.collation.builders import OPENS
from tests.many_returns import many_returns
from tests.ui.collate.conftest import Opened
from tests.ui.collate.shown import button, focus, press, session_of, texts_in, view_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.collate.collate_window import CollateWindow


def _add_unreadable(qtbot: "QtBot", window: "CollateWindow", folder: Path, *names: str) -> None:
    """Add files that are no returns, and wait until all were looked at."""
    folder.mkdir()
    for name in names:
        (folder / name).write_bytes(b"PK\x03\x04 and nothing more, in " + name.encode())
    with qtbot.waitSignal(session_of(window).adding_ended, timeout=60_000):
        window.add_files([folder])


def _folder(returns: Path, folder: Path) -> Path:
    """Two returns, one of them twice, and a file that is none."""
    folder.mkdir()
    first, second, *_ = sorted(returns.iterdir())
    copy(first, folder / "first.xlsx")
    copy(second, folder / "second.xlsx")
    copy(first, folder / "first again.xlsx")
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 and nothing more")
    return folder


def test_a_new_collation_reads_its_folder_and_says_what_came_of_it(
    window: "CollateWindow", qtbot: "QtBot", tmp_path: Path, real_returns: Path
) -> None:
    folder = _folder(real_returns, tmp_path / "came in")
    window.show_new()

    window.create_collation("Autumn 2026", "Example", None, folder, tmp_path / "autumn.ncol")
    session, view = session_of(window), view_of(window)
    assert session.is_adding
    assert view.returns.progress.isVisible()
    with qtbot.waitSignal(session.adding_ended, timeout=60_000):
        pass

    assert [row.state.words for row in view.returns.rows] == ["Received", "Received"]
    assert not view.returns.progress.isVisible()
    assert any("1 file needs a word with its sender." in one for one in texts_in(window))
    press(view, "See the problems")
    assert view.stage_id is StageId.PROBLEMS
    assert [row.file for row in view.problems.rows] == ["broken.xlsx"]

    session.undo()
    assert view.returns.rows == () or not session.snapshot.gathered
    assert not session.snapshot.refusals


def test_a_problem_has_a_reply_and_is_dealt_with(
    opened: Opened, qtbot: "QtBot", tmp_path: Path, real_file: Path
) -> None:
    window = opened(real_file)
    session, view = session_of(window), view_of(window)
    _add_unreadable(qtbot, window, tmp_path / "odd", "minutes.xlsx")

    view.go_to(StageId.PROBLEMS)
    (row,) = view.problems.rows
    draft = tmp_path / "reply.eml"
    session.save_reply(row, f"{session.reply_to(row)}One line of ours.", draft)
    assert b"One line of ours." in draft.read_bytes()
    assert b"X-Unsent: 1" in draft.read_bytes()

    button(view.problems.pane, "Dealt with").setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    assert view.problems.rows == []
    assert focus() is button(view.problems, "To deal with 0")
    session.undo()
    assert [one.id for one in view.problems.rows] == [row.id]


def test_only_the_reply_that_was_copied_says_so(
    opened: Opened, qtbot: "QtBot", tmp_path: Path, real_file: Path
) -> None:
    window = opened(real_file)
    view = view_of(window)
    _add_unreadable(qtbot, window, tmp_path / "odd", "minutes.xlsx", "notes.xlsx")
    view.go_to(StageId.PROBLEMS)
    first, second = view.problems.rows

    view.problems.show_file(first.id)
    press(view.problems.pane, "Copy the reply")
    assert button(view.problems.pane, "Copied").isVisible()
    view.problems.show_file(second.id)
    press(view.problems.pane, "Copy the reply")
    editor = view.problems.pane.findChild(QTextEdit)
    assert editor is not None
    QTest.keyClicks(editor, "More")
    assert button(view.problems.pane, "Copy the reply").isVisible()


def test_a_file_with_a_password_is_tried_again_until_it_opens(
    opened: Opened, qtbot: "QtBot", tmp_path: Path, real_file: Path
) -> None:
    window = opened(real_file)
    session, view = session_of(window), view_of(window)
    folder = tmp_path / "locked"
    (plain,) = many_returns(tmp_path / "plain", 1, seed=2)
    folder.mkdir()
    (folder / "locked.xlsx").write_bytes(protect(plain.read_bytes(), OPENS))
    before = len(session.snapshot.gathered)
    with qtbot.waitSignal(session.adding_ended, timeout=60_000):
        window.add_files([folder])
    view.go_to(StageId.PROBLEMS)
    (row,) = view.problems.rows
    assert row.wants_password

    with qtbot.waitSignal(session.password_refused, timeout=60_000):
        _give(view.problems.pane, "not this one")
    qtbot.waitUntil(lambda: not session.is_adding)
    assert view.problems.rows
    assert "not this one" not in " ".join(texts_in(view.problems.pane))
    with qtbot.waitSignal(session.adding_ended, timeout=60_000):
        # Enter in the line does the same as the button.
        QTest.keyClicks(_line(view.problems.pane), OPENS)
        QTest.keyClick(_line(view.problems.pane), Qt.Key.Key_Return)

    assert view.problems.rows == []
    assert len(session.snapshot.gathered) == before + 1


def _give(pane: QWidget, password: str) -> None:
    _line(pane).setText(password)
    press(pane, "Try again")


def _line(pane: QWidget) -> HiddenLine:
    line = pane.findChild(HiddenLine)
    assert line is not None
    return line
