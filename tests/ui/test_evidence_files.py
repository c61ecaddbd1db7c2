import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
)

from neglect_workbook.domain.records import Evidence
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.models.evidence_model import Column
from neglect_workbook.ui.pages.evidence import copying
from neglect_workbook.ui.pages.evidence.copy_field import CopyField
from neglect_workbook.ui.pages.evidence.copying import Copying
from neglect_workbook.ui.pages.evidence.drop_zone import DropZone
from neglect_workbook.ui.pages.evidence.file_panel import FilePanel
from neglect_workbook.ui.pages.evidence_page import EvidencePage
from neglect_workbook.ui.session import WorkbookSession
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.table_view import TableView
from neglect_workbook.workbook import attaching, open_workbook
from tests.storage.test_attachments import lose
from tests.ui.finding import the
from tests.workbook.attached import PDF, attached, make_minutes

if TYPE_CHECKING:
    from PySide6.QtWidgets import (
        QWidget,
    )
    from pytestqt.qtbot import QtBot

    from neglect_workbook.storage.store import Store
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.workbook.attaching import Copies, TakenCopy

NOTE, ATTACH = "Note where it is kept", "Attach a copy"
ANY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


class Shown:
    """The page in a window, and the hands of somebody with files."""

    def __init__(self, qtbot: "QtBot", theme: "Theme", session: WorkbookSession) -> None:
        self.qtbot, self.session = qtbot, session
        self.page = EvidencePage(theme, session)
        qtbot.addWidget(self.page)
        self.page.resize(1118, 660)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.table = the(TableView, self.page)
        self.panel, self.zone = the(FilePanel, self.page), the(DropZone, self.page)
        self.field = the(CopyField, self.page)

    @property
    def said(self) -> str:
        labels = self.page.findChildren(QLabel)
        banners = [
            one.accessibleName() for one in self.page.findChildren(Banner) if one.isVisible()
        ]
        return "\n".join([*(one.text() for one in labels if one.isVisible()), *banners])

    @property
    def items(self) -> tuple[Evidence, ...]:
        return self.session.snapshot.evidence

    def has(self, words: str) -> bool:
        return any(_is(one, words) for one in self.page.findChildren(QPushButton))

    def press(self, words: str) -> None:
        next(one for one in self.page.findChildren(QPushButton) if _is(one, words)).click()

    def line(self, name: str) -> QLineEdit:
        lines = self.page.findChildren(QLineEdit)
        return next(one for one in lines if one.accessibleName() == name and one.isVisible())

    def cell(self, item: Evidence, column: Column, role: Qt.ItemDataRole) -> str:
        model = self.table.model()
        rows = range(model.rowCount())
        row = next(one for one in rows if model.index(one, 0).data() == item.title)
        return str(model.index(row, column).data(role))

    def open(self, item: Evidence) -> None:
        jump = Jump(PageId.EVIDENCE, record_id=item.id, field="file_name")
        self.page.go_to(jump)

    def drop(self, *urls: QUrl) -> bool:
        """Drag over the table and let go; whether it was taken."""
        data = QMimeData()
        data.setUrls(list(urls))
        target: QWidget | None = self.table.viewport()
        while target is not None and not target.acceptDrops():
            target = target.parentWidget()
        assert target is not None
        copy = Qt.DropAction.CopyAction
        enter = QDragEnterEvent(QPoint(5, 5), copy, data, LEFT, ANY)
        enter.ignore()
        QApplication.sendEvent(target, enter)
        if enter.isAccepted():
            QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, data, LEFT, ANY))
        return enter.isAccepted()

    def drop_file(self, path: Path) -> None:
        assert self.drop(QUrl.fromLocalFile(str(path)))

    def choose(self, path: Path) -> None:
        """Answer the dialog that asks for a file or a place."""
        dialog = the(QFileDialog, self.page)
        dialog.fileSelected.emit(str(path))
        dialog.reject()

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition)


def _is(button: QPushButton, words: str) -> bool:
    return button.accessibleName() == words and button.isVisible() and button.isEnabled()


