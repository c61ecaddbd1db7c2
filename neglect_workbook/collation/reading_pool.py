"""Files read by processes of their own: what each is asked, and what is done when one fails."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final

import msgspec

from neglect_workbook.collation.one_file import Gathered
from neglect_workbook.collation.reading_child import READY, Reply, request_line
from neglect_workbook.collation.reading_process import Heard, ReadingProcess
from neglect_workbook.domain.collating.facts import RefusedFile
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.incoming.package import bytes_of

#: Files that a process is given at a time, so that it never waits for the next.
_AHEAD: Final = 4
#: Files that may be read beyond one that takes long.
_WINDOW: Final = 400
#: Seconds between two looks at the clock, and whether somebody cancelled.
_LOOK: Final = 0.1
#: So many processes may end before they began, one after another.
_MOST_FALSE_STARTS: Final = 3
_DECODER: Final = msgspec.json.Decoder(Reply)


@dataclass(frozen=True, slots=True)
class FileToRead:
    """One file, its name for people, and the passwords to try."""

    path: Path
    file: str
    passwords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Processes:
    """How files are read.

    Attributes:
        count: how many processes read at a time.
        seconds: how long a file may take.
        first_seconds: how long a process may take to begin.
        begin: starts one, and tells of all that it says.
    """

    count: int = max(1, min(os.cpu_count() or 1, 8))
    seconds: float = 20.0
    first_seconds: float = 60.0
    begin: Callable[[Callable[[Heard], None]], ReadingProcess] = ReadingProcess


class ReadingPool:
    """Reads files in processes of their own.

    Args:
        files: what to read.
        today: what evidence is old by, where a return carries no date.
        processes: how.

    Attributes:
        lost: how many processes ended before their time.
    """

    def __init__(self, files: Sequence[FileToRead], today: date, processes: Processes) -> None:
        self.lost = 0
        self._files = files
        self._today = today
        self._how = processes
        self._heard: SimpleQueue[Heard] = SimpleQueue()
        self._processes: list[ReadingProcess] = []
        self._results: dict[int, Gathered | RefusedFile] = {}
        #: The next file to ask for, and the first that was not handed on yet.
        self._next = self._first = 0
        self._false_starts = 0

    def results(
        self, on_done: Callable[[str], None], is_cancelled: Callable[[], bool]
    ) -> Iterator[Gathered | RefusedFile]:
        """What each file is, in their order. All processes end with it.

        Args:
            on_done: is told the name of each file that was read, in whatever order.
            is_cancelled: whether to stop.

        Raises:
            KnownError: no process can be started.
        """
        try:
            for _ in range(min(self._how.count, len(self._files))):
                self._begin()
            while self._first < len(self._files) and not is_cancelled():
                self._ask()
                place = self._wait()
                if place is not None:
                    on_done(self._files[place].file)
                while self._first in self._results:
                    self._first += 1
                    yield self._results.pop(self._first - 1)
        finally:
            for process in self._processes:
                process.close()

    def _begin(self) -> ReadingProcess:
        process = self._how.begin(self._heard.put)
        self._processes.append(process)
        return process

    def _ask(self) -> None:
        """Give every process enough to do, in turns."""
        for _ in range(_AHEAD):
            for process in self._processes:
                is_left = self._next < min(len(self._files), self._first + _WINDOW)
                if is_left and len(process.asked) < _AHEAD:
                    self._ask_for(process, self._next)
                    self._next += 1

    def _ask_for(self, process: ReadingProcess, place: int) -> None:
        one = self._files[place]
        process.ask(place, request_line(one.path, one.file, one.passwords, self._today))

    def _wait(self) -> int | None:
        """Hear one process; the place of the file that is done by it, if one is."""
        try:
            heard = self._heard.get(timeout=_LOOK)
        except Empty:
            self._stop_the_slow()
            return None
        process = heard.process
        if not heard.line:
            return self._replace(process)
        if process.is_stopped:
            return None
        process.since = heard.moment
        if heard.line == READY and not process.is_ready:
            process.is_ready = True
            self._false_starts = 0
            return None
        result = _result(heard.line)
        if result is None or not process.asked:
            # It says what it should not, and is not asked again.
            process.stop()
            return None
        place = process.asked.popleft()
        self._results[place] = result
        return place

    def _stop_the_slow(self) -> None:
        """Only while nothing was heard, so that nobody is blamed for our own waiting."""
        now = time.monotonic()
        for process in self._processes:
            most = self._how.seconds if process.is_ready else self._how.first_seconds
            if process.asked and not process.is_stopped and now - process.since > most:
                process.is_slow = True
                process.stop()

    def _replace(self, process: ReadingProcess) -> int | None:
        """Refuse the file at which a process ended, and let another go on with the next."""
        process.close()
        self._processes.remove(process)
        self.lost += 1
        place = None
        if process.is_ready and process.asked:
            place = process.asked.popleft()
            self._results[place] = self._unread(place, process)
        if not process.is_ready:
            self._false_starts += 1
            if self._false_starts > _MOST_FALSE_STARTS:
                raise KnownError(
                    "reading_not_started",
                    "The part of the program that reads returns could not be started.",
                    "Close other programs, or start the computer again. Then gather again.",
                )
        if process.asked or self._next < len(self._files):
            following = self._begin()
            for one in process.asked:
                self._ask_for(following, one)
        return place

    def _unread(self, place: int, process: ReadingProcess) -> RefusedFile:
        one = self._files[place]
        code, what = "reading_failed", "could not be read: the part of the program that tried ended"
        if process.is_slow:
            code, what = (
                "took_too_long",
                f"took longer than {self._how.seconds:.0f} seconds to read",
            )
        sentence = f"{one.path.name} {what}."
        return RefusedFile(_key(one.path), one.file, code, sentence, "Ask for it to be sent again.")


def _result(line: bytes) -> Gathered | RefusedFile | None:
    """What a process answered; nothing where it is no answer."""
    try:
        reply = _DECODER.decode(line)
    except msgspec.DecodeError:
        return None
    if reply.facts is None:
        return reply.refused
    if sha256(reply.content).hexdigest() != reply.facts.content:
        return None
    return Gathered(reply.facts, reply.content)


def _key(path: Path) -> str:
    with suppress(KnownError):
        return sha256(bytes_of(path)).hexdigest()
    return ""
