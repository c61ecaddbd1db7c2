"""Pages that nobody looks at: made while nothing else happens, restyled when they are shown."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTextEdit, QWidget

from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.theme import TEXT
from neglect_workbook.ui.widgets import page_stack
from tests.ui.main_window.whole import view_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.theme import Theme

_WORDS = (QLabel, QLineEdit, QComboBox, QTextEdit)
#: A page reached without a question, an item or a panel that is opened by hand.
_PAGES = tuple(PageId)
#: Of the event loop, in which a page finds out what it has room for.
_TURNS = 12


def look_of(page: QWidget) -> list[tuple[str, float, str]]:
    """Every part of a page that shows words, with the size and the colour of its words."""
    return [
        (
            type(one).__name__,
            one.font().pointSizeF(),
            one.palette().color(one.foregroundRole()).name(),
        )
        for one in page.findChildren(QWidget)
        if isinstance(one, _WORDS) and one.isVisible()
    ]


def looks(window: MainWindow) -> dict[PageId, list[tuple[str, float, str]]]:
    """The look of every page, each gone to in turn."""
    found = {}
    for page_id in _PAGES:
        view_of(window).go_to(Jump(page_id))
        for _ in range(_TURNS):
            QCoreApplication.processEvents()
        page = view_of(window).current_page
        assert page is not None
        found[page_id] = look_of(page)
    return found


def change_look_out_of_sight(window: MainWindow, theme: "Theme") -> None:
    """Another theme and a larger text while every page but one is out of sight."""
    looks(window)
    view_of(window).go_to(Jump(PageId.COMPARE))
    theme.set_name("dark")
    theme.set_zoom(125)


def test_a_page_out_of_sight_has_the_new_look_when_it_is_shown(
    window: MainWindow, theme: "Theme"
) -> None:
    window.open_sample()
    change_look_out_of_sight(window, theme)
    found = looks(window)
    window.close_workbook()
    window.open_sample()

    made_in_that_look = looks(window)
    for page_id in _PAGES:
        assert found[page_id] == made_in_that_look[page_id], page_id
        sizes = [size for _, size, _ in found[page_id]]
        assert sizes, page_id
        assert min(sizes) >= TEXT * 1.25 - 0.1, page_id


def test_a_page_that_is_not_restyled_would_be_seen(
    window: MainWindow, theme: "Theme", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_stack, "_restyle", lambda _page: None)
    window.open_sample()
    change_look_out_of_sight(window, theme)

    sizes = [size for look in looks(window).values() for _, size, _ in look]
    assert min(sizes) < TEXT * 1.25 - 0.1


def test_every_page_is_made_while_nothing_else_happens(opened: MainWindow, qtbot: "QtBot") -> None:
    view = view_of(opened)
    before = view.place

    qtbot.waitUntil(lambda: set(view.made_pages) == set(PageId), timeout=15_000)
    assert view.place == before


def test_closing_the_workbook_ends_the_making_of_pages(opened: MainWindow, qtbot: "QtBot") -> None:
    view = view_of(opened)
    with qtbot.waitSignal(view.destroyed):
        opened.close_workbook()
