from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from neglect_workbook.ui.widgets.chart_axis import ChartAxis
from neglect_workbook.ui.widgets.chart_scale import scale_for
from neglect_workbook.ui.widgets.line_chart import ChartPoint, LineChart

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QImage
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.theme import Theme

RISING = (
    ChartPoint("Autumn 1", "2025", 6),
    ChartPoint("Autumn 2", "", 8),
    ChartPoint("Spring 1", "2026", None),
    ChartPoint("Spring 2", "", 21, "Staff briefing"),
)
COLUMN = 90


@pytest.fixture
def chart(qtbot: "QtBot", theme: "Theme") -> LineChart:
    chart = LineChart(theme)
    qtbot.addWidget(chart)
    chart.show_points(RISING)
    chart.set_column_width(COLUMN)
    chart.resize(4 * COLUMN, 260)
    chart.show()
    return chart


def pixel(chart: LineChart, x: float, y: float) -> "QColor":
    return _image(chart).pixelColor(round(x), round(y))


def _image(chart: LineChart) -> "QImage":
    return chart.grab().toImage()


@pytest.mark.parametrize("most", [1, 4, 5, 21, 28, 91, 100, 1234, 0.5])
def test_the_scale_begins_at_nought_and_holds_every_value_in_few_steps(most: float) -> None:
    ticks = scale_for([most, most / 2]).ticks
    assert ticks[0] == 0
    assert ticks[-2] < most <= ticks[-1]
    assert len(ticks) <= 6


def test_the_scale_without_a_number_or_with_noughts_is_still_one() -> None:
    assert scale_for([]).ticks == scale_for([0, 0]).ticks == (0, 1, 2, 3, 4, 5)


def test_numbers_below_nought_have_their_place() -> None:
    ticks = scale_for([-3, 8]).ticks
    assert ticks[0] <= -3
    assert 0 in ticks


def test_points_are_open_and_the_last_is_filled(chart: LineChart, theme: "Theme") -> None:
    first = pixel(chart, chart.x_of(0), chart.y_of(6))
    last = pixel(chart, chart.x_of(3), chart.y_of(21))
    assert first == theme.colour("surface")
    assert last == theme.colour("accent")


def test_points_stand_in_the_middle_of_their_columns(chart: LineChart) -> None:
    assert [chart.x_of(place) for place in range(3)] == [45, 135, 225]


def test_nought_has_a_line_that_is_seen(chart: LineChart, theme: "Theme") -> None:
    assert pixel(chart, 5, chart.y_of(0)) == theme.colour("control")


def test_a_mark_stands_where_a_period_begins_in_which_something_happened(
    chart: LineChart, theme: "Theme"
) -> None:
    x = 3 * COLUMN
    heights = range(round(chart.y_of(25)), round(chart.y_of(0)) - 1)
    marked = [y for y in heights if pixel(chart, x, y) == theme.colour("control")]
    chart.show_points([ChartPoint(one.name, one.year, one.value) for one in RISING])
    unmarked = [y for y in heights if pixel(chart, x, y) == theme.colour("control")]
    assert len(marked) > len(heights) / 3
    assert unmarked == []


@pytest.mark.parametrize("name", ["light", "dark", "high_contrast"])
def test_nothing_in_a_chart_is_red_amber_or_green(
    chart: LineChart, theme: "Theme", name: str
) -> None:
    theme.set_name(name)
    image = _image(chart)
    shown = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    judging = {theme.colour(token).name() for token in ("red", "amber", "green", "deep")}
    assert not shown & judging
    assert theme.colour("accent").name() in shown


def test_the_keyboard_reaches_it_and_arrows_ask_to_scroll(chart: LineChart, qtbot: "QtBot") -> None:
    assert chart.focusPolicy() & Qt.FocusPolicy.TabFocus
    for key, step in ((Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1)):
        with qtbot.waitSignal(chart.step_requested) as asked:
            QTest.keyClick(chart, key)
        assert asked.args == [step]


def test_words_have_room_at_every_size_of_text(chart: LineChart, theme: "Theme") -> None:
    before = chart.least_column
    low = chart.minimumSizeHint().height()
    theme.set_zoom(200)
    assert chart.least_column > 1.8 * before
    assert chart.minimumSizeHint().height() > low
    chart.show_points([ChartPoint("Autumn 1", value=1_234_567)])
    assert chart.least_column > chart.fontMetrics().horizontalAdvance("1,234,567")


def test_the_numbers_at_the_side_need_the_room_of_the_widest(
    chart: LineChart, theme: "Theme", qtbot: "QtBot"
) -> None:
    axis = ChartAxis(theme, chart)
    qtbot.addWidget(axis)
    narrow = axis.needed_width
    chart.show_points([ChartPoint("Autumn 1", value=1234)])
    assert axis.needed_width > narrow