@pytest.fixture
def shown(qtbot: "QtBot", theme: "Theme", session: WorkbookSession) -> Iterator[Shown]:
    shown = Shown(qtbot, theme, session)
    yield shown
    shown.page.close()


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    folder = tmp_path / "home of somebody" / "Governors"
    folder.mkdir(parents=True)
    return make_minutes(folder)


@pytest.fixture
def item(shown: Shown, minutes: Path) -> Evidence:
    """An item with a copy, shown in full."""
    shown.drop_file(minutes)
    shown.press(ATTACH)
    shown.wait(lambda: bool(shown.items))
    (item,) = shown.items
    assert item.has_copy
    shown.open(item)
    return item


@pytest.fixture
def kept(session: WorkbookSession, minutes: Path) -> Evidence:
    """An item with a copy, in a workbook that is closed."""
    item = attached(session.workbook, minutes)
    session.close()
    return item


class Reopen(Protocol):
    """Opens the workbook again and shows its page."""

    def __call__(self, *, read_only: bool) -> Shown: ...


@pytest.fixture
def reopen(
    qtbot: "QtBot",
    qapp: QApplication,
    theme: "Theme",
    session: WorkbookSession,
    preferences: "Preferences",
) -> Iterator[Reopen]:
    opened: list[Shown] = []

    def show(*, read_only: bool) -> Shown:
        path, profile = session.workbook.path, preferences.profile
        again = open_workbook(path, profile=profile, author="reader", read_only=read_only)
        opened.append(Shown(qtbot, theme, WorkbookSession(again, qapp)))
        return opened[-1]

    yield show
    for shown in opened:
        shown.page.close()
        shown.session.close()
        shown.session.deleteLater()


def test_a_file_that_is_dropped_is_noted_with_the_name_of_its_folder_alone(
    shown: Shown, minutes: Path
) -> None:
    shown.drop_file(minutes)
    assert "Evidence can hold children's names. Noting the place is safer." in shown.said
    assert not shown.items
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    item = shown.items[0]
    assert (item.title, item.kept_at, item.has_copy) == ("Governor minutes", "Governors", False)
    assert _focused() is shown.line("What it is")
    assert shown.line("Where it is kept").text() == "Governors"
    assert not shown.panel.isVisible()
    log = shown.session.workbook.store
    shown.session.workbook.publish().result()
    assert b"home of somebody" not in log.target.read_bytes()


@pytest.mark.parametrize("place", ["home", "HOME$", "Users"])
def test_a_folder_that_is_called_by_a_person_is_not_noted(
    shown: Shown, tmp_path: Path, place: str
) -> None:
    folder = tmp_path / place / "somebody"
    folder.mkdir(parents=True)
    shown.drop_file(make_minutes(folder))
    shown.press(NOTE)
    assert [one.kept_at for one in shown.items] == [""]


