"""Rows 1 and 6 at the moments that matter most; also where there is no fork."""

from pathlib import Path

from neglect_workbook.storage.store import Store
from tests.storage.builders import (
    beside,
    held,
    run_and_kill,
    values,
    workbook,
    working_copies,
)

_TYPE_UNTIL_KILLED = """
import sys
from pathlib import Path
from neglect_workbook.storage.store import Store
from tests.storage.builders import change, change_set

store = Store.open(Path(sys.argv[1]), Path(sys.argv[2]))
for number in range(20):
    store.append(change_set(change(f"typed {number}"))).result()
    print(f"typed {number}", flush=True)
print("ready", flush=True)
number = 20
while True:
    store.append(change_set(change(f"typed {number}"))).result()
    number += 1
"""


_STOP_JUST_BEFORE_REPLACING = """
import sys, threading
from pathlib import Path
from neglect_workbook.storage import publish
from neglect_workbook.storage.store import Store
from tests.storage.builders import change, change_set

def stop(*_, **__):
    print("ready", flush=True)
    threading.Event().wait()

publish.put_in_place = stop
store = Store.open(Path(sys.argv[1]), Path(sys.argv[2]))
store.append(change_set(change("typed"))).result()
store.publish().result()
"""


_STOP_IN_THE_MIDDLE_OF_A_COMMIT = """
import sys
from pathlib import Path
from neglect_workbook.storage.store import Store
from tests.storage.builders import change, change_set

store = Store.open(Path(sys.argv[1]), Path(sys.argv[2]))
store.append(change_set(*(change(f"typed {number} " * 100) for number in range(400)))).result()
connection = store._saver._log._connection
connection.execute("PRAGMA cache_size = 2").fetchall()
connection.execute("BEGIN").fetchall()
connection.execute("UPDATE change SET value = replace(value, 'typed', 'SPOILT')").fetchall()
print("ready", flush=True)
sys.stdin.read()
"""


_STAY_OPEN = """
import sys, time
from pathlib import Path
from neglect_workbook.storage.store import Store

store = Store.open(Path(sys.argv[1]), Path(sys.argv[2]))
print("ready", flush=True)
sys.stdin.read()
"""


def test_everything_said_to_be_saved_is_back_after_a_kill(target: Path, profile: Path) -> None:
    workbook(target, profile)
    said = run_and_kill(_TYPE_UNTIL_KILLED, target, profile)
    assert len(said) == 20
    assert values(held(target, profile)) == ["first", "second"]

    store = Store.open(target, profile)
    found = values(store.changes)
    assert found[:22] == ["first", "second", *said]
    assert store.recovered == len(found) - 2
    assert store.other_holder is None
    assert store.has_unpublished
    store.close()
    assert values(held(target, profile)) == found
    assert working_copies(profile) == []
    assert beside(target) == [target.name]


def test_what_lay_half_made_beside_the_file_is_swept_at_the_next_opening(
    target: Path, profile: Path
) -> None:
    workbook(target, profile)
    run_and_kill(_STOP_JUST_BEFORE_REPLACING, target, profile)
    assert len([name for name in beside(target) if name.startswith("~$")]) == 2
    store = Store.open(target, profile)
    assert beside(target) == [target.name, f"{target.name}.in-use"]
    assert values(store.changes) == ["first", "second", "typed"]
    store.close()


def test_a_commit_that_was_cut_off_never_happened(target: Path, profile: Path) -> None:
    workbook(target, profile)
    run_and_kill(_STOP_IN_THE_MIDDLE_OF_A_COMMIT, target, profile)
    (copy,) = working_copies(profile)
    assert b"SPOILT" in (copy / "workbook.nwbk").read_bytes()
    store = Store.open(target, profile)
    assert store.recovered == 400
    assert not any("SPOILT" in str(value) for value in values(store.changes))
    store.close()
    assert not (profile / "damaged").exists()


def test_the_note_of_a_killed_process_is_no_other_holder(target: Path, profile: Path) -> None:
    workbook(target, profile)
    run_and_kill(_STAY_OPEN, target, profile)
    assert f"{target.name}.in-use" in beside(target)
    store = Store.open(target, profile)
    assert store.other_holder is None
    store.close()
    assert beside(target) == [target.name]
