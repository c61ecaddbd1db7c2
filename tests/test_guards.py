"""The guards of tests/conftest.py bite."""

import logging
import socket
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.child_guard.sitecustomize import NetworkRefusedError
from tests.guards import Watch

#: A worker of the run was itself started as a child, with a guard of its own.
_OF_CHILD = getattr(sys.modules.get("sitecustomize"), "NetworkRefusedError", NetworkRefusedError)
_REFUSED = (NetworkRefusedError, _OF_CHILD)


def test_a_connection_is_refused() -> None:
    with socket.socket() as caller, pytest.raises(_REFUSED):
        caller.connect(("127.0.0.1", 9))


def test_listening_is_refused() -> None:
    with socket.socket() as listener, pytest.raises(_REFUSED):
        listener.bind(("127.0.0.1", 0))


def test_looking_up_a_host_is_refused() -> None:
    with pytest.raises(_REFUSED):
        socket.getaddrinfo("example.invalid", 80)


def test_a_python_that_a_test_starts_is_refused_too() -> None:
    script = "import socket; socket.socket().connect(('127.0.0.1', 9))"
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )

    assert ended.returncode == 1
    assert "NetworkRefusedError" in ended.stderr


def test_a_warning_of_the_program_is_seen(warning_records: list[logging.LogRecord]) -> None:
    logging.getLogger("neglect_workbook.storage").warning("not asked for")

    assert [record.getMessage() for record in warning_records] == ["not asked for"]
    warning_records.clear()


def test_a_thread_that_goes_on_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.guards._GRACE", 0.01)
    done = threading.Event()
    watch = Watch()
    thread = threading.Thread(target=done.wait, name="forgotten")
    thread.start()

    assert watch.leftovers() == ["thread forgotten"]
    done.set()
    thread.join()


@pytest.mark.usefixtures("qapp")
def test_a_window_without_an_owner_is_seen() -> None:
    watch = Watch()
    window = QWidget()

    assert len(watch.leftovers()) == 1
    window.deleteLater()


def test_a_running_timer_is_seen(qapp: QApplication) -> None:
    watch = Watch()
    timer = QTimer(qapp)
    timer.start(60_000)

    assert len(watch.leftovers()) == 1
    timer.stop()


@pytest.mark.usefixtures("qapp")
def test_what_cleans_up_after_itself_is_no_leftover() -> None:
    watch = Watch()
    window = QWidget()
    timer = QTimer(window)
    timer.start(60_000)
    window.deleteLater()
    del window, timer

    assert watch.leftovers() == []
