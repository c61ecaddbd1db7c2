"""The layout that wraps."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from neglect_workbook.ui.theme import Theme
from neglect_workbook.ui.widgets.chip import Chip
from neglect_workbook.ui.widgets.flow_layout import FlowLayout


def filled(theme: Theme, qtbot: QtBot, count: int) -> tuple[QWidget, FlowLayout, list[Chip]]:
    panel = QWidget()
    qtbot.addWidget(panel)
    flow = FlowLayout(panel, gap=8)
    chips = [Chip(theme, f"M{number}") for number in range(1, count + 1)]
    for chip in chips:
        flow.addWidget(chip)
    return panel, flow, chips


def test_chips_fill_a_line_and_go_on_in_the_next(theme: Theme, qtbot: QtBot) -> None:
    panel, flow, chips = filled(theme, qtbot, 6)
    panel.setFixedWidth(3 * (chips[0].sizeHint().width() + 8))
    panel.show()
    tops = [chip.y() for chip in chips]
    assert tops[:3] == [tops[0]] * 3
    assert tops[3:] == [tops[3]] * 3
    assert tops[3] == tops[0] + chips[0].height() + 8
    assert flow.heightForWidth(panel.width()) == 2 * chips[0].height() + 8


def test_a_hidden_chip_takes_no_room(theme: Theme, qtbot: QtBot) -> None:
    panel, _flow, chips = filled(theme, qtbot, 3)
    panel.resize(600, 40)
    panel.show()
    before = chips[1].x()
    chips[1].hide()
    panel.layout()
    assert _flow.sizeHint().width() < 3 * (chips[0].width() + 8)
    qtbot.waitUntil(lambda: chips[2].x() == before)


def test_what_is_taken_out_is_gone(theme: Theme, qtbot: QtBot) -> None:
    _panel, flow, chips = filled(theme, qtbot, 2)
    flow.removeWidget(chips[0])
    assert flow.widgets() == (chips[1],)
    assert flow.count() == 1


def test_a_chip_that_is_deleted_is_gone(theme: Theme, qtbot: QtBot) -> None:
    panel, flow, chips = filled(theme, qtbot, 3)
    delete(chips[1])
    assert flow.widgets() == (chips[0], chips[2])
    assert flow.heightForWidth(panel.width()) > 0


def test_chips_that_come_and_go_many_times_leave_nothing_dead_behind(
    theme: Theme, qtbot: QtBot
) -> None:
    """Qt makes new items at the addresses of old ones; that once ended the program."""
    _stays, kept, _ = filled(theme, qtbot, 6)
    for _ in range(40):
        panel = QWidget()
        flow = FlowLayout(panel)
        for number in range(6):
            flow.addWidget(Chip(theme, f"M{number}"))
        assert flow.heightForWidth(200) > 0
        delete(panel)
        assert kept.heightForWidth(200) > 0
        assert len(kept.widgets()) == 6
