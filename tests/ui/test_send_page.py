import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.exchange.report import Document
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.send import make_panel
from neglect_workbook.ui.pages.send.finding_row import FindingRowButton
from neglect_workbook.ui.pages.send.paper import Paper
from neglect_workbook.ui.session import WorkbookSession
from neglect_workbook.ui.widgets.growing_edit import GrowingEdit
from neglect_workbook.workbook import open_workbook
from tests.ui.send_shown import SendShown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme


@pytest.fixture
def sample(
    qtbot: "QtBot", theme: "Theme", sample_session: WorkbookSession, preferences: "Preferences"
) -> SendShown:
    """The page of the filled workbook."""
    return SendShown(qtbot, theme, sample_session, preferences)


@pytest.fixture
def empty(
    qtbot: "QtBot", theme: "Theme", session: WorkbookSession, preferences: "Preferences"
) -> SendShown:
    """The page of a workbook in which nothing is written."""
    return SendShown(qtbot, theme, session, preferences)


@pytest.fixture
def folder(tmp_path: Path, preferences: "Preferences", sample_session: "WorkbookSession") -> Path:
    """The folder that was chosen for the files."""
    chosen = tmp_path / "Documents" / "Safeguarding"
    chosen.mkdir(parents=True)
    preferences.set_export_folder(str(chosen), sample_session.workbook.path)
    return chosen


# -- what there is to look at ------------------------------------------------------------


def test_what_to_look_at_is_listed_with_the_way_there(sample: SendShown) -> None:
    assert "S4 is red and has no action. Add an action" in sample.rows
    assert f"{len(sample.rows)} things to look at. None of them stops you" in sample.words

    sample.press("S4 is red and has no action")

    assert sample.jumps == [Jump(PageId.QUESTIONS, question_id="S4", field="actions")]


def test_a_date_that_is_none_is_missing_and_stays_as_it_was_typed(
    sample: SendShown, folder: Path
) -> None:
    sample.page.go_to(Jump(PageId.SEND, field="approved_on"))
    field = sample.field(QLineEdit, "Approved on")
    field.selectAll()
    QTest.keyClicks(field, "pass2")
    sample.button("Make the files").setFocus()

    row = "'pass2' in Approved on is not a date. Fill it in"
    sample.qtbot.waitUntil(lambda: row in sample.rows)
    sample.make(folder)
    assert field.text() == "pass2"
    assert row in sample.rows

    sample.press(row)
    assert sample.jumps[-1] == Jump(PageId.SEND, field="approved_on")
    field.selectAll()
    QTest.keyClicks(field, "3 November 2026")
    sample.button("Make the files").setFocus()
    sample.qtbot.waitUntil(lambda: row not in sample.rows)


def test_enter_on_a_row_goes_there(sample: SendShown) -> None:
    sample.page.go_to(Jump(PageId.SEND))
    focused = QApplication.focusWidget()
    assert isinstance(focused, FindingRowButton)

    QTest.keyClick(focused, Qt.Key.Key_Down)
    second = QApplication.focusWidget()
    assert isinstance(second, FindingRowButton)
    QTest.keyClick(second, Qt.Key.Key_Return)

    assert sample.jumps == [second.row.jump]
    assert second is not focused


def test_the_list_follows_the_workbook(sample: SendShown) -> None:
    sample.session.do(
        None,
        lambda workbook: workbook.add_record(
            RecordKind.ACTION,
            question_ids=("S4",),
            what_we_do="Half a day a week",
            difference="Children are seen",
            lead_role="Head teacher",
            due=date(2099, 1, 1),
        ),
    )

    sample.qtbot.waitUntil(lambda: "S4 is red and has no action. Add an action" not in sample.rows)


def test_a_new_workbook_says_in_one_row_that_nothing_is_answered(empty: SendShown) -> None:
    assert empty.rows[0] == "20 questions are not answered. Go to S1"
    assert len(empty.rows) == 4


