"""Changes, logs and files for the tests of this room."""

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from neglect_workbook.domain.changes import Change, ChangeSet, FieldKey
from neglect_workbook.domain.clock import system_clock
from neglect_workbook.domain.fields import JsonValue, is_mark
from neglect_workbook.domain.identity import make_id, to_microseconds
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.storage.backups import FOLDER
from neglect_workbook.storage.heading import Heading
from neglect_workbook.storage.store import Store

HEADING = Heading("0196a000-0000-7000-8000-000000000001", "bscp-neglect-2026")

# From now on, so that a process that a test starts makes later changes than the test did.
_MOMENTS = count(to_microseconds(system_clock()))


class Dice:
    """Throws that are the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._throws = 0

    def some_bytes(self, size: int) -> bytes:
        """Noise."""
        self._throws += 1
        return hashlib.shake_256(f"{self._seed}/{self._throws}".encode()).digest(size)

    def below(self, limit: int) -> int:
        """A whole number from 0 to just below the limit."""
        return int.from_bytes(self.some_bytes(8)) % limit


def change(
    value: JsonValue = "We see them early.", field: str = "reason", at: str = "M3"
) -> Change:
    """A change of an answer, later than every one made before."""
    moment = next(_MOMENTS)
    key = FieldKey(RecordKind.ANSWER, f"r1/{at}", field)
    return Change(make_id(moment), moment, "a1b2c3", key, value)


def change_set(*changes: Change, replacing: tuple[Change, ...] = ()) -> ChangeSet:
    """A change set of these changes."""
    return ChangeSet("reason of M3", changes, tuple(one.id for one in replacing))


def workbook(target: Path, profile: Path, *changes: Change) -> tuple[Change, ...]:
    """Make a workbook file, closed; its changes."""
    store = Store.create(target, profile, HEADING, changes or (change("first"), change("second")))
    store.close()
    return store.changes


def held(target: Path, profile: Path) -> tuple[Change, ...]:
    """What the file itself holds, whatever a crash left elsewhere, without marks."""
    return without_marks(Store.open(target, profile, read_only=True).changes)


def without_marks(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The changes that somebody made, and not what says which of them contradict each other."""
    return tuple(one for one in changes if not is_mark(one.key.field))


def values(changes: tuple[Change, ...]) -> list[JsonValue]:
    """The values, in order, without marks."""
    return [one.value for one in without_marks(changes)]


def beside(target: Path) -> list[str]:
    """The names in the target's folder, without that of the backups."""
    return sorted(path.name for path in target.parent.iterdir() if path.name != FOLDER)


def backups(target: Path) -> list[str]:
    """The names in the folder of the backups, newest last."""
    folder = target.parent / FOLDER
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def working_copies(profile: Path) -> list[Path]:
    """The working copies in a profile."""
    return sorted((profile / "open").glob("*"))


def run_and_kill(script: str, *arguments: Path) -> list[str]:
    """Run a script in a process of its own, kill it once it says 'ready'; what it said before.

    The process gets no chance to tidy up.
    """
    command = [sys.executable, "-c", script, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        said = []
        assert child.stdout is not None
        for line in child.stdout:
            if line.strip() == "ready":
                break
            said.append(line.strip())
        else:
            raise AssertionError("the process ended by itself")
        child.kill()
    return said


def run_together(script: str, target: Path, profiles: Sequence[Path]) -> list[list[str]]:
    """Run a script once for each profile, all at the same time; what each said."""
    children = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(target), str(profile)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for profile in profiles
    ]
    said = [child.communicate()[0].splitlines() for child in children]
    assert [child.returncode for child in children] == [0] * len(children)
    return said
