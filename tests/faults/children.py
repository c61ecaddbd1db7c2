"""Processes that are killed in the middle of their work.

Starting Python takes longer than what is to be cut off. So one process imports everything and
then forks a child for each round, which says 'ready' with its number, works, and says what it
finished. ``python -m tests.faults.children`` is that process.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import IO

import pytest

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange import file_set
from neglect_workbook.exchange.export import ExportKind, make_exports
from neglect_workbook.storage import publish
from neglect_workbook.storage.store import Key, Store
from tests.builders import sample_content, snapshot_from_content
from tests.storage.builders import change, change_set

TODAY = date(2026, 11, 26)
#: A word that is in every export of the first kind, and one in every export of the second.
VERSIONS = ("Tamarisk", "Juniper")
_EXPORTED = (ExportKind.PLAN, ExportKind.RETURN)


class Nursery:
    """The process that forks the children."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def kill(self, job: str, *words: object, part: float, longest: float = 0.0) -> list[str]:
        """Let a child do a job, and kill it in the middle.

        Args:
            job: its name.
            words: what it is told.
            part: when it is killed: 0 is as soon as it is ready, 1 is as late as may be.
            longest: the latest moment, in seconds; as long as its work took it, if not given.

        Returns:
            What it said after it was ready.
        """
        self._write({"job": job, "words": [str(word) for word in words]})
        child, took = self._read().split()
        time.sleep((longest or float(took)) * part)
        os.kill(int(child), signal.SIGKILL)
        said = []
        while (line := self._read()) != "gone":
            said.append(line)
        return said

    def _write(self, wanted: Mapping[str, object]) -> None:
        stdin: IO[str] | None = self._process.stdin
        assert stdin is not None
        stdin.write(json.dumps(wanted) + "\n")
        stdin.flush()

    def _read(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the process that forks the children ended"
        return line.strip()


@contextmanager
def nursery() -> Iterator[Nursery]:
    """The process that forks the children, ended at the end."""
    command = [sys.executable, "-m", "tests.faults.children"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Nursery(process)
        assert process.stdin is not None
        process.stdin.close()


def say(text: str) -> None:
    """One line, in one piece, past every buffer."""
    os.write(1, f"{text}\n".encode())


def _ready(took: float = 0.0) -> None:
    say(f"{os.getpid()} {took}")


def _open(target: str, profile: str, password: str) -> Store:
    return Store.open(Path(target), Path(profile), Key(password))


def _autosave(target: str, profile: str, password: str, mark: str) -> None:
    store = _open(target, profile, password)
    _ready()
    for number in count():
        text = f"{mark} {number}"
        store.append(change_set(change(f"{text} " * (number % 5 * 200 + 1)))).result()
        say(text)


def _autosave_hastily(target: str, profile: str, password: str, mark: str) -> None:
    """Says that it is saved before it is."""
    store = _open(target, profile, password)
    _ready()
    for number in count():
        text = f"{mark} {number}"
        saving = store.append(change_set(change(text)))
        say(text)
        saving.result()


def _publish(target: str, profile: str, password: str, mark: str) -> None:
    store = _open(target, profile, password)
    took = 0.0
    for number in count():
        text = f"{mark} {number}"
        store.append(change_set(change(f"{text} " * 300))).result()
        if number == 1:
            _ready(took * 1.5)
        began = time.monotonic()
        store.publish().result()
        took = time.monotonic() - began
        if number:
            say(text)


def _write_over(temporary: Path, target: Path, *, check: Callable[[], None] | None = None) -> None:
    """How a program saves that does not care: over what is there."""
    if check is not None:
        check()
    with temporary.open("rb") as source, target.open("wb", buffering=0) as copy:
        while piece := source.read(512):
            copy.write(piece)
            os.fsync(copy.fileno())


def _publish_over(target: str, profile: str, password: str, mark: str) -> None:
    pytest.MonkeyPatch().setattr(publish, "put_in_place", _write_over)
    _publish(target, profile, password, mark)


@cache
def _exported_before() -> tuple[tuple[WorkbookSnapshot, ...], float]:
    """Two versions of a small workbook, and how long it takes to export one."""
    content = sample_content()
    few = {name: content[name] for name in ("framework", "organisation", "review")}
    texts = [f"{word}. " * 40 for word in VERSIONS]
    answers = [{"question_id": "M1", "rating": "2", "reason": text} for text in texts]
    snapshots = tuple(snapshot_from_content({**few, "answers": [one]}) for one in answers)
    with tempfile.TemporaryDirectory() as folder:
        for snapshot in snapshots:
            began = time.monotonic()
            make_exports(snapshot, _EXPORTED, Path(folder), TODAY)
            took = time.monotonic() - began
    return snapshots, took


def export_once(folder: Path) -> None:
    """Make the files as the next export does."""
    snapshots, _ = _exported_before()
    make_exports(snapshots[0], _EXPORTED, folder, TODAY)


def _export(folder: str) -> None:
    snapshots, took = _exported_before()
    # All are put in place at the end, so that the moment of it is well inside.
    _ready(took * 2)
    for number in count():
        make_exports(snapshots[number % 2], _EXPORTED, Path(folder), TODAY)


def _export_over(folder: str) -> None:
    pytest.MonkeyPatch().setattr(file_set, "put_in_place", _write_over)
    _export(folder)


_JOBS: Mapping[str, Callable[..., None]] = {
    "autosave": _autosave,
    "autosave hastily": _autosave_hastily,
    "publish": _publish,
    "publish over": _publish_over,
    "export": _export,
    "export over": _export_over,
}


def _fork() -> None:
    for line in sys.stdin:
        wanted = json.loads(line)
        if wanted["job"].startswith("export"):
            _exported_before()
        child = os.fork()
        if child == 0:
            try:
                _JOBS[wanted["job"]](*wanted["words"])
            finally:
                os._exit(1)
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    _fork()
