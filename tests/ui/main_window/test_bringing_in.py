"""Another copy is brought in through the window, and somebody chooses what to keep."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.exchange.forms.form import form_of
from neglect_workbook.exchange.forms.making import make_forms
from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.models.navigation_model import NavigationModel
from neglect_workbook.ui.news_banner import NewsBanner
from neglect_workbook.workbook import Workbook, open_workbook
from tests.exchange.forms.colleague import fill
from tests.ui.finding import the
from tests.ui.main_window.every_page import controls_without_a_name, tab_round, texts_cut_off
from tests.ui.main_window.whole import button_on, focusable, texts_on, view_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.theme import Theme

_OURS = "We look at it each week."
_THEIRS = "We look at it each day, and a child says so."


def _workbook(window: MainWindow) -> Workbook:
    assert window.session is not None
    return window.session.workbook


@pytest.fixture
def other(opened: MainWindow, tmp_path: Path) -> Path:
    """A colleague's copy, in which the same boxes say something different from ours."""
    path = tmp_path / "from the head.nwbk"
    workbook = _workbook(opened)
    item = workbook.add_record(RecordKind.EVIDENCE, title="Supervision audit").record_id
    workbook.save_copy(path)
    theirs = open_workbook(path, profile=tmp_path / "there", author="b" * 12)
    theirs.set_answer("M3", reason=_THEIRS, rating="2")
    theirs.remove_record(RecordKind.EVIDENCE, item)
    theirs.close()
    workbook.set_answer("M3", reason=_OURS, rating="1")
    workbook.set_record(RecordKind.EVIDENCE, item, shows="That it is regular.")
    return path


def _news(window: MainWindow) -> str:
    return the(NewsBanner, view_of(window)).text


def _bring_in(window: MainWindow, qtbot: "QtBot", *files: Path) -> None:
    window.bring_in([str(file) for file in files])
    qtbot.waitUntil(lambda: "Bringing in" not in _news(window), timeout=15_000)


def _press(widget: QWidget | None) -> None:
    assert widget is not None
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Return)


def _reason(window: MainWindow) -> str:
    return _workbook(window).snapshot.answers["M3"].reason


def test_the_menu_asks_for_files_and_says_in_a_line_what_came_of_each(
    opened: MainWindow, other: Path, tmp_path: Path, qtbot: "QtBot"
) -> None:
    note = tmp_path / "note.nwbk"
    note.write_text("A note.")
    opened.menus[ActionId.BRING_IN].trigger()
    dialog = the(QFileDialog, opened)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(other), str(note)])
    dialog.reject()
    qtbot.waitUntil(lambda: "note.nwbk" in _news(opened), timeout=15_000)
    assert "from the head.nwbk: 3 changes came in." in _news(opened)
    assert "note.nwbk is not an Excel or Word file, and not a workbook." in _news(opened)
    assert "In 3 places both copies say something different" in _news(opened)


