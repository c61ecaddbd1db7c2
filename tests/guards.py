"""What no test may do: reach a network, log a warning unasked, leave something running."""

import gc
import logging
import os
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar
from weakref import WeakSet

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from tests.child_guard import sitecustomize

#: How long a thread may take to end after its test, in seconds.
_GRACE = 3.0

#: Qt makes one of these for the whole program and keeps it.
_SHARED_WIDGETS = frozenset({"QTipLabel"})


def refuse_network(patch: pytest.MonkeyPatch) -> None:
    """From now on neither this process nor a Python that it starts reaches a network."""
    sitecustomize.refuse_network()
    patch.setenv("PYTHONPATH", str(Path(sitecustomize.__file__).parent), prepend=os.pathsep)


class WarningKeeper(logging.Handler):
    """Keeps the records at WARNING or above that the program logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    @override
    def handle(self, record: logging.LogRecord) -> bool:
        """Keep one record."""
        self.records.append(record)
        return True


class Watch:
    """Sees what is running and open before a test, and says what the test left behind."""

    _started: ClassVar[WeakSet[QTimer]] = WeakSet()

    def __init__(self) -> None:
        self._threads = set(threading.enumerate())
        self._timers = set(self._running_timers())
        self._widgets = set(_windows())

    @classmethod
    def learn_of_timers(cls, patch: pytest.MonkeyPatch) -> None:
        """Note every timer that is started from Python from now on."""
        start = QTimer.start

        def start_and_note(timer: QTimer, *arguments: int) -> None:
            cls._started.add(timer)
            start(timer, *arguments)

        patch.setattr(QTimer, "start", start_and_note)

    def leftovers(self) -> list[str]:
        """What the test left: running threads and timers, windows without an owner."""
        left = [*self._left_threads(), *_busy_pool()]
        # Deleting later and cycles of references are no leak: let them run their course.
        if self._left_in_qt():
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if self._left_in_qt():
            gc.collect()
            left += self._left_in_qt()
        return left

    def _left_threads(self) -> Iterable[str]:
        for thread in set(threading.enumerate()) - self._threads:
            # A thread of Qt that ran Python once has a stand-in here that never ends.
            if not isinstance(thread, threading._DummyThread):
                thread.join(_GRACE)
                if thread.is_alive():
                    yield f"thread {thread.name}"

    def _left_in_qt(self) -> list[str]:
        timers = set(self._running_timers()) - self._timers
        widgets = set(_windows()) - self._widgets
        return [
            *(f"timer of {timer.parent()!r}" for timer in timers),
            *(f"window {widget!r}" for widget in widgets),
        ]

    @classmethod
    def _running_timers(cls) -> Iterable[QTimer]:
        return [timer for timer in cls._started if isValid(timer) and timer.isActive()]


def _windows() -> Iterable[QWidget]:
    if QApplication.instance() is None:
        return ()
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.parent() is None and widget.metaObject().className() not in _SHARED_WIDGETS
    ]


def _busy_pool() -> Iterable[str]:
    if QApplication.instance() is None or QThreadPool.globalInstance().waitForDone(3000):
        return ()
    return ("work in Qt's thread pool",)
