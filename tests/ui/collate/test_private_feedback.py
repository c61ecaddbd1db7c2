"""Feedback leaves in a file: what could identify a child in it is said, and stops its making."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from neglect_workbook.ui.collate.output_kinds import OutputKind
from neglect_workbook.ui.collate.stage_bar import StageId
from neglect_workbook.ui.pages.send.may_stay_panel import MayStayPanel
from neglect_workbook.ui.pages.send.private_row import PrivateRowCard
from neglect_workbook.ui.widgets.growing_edit import GrowingEdit
from tests.ui.collate.conftest import Opened
from tests.ui.collate.shown import focus, press, reachable, session_of, texts_in, view_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.collate.collate_window import CollateWindow

_NUMBER = "999 000 0018"


def _say(window: "CollateWindow", text: str) -> None:
    session = session_of(window)
    session.moderate(window, session.sample[0], 1, {"result": "agree", "feedback": text})


def _make(qtbot: "QtBot", window: "CollateWindow", folder: Path) -> str:
    """Press the button of the feedback, and read what came of it."""
    outputs = view_of(window).outputs
    outputs.set_folder(folder)
    card = outputs.card(OutputKind.FEEDBACK)
    qtbot.waitUntil(card.make.isEnabled)
    card.make.click()
    qtbot.waitUntil(card.make.isEnabled)
    return card.state


def test_feedback_and_note_are_looked_through_while_they_are_typed(
    qtbot: "QtBot", opened: Opened, real_file: Path
) -> None:
    window = opened(real_file)
    view = view_of(window)
    view.go_to(StageId.MODERATION)
    panel = view.moderation.panel
    boxes = [one for one in reachable(panel) if isinstance(one, GrowingEdit)]
    assert [one.accessibleName().partition(",")[0] for one in boxes] == [
        "Feedback to the organisation",
        "Panel note",
    ]
    for box in boxes:
        box.setFocus()
        QTest.keyClicks(box, "Mum of Tomas rang.")
        qtbot.waitUntil(partial(_is_underlined, box, "Tomas"))
    said = [one for one in texts_in(panel) if "Could this identify a child?" in one]
    assert len(said) == 2


def test_no_feedback_is_made_until_what_says_who_somebody_is_is_confirmed(
    qtbot: "QtBot", opened: Opened, real_file: Path, tmp_path: Path
) -> None:
    window = opened(real_file)
    _say(window, f"Her NHS number is {_NUMBER}.")
    view = view_of(window)
    view.go_to(StageId.OUTPUTS)
    private = view.outputs.private
    qtbot.waitUntil(private.isVisible)
    assert "1 to edit or confirm." in " ".join(texts_in(private))

    out = tmp_path / "out"
    out.mkdir()
    assert "1 thing says who somebody is" in _make(qtbot, window, out)
    assert not any(out.iterdir())

    press(private, "It is fine: why, Feedback to the organisation, " + _sentence())
    asked = private.findChild(MayStayPanel)
    assert asked is not None
    asked.said.emit("The number is made up.")
    qtbot.waitUntil(lambda: "1 confirmed." in " ".join(texts_in(private)))
    assert _make(qtbot, window, out).startswith("Made ")
    session_of(window).undo()
    qtbot.waitUntil(lambda: "1 to edit or confirm." in " ".join(texts_in(private)))


def test_edit_leads_to_the_very_words(qtbot: "QtBot", opened: Opened, real_file: Path) -> None:
    window = opened(real_file)
    _say(window, f"Her NHS number is {_NUMBER}.")
    view = view_of(window)
    view.go_to(StageId.OUTPUTS)
    qtbot.waitUntil(view.outputs.private.isVisible)
    row = view.outputs.private.findChild(PrivateRowCard)
    assert row is not None
    row.edit_requested.emit()
    assert view.stage_id is StageId.MODERATION
    box = focus()
    assert isinstance(box, GrowingEdit)
    assert box.textCursor().selectedText() == _NUMBER


def test_nothing_is_said_where_nothing_is_found(
    qtbot: "QtBot", opened: Opened, real_file: Path, tmp_path: Path
) -> None:
    window = opened(real_file)
    _say(window, "Read three records this term.")
    view_of(window).go_to(StageId.OUTPUTS)
    out = tmp_path / "out"
    out.mkdir()
    assert _make(qtbot, window, out).startswith("Made ")
    assert not view_of(window).outputs.private.isVisible()


def _is_underlined(box: GrowingEdit, word: str) -> bool:
    return box.underlined == [word]


def _sentence() -> str:
    return f"Looks like an NHS number: {_NUMBER}"
