"""Outputs: made off the window's thread, and the moderation read back from Excel."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.ui.collate.output_kinds import Made, OutputKind
from neglect_workbook.ui.collate.stage_bar import StageId
from tests.ui.collate.conftest import Opened
from tests.ui.collate.shown import press, session_of, view_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        (OutputKind.WORKBOOK, "*.xlsx"),
        (OutputKind.REPORT, "*.docx"),
        (OutputKind.FEEDBACK, "feedback-*/*/*.xlsx"),
        (OutputKind.TABLES, "tables-*/*.csv"),
    ],
)
def test_a_press_makes_the_files_and_the_card_says_where(
    opened: Opened, qtbot: "QtBot", tmp_path: Path, real_file: Path, kind: OutputKind, pattern: str
) -> None:
    window = opened(real_file)
    view = view_of(window)
    view.go_to(StageId.OUTPUTS)
    folder = tmp_path / "out"
    folder.mkdir()
    view.outputs.set_folder(folder)
    card = view.outputs.card(kind)
    with qtbot.waitSignal(session_of(window).output_made, timeout=60_000) as told:
        card.make.click()
        assert not card.make.isEnabled()

    made = told.args[0]
    assert isinstance(made, Made)
    assert list(folder.glob(pattern))
    assert made.first in card.state
    assert card.make.isEnabled()


def test_reminders_wait_for_a_list_and_say_so(opened: Opened, real_file: Path) -> None:
    view = view_of(opened(real_file))
    view.go_to(StageId.OUTPUTS)
    card = view.outputs.card(OutputKind.REMINDERS)
    assert not card.make.isEnabled()
    assert "Open the expected list first" in card.state


def test_moderation_comes_back_from_the_collation_workbook(
    opened: Opened, qtbot: "QtBot", tmp_path: Path, real_file: Path
) -> None:
    window = opened(real_file)
    session, view = session_of(window), view_of(window)
    view.go_to(StageId.MODERATION)
    one = view.moderation.side.answer
    assert one is not None
    press(view.moderation.panel, "Agree")
    folder = tmp_path / "out"
    folder.mkdir()
    with qtbot.waitSignal(session.output_made, timeout=60_000):
        session.make(OutputKind.WORKBOOK, folder)
    session.undo()
    assert not session.moderation(one, 1).is_done
    (book,) = folder.glob("*.xlsx")
    with qtbot.waitSignal(session.moderation_read, timeout=60_000):
        window.read_moderation(str(book))

    assert session.moderation(one, 1).result == ModerationResult.AGREE
