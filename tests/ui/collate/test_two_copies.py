"""Somebody else has the collation too: what they wrote comes in, and differences are chosen."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from neglect_workbook.collation.collation import Collation
from neglect_workbook.collation.opening import open_collation
from neglect_workbook.ui.collate.copies_dialog import CopiesDialog
from neglect_workbook.ui.pages.merge.side_card import SideCard
from tests.ui.collate.conftest import Opened
from tests.ui.collate.shown import press, session_of, texts_in, wait_until_open

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.collate.collate_window import CollateWindow


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The private folder of somebody else."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


@pytest.fixture
def theirs(tmp_path: Path, real_file: Path, elsewhere: Path) -> Iterator[Collation]:
    """The collation while somebody else has it open."""
    path = tmp_path / "autumn.ncol"
    path.write_bytes(real_file.read_bytes())
    other = open_collation(path, profile=elsewhere, author="b" * 12)
    yield other
    other.close()


def _said(window: "CollateWindow") -> str:
    return " ".join(texts_in(window))


def test_what_somebody_else_has_open_is_read_only_unless_it_is_opened_anyway(
    qtbot: "QtBot", window: "CollateWindow", theirs: Collation
) -> None:
    window.open_path(theirs.path)
    wait_until_open(qtbot, window)
    assert session_of(window).is_read_only
    assert "This collation is open in another window on this computer." in _said(window)
    press(window, "Open it anyway")
    wait_until_open(qtbot, window)
    assert not session_of(window).is_read_only


def test_what_somebody_else_saved_meanwhile_comes_in_and_differences_are_chosen(
    qtbot: "QtBot", opened: Opened, real_file: Path, elsewhere: Path
) -> None:
    window = opened(real_file)
    session = session_of(window)
    one = session.sample[0]
    other = open_collation(session.collation.path, profile=elsewhere, author="b" * 12)
    other.moderate(one.key, one.question_id, 1, result="ask_for_evidence", feedback="Show us.")
    other.moderate(one.key, one.question_id, 2, note="Looked at twice.")
    other.close()
    session.moderate(window, one, 1, {"result": "agree", "feedback": "Well done."})
    with qtbot.waitSignal(session.merged):
        session.publish()
    assert session.moderation(one, 2).note == "Looked at twice."
    assert "Changes from another copy are in your collation now." in _said(window)
    assert "In 2 places both copies say something different" in _said(window)

    assert window.menus["go_merge"].isEnabled()
    press(window, "Choose what to keep")
    dialog = window.findChild(CopiesDialog)
    assert dialog is not None
    for _ in range(2):
        assert any(f"{one.question_id}, first moderator" in said for said in texts_in(dialog))
        assert "This is in the collation now." in texts_in(dialog)
        aloud = " ".join(one.accessibleName() for one in dialog.findChildren(SideCard))
        assert "This is in the collation now." in aloud
        press(dialog, "Keep what your copy says")
    assert "Nothing is left to choose." in texts_in(dialog)
    said = session.moderation(one, 1)
    assert (said.result, said.feedback) == ("agree", "Well done.")
    press(dialog, "Go back to the collation")
    assert not window.menus["go_merge"].isEnabled()


def test_another_moderators_copy_that_is_dropped_comes_in(
    qtbot: "QtBot", opened: Opened, real_file: Path, elsewhere: Path, tmp_path: Path
) -> None:
    window = opened(real_file)
    session = session_of(window)
    one = session.sample[0]
    copy = tmp_path / "from-the-second-moderator.ncol"
    session.collation.save_copy(copy)
    other = open_collation(copy, profile=elsewhere, author="b" * 12)
    other.moderate(one.key, one.question_id, 2, result="agree")
    other.close()
    window.add_files([copy])
    qtbot.waitUntil(lambda: session.moderation(one, 2).result == "agree")
    assert f"{copy.name}: " in _said(window)
    window.add_files([copy])
    qtbot.waitUntil(lambda: "It holds nothing that is not here already." in _said(window))


def test_another_collation_that_is_dropped_is_opened(
    qtbot: "QtBot", opened: Opened, real_file: Path, many_file: Path, tmp_path: Path
) -> None:
    window = opened(real_file)
    other = tmp_path / "other.ncol"
    other.write_bytes(many_file.read_bytes())
    window.add_files([other])
    qtbot.waitUntil(lambda: window.session is not None and window.session.collation.path == other)
    wait_until_open(qtbot, window)