def test_nothing_left_is_said_calmly(empty: SendShown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("neglect_workbook.ui.pages.send_page.findings", lambda *_: ())
    empty.session.do(None, lambda workbook: workbook.set_review(limits="None"))

    empty.qtbot.waitUntil(lambda: not empty.rows)
    assert "Nothing left to look at." in empty.words


# -- about this return -------------------------------------------------------------------


def test_a_row_about_the_return_leads_to_its_field_here(empty: SendShown) -> None:
    empty.press("It does not say who agreed it")
    empty.page.go_to(empty.jumps[0])

    field = empty.field(QLineEdit, "Approved by")
    assert field.hasFocus()
    # What was only just unfolded finds its height in a turn of the event loop.
    empty.qtbot.waitUntil(lambda: not field.visibleRegion().isEmpty())


def test_what_is_written_about_the_return_is_kept(empty: SendShown) -> None:
    empty.page.go_to(Jump(PageId.SEND, field="contact_role"))
    QTest.keyClicks(empty.field(QLineEdit, "Who can be asked about it"), "Safeguarding lead")
    QTest.keyClicks(empty.field(GrowingEdit, "People involved"), "2 leaders")
    QTest.keyClicks(empty.field(QLineEdit, "Approved on"), "19 November 2026")
    empty.press("I have read it for names")
    kinds = empty.field(QComboBox, "Review")
    kinds.setCurrentIndex(1)
    kinds.activated.emit(1)

    empty.session.flush()

    snapshot = empty.session.snapshot
    assert snapshot.organisation.contact_role == "Safeguarding lead"
    assert snapshot.review.people_involved == "2 leaders"
    assert snapshot.review.approved_on == date(2026, 11, 19)
    assert snapshot.review.privacy_confirmed
    assert snapshot.review.kind_id == "midpoint"


def test_undo_shows_what_was_there_before(sample: SendShown) -> None:
    sample.page.go_to(Jump(PageId.SEND, field="contact_role"))
    field = sample.field(QLineEdit, "Who can be asked about it")
    before = field.text()
    field.selectAll()
    QTest.keyClicks(field, "Deputy")

    sample.session.undo()

    assert field.text() == before


def test_nobody_is_told_to_have_read_it_who_did_not_say_so(
    empty: SendShown, sample: SendShown
) -> None:
    assert "Not read for names yet" in empty.words
    assert "Not read for names yet" not in sample.words


# -- the preview -------------------------------------------------------------------------


def test_the_plan_and_the_return_can_be_read_before_they_are_made(sample: SendShown) -> None:
    assert "Self-evaluation and action plan" in sample.paper

    sample.press("Return")

    sample.wait_for_paper("Answers at a glance")


def test_read_it_all_opens_in_place_and_escape_goes_back(sample: SendShown) -> None:
    sample.press("Return")
    sample.press("Read it all")

    assert "Answers at a glance" in sample.paper
    reading = QApplication.focusWidget()
    assert isinstance(reading, Paper)

    QTest.keyClick(reading, Qt.Key.Key_Escape)

    assert sample.button("Make the files").isVisible()
    assert sample.button("Read it all").hasFocus()


def test_what_is_read_can_be_printed(sample: SendShown, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[Document] = []

    def keep(_parent: QWidget, document: Document) -> None:
        printed.append(document)

    monkeypatch.setattr("neglect_workbook.ui.pages.send_page.print_document", keep)
    sample.press("Summary")
    sample.press("Read it all")
    sample.press("Print")

    assert [one.title for one in printed] == ["Summary on one page"]


def test_the_preview_follows_what_is_written(sample: SendShown) -> None:
    code = _check_code(sample)

    sample.session.do(
        None, lambda workbook: workbook.set_organisation(contact_role="Safeguarding governor")
    )

    sample.wait_for_paper("Contact: Safeguarding governor")
    sample.qtbot.waitUntil(lambda: _check_code(sample) != code)


# -- the files ---------------------------------------------------------------------------


def test_the_files_are_made_and_named(sample: SendShown, folder: Path) -> None:
    names = sample.make(folder)

    assert [name.partition("_")[0] for name in names] == ["neglect-action-plan", "neglect-return"]
    assert "3 files are in Safeguarding (in Documents)" in sample.words
    for name in names:
        assert name in sample.words
    assert sample.button("Open the e-mail draft").hasFocus()
    assert sample.button("Make the files").isEnabled()


def test_only_what_is_ticked_is_made(sample: SendShown, folder: Path) -> None:
    sample.press("Action plan, Word")
    sample.press("E-mail draft")

    names = sample.make(folder)

    assert [name.partition("_")[0] for name in names] == ["neglect-return"]
    assert "1 file is in" in sample.words


def test_without_a_tick_the_page_says_why_nothing_can_be_made(sample: SendShown) -> None:
    sample.press("Action plan, Word")
    sample.press("Return, Excel")

    assert not sample.button("Make the files").isEnabled()
    assert "Tick at least one file to make." in sample.words


def test_what_was_typed_last_is_in_the_files(sample: SendShown, folder: Path) -> None:
    sample.page.go_to(Jump(PageId.SEND, field="minute_reference"))
    field = sample.field(QLineEdit, "Where it is minuted")
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, " and 12")

    sample.make(folder)

    assert sample.session.snapshot.review.minute_reference.endswith(" and 12")


def test_a_folder_that_cannot_be_used_is_said_with_the_next_step(
    sample: SendShown, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = folder / "a-file"
    in_the_way.write_text("not a folder")
    monkeypatch.setattr(make_panel, "export_folder", lambda *_: in_the_way)

    sample.make(folder)

    assert "is not a folder." in sample.problem
    assert sample.button("Choose another folder").isVisible()
    assert sample.button("Make the files").hasFocus()
    assert not sample.made.isVisible()


def test_a_fault_of_ours_is_said_and_reported(
    sample: SendShown, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("neglect_workbook.ui.pages.send.file_making.make_files", fail)

    with sample.qtbot.captureExceptions() as faults:
        sample.make(folder)

    assert [fault[0] for fault in faults] == [ZeroDivisionError]
    assert "Your work is safe" in sample.problem
    assert sample.button("Make the files").isEnabled()


def test_files_that_are_no_longer_what_is_written_are_called_so(
    sample: SendShown, folder: Path
) -> None:
    sample.make(folder)
    assert "You have changed something since" not in sample.words

    sample.session.do(None, lambda workbook: workbook.set_review(limits="Something else"))

    sample.qtbot.waitUntil(lambda: "You have changed something since" in sample.words)

    sample.session.undo()

    sample.qtbot.waitUntil(lambda: "You have changed something since" not in sample.words)


def test_the_folder_opens_and_the_address_can_be_copied(
    sample: SendShown, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    sample.make(folder)

    sample.press("Show the files in their folder")
    sample.press("Copy the address")

    assert opened == [QUrl.fromLocalFile(str(folder))]
    contact = sample.session.snapshot.framework.contact("partnership")
    assert QGuiApplication.clipboard().text() == contact.email
    assert sample.button("Address copied").isVisible()


def test_the_page_does_not_wait_for_what_writes_word_and_excel() -> None:
    asked = "import sys, neglect_workbook.ui.pages.send_page; print(*sys.modules)"

    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)

    assert not {"docx", "xlsxwriter", "openpyxl"} & set(done.stdout.split())


# -- everyone ----------------------------------------------------------------------------


@pytest.fixture
def read_only_session(
    qapp: QApplication, sample_session: WorkbookSession, preferences: "Preferences"
) -> "Iterator[WorkbookSession]":
    workbook = open_workbook(
        sample_session.workbook.path,
        profile=preferences.profile,
        author="b" * 12,
        read_only=True,
    )
    session = WorkbookSession(workbook, qapp)
    yield session
    session.close()
    session.deleteLater()


def test_a_reader_sees_everything_changes_nothing_and_may_make_the_files(
    qtbot: "QtBot",
    theme: "Theme",
    read_only_session: WorkbookSession,
    preferences: "Preferences",
    folder: Path,
) -> None:
    shown = SendShown(qtbot, theme, read_only_session, preferences)
    shown.page.go_to(Jump(PageId.SEND, field="contact_role"))

    line = shown.field(QLineEdit, "Who can be asked about it")
    assert line.isReadOnly()
    assert line.text() == "Designated safeguarding lead"
    assert not shown.button("I have read it for names").isEnabled()
    assert len(shown.make(folder)) == 2


def test_everything_has_a_name(sample: SendShown, folder: Path) -> None:
    sample.make(folder)
    sample.page.go_to(Jump(PageId.SEND, field="contact_role"))

    assert [one for one in sample.stops if not _name(one)] == []


@pytest.mark.parametrize("zoom", [100, 125, 150, 200])
def test_nothing_scrolls_sideways(sample: SendShown, theme: "Theme", zoom: int) -> None:
    sample.page.go_to(Jump(PageId.SEND, field="contact_role"))

    theme.set_zoom(zoom)
    QApplication.processEvents()

    cut_off = [
        _name(one)
        for one in sample.stops
        if one.mapTo(sample.page, one.rect().topRight()).x() > sample.page.width()
    ]
    assert cut_off == []


def _check_code(shown: SendShown) -> str:
    return next(line for line in shown.words.splitlines() if line.startswith("Check code"))


def _name(widget: QWidget) -> str:
    """What a screen reader calls it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text
