"""Moderation: the result follows the rating, typing is kept, two people can differ."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox, QTextEdit

from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.ui.collate.moderation_stage import ModerationStage
from neglect_workbook.ui.collate.sample_side import TO_AGREE
from neglect_workbook.ui.collate.stage_bar import StageId
from neglect_workbook.ui.widgets.rating_option import RatingOption
from tests.ui.collate.conftest import Opened
from tests.ui.collate.shown import focus, open_and_wait, press, session_of, texts_in, view_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.domain.collating.records import AnswerModeration
    from neglect_workbook.domain.collating.sample import SampledAnswer
    from neglect_workbook.ui.collate.collate_window import CollateWindow


def _moderation(window: "CollateWindow") -> ModerationStage:
    view = view_of(window)
    view.go_to(StageId.MODERATION)
    return view.moderation


def _at_ranked(stage: ModerationStage) -> "SampledAnswer":
    """Go to an answer that the scale can place above something."""
    session = stage.session
    one = next(one for one in session.sample if session.rating_of(one) in {"2", "3"})
    stage.side.keep(f"{one.return_id}/{one.question_id}")
    stage.side.refresh()
    return one


def _choose(stage: ModerationStage, code: str) -> None:
    options = stage.panel.findChildren(RatingOption)
    next(one for one in options if one.code == code).click()


def _feedback(stage: ModerationStage) -> QTextEdit:
    boxes = stage.panel.findChildren(QTextEdit)
    return next(one for one in boxes if one.accessibleName().startswith("Feedback"))


def _said(stage: ModerationStage, one: "SampledAnswer", moderator: int = 1) -> "AnswerModeration":
    return stage.session.moderation(one, moderator)


def test_the_result_follows_the_rating_and_save_and_next_keeps_what_was_typed(
    opened: Opened, real_file: Path
) -> None:
    window = opened(real_file)
    stage = _moderation(window)
    one = _at_ranked(stage)
    _choose(stage, "1")
    assert _said(stage, one).result == ModerationResult.LOWER
    box = _feedback(stage)
    box.setFocus()
    QTest.keyClicks(box, "Read three records this term.")
    press(stage, "Save and next")

    said = _said(stage, one)
    assert (said.rating, said.feedback) == ("1", "Read three records this term.")
    assert said.answer_digest == one.digest
    after = stage.side.answer
    assert after is not None
    assert after != one
    assert _feedback(stage).toPlainText() == ""
    assert "1 lowered" in " ".join(texts_in(stage.side))
    assert isinstance(focus(), RatingOption)


def test_without_a_result_it_is_not_done_and_skip_passes_it_over(
    opened: Opened, real_file: Path
) -> None:
    window = opened(real_file)
    stage = _moderation(window)
    one = stage.side.answer
    assert one is not None
    press(stage, "Save and next")
    assert stage.side.answer == one
    assert any("Choose a result first" in text for text in texts_in(stage.panel))
    press(stage, "Skip")
    assert _said(stage, one).is_skipped
    assert stage.side.answer != one


def test_agreeing_takes_over_their_rating_and_undo_takes_both_back(
    opened: Opened, real_file: Path
) -> None:
    window = opened(real_file)
    stage = _moderation(window)
    one = _at_ranked(stage)
    press(stage.panel, "Agree")
    assert _said(stage, one).rating == stage.session.rating_of(one)
    stage.session.undo()
    assert (_said(stage, one).rating, _said(stage, one).result) == ("", "")
    stage.session.redo()
    assert stage.panel.is_done


def test_two_moderators_who_differ_are_asked_to_agree(opened: Opened, real_file: Path) -> None:
    window = opened(real_file)
    stage = _moderation(window)
    one = _at_ranked(stage)
    press(stage.panel, "Agree")
    press(stage.side, "Second")
    stage.side.keep(f"{one.return_id}/{one.question_id}")
    stage.side.refresh()
    assert not stage.panel.is_done
    assert any(text.startswith("The first moderator: agree") for text in texts_in(stage.panel))
    _choose(stage, "0")

    assert _said(stage, one, 2).result == ModerationResult.LOWER
    assert stage.session.agreement.to_agree == 1
    stage.side.show_filter(TO_AGREE)
    assert [row.question_id for row in stage.side.rows] == [one.question_id]


def test_the_answer_is_read_with_its_evidence_and_enter_goes_to_the_ratings(
    opened: Opened, qtbot: "QtBot", real_file: Path
) -> None:
    window = opened(real_file)
    stage = _moderation(window)
    one = stage.side.answer
    assert one is not None
    qtbot.waitUntil(lambda: any("They chose" in text for text in texts_in(stage)))
    said = texts_in(stage)
    assert f"Row {one.row} of the return" in said
    assert stage.session.framework.question(one.question_id).text in said
    stage.side.focus_list()
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert isinstance(focus(), RatingOption)


def test_moderation_is_there_when_the_collation_is_opened_again(
    qtbot: "QtBot", opened: Opened, real_file: Path
) -> None:
    window = opened(real_file)
    stage = _moderation(window)
    one = _at_ranked(stage)
    press(stage.panel, "Agree")
    path = session_of(window).collation.path
    window.close_collation()
    open_and_wait(qtbot, window, path)

    again = _moderation(window)
    assert _said(again, one).result == ModerationResult.AGREE


def test_a_panel_says_for_how_many_answers_it_has_time(opened: Opened, real_file: Path) -> None:
    window = opened(real_file)
    stage = _moderation(window)
    possible = len(stage.session.sample)
    stage.side.how_requested.emit()
    limit = next(one for one in stage.sample.findChildren(QSpinBox) if one.suffix() == " answers")
    assert limit.text() == "All answers"
    limit.selectAll()
    QTest.keyClicks(limit, "5")
    press(stage.sample, "Draw it anew")

    assert len(stage.session.sample) == 5 < possible
    stage.side.how_requested.emit()
    assert f"It has 5 of the {possible} answers that fit." in texts_in(stage.sample)
    stage.session.undo()
    assert len(stage.session.sample) == possible
