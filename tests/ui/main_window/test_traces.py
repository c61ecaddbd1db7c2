"""Row 49 in the window: nothing but the workbook keeps what somebody wrote."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.faults import FaultWatch
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from tests.faults.canaries import CANARIES, found_in, is_working_copy
from tests.faults.rounds import Figures
from tests.ui.main_window.whole import session_of, view_of


@pytest.fixture
def hooks() -> Iterator[None]:
    """The hooks of this run come back after the test."""
    ours, threads = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = ours, threads


@pytest.mark.usefixtures("hooks")
def test_typing_evidence_searching_and_a_crash_leave_no_word_outside_the_workbook(
    opened: MainWindow,
    ours: Path,
    isolated_profile: Path,
    caplog: pytest.LogCaptureFixture,
    figures: Figures,
    warning_records: list[logging.LogRecord],
) -> None:
    caplog.set_level(logging.DEBUG)
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3", field="reason"))
    box = QApplication.focusWidget()
    assert isinstance(box, QTextEdit)
    QTest.keyClicks(box, f"{CANARIES[0]} is late.")
    session = session_of(opened)
    session.flush()
    session.do(
        None, lambda book: book.add_record(RecordKind.EVIDENCE, title=f"{CANARIES[1]} audit")
    )
    for page in PageId:
        view_of(opened).go_to(Jump(page))
    watch = FaultWatch(isolated_profile)

    def fail() -> None:
        raise RuntimeError(f"canary {CANARIES[2]} and {session.snapshot.answers['M3'].reason}")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    del watch
    while_open = found_in(isolated_profile, is_working_copy)
    opened.close_workbook()
    found = found_in(isolated_profile, lambda _: False)

    assert (isolated_profile / "crash.log").exists()
    assert any(word.encode() in ours.read_bytes() for word in CANARIES)
    figures(
        "49",
        "files with words that do not belong there (window)",
        while_open=len(while_open),
        after=len(found),
    )
    assert (while_open, found) == ([], [])
    assert not any(word in caplog.text for word in CANARIES)
    warning_records.clear()
