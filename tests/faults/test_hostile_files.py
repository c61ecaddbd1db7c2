"""Rows 14 and 19: files made to do harm, and journals that belong to another file.

Triggers, views and foreign tables are refused by ``tests/storage/test_opening_errors.py``.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from neglect_workbook.domain.file_marks import PAGE_SIZE
from neglect_workbook.errors import KnownError
from neglect_workbook.storage.store import Store
from tests.faults.rounds import Figures, rounds
from tests.storage.builders import Dice, change, change_set, held, values, workbook

_OPEN = """
import sys, time
from pathlib import Path
from neglect_workbook.errors import KnownError
from neglect_workbook.storage.store import Store

began = time.monotonic()
try:
    Store.open(Path(sys.argv[1]), Path(sys.argv[2])).close()
    code = "opened"
except KnownError as error:
    code = error.code
took = time.monotonic() - began
try:
    # Not ru_maxrss: that is what the process which started this one had, too.
    status = Path("/proc/self/status").read_text()
    kilobytes = int(status.split("VmHWM:")[1].split()[0])
except OSError:
    kilobytes = 0
print(code, took, kilobytes)
"""
#: Seconds and kilobytes within which a hostile file is refused.
_LONGEST, _MOST = 2.0, 300_000
_GIGABYTE = 2**30


def _number(value: int) -> bytes:
    """A whole number as SQLite writes it into a record."""
    groups = [value & 127]
    while value := value >> 7:
        groups.append(value & 127 | 128)
    return bytes(reversed(groups))


def _claims_a_gigabyte(path: Path) -> None:
    """An attached copy of a gigabyte whose pages lead round and round."""
    with_row = apsw.Connection(str(path))
    insert = "INSERT INTO attachment (digest, content) VALUES (zeroblob(32), zeroblob(9000))"
    with_row.execute(insert).fetchall()
    (root,) = with_row.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'attachment'"
    ).fetchone() or (0,)
    with_row.close()
    whole = bytearray(path.read_bytes())
    start = (root - 1) * PAGE_SIZE
    kinds = _number(0) + _number(12 + 64) + _number(12 + 2 * _GIGABYTE)
    record = bytes([len(kinds) + 1]) + kinds + bytes(32)
    payload = len(record) + _GIGABYTE
    # How much of a long record lies on its own page, by SQLite's own rule.
    least = (PAGE_SIZE - 12) * 32 // 255 - 23
    local = least + (payload - least) % (PAGE_SIZE - 4)
    local = local if local <= PAGE_SIZE - 35 else least
    next_page = len(whole) // PAGE_SIZE
    cell = _number(payload) + _number(1) + record.ljust(local, b"\0") + next_page.to_bytes(4)
    at = PAGE_SIZE - len(cell)
    whole[start + at : start + PAGE_SIZE] = cell
    whole[start + 5 : start + 7] = whole[start + 8 : start + 10] = at.to_bytes(2)
    loop = (next_page - 1) * PAGE_SIZE
    whole[loop : loop + 4] = next_page.to_bytes(4)
    path.write_bytes(whole)


def _pages_lead_in_a_circle(path: Path) -> None:
    """A tree of answers of which a branch is the trunk again."""
    connection = apsw.Connection(str(path))
    (root,) = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'change'"
    ).fetchone() or (0,)
    connection.close()
    whole = bytearray(path.read_bytes())
    start = (root - 1) * PAGE_SIZE
    assert whole[start] == 2, "the answers need more than a page"
    whole[start + 8 : start + 12] = root.to_bytes(4)
    path.write_bytes(whole)


def _is_huge(path: Path) -> None:
    """A gigabyte of nothing after the workbook."""
    with path.open("rb+") as stream:
        stream.truncate(_GIGABYTE)


@pytest.mark.parametrize(
    "spoil", [_claims_a_gigabyte, _pages_lead_in_a_circle, _is_huge], ids=lambda one: one.__name__
)
def test_a_hostile_file_is_refused_fast_and_in_little_room(
    target: Path, profile: Path, figures: Figures, spoil: Callable[[Path], None]
) -> None:
    workbook(target, profile, *(change(f"Answer {number}. " * 60) for number in range(200)))
    spoil(target)
    command = [sys.executable, "-c", _OPEN, str(target), str(profile)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()

    code, took, kilobytes = said[0], float(said[1]), int(said[2])
    figures(
        "19",
        f"hostile file: {spoil.__name__.strip('_')}",
        refused=code,
        seconds=round(took, 2),
        megabytes=kilobytes // 1000,
    )
    assert code in {"damaged", "too_large"}
    assert took < _LONGEST
    assert kilobytes < _MOST


def _foreign_journal(folder: Path, dice: Dice) -> bytes:
    """The hot journal of another version of a workbook."""
    other = folder / "other.nwbk"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    texts = [f"other {number} " * (1 + dice.below(200)) for number in range(60)]
    workbook(other, folder / "profile", *map(change, texts))
    connection = apsw.Connection(str(other))
    connection.execute("PRAGMA cache_size = 2").fetchall()
    connection.execute("BEGIN").fetchall()
    connection.execute("UPDATE change SET value = replace(value, 'other', 'OTHER')").fetchall()
    journal = Path(f"{other}-journal").read_bytes()
    connection.execute("ROLLBACK").fetchall()
    connection.close()
    return journal


def _is_harmed(target: Path, profile: Path, texts: list[str]) -> bool:
    """Whether opening the file where it lies, as a program does that edits in place, hurts it."""
    connection = apsw.Connection(str(target))
    try:
        connection.execute("SELECT count(*) FROM change").fetchall()
    except apsw.Error:
        return True
    finally:
        connection.close()
    try:
        return values(held(target, profile)) != texts
    except KnownError:
        return True


@rounds(2, slow=100)
def test_the_journal_of_another_file_harms_nothing(
    target: Path, profile: Path, tmp_path: Path, times: int, figures: Figures
) -> None:
    dice, harmed_in_place = Dice(14), 0
    stray = target.with_name(f"{target.name}-journal")
    for number in range(times):
        texts = [f"ours {number} {one} " * (1 + dice.below(200)) for one in range(60)]
        changes = workbook(target, profile, *map(change, texts))
        stray.write_bytes(_foreign_journal(tmp_path / "other", dice))
        before = (target.read_bytes(), stray.read_bytes())

        store = Store.open(target, profile)
        assert store.changes == changes
        assert (target.read_bytes(), stray.read_bytes()) == before
        store.append(change_set(change("more"))).result()
        store.close()
        assert values(held(target, profile)) == [*texts, "more"]

        target.write_bytes(before[0])
        harmed_in_place += _is_harmed(target, profile, texts)
        target.unlink()
        stray.unlink(missing_ok=True)

    figures(
        "14",
        "a foreign hot journal beside the file",
        files=times,
        harmed=0,
        harmed_if_opened_in_place=harmed_in_place,
    )
    # The harness is able to do harm: a program that edits in place would be hurt.
    assert harmed_in_place > times // 2
