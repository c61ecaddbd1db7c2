"""Another program that has a workbook open, told line by line what to do.

``python -m tests.faults.partner TARGET PROFILE [careless]`` opens, writes and closes when it is
told, and answers each line with one.
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.storage.in_use import InUseNote
from neglect_workbook.storage.store import Store
from tests.storage.builders import change, change_set


class Partner:
    """The other program, as a test speaks to it."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def tell(self, line: str) -> None:
        """Tell it what to do, and do not wait."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def answer(self) -> str:
        """What it says once it has done it."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the other program ended"
        return line.strip()

    def kill(self) -> None:
        """End it without a chance to tidy up."""
        self._process.kill()


@contextmanager
def partners(target: Path, profiles: Sequence[Path], *words: str) -> Iterator[list[Partner]]:
    """Programs that have the same workbook, each for a profile."""
    with ExitStack() as stack:
        started = []
        for profile in profiles:
            command = [sys.executable, "-m", "tests.faults.partner", str(target), str(profile)]
            process = stack.enter_context(
                subprocess.Popen(
                    [*command, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
                )
            )
            stack.callback(process.kill)
            started.append(Partner(process))
        yield started


def _claim_carelessly(note: InUseNote) -> None:
    """Take the workbook for one's own without looking."""
    note._write("wb")


def _serve(target: Path, profile: Path) -> None:
    store: Store | None = None
    for line in sys.stdin:
        what, _, text = line.strip().partition(" ")
        said = "done"
        if what == "open":
            store = Store.open(target, profile)
            said = "alone" if store.other_holder is None else "told"
        elif store is not None and what == "write":
            store.append(change_set(change(text))).result()
        elif store is not None:
            try:
                store.close()
            except KnownError as error:
                said = error.code
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[3:] == ["careless"]:
        pytest.MonkeyPatch().setattr(InUseNote, "_claim", _claim_carelessly)
    _serve(Path(sys.argv[1]), Path(sys.argv[2]))
