"""What the window learns of an open workbook, and when."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.storage.saver import Saver
from neglect_workbook.storage.store import Store
from neglect_workbook.ui.opener import Opener
from neglect_workbook.ui.session import ChangeNotice, WorkbookSession

if TYPE_CHECKING:
    import logging

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences


def _rate(session: WorkbookSession, code: str, who: QObject | None = None) -> None:
    session.do(who, lambda workbook: workbook.set_answer("M3", rating=code))


@pytest.fixture
def notices(session: WorkbookSession) -> list[ChangeNotice]:
    """Every notice of the session."""
    kept: list[ChangeNotice] = []
    session.changed.connect(kept.append)
    return kept


def test_a_change_is_told_with_who_made_it_and_what_it_touched(
    session: WorkbookSession, notices: list[ChangeNotice]
) -> None:
    page = QObject()
    _rate(session, "2", page)

    (notice,) = notices
    assert notice.initiator is page
    answer = session.snapshot.answers["M3"]
    assert notice.change_set.touches(RecordKind.ANSWER, answer.id)
    assert answer.rating == "2"


def test_what_changes_nothing_is_not_told(
    session: WorkbookSession, notices: list[ChangeNotice]
) -> None:
    _rate(session, "2")
    _rate(session, "2")

    assert len(notices) == 1


def test_saved_comes_once_the_change_is_on_the_disk(
    qtbot: "QtBot", session: WorkbookSession
) -> None:
    with qtbot.waitSignals([session.saving, session.saved], order="strict"):
        _rate(session, "1")
    assert not session.workbook.store.has_uncommitted


def test_a_refused_command_says_why_and_changes_nothing(
    qtbot: "QtBot", session: WorkbookSession, notices: list[ChangeNotice]
) -> None:
    with qtbot.waitSignal(session.refused) as refused:
        change_set = session.do(None, lambda workbook: workbook.undo())

    assert refused.args[0].code == "nothing_to_undo"
    assert change_set.is_empty
    assert notices == []


def test_undo_takes_what_is_still_being_typed_first(
    session: WorkbookSession, notices: list[ChangeNotice]
) -> None:
    session.flush_requested.connect(
        lambda: session.do(None, lambda workbook: workbook.set_answer("M3", reason="Half a sen"))
    )
    _rate(session, "1")
    session.undo()

    assert session.snapshot.answers["M3"].reason == ""
    assert session.snapshot.answers["M3"].rating == "1"
    assert notices[-1].initiator is None


def test_redo_brings_it_back(session: WorkbookSession) -> None:
    _rate(session, "1")
    session.undo()
    assert session.snapshot.answers["M3"].rating == ""

    session.redo()
    assert session.snapshot.answers["M3"].rating == "1"


def test_publishing_puts_the_work_into_the_file(
    qtbot: "QtBot", session: WorkbookSession, isolated_profile: Path
) -> None:
    with qtbot.waitSignal(session.saved):
        _rate(session, "3")
    with qtbot.waitSignal(session.published):
        session.publish()

    held = Store.open(session.workbook.path, isolated_profile, read_only=True)
    assert any(change.value == "3" for change in held.changes)


def test_a_change_is_published_after_a_pause_and_at_the_latest_after_a_minute(
    session: WorkbookSession,
) -> None:
    assert not session._idle.isActive()
    _rate(session, "3")

    assert session._idle.isActive()
    assert session._idle.interval() == 10_000
    assert session._at_least.isActive()
    assert session._at_least.interval() == 60_000


def test_a_folder_that_is_gone_is_told_and_tried_again(
    qtbot: "QtBot", session: WorkbookSession, tmp_path: Path
) -> None:
    moved = tmp_path.with_name(f"{tmp_path.name}-away")
    _rate(session, "1")
    tmp_path.rename(moved)
    try:
        with qtbot.waitSignal(session.publish_failed) as failed:
            session.publish()
    finally:
        moved.rename(tmp_path)

    assert isinstance(failed.args[0], KnownError)
    assert session._at_least.isActive()
    with qtbot.waitSignal(session.published):
        session.publish()


def test_work_that_cannot_be_saved_is_told(
    qtbot: "QtBot", session: WorkbookSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: Future[object] = Future()
    failed.set_exception(KnownError("disk_full", "There is no room left."))
    monkeypatch.setattr(Store, "append", lambda _store, _changes: failed)

    with qtbot.waitSignal(session.save_failed) as told:
        _rate(session, "1")
    assert told.args[0].code == "disk_full"
    assert session.snapshot.answers["M3"].rating == "1"


def test_what_somebody_else_wrote_meanwhile_is_told_as_a_change(
    qtbot: "QtBot",
    session: WorkbookSession,
    other: WorkbookSession,
    notices: list[ChangeNotice],
) -> None:
    other.do(None, lambda workbook: workbook.set_answer("S1", rating="0"))
    with qtbot.waitSignal(other.published):
        other.publish()
    _rate(session, "1")
    with qtbot.waitSignal(session.published):
        session.publish()

    assert session.snapshot.answers["S1"].rating == "0"
    assert notices[-1].initiator is None


@pytest.fixture
def other(
    qapp: "QApplication", session: WorkbookSession, preferences: "Preferences"
) -> Iterator[WorkbookSession]:
    """The same workbook, opened a second time to write."""
    workbook = Opener(preferences).open(session.workbook.path, anyway=True)
    second = WorkbookSession(workbook, qapp)
    yield second
    second.close()
    second.deleteLater()


def test_closing_sends_what_is_still_being_typed(
    session: WorkbookSession, preferences: "Preferences"
) -> None:
    session.flush_requested.connect(
        lambda: session.do(None, lambda workbook: workbook.set_answer("M3", reason="The end"))
    )
    session.close()
    session.flush_requested.disconnect()

    again = Opener(preferences).open(session.workbook.path)
    try:
        assert again.snapshot.answers["M3"].reason == "The end"
    finally:
        again.close()


def test_letting_go_tells_nothing_of_what_was_still_to_be_saved(
    session: WorkbookSession, monkeypatch: pytest.MonkeyPatch, qtbot: "QtBot"
) -> None:
    is_cancelled, commit = threading.Event(), Saver._commit
    told: list[object] = []
    session.save_failed.connect(told.append)

    def commit_slowly(saver: Saver) -> datetime:
        assert is_cancelled.wait(5)
        return commit(saver)

    monkeypatch.setattr(Saver, "_commit", commit_slowly)
    _rate(session, "1")
    _rate(session, "2")
    last = session.workbook.last_save
    assert last is not None
    last.add_done_callback(lambda _: is_cancelled.set())
    with qtbot.waitSignal(session.saved):
        session.abandon()

    assert last.cancelled()
    assert told == []


def test_letting_go_without_saving_leaves_no_thread_behind(
    session: WorkbookSession, warning_records: "list[logging.LogRecord]", qtbot: "QtBot"
) -> None:
    before = threading.active_count()
    _rate(session, "1")
    session.abandon()

    # A thread that was told to end takes a moment to do it on a busy computer.
    qtbot.waitUntil(lambda: threading.active_count() <= before, timeout=5_000)
    assert warning_records == []