def test_a_file_dropped_on_the_window_is_brought_in(
    opened: MainWindow, other: Path, qtbot: "QtBot"
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    button, modifier = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPoint(300, 300), action, data, button, modifier)
    QApplication.sendEvent(opened, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(opened, QDropEvent(QPointF(300, 300), action, data, button, modifier))
    qtbot.waitUntil(lambda: "came in" in _news(opened), timeout=15_000)
    model = the(NavigationModel, view_of(opened).navigation)
    name = model.index_of_page(PageId.MERGE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert name == "Two copies, 3 to choose"


def test_a_form_comes_in_the_same_way(opened: MainWindow, tmp_path: Path, qtbot: "QtBot") -> None:
    form = form_of(_workbook(opened).snapshot, "P", date(2026, 11, 23))
    (path,) = make_forms(form, tmp_path / "form.xlsx")
    group = _workbook(opened).framework.colleague_groups[0].name
    _bring_in(opened, qtbot, fill(path, group))
    assert "form.xlsx" in _news(opened)
    assert len(_workbook(opened).snapshot.voices) == 1
    assert not opened.menus[ActionId.GO_MERGE].isEnabled()


def test_choosing_by_keyboard_to_the_end(opened: MainWindow, other: Path, qtbot: "QtBot") -> None:
    _bring_in(opened, qtbot, other)
    button_on(opened, "Choose what to keep").click()
    page = view_of(opened).current_page
    assert page is not None
    assert page.page_id is PageId.MERGE
    assert "3 places are left to choose. This is number 1." in texts_on(page)
    assert _OURS in texts_on(page)
    assert _THEIRS in texts_on(page)
    assert "Only here: 'day, and a child says so'." in texts_on(page)

    _press(button_on(page, "Keep both"))
    assert _reason(opened).startswith(_OURS)
    assert _reason(opened).endswith(_THEIRS)
    # Another press of Enter takes it back, and chooses nothing unread.
    _press(QApplication.focusWidget())
    assert _reason(opened) in (_OURS, _THEIRS)
    assert "3 places are left to choose" in texts_on(page)

    while "Nothing is left" not in texts_on(page):
        is_removal = "Removed in one copy" in texts_on(page)
        _press(button_on(page, "Keep it" if is_removal else "Keep ours"))
    assert _reason(opened) == _OURS
    assert "Nothing is left to choose." in texts_on(page)
    assert [one.title for one in _workbook(opened).snapshot.evidence] == ["Supervision audit"]
    assert not opened.menus[ActionId.GO_MERGE].isEnabled()


def test_what_is_left_is_said_on_the_overview_and_when_the_workbook_is_opened_again(
    opened: MainWindow, other: Path, ours: Path, qtbot: "QtBot"
) -> None:
    _bring_in(opened, qtbot, other)
    opened.close_workbook()
    opened.open_path(ours)
    assert "In 3 places both copies say something different" in _news(opened)
    view_of(opened).go_to(Jump(PageId.OVERVIEW))
    button_on(opened, "3 places to choose between two copies").click()
    page = view_of(opened).current_page
    assert page is not None
    assert page.page_id is PageId.MERGE
    assert the(NewsBanner, view_of(opened)).isHidden()


def test_news_of_a_file_that_somebody_else_changed_leads_to_the_same_page(
    opened: MainWindow, other: Path, ours: Path, qtbot: "QtBot"
) -> None:
    assert opened.session is not None
    with qtbot.waitSignal(opened.session.published, timeout=15_000):
        opened.session.publish()
    other.replace(ours)
    with qtbot.waitSignal(opened.session.merged, timeout=15_000):
        opened.session.do(None, lambda workbook: workbook.set_answer("M1", reason="One more."))
        opened.session.publish()
    assert "Changes from another copy are in your workbook now." in _news(opened)
    assert "In 3 places both copies say something different" in _news(opened)
    button_on(opened, "Choose what to keep").click()
    assert view_of(opened).place.page is PageId.MERGE


@pytest.mark.parametrize(("zoom", "width"), [(100, 1366), (200, 1366), (100, 760)])
def test_every_choice_is_whole_named_and_reached_by_tab(
    opened: MainWindow, other: Path, qtbot: "QtBot", theme: "Theme", zoom: int, width: int
) -> None:
    _bring_in(opened, qtbot, other)
    opened.resize(width, 736)
    theme.set_zoom(zoom)
    view_of(opened).go_to(Jump(PageId.MERGE))
    page = view_of(opened).current_page
    assert page is not None
    for _ in range(3):
        qtbot.wait(0)
        assert controls_without_a_name(opened) == []
        assert texts_cut_off(opened) == []
        able = [one for one in focusable(page) if one.isEnabled()]
        reached = tab_round(opened)
        assert [repr(one) for one in able if one not in reached] == []
        if button_on(page, "Next").isEnabled():
            button_on(page, "Next").click()
