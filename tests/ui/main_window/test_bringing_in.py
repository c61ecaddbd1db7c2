"""Another copy is brought in through the window, and somebody chooses what to keep."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.exchange.export import ExportKind, make_exports
from neglect_workbook.exchange.feedback.writing import write_feedback, write_receipt
from neglect_workbook.exchange.forms.form import form_of
from neglect_workbook.exchange.forms.making import make_forms
from neglect_workbook.exchange.incoming.recognise import Incoming, recognise
from neglect_workbook.exchange.password import protect
from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.models.navigation_model import NavigationModel
from neglect_workbook.ui.news_banner import NewsBanner
from neglect_workbook.ui.pages.merge.side_card import SideCard
from neglect_workbook.ui.password_dialog import PasswordDialog
from neglect_workbook.workbook import Workbook, open_workbook
from tests.came_back import LOWERED, feedback_for, receipt_for
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


def _says_it_stands(page: QWidget) -> list[str]:
    """What is said to be in the workbook now."""
    sides = [one for one in page.findChildren(SideCard) if one.isVisible()]
    stands = [one for one in sides if "This is in the workbook now." in texts_on(one)]
    return [one.keep.accessibleDescription() for one in stands]


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


def test_what_was_sent_and_what_came_back_of_it_are_dropped_together_and_each_is_known(
    opened: MainWindow, tmp_path: Path, qtbot: "QtBot"
) -> None:
    today, book = date(2026, 11, 23), _workbook(opened)
    book.set_answer("M3", reason=_OURS, rating="1")
    (sent,) = make_exports(book.snapshot, [ExportKind.RETURN], tmp_path, today)
    receipt, feedback = tmp_path / "receipt.xlsx", tmp_path / "feedback.xlsx"
    write_receipt(receipt_for(book.snapshot), book.framework, receipt)
    write_feedback(feedback_for(book.snapshot, LOWERED), book.framework, feedback, today)
    _bring_in(opened, qtbot, sent.path, receipt, feedback)
    said = _news(opened)
    assert f"{sent.path.name}: " in said
    assert "with the same content" in said
    assert "receipt.xlsx: The receipt: Received on" in said
    assert "feedback.xlsx: Feedback: 1 question." in said
    assert set(book.snapshot.feedback) == {"M3"}
    assert len(book.snapshot.receipts) == 1


def _locked_form(window: MainWindow, path: Path, rating: str, password: str) -> Path:
    """A filled form with a password on it."""
    form = form_of(_workbook(window).snapshot, "P", date(2026, 11, 23))
    (made,) = make_forms(form, path)
    fill(made, _workbook(window).framework.colleague_groups[0].name, {"P1": rating})
    made.write_bytes(protect(made.read_bytes(), password))
    return made


def _asked(window: MainWindow, qtbot: "QtBot", about: str) -> PasswordDialog:
    """The dialog that asks for a password, once it asks about this."""

    def found() -> list[PasswordDialog]:
        dialogs = window.findChildren(PasswordDialog)
        return [one for one in dialogs if one.isVisible() and about in texts_on(one)]

    qtbot.waitUntil(lambda: bool(found()), timeout=15_000)
    return found()[0]


def _answer(dialog: PasswordDialog, password: str) -> None:
    line = the(QLineEdit, dialog)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    line.selectAll()
    QTest.keyClicks(line, password)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_password_is_asked_for_until_it_opens_the_file(
    opened: MainWindow, tmp_path: Path, qtbot: "QtBot"
) -> None:
    form = _locked_form(opened, tmp_path / "form.xlsx", "2", "four plain words")
    opened.bring_in([str(form)])
    _answer(_asked(opened, qtbot, "form.xlsx has a password."), "three words")
    _answer(_asked(opened, qtbot, "The password does not open form.xlsx."), "four plain words")
    qtbot.waitUntil(lambda: _news(opened) == "form.xlsx: The form was counted.", timeout=15_000)
    assert len(_workbook(opened).snapshot.voices) == 1


def test_a_file_whose_password_nobody_knows_is_left_out_and_the_others_come_in(
    opened: MainWindow, other: Path, tmp_path: Path, qtbot: "QtBot"
) -> None:
    form = _locked_form(opened, tmp_path / "form.xlsx", "2", "four plain words")
    opened.bring_in([str(form), str(other)])
    QTest.keyClick(_asked(opened, qtbot, "form.xlsx"), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "from the head.nwbk" in _news(opened), timeout=15_000)
    assert "form.xlsx has a password. Give the password that you were told" in _news(opened)
    assert _workbook(opened).snapshot.voices == ()


def test_files_with_the_same_password_are_asked_about_once_and_others_by_name(
    opened: MainWindow, tmp_path: Path, qtbot: "QtBot"
) -> None:
    same = [
        _locked_form(opened, tmp_path / f"{name}.xlsx", rating, "four plain words")
        for name, rating in (("first", "1"), ("second", "2"))
    ]
    third = _locked_form(opened, tmp_path / "third.docx", "3", "another one")
    opened.bring_in([str(one) for one in (*same, third)])
    _answer(_asked(opened, qtbot, "first.xlsx has"), "four plain words")
    _answer(_asked(opened, qtbot, "third.docx has a password."), "another one")
    qtbot.waitUntil(lambda: _news(opened) == "3 forms were counted.", timeout=15_000)
    assert len(_workbook(opened).snapshot.voices) == 3


def test_files_that_are_dropped_while_others_are_read_come_in_after_them(
    opened: MainWindow, other: Path, tmp_path: Path, qtbot: "QtBot"
) -> None:
    form = _locked_form(opened, tmp_path / "form.xlsx", "2", "four plain words")
    opened.bring_in([str(form)])
    asked = _asked(opened, qtbot, "form.xlsx has")
    opened.bring_in([str(other)])
    _answer(asked, "four plain words")
    qtbot.waitUntil(lambda: "from the head.nwbk" in _news(opened), timeout=15_000)
    assert _news(opened).startswith("1 form was counted.")


def test_a_fault_over_one_file_is_said_and_never_stops_the_next(
    opened: MainWindow, other: Path, tmp_path: Path, qtbot: "QtBot", monkeypatch: pytest.MonkeyPatch
) -> None:

    def stumble(path: Path, password: str) -> Incoming:
        if path != other:
            raise ZeroDivisionError
        return recognise(path, password)

    monkeypatch.setattr("neglect_workbook.ui.bringing_in.recognise", stumble)
    with qtbot.captureExceptions() as faults:
        opened.bring_in([str(tmp_path / "odd.xlsx"), str(other)])
        qtbot.waitUntil(lambda: "from the head.nwbk" in _news(opened), timeout=15_000)
    assert [fault[0] for fault in faults] == [ZeroDivisionError]
    assert "odd.xlsx could not be read: this program made a mistake." in _news(opened)


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
    assert _says_it_stands(page) == [_workbook(opened).snapshot.answers["M3"].reason]

    _press(button_on(page, "Keep both"))
    assert _reason(opened).startswith(_OURS)
    assert _reason(opened).endswith(_THEIRS)
    # Another press of Enter takes it back, and chooses nothing unread.
    _press(QApplication.focusWidget())
    assert _reason(opened) in (_OURS, _THEIRS)
    assert "3 places are left to choose" in texts_on(page)

    while "Nothing is left" not in texts_on(page):
        is_removal = "Removed in one copy" in texts_on(page)
        _press(button_on(page, "Keep it" if is_removal else "Keep what your copy says"))
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


def test_what_was_said_goes_when_it_is_no_longer_true(
    opened: MainWindow, tmp_path: Path, qtbot: "QtBot"
) -> None:
    form = form_of(_workbook(opened).snapshot, "M", date(2026, 11, 23))
    (path,) = make_forms(form, tmp_path / "form.xlsx")
    note = tmp_path / "note.txt"
    note.write_text("Dear all,")
    fill(path, _workbook(opened).framework.colleague_groups[0].name, {"M1": "2"})
    _bring_in(opened, qtbot, path, note)
    banner = the(NewsBanner, view_of(opened))
    assert _news(opened).startswith("1 form was counted. Not brought in: •")
    assert opened.focusWidget().accessibleName() == "Close this message"
    opened.menus[ActionId.UNDO].trigger()
    assert banner.isHidden()


def test_what_was_said_of_files_passes_at_the_second_page(
    opened: MainWindow, tmp_path: Path, qtbot: "QtBot"
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Dear all,")
    _bring_in(opened, qtbot, note)
    banner = the(NewsBanner, view_of(opened))
    view_of(opened).go_to(Jump(PageId.EVIDENCE))
    assert not banner.isHidden()
    view_of(opened).go_to(Jump(PageId.VOICES))
    assert banner.isHidden()


def test_two_copies_are_spoken_of_only_where_a_copy_came(
    opened: MainWindow, other: Path, ours: Path, tmp_path: Path, qtbot: "QtBot"
) -> None:
    _bring_in(opened, qtbot, other)
    note = tmp_path / "note.txt"
    note.write_text("Dear all,")
    _bring_in(opened, qtbot, note)
    assert "both copies" not in _news(opened)
    opened.close_workbook()
    opened.open_path(ours)
    assert _news(opened).startswith("In 3 places both copies say something different")


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


def test_enter_again_and_again_looks_at_every_place_and_chooses_nothing(
    opened: MainWindow, other: Path, qtbot: "QtBot"
) -> None:
    _bring_in(opened, qtbot, other)
    view_of(opened).go_to(Jump(PageId.MERGE))
    page = view_of(opened).current_page
    assert page is not None
    button_on(page, "Next").setFocus()
    for _ in range(4):
        _press(QApplication.focusWidget())
    assert "3 places are left to choose." in texts_on(page)


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
