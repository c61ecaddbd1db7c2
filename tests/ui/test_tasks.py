import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from neglect_workbook.errors import KnownError
from neglect_workbook.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Owner(QObject):
    """Starts tasks and keeps what it is told, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = TaskRunner(self)
        self.done: list[object] = []
        self.errors: list[BaseException] = []
        self.threads: list[threading.Thread] = []

    def on_done(self, result: object) -> None:
        self.done.append(result)
        self.threads.append(threading.current_thread())

    def on_error(self, error: BaseException) -> None:
        self.errors.append(error)
        self.threads.append(threading.current_thread())


def test_a_result_is_told_on_the_windows_thread(qtbot: "QtBot") -> None:
    owner = Owner()
    worked_on: list[threading.Thread] = []

    def work() -> int:
        worked_on.append(threading.current_thread())
        return 42

    owner.runner.run(work, owner.on_done, owner.on_error)

    qtbot.waitUntil(lambda: owner.done == [42])
    assert owner.errors == []
    assert owner.threads == [threading.main_thread()]
    assert worked_on[0] is not threading.main_thread()


def test_a_failure_is_told_and_not_lost(qtbot: "QtBot") -> None:
    owner = Owner()
    failure = KnownError("disk_full", "There is no room left.", "Free some space.")

    def work() -> None:
        raise failure

    owner.runner.run(work, owner.on_done, owner.on_error)

    qtbot.waitUntil(lambda: owner.errors == [failure])
    assert owner.done == []
    assert owner.threads == [threading.main_thread()]


def test_it_is_busy_until_the_end_was_told(qtbot: "QtBot") -> None:
    owner = Owner()
    may_end = threading.Event()

    owner.runner.run(may_end.wait, owner.on_done, owner.on_error)

    assert owner.runner.is_busy
    may_end.set()
    qtbot.waitUntil(lambda: owner.done == [True])
    assert not owner.runner.is_busy


def test_two_tasks_may_run_at_once(qtbot: "QtBot") -> None:
    owner = Owner()
    meeting = threading.Barrier(2, timeout=10)

    def work() -> str:
        meeting.wait()
        return "met"

    owner.runner.run(work, owner.on_done, owner.on_error)
    owner.runner.run(work, owner.on_done, owner.on_error)

    qtbot.waitUntil(lambda: owner.done == ["met", "met"])


def test_what_ends_after_its_owner_has_gone_is_told_to_nobody(qtbot: "QtBot") -> None:
    owner = Owner()
    done = owner.done
    may_end, has_ended = threading.Event(), threading.Event()

    def work() -> None:
        may_end.wait()
        has_ended.set()

    owner.runner.run(work, owner.on_done, owner.on_error)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    may_end.set()

    assert has_ended.wait(10)
    qtbot.waitUntil(lambda: not [one for one in threading.enumerate() if "task" in one.name])
    QCoreApplication.processEvents()
    assert done == []


def test_who_cannot_wait_is_told_now_and_only_once(qtbot: "QtBot") -> None:
    owner = Owner()
    may_end = threading.Event()
    owner.runner.run(lambda: "soon", owner.on_done, owner.on_error)
    owner.runner.finish(10)
    assert owner.done == ["soon"]

    owner.runner.run(may_end.wait, owner.on_done, owner.on_error)
    owner.runner.finish(0)
    assert owner.done == ["soon"]
    may_end.set()
    qtbot.waitUntil(lambda: owner.done == ["soon", True])
