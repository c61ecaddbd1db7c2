"""The picture: words and numbers in each cell, small groups hidden, a way to every answer."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from neglect_workbook.domain.collating.picture import HeatCell
from neglect_workbook.ui.collate.cell_panel import CellPanel
from neglect_workbook.ui.collate.heat_model import CELL_ROLE
from neglect_workbook.ui.collate.picture_stage import PictureStage, PictureView
from neglect_workbook.ui.collate.stage_bar import StageId
from tests.ui.collate.conftest import MANY, Opened
from tests.ui.collate.shown import focus, press, session_of, texts_in, view_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.collate.collate_window import CollateWindow


def _is_shown(index: QModelIndex) -> bool:
    cell = index.data(CELL_ROLE)
    return isinstance(cell, HeatCell) and not cell.is_hidden and cell.returns > 0


def _wait_for_numbers(panel: CellPanel, qtbot: "QtBot", *, are_there: bool) -> None:
    qtbot.waitUntil(lambda: any(one.isdigit() for one in texts_in(panel)) == are_there)


def _picture(window: "CollateWindow", qtbot: "QtBot") -> PictureStage:
    view = view_of(window)
    with qtbot.waitSignal(session_of(window).picture_changed, timeout=20_000):
        view.go_to(StageId.PICTURE)
    return view.picture


def test_a_cell_says_its_rating_and_number_and_hidden_ones_say_nothing_else(
    opened: Opened, qtbot: "QtBot", many_file: Path
) -> None:
    window = opened(many_file)
    stage = _picture(window, qtbot)
    picture = session_of(window).picture
    assert picture is not None
    assert picture.returns == MANY

    panel = stage.findChild(CellPanel)
    assert panel is not None
    model = stage.table.model()
    cells = [
        model.index(row, column)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    hidden = [one for one in cells if not _is_shown(one)]
    assert 0 < len(hidden) < len(cells)
    for index in cells:
        said = str(index.data())
        cell = index.data(CELL_ROLE)
        if _is_shown(index):
            assert said.endswith(f" {cell.counts[cell.most_common]}")
            assert len(cell.places) == cell.returns
        else:
            assert said in {"None", "Hidden", "Under 5"}
    for index in (hidden[0], next(one for one in cells if _is_shown(one))):
        stage.table.setCurrentIndex(index)
        assert panel.read.isVisible() == _is_shown(index)
        # What was just put into the panel is in sight after a turn of the event loop.
        _wait_for_numbers(panel, qtbot, are_there=_is_shown(index))


def test_small_groups_are_nowhere_in_the_window(
    opened: Opened, qtbot: "QtBot", many_file: Path
) -> None:
    window = opened(many_file)
    stage = _picture(window, qtbot)
    session = session_of(window)
    small = {
        one.id: one.name
        for one in session.framework.sectors
        if 0 < sum(f.sector_id == one.id for f in session.standings.counted) < 5
    }
    assert small
    stage.show_view(PictureView.FINDINGS)
    sentences = [one for one in texts_in(stage) if any(name in one for name in small.values())]
    assert not any(" of " in one and "chose" in one for one in sentences)


def test_enter_reads_the_answers_behind_a_number_and_the_way_back_is_the_same_cell(
    opened: Opened, qtbot: "QtBot", many_file: Path
) -> None:
    window = opened(many_file)
    stage = _picture(window, qtbot)
    picture = session_of(window).picture
    assert picture is not None
    key, cell = next(
        (key, one) for key, one in picture.cells.items() if one.places and not one.is_hidden
    )
    stage.table.go_to(*key)
    stage.table.setFocus()
    QTest.keyClick(stage.table, Qt.Key.Key_Return)

    assert stage.answers.isVisible()
    assert [row.key for row in stage.answers.rows] == [one.key for one in cell.places]
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    # These contents are made up, and what cannot be read is said in the place of the answer.
    qtbot.waitUntil(lambda: any("damaged" in one for one in texts_in(stage.answers)))
    press(stage, "Back to the picture")
    assert focus() is stage.table
    found = stage.table.cell
    assert found is not None
    assert (found[0].id, found[1].id) == key


def test_findings_are_sentences_of_counts_that_lead_to_the_heat_map(
    opened: Opened, qtbot: "QtBot", many_file: Path
) -> None:
    window = opened(many_file)
    stage = _picture(window, qtbot)
    picture = session_of(window).picture
    assert picture is not None
    stage.show_view(PictureView.FINDINGS)

    said = texts_in(stage)
    assert any(f"{MANY} returns" in one for one in said)
    assert "Most common gaps" in said
    assert not any("%" in one for one in said)
    question_id = picture.gaps[0].question_id
    press(stage, f"See {question_id}")
    found = stage.table.cell
    assert found is not None
    assert found[0].id == question_id
    assert focus() is stage.table


def test_the_questions_stay_in_place_while_the_sectors_scroll(
    opened: Opened, qtbot: "QtBot", many_file: Path
) -> None:
    window = opened(many_file)
    stage = _picture(window, qtbot)
    table = stage.table
    bar, questions = table.horizontalScrollBar(), table.verticalHeader()
    assert bar.value() == 0
    place, width = questions.geometry(), questions.width()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert table.is_scrolled
    assert (questions.geometry(), questions.width()) == (place, width)
    last = table.model().columnCount() - 1
    assert table.columnAt(table.viewport().width() - 2) == last
