"""Measures how long a window is busy after each thing that a person does.

It does so in the sample workbook, and in a collation of 150 invented returns.
`python3 tools/dev.py smooth` runs it. Each step is done several times; the figures are in
milliseconds. 'Busy' is the longest stretch in which the window could not have answered: the
call that a key or a click makes, and every turn of the event loop that follows it.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from threading import Event, Thread

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from neglect_workbook.domain.clock import today_here
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.pages.send.previews import make_previews
from neglect_workbook.ui.theme import Theme
from tools.collation_steps import collation_steps
from tools.collation_window import collation_window
from tools.sample_window import sample_window, settle
from tools.step import Step

#: What the design allows, in milliseconds.
_LIMIT = 100
_TIMES = 7
_KEYS = 60
#: Of the event loop, in which what was put off is done.
_TURNS = 20


def main() -> int:
    """Measure every step and print a table; fail where one is over the limit."""
    with sample_window() as (window, theme, _):
        window.open_sample()
        settle()
        rows = [(step.name, [_busy(step)]) for page in PageId for step in _making(window, page)]
        steps = _steps(window, theme)
        rows += [(step.name, [_busy(step) for _ in range(_TIMES)]) for step in steps]
        rows.append(("a key in a text box", keystrokes(window, _KEYS)))
        rows.append(("next question while files are made", _beside_files(window)))
    with collation_window() as (collating, _):
        for step in collation_steps(collating):
            rows.append((f"collation: {step.name}", [_busy(step) for _ in range(_TIMES)]))
    width = max(len(name) for name, _ in rows)
    sys.stdout.write(f"{'':<{width}}  median     max   over {_LIMIT} ms\n")
    worst = 0.0
    for name, times in rows:
        median, most = statistics.median(times), max(times)
        worst = max(worst, median)
        mark = "yes" if median > _LIMIT else ""
        sys.stdout.write(f"{name:<{width}}  {median:6.1f}  {most:6.1f}   {mark}\n")
    return int(worst > _LIMIT)


def _steps(window: MainWindow, theme: Theme) -> Iterator[Step]:
    def go(page: PageId, question_id: str = "", field: str = "") -> Callable[[], object]:
        return lambda: _go(window, Jump(page, question_id=question_id, field=field))

    for page in PageId:
        yield Step(
            f"go to {page}", go(page), go(PageId.SEND if page != PageId.SEND else PageId.COMPARE)
        )
    yield Step("next question", go(PageId.QUESTIONS, "M4"), go(PageId.QUESTIONS, "M3"))
    yield Step("question of another set", go(PageId.QUESTIONS, "S2"), go(PageId.QUESTIONS, "M3"))
    on_m1 = go(PageId.QUESTIONS, "M1", "rating")
    third, fourth = partial(_key, Qt.Key.Key_3), partial(_key, Qt.Key.Key_4)
    yield Step("choose a rating", third, partial(_in_turn, on_m1, fourth))
    session = window.session
    if session is not None:
        yield Step("undo", session.undo, partial(_in_turn, on_m1, fourth, third))
    yield Step("dark", lambda: theme.set_name("dark"), lambda: theme.set_name("light"))
    theme.set_name("light")
    yield Step("larger text", lambda: theme.set_zoom(125), lambda: theme.set_zoom(100))
    theme.set_zoom(100)


def _making(window: MainWindow, page: PageId) -> Iterator[Step]:
    """The one making of a page, which happens while nothing else does."""
    view = window.view
    if view is not None:
        yield Step(f"make {page}", lambda: view.page(page))
        yield Step(f"prepare {page}", lambda: view.page(page).prepare())


def _beside_files(window: MainWindow) -> list[float]:
    """How long a change of question takes while another thread makes the previews again."""
    if window.session is None:
        return []
    snapshot, is_done = window.session.snapshot, Event()

    def work() -> None:
        while not is_done.is_set():
            make_previews(snapshot, today_here())

    thread = Thread(target=work)
    thread.start()
    names = [("M4", "M3")[number % 2] for number in range(_TIMES)]
    steps = [Step(name, partial(_go, window, Jump(PageId.QUESTIONS, name))) for name in names]
    times = [_busy(step) for step in steps]
    is_done.set()
    thread.join()
    return times


def _in_turn(*doings: Callable[[], object]) -> None:
    for do in doings:
        do()


def _busy(step: Step) -> float:
    """The longest stretch in which the window could not have answered, in milliseconds."""
    step.prepare()
    settle()
    began = time.perf_counter()
    step.do()
    longest = time.perf_counter() - began
    turns = 0
    while turns < _TURNS or not step.is_done():
        turns += 1
        began = time.perf_counter()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        longest = max(longest, time.perf_counter() - began)
        began = time.perf_counter()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        longest = max(longest, time.perf_counter() - began)
    return longest * 1000


def keystrokes(
    window: MainWindow, keys: int, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """How long each of some keys keeps the window busy while somebody writes, in milliseconds.

    Args:
        window: with the sample workbook.
        keys: how many.
        clock: the seconds by which it is told.
    """
    _go(window, Jump(PageId.QUESTIONS, question_id="M1", field="reason"))
    settle()
    times = []
    for number in range(keys):
        began = clock()
        _key(Qt.Key.Key_A if number % 6 else Qt.Key.Key_Space)
        QCoreApplication.processEvents()
        times.append((clock() - began) * 1000)
    return times


def _key(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    if focused is not None:
        QTest.keyClick(focused, key)


def _go(window: MainWindow, jump: Jump) -> None:
    if window.view is not None:
        window.view.go_to(jump)


if __name__ == "__main__":
    sys.exit(main())
