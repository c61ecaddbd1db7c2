"""The machine as a benchmark needs it: a display, cold disks, other programs and their memory."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from neglect_workbook.settings import PROFILE_VARIABLE
from tests.architecture.tree import ROOT
from tests.collation.measured_reading import most_memory

_CACHES = Path("/proc/sys/vm/drop_caches")
_SCREEN = "1366x768x24"
_PAUSE = 0.02
_GLANCE = 0.005
_LONGEST = 60.0


class NoWindowError(RuntimeError):
    """A program that was started showed no window for a long time."""


def keep_compiled(folder: Path) -> None:
    """Have processes that we start keep compiled modules, as an installed program has them."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


def can_forget() -> bool:
    """Whether we may have the system forget what it read from disks."""
    return os.access(_CACHES, os.W_OK)


def forget_what_was_read() -> None:
    """Have the system read from disks again."""
    os.sync()
    _CACHES.write_text("3", encoding="ascii")


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """Variables for programs that show a window: on a screen in memory, or on none."""
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    if shutil.which("Xvfb") is None:
        yield offscreen
        return
    with (
        tempfile.TemporaryFile("w+") as said,
        subprocess.Popen(
            ["Xvfb", "-displayfd", str(said.fileno()), "-screen", "0", _SCREEN],
            pass_fds=[said.fileno()],
            stderr=subprocess.DEVNULL,
        ) as server,
    ):
        number = ""
        try:
            while server.poll() is None and not number:
                sleep(_PAUSE)
                said.seek(0)
                number = said.read().strip()
            yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"} if number else offscreen
        finally:
            server.terminate()


def our_variables(profile: Path, also: Mapping[str, str]) -> dict[str, str]:
    """Variables for the program, and for Python in a process of its own."""
    paths = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
    return {**os.environ, PROFILE_VARIABLE: str(profile), "PYTHONPATH": paths, **also}


def seconds_to_first_line(command: list[str], variables: Mapping[str, str]) -> float:
    """From the start of a program to the first line that it prints; it then ends by itself."""
    began = perf_counter()
    with subprocess.Popen(
        command, env=dict(variables), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as program:
        line = program.stdout.readline() if program.stdout is not None else ""
        taken = perf_counter() - began
    if not line or program.returncode:
        raise RuntimeError(f"{command} ended with {program.returncode} and printed {line!r}")
    return taken


def seconds_to_window(command: list[str], name: str, variables: Mapping[str, str]) -> float:
    """From the start of a program to its window, titled with a name, on the screen.

    The program is then ended.
    """
    began = perf_counter()
    with subprocess.Popen(
        command,
        env={**os.environ, **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as program:
        try:
            while not _shows(name, variables):
                if perf_counter() - began > _LONGEST:
                    raise NoWindowError(f"no window '{name}' after {_LONGEST:.0f} s")
                sleep(_PAUSE)
            taken = perf_counter() - began
        finally:
            with suppress(ProcessLookupError):
                os.killpg(program.pid, signal.SIGKILL)
    return taken


def _shows(name: str, variables: Mapping[str, str]) -> bool:
    """Whether a window whose title begins with a name is on the screen."""
    listed = _window_facts(("-root", "-tree"), variables)
    found = re.search(rf'(0x[0-9a-f]+) "{re.escape(name)}', listed)
    return found is not None and "IsViewable" in _window_facts(("-id", found[1]), variables)


def _window_facts(words: tuple[str, ...], variables: Mapping[str, str]) -> str:
    return subprocess.run(
        ["xwininfo", *words],
        env={**os.environ, **variables},
        check=False,
        capture_output=True,
        text=True,
    ).stdout


@dataclass(frozen=True, slots=True)
class Held:
    """The most megabytes that a program held, and the code with which it ended."""

    megabytes: float
    code: int = 0

    @property
    def words(self) -> str:
        # 1 is what `check` says of a workbook that is not ready.
        ended = f", and it ended with code {self.code}" if self.code not in {0, 1} else ""
        return f"{self.megabytes:.0f} MB{ended}"


def most_memory_of(command: list[str], variables: Mapping[str, str]) -> Held:
    """What a program held, told once it has ended."""
    most = 0.0
    with subprocess.Popen(
        command, env=dict(variables), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as program:
        while program.poll() is None:
            # It has no figure while it ends.
            with suppress(OSError, IndexError):
                most = max(most, most_memory(program.pid) / 1e6)
            sleep(_GLANCE)
    return Held(most, program.returncode)
