"""Nothing is cut off at the widths that windows have on the screens of schools and charities."""

from typing import TYPE_CHECKING

import pytest

from neglect_workbook.ui.jump import PageId
from neglect_workbook.ui.main_window import MainWindow
from tests.ui.main_window.every_page import PAGES, cut_at_widths
from tests.ui.main_window.whole import view_of

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


@pytest.mark.parametrize("zoom", [100, 125, 150])
def test_no_page_is_cut_off(window: MainWindow, theme: "Theme", zoom: int) -> None:
    theme.set_zoom(zoom)
    window.open_sample()
    view, cut = view_of(window), {}
    for place in PAGES:
        if place.page is not PageId.MERGE:
            view.go_to(place)
            cut[place.page.value] = cut_at_widths(window)
    assert {page: found for page, found in cut.items() if found} == {}


@pytest.mark.parametrize("zoom", [100, 125, 150])
def test_neither_is_what_is_shown_without_a_workbook(
    window: MainWindow, theme: "Theme", zoom: int
) -> None:
    theme.set_zoom(zoom)
    assert cut_at_widths(window) == {}
    window.show_new()
    assert cut_at_widths(window) == {}
