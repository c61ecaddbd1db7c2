"""Find: organisations at once, then answers as they are looked through, and the way to each."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from neglect_workbook.domain.search import Hit
from neglect_workbook.ui.collate.find_panel import CollateFindPanel
from neglect_workbook.ui.collate.stage_bar import StageId
from neglect_workbook.ui.search.results import RowKind
from neglect_workbook.ui.widgets.growing_edit import GrowingEdit
from tests.ui.collate.conftest import Opened
from tests.ui.collate.shown import focus, session_of, texts_in, view_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.collate.collate_window import CollateWindow


def _find(window: "CollateWindow", text: str) -> CollateFindPanel:
    window.menus["find"].trigger()
    panel = window.findChild(CollateFindPanel)
    assert panel is not None
    panel.line.setText(text)
    return panel


def _answers(panel: CollateFindPanel) -> list[Hit]:
    return [one.target for one in panel.rows if isinstance(one.target, Hit)]


def test_an_organisation_is_found_at_once_and_leads_to_its_row(
    opened: Opened, real_file: Path
) -> None:
    window = opened(real_file)
    view = view_of(window)
    row = view.returns.rows[-1]
    panel = _find(window, row.organisation)
    assert next(one.target for one in panel.rows if one.kind is RowKind.RESULT) == row
    view.go_to(StageId.OUTPUTS)
    panel = _find(window, row.organisation)
    QTest.keyClick(panel.line, Qt.Key.Key_Return)
    assert view.stage_id is StageId.RETURNS
    assert view.returns.table.row == row


def test_words_of_an_answer_are_found_and_lead_to_it(
    qtbot: "QtBot", opened: Opened, real_file: Path
) -> None:
    window = opened(real_file)
    session = session_of(window)
    facts = session.standings.counted[0]
    read = session.collation.read_return(facts.key)
    answer = next(one for one in read.answers if one.fields.get("working_well"))
    words = " ".join(str(answer.fields["working_well"]).split()[:4])
    panel = _find(window, words)
    qtbot.waitUntil(lambda: facts.key in {one.entry.record_id for one in _answers(panel)})
    found = next(one for one in _answers(panel) if one.entry.record_id == facts.key)
    panel.target_chosen.emit(found)
    view = view_of(window)
    assert view.stage_id is StageId.PICTURE
    (listed,) = view.picture.answers.rows
    assert (listed.key, listed.question_id) == (facts.key, found.entry.question_id)


def test_a_name_in_our_own_feedback_and_note_is_found_and_leads_to_the_very_words(
    qtbot: "QtBot", opened: Opened, real_file: Path
) -> None:
    window = opened(real_file)
    session, view = session_of(window), view_of(window)
    said = {"feedback": "The work with Tomasina is good.", "note": "Ask who Tomasina is."}
    session.moderate(window, session.sample[1], 1, said)
    panel = _find(window, "tomasina")
    qtbot.waitUntil(lambda: len(_answers(panel)) == 2)
    for hit in _answers(panel):
        panel.target_chosen.emit(hit)
        assert view.stage_id is StageId.MODERATION
        box = focus()
        assert isinstance(box, GrowingEdit)
        assert box.text() == said[hit.part.field]
        assert box.textCursor().selectedText() == "Tomasina"

    # Of a return that is left out, it must not lead to what was said of another answer.
    view.go_to(StageId.RETURNS)
    session.choose(session.sample[1].key, "leave_out")
    panel.target_chosen.emit(hit)
    assert view.stage_id is StageId.RETURNS
    assert any("not in the sample now" in one for one in texts_in(view))


def test_everything_of_an_action_is_found(qtbot: "QtBot", opened: Opened, real_file: Path) -> None:
    window = opened(real_file)
    session = session_of(window)
    collation, counted = session.collation, session.standings.counted
    reads = {one.key: collation.read_return(one.key) for one in counted}
    key, words = next(
        (key, str(action.fields["measure"]))
        for key, read in reads.items()
        for action in read.actions
        if action.fields.get("measure") and action.fields.get("question_ids")
    )
    panel = _find(window, words)
    qtbot.waitUntil(lambda: key in {one.entry.record_id for one in _answers(panel)})


def test_a_return_is_found_by_its_id_and_the_row_says_it(opened: Opened, real_file: Path) -> None:
    window = opened(real_file)
    row = view_of(window).returns.rows[-1]
    assert row.standing is not None
    panel = _find(window, row.standing.facts.return_id)
    (found,) = (one for one in panel.rows if one.kind is RowKind.RESULT)
    assert found.target == row
    assert found.detail is not None
    assert row.standing.facts.return_id in found.detail.text


def test_where_nothing_is_found_it_is_said_once_everything_is_looked_through(
    qtbot: "QtBot", opened: Opened, real_file: Path
) -> None:
    window = opened(real_file)
    panel = _find(window, "xylophone quartz")
    qtbot.waitUntil(lambda: "Nothing has all these words" in " ".join(texts_in(panel)))
    panel.line.setText("xy")
    assert "Looks for organisations" in " ".join(texts_in(panel))


def test_closing_the_collation_ends_the_search(opened: Opened, real_file: Path) -> None:
    window = opened(real_file)
    panel = _find(window, "children")
    panel.open_for(session_of(window))
    window.close_collation()
    assert window.session is None
    assert not _answers(panel)
