"""What holds for every page alike: names, keys, sizes of text, and nothing cut off."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.workbook import take_in_feedback, take_in_receipt
from tests.came_back import feedback_for, receipt_for
from tests.ui.main_window.every_page import (
    PAGES,
    controls_without_a_name,
    tab_round,
    texts_cut_off,
)
from tests.ui.main_window.whole import focusable, session_of, view_of

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_SIZE = (1366, 736)


@pytest.fixture
def sample(window: MainWindow) -> MainWindow:
    """The window with the filled sample, as large as a small laptop's screen."""
    window.resize(*_SIZE)
    window.open_sample()
    return window


def _settle() -> None:
    for _ in range(5):
        QCoreApplication.processEvents()


def _show(window: MainWindow, place: Jump) -> QWidget:
    view = view_of(window)
    view.go_to(place)
    _settle()
    page = view.current_page
    assert page is not None
    return page


@pytest.mark.parametrize("zoom", [100, 200])
def test_every_control_has_a_name_for_a_screen_reader(
    sample: MainWindow, theme: "Theme", zoom: int
) -> None:
    theme.set_zoom(zoom)
    nameless = {}
    for place in PAGES:
        _show(sample, place)
        nameless[place.page.value] = controls_without_a_name(sample)
    assert {page: found for page, found in nameless.items() if found} == {}


@pytest.mark.parametrize("zoom", [100, 125, 150, 200])
def test_no_text_is_cut_off(sample: MainWindow, theme: "Theme", zoom: int) -> None:
    theme.set_zoom(zoom)
    cut = {}
    for place in PAGES:
        _show(sample, place)
        cut[place.page.value] = texts_cut_off(sample)
    assert {page: found for page, found in cut.items() if found} == {}


@pytest.mark.parametrize("zoom", [100, 200])
def test_no_text_is_cut_off_where_nothing_is_written_yet(
    opened: MainWindow, theme: "Theme", zoom: int
) -> None:
    opened.resize(*_SIZE)
    theme.set_zoom(zoom)
    cut = {}
    for place in PAGES:
        _show(opened, place)
        cut[place.page.value] = texts_cut_off(opened)
    assert {page: found for page, found in cut.items() if found} == {}


@pytest.mark.parametrize("zoom", [100, 125, 150, 200])
def test_nothing_is_cut_off_or_nameless_where_the_partnership_has_answered(
    sample: MainWindow, theme: "Theme", zoom: int
) -> None:
    theme.set_zoom(zoom)
    session = session_of(sample)
    session.do(None, lambda one: take_in_receipt(one, receipt_for(one.snapshot)).change_set)
    session.do(None, lambda one: take_in_feedback(one, feedback_for(one.snapshot)).change_set)
    places = (
        Jump(PageId.QUESTIONS, question_id="M3", field="feedback"),
        Jump(PageId.OVERVIEW),
        Jump(PageId.SEND),
    )
    for place in places:
        _show(sample, place)
        assert texts_cut_off(sample) == [], place
        assert controls_without_a_name(sample) == [], place


@pytest.mark.parametrize("page", list(PageId))
def test_tab_reaches_everything_and_is_caught_nowhere(sample: MainWindow, page: PageId) -> None:
    question_id = "M3" if page is PageId.QUESTIONS else ""
    shown = _show(sample, Jump(page, question_id=question_id))
    reached = tab_round(sample)
    able = (one for one in focusable(shown) if one.isEnabled())
    missed = [repr(one) for one in able if one not in reached]
    assert missed == []
