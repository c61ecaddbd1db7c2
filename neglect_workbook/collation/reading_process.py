"""One process that reads files, as the program sees it."""

import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO, Final, cast

import neglect_workbook

#: Longer than any answer: a return's texts have three million characters at most.
_LONGEST_ANSWER: Final = 60_000_000
_HERE: Final = Path(neglect_workbook.__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Heard:
    """What a process said.

    Attributes:
        process: which one.
        line: a line of it; empty where it ended.
        moment: when, by the clock that never goes back.
    """

    process: "ReadingProcess"
    line: bytes
    moment: float


class ReadingProcess:
    """Starts a process and listens to it.

    Args:
        tell: is told, on a thread of its own, of every line, and once of the end.

    Attributes:
        asked: the places of the files that it was asked for and has not answered.
        is_ready: it was heard of.
        is_stopped: it was made to end.
        is_slow: it was made to end because it took too long.
        since: when it began what it does.
    """

    def __init__(self, tell: Callable[[Heard], None]) -> None:
        self.asked: deque[int] = deque()
        self.is_ready = False
        self.is_stopped = False
        self.is_slow = False
        self.since = time.monotonic()
        self._tell = tell
        self._process = self.started()
        self._thread = Thread(target=self._listen, name="reading process", daemon=True)
        self._thread.start()

    @classmethod
    def started(cls) -> "subprocess.Popen[bytes]":
        """The process itself, with the same Python as this one."""
        path = os.pathsep.join(filter(None, (str(_HERE), os.environ.get("PYTHONPATH", ""))))
        # Python takes nothing from the folder that one stands in (-P): it was sent by others.
        return subprocess.Popen(
            (sys.executable, "-P", "-X", "utf8", "-m", "neglect_workbook.collation.reading_child"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            # On Windows no black window opens for it.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def ask(self, place: int, line: bytes) -> None:
        """Ask for one file more. Where the process has ended, the end is told of instead."""
        if not self.asked and self.is_ready:
            self.since = time.monotonic()
        self.asked.append(place)
        with suppress(OSError):
            self._input.write(line)
            self._input.flush()

    def stop(self) -> None:
        """Make it end now."""
        self.is_stopped = True
        self._process.kill()

    def close(self) -> None:
        """Make it end, and wait until nothing of it is left."""
        self.stop()
        self._process.wait()
        self._thread.join()
        with suppress(OSError):
            self._input.close()
        self._output.close()

    @property
    def _input(self) -> IO[bytes]:
        return cast("IO[bytes]", self._process.stdin)

    @property
    def _output(self) -> IO[bytes]:
        return cast("IO[bytes]", self._process.stdout)

    def _listen(self) -> None:
        line = b"\n"
        while line.endswith(b"\n"):
            line = self._output.readline(_LONGEST_ANSWER)
            whole = line if line.endswith(b"\n") else b""
            self._tell(Heard(self, whole, time.monotonic()))
        self._process.kill()
