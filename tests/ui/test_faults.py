"""A fault of our own is told calmly, and what was typed is safe."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from neglect_workbook.ui.faults import FaultWatch, show_fault


@pytest.fixture
def hooks() -> Iterator[None]:
    """The hooks of this run come back after the test."""
    ours, threads = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = ours, threads


@pytest.mark.usefixtures("hooks")
def test_a_fault_on_any_thread_is_kept_and_told_without_a_word_of_what_was_typed(
    qtbot: QtBot, tmp_path: Path, warning_records: list[object]
) -> None:
    watch = FaultWatch(tmp_path)

    def fail() -> None:
        raise RuntimeError("canary: what somebody typed")

    with qtbot.waitSignal(watch.met, timeout=5000) as told:
        thread = threading.Thread(target=fail)
        thread.start()
    thread.join()

    report = str(told.args[0]) + (tmp_path / "crash.log").read_text(encoding="utf-8")
    assert "RuntimeError" in report
    assert "test_faults.py" in report
    assert "canary" not in report
    assert len(warning_records) == 1
    warning_records.clear()


def test_the_box_says_that_the_work_is_saved_and_offers_the_report(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = show_fault(window, "RuntimeError\n  place.py:1 fail")

    assert isinstance(box, QMessageBox)
    assert "What you typed is saved" in box.text()
    assert "place.py:1" in box.detailedText()
    box.close()
