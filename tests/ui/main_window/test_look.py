"""Themes, sizes of text, and what changes where it is narrow."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from typing_extensions import override

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.navigation_tree import NavigationTree
from neglect_workbook.ui.question_button import QuestionButton
from tests.ui.finding import the
from tests.ui.main_window.whole import (
    action_of,
    button_on,
    focusable,
    name_of,
    session_of,
    texts_on,
    view_of,
)

if TYPE_CHECKING:
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme


def test_a_theme_is_taken_at_once_and_remembered(
    opened: MainWindow, theme: "Theme", preferences: "Preferences"
) -> None:
    action_of(opened, ActionId.THEME_DARK).trigger()

    assert theme.name == "dark"
    assert preferences.settings.theme == "dark"
    corner = opened.grab().toImage().pixelColor(3, opened.height() - 3)
    assert corner.name() == theme.hex("frame").lower()


def test_changing_theme_or_size_keeps_what_is_half_written(opened: MainWindow) -> None:
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3", field="reason"))
    box = QApplication.focusWidget()
    assert isinstance(box, QTextEdit)
    QTest.keyClicks(box, "Half a sen")
    action_of(opened, ActionId.THEME_HIGH_CONTRAST).trigger()
    action_of(opened, ActionId.ZOOM_IN).trigger()

    assert QApplication.focusWidget() is box
    QTest.keyClicks(box, "tence")
    assert box.toPlainText() == "Half a sentence"


def test_text_grows_to_twice_the_size_and_no_further(
    window: MainWindow, theme: "Theme", preferences: "Preferences"
) -> None:
    for _ in range(9):
        action_of(window, ActionId.ZOOM_IN).trigger()
    assert (theme.zoom, preferences.settings.zoom) == (200, 200)

    action_of(window, ActionId.ZOOM_RESET).trigger()
    assert (theme.zoom, preferences.settings.zoom) == (100, 100)


def test_where_it_is_narrow_the_navigation_is_behind_a_button(
    opened: MainWindow, theme: "Theme"
) -> None:
    view = view_of(opened)
    view.go_to(Jump(PageId.QUESTIONS, question_id="M3"))
    assert view.navigation.isVisible()

    theme.set_zoom(150)
    assert not view.navigation.isVisible()
    sections = button_on(opened, "Sections")
    sections.click()
    assert view.navigation.isVisible()
    assert isinstance(QApplication.focusWidget(), NavigationTree)

    QTest.keyClick(the(NavigationTree, view), Qt.Key.Key_Escape)
    assert not view.navigation.isVisible()
    assert QApplication.focusWidget() is sections

    theme.set_zoom(100)
    assert view.navigation.isVisible()
    assert not sections.isVisible()


def test_going_somewhere_closes_the_sections(opened: MainWindow, theme: "Theme") -> None:
    view = view_of(opened)
    view.go_to(Jump(PageId.QUESTIONS, question_id="M3"))
    theme.set_zoom(200)
    button_on(opened, "Sections").click()
    tree = the(NavigationTree, view.navigation)
    QTest.keyClick(tree, Qt.Key.Key_End)
    QTest.keyClick(tree, Qt.Key.Key_Return)

    assert view.place.page is PageId.LIBRARY
    assert not view.navigation.isVisible()
    assert not the(QuestionButton, view).isVisible()


def test_where_it_is_narrow_every_question_is_in_a_menu(opened: MainWindow, theme: "Theme") -> None:
    view = view_of(opened)
    view.go_to(Jump(PageId.QUESTIONS, question_id="M3"))
    theme.set_zoom(150)
    button = the(QuestionButton, view)
    assert button.accessibleName() == "Question: M3 Drift and harm, Not answered yet"
    button.menu().aboutToShow.emit()
    questions = [action for action in button.menu().actions() if action.isEnabled()]
    assert len(questions) == 13

    next(action for action in questions if action.text().startswith("S2")).trigger()
    assert view.place.question_id == "S2"
    assert button.accessibleName().startswith("Question: S2")


def test_where_it_is_narrow_the_states_of_saving_stay_in_sight(
    opened: MainWindow, theme: "Theme"
) -> None:
    theme.set_zoom(200)

    assert "In your folder" in texts_on(opened)
    assert "Nothing leaves this computer" not in texts_on(opened)
    assert "01204 331500" in texts_on(opened)


@pytest.mark.parametrize("zoom", [100, 200])
def test_everything_that_tab_reaches_has_a_name(
    window: MainWindow, theme: "Theme", zoom: int
) -> None:
    theme.set_zoom(zoom)
    nameless = _nameless(window)
    window.show_new()
    nameless |= _nameless(window)
    window.open_sample()
    view = view_of(window)
    for jump in _places(window):
        view.go_to(jump)
        nameless |= _nameless(window)

    assert nameless == set()


class _OtherWindows(QObject):
    """Notes every window that shows, were it for a moment, beside the one that is asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.shown: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        if is_window and watched is not self._window and event.type() == QEvent.Type.Show:
            self.shown.append(repr(watched))
        return False


def test_no_page_flashes_a_window_of_its_own(window: MainWindow, qapp: QApplication) -> None:
    others = _OtherWindows(window)
    qapp.installEventFilter(others)
    window.show_new()
    window.open_sample()
    for jump in _places(window):
        view_of(window).go_to(jump)
    qapp.removeEventFilter(others)

    assert others.shown == []


def _nameless(window: MainWindow) -> set[str]:
    return {repr(widget) for widget in focusable(window) if not name_of(widget)}


def _places(window: MainWindow) -> list[Jump]:
    snapshot = session_of(window).snapshot
    return [
        Jump(PageId.QUESTIONS, question_id="M3", field="reason"),
        Jump(PageId.EVIDENCE),
        Jump(PageId.EVIDENCE, record_id=snapshot.evidence[0].id),
        Jump(PageId.ACTION_PLAN),
        Jump(PageId.ACTION_PLAN, record_id=snapshot.actions[0].id),
        Jump(PageId.SEND),
    ]


def test_changes_on_one_page_show_on_the_others(opened: MainWindow) -> None:
    view = view_of(opened)
    for page in PageId:
        view.go_to(Jump(page))
    session_of(opened).do(
        None,
        lambda workbook: workbook.add_record(RecordKind.EVIDENCE, title="A log of supervision"),
    )
    pages = the(NavigationTree, view.navigation).model()
    rows = (pages.index(row, 0) for row in range(pages.rowCount()))

    assert "Evidence, 1 items" in [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]