def test_a_copy_is_attached_and_named_with_a_paperclip(
    shown: Shown, item: Evidence, minutes: Path
) -> None:
    assert (item.title, item.file_name) == ("Governor minutes", minutes.name)
    words = shown.cell(item, Column.KEPT_AT, Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Where it is kept: Governor minutes.pdf, copy attached"
    assert "Governor minutes.pdf, 5 kB" in shown.said
    shown.session.undo()
    assert shown.items == ()


def test_a_program_is_refused_in_place_and_can_be_noted_all_the_same(
    shown: Shown, tmp_path: Path
) -> None:
    program = tmp_path / "budget.pdf"
    program.write_bytes(b"MZ" + bytes(100))
    shown.drop_file(program)
    shown.press(ATTACH)
    shown.wait(lambda: "budget.pdf is a program, a script or a link" in shown.said)
    assert not shown.items
    assert _focused().text() == NOTE
    shown.press(NOTE)
    assert [one.title for one in shown.items] == ["Budget"]


def test_the_keyboard_chooses_a_file_and_turns_back(shown: Shown, minutes: Path) -> None:
    shown.zone.focus_choose()
    chooser = _focused()
    QTest.keyClick(chooser, Qt.Key.Key_Return)
    shown.choose(minutes)
    assert shown.panel.isVisible()
    assert not shown.zone.isVisible()
    assert shown.panel.isAncestorOf(_focused())
    QTest.keyClick(_focused(), Qt.Key.Key_Escape)
    assert not shown.panel.isVisible()
    assert _focused() is chooser
    assert shown.items == ()


@pytest.mark.parametrize(("width", "zoom"), [(1118, 100), (620, 100), (1118, 200)])
def test_the_place_for_files_follows_the_last_row(
    shown: Shown, theme: "Theme", minutes: Path, width: int, zoom: int
) -> None:
    shown.drop_file(minutes)
    shown.press(NOTE)
    shown.page.resize(width, 660)
    theme.set_zoom(zoom)
    shown.press("Close" if shown.has("Close") else "Back to the list")

    def gap() -> int:
        below = shown.table.mapTo(shown.page, QPoint(0, shown.table.height())).y()
        return shown.zone.mapTo(shown.page, QPoint(0, 0)).y() - below

    row = shown.table.verticalHeader()
    shown.wait(lambda: 0 <= gap() <= 16 and shown.table.viewport().height() >= row.length())
    assert shown.table.viewport().height() - row.length() < row.defaultSectionSize()


def test_several_files_and_web_addresses_are_not_taken(shown: Shown, minutes: Path) -> None:
    file = QUrl.fromLocalFile(str(minutes))
    assert shown.drop(file, file)
    assert "Drop one file at a time." in shown.said
    assert not shown.panel.isVisible()
    assert not shown.drop(QUrl("https://example.invalid/minutes.pdf"))


def test_removing_a_copy_is_said_and_undone(shown: Shown, item: Evidence) -> None:
    shown.press("Remove the copy")
    assert not shown.items[0].has_copy
    assert "The copy of E1 was removed." in shown.said
    assert _focused().text() == ATTACH
    shown.press("Undo")
    assert shown.items == (item,)
    assert "Governor minutes.pdf, 5 kB" in shown.said


def test_a_copy_that_another_item_holds_too_is_said_to_stay(
    shown: Shown, item: Evidence, minutes: Path
) -> None:
    attached(shown.session.workbook, minutes)
    shown.press("Remove the copy")
    assert "The copy of E1 was removed. Another item or a closed review still holds it." in (
        shown.said
    )
    assert item.file_digest in shown.session.workbook.store.attachments


def test_what_no_program_opens_is_said(
    shown: Shown, item: Evidence, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    shown.press("Open")
    shown.wait(lambda: "No program on this computer opens it. Save a copy instead." in shown.said)
    assert shown.items == (item,)


def test_an_item_that_is_shown_is_given_a_copy(shown: Shown, item: Evidence) -> None:
    shown.press("Remove the copy")
    other = Path(shown.session.workbook.path).with_name("notes.txt")
    other.write_text("Read by two of us.")
    shown.press(ATTACH)
    shown.choose(other)
    shown.wait(lambda: shown.items[0].file_name == "notes.txt")
    assert shown.items[0].id == item.id
    assert "notes.txt, 1 kB" in shown.said


def test_a_new_item_can_begin_with_its_copy(shown: Shown, minutes: Path) -> None:
    shown.press("Add evidence")
    shown.press(ATTACH)
    shown.choose(minutes)
    shown.wait(lambda: bool(shown.items))
    assert shown.items[0].file_name == minutes.name
    assert shown.line("What it is").text() == "Governor minutes"


def test_a_copy_is_opened_to_be_read_only_and_is_gone_after_closing(
    shown: Shown, item: Evidence, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_elsewhere(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_elsewhere)
    shown.press("Open")
    shown.wait(lambda: bool(opened))
    assert opened[0].name == item.file_name
    assert opened[0].read_bytes() == minutes.read_bytes()
    assert not opened[0].stat().st_mode & 0o222
    assert "Opened to be read." in shown.said
    shown.page.close()
    shown.session.close()
    assert not opened[0].exists()


def test_a_table_of_values_is_saved_out_and_not_opened(shown: Shown, tmp_path: Path) -> None:
    values = tmp_path / "counts.csv"
    values.write_text("=cmd|'/C calc'!A0,1\n")
    shown.drop_file(values)
    shown.press(ATTACH)
    shown.wait(lambda: bool(shown.items))
    shown.open(shown.items[0])
    assert not shown.has("Open")
    assert "This kind of file is not opened from here." in shown.said
    assert shown.has("Save a copy as…")


def test_a_copy_that_is_saved_out_replaces_nothing_and_says_where_it_is(
    shown: Shown, item: Evidence, minutes: Path
) -> None:
    before = minutes.read_bytes()
    shown.press("Save a copy as…")
    shown.choose(minutes)
    saved = minutes.with_name("Governor minutes (2).pdf")
    shown.wait(lambda: f"Saved as {saved.name} in Governors (in home of somebody)." in shown.said)
    assert saved.read_bytes() == minutes.read_bytes() == before
    assert item == shown.items[0]


def test_reading_that_takes_long_tells_how_far_it_is_and_can_be_stopped(
    shown: Shown, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def slow(
        store: "Store", path: Path, present: "Copies", watch: Callable[[int], None]
    ) -> "TakenCopy":
        watch(2_000)
        go_on.wait()
        return attaching.take_copy(store, path, present, watch)

    monkeypatch.setattr(copying, "take_copy", slow)
    monkeypatch.setattr(copying, "_LONG", 1)
    shown.drop_file(minutes)
    shown.press(ATTACH)
    shown.wait(lambda: "2 kB of 5 kB read." in shown.said)
    assert the(QProgressBar, shown.panel).value() in range(30, 50)
    assert not shown.has(NOTE)
    assert not shown.drop(QUrl.fromLocalFile(str(minutes)))
    shown.press("Cancel")
    go_on.set()
    shown.wait(lambda: shown.has(NOTE))
    assert shown.items == ()
    assert shown.session.workbook.store.attachments == {}


@pytest.mark.parametrize("is_taken", [True, False])
def test_a_copy_that_comes_after_closing_is_passed_over(
    shown: Shown, minutes: Path, monkeypatch: pytest.MonkeyPatch, *, is_taken: bool
) -> None:
    go_on = threading.Event()

    def slow(
        store: "Store", path: Path, present: "Copies", watch: Callable[[int], None]
    ) -> "TakenCopy":
        take = partial(attaching.take_copy, store, path, present, watch)
        taken = take() if is_taken else None
        go_on.wait()
        return taken or take()

    monkeypatch.setattr(copying, "take_copy", slow)
    shown.drop_file(minutes)
    shown.press(ATTACH)
    if is_taken:
        shown.wait(lambda: bool(shown.session.workbook.store.attachments))
    shown.session.close()
    go_on.set()
    shown.wait(lambda: not any(one.is_busy for one in shown.page.findChildren(Copying)))
    assert shown.items == ()


def test_a_lost_copy_is_marked_and_attaching_it_again_mends_it(
    kept: Evidence, session: WorkbookSession, reopen: Reopen, minutes: Path
) -> None:
    lose(session.workbook.path)
    shown = reopen(read_only=False)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert "damaged or missing" in shown.cell(kept, Column.KEPT_AT, role)
    shown.open(kept)
    assert "The copy is damaged or missing in this workbook." in shown.said
    assert not shown.has("Open")
    shown.press(ATTACH)
    shown.choose(minutes)
    shown.wait(lambda: shown.has("Open"))
    assert "damaged or missing" not in shown.cell(kept, Column.KEPT_AT, role)


def test_who_may_only_read_opens_and_saves_and_changes_nothing(
    kept: Evidence, reopen: Reopen, minutes: Path
) -> None:
    shown = reopen(read_only=True)
    assert not shown.zone.isVisible()
    shown.open(kept)
    assert shown.has("Open")
    for words in (ATTACH, "Remove the copy"):
        assert not shown.has(words)
    shown.press("Save a copy as…")
    shown.choose(minutes)
    shown.wait(lambda: minutes.with_name("Governor minutes (2).pdf").exists())
    shown.wait(lambda: "Saved as" in shown.said)


def test_many_megabytes_are_warned_of(
    shown: Shown, item: Evidence, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert item.file_size > len(PDF)
    assert "The attached copies have" not in shown.said
    monkeypatch.setattr(attaching, "MANY_BYTES", 5_000)
    shown.press("Remove the copy")
    shown.press("Undo")
    assert "The attached copies have 5 kB together." in shown.said


def _focused() -> QPushButton | QLineEdit:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QPushButton | QLineEdit)
    return widget
