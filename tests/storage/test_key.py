"""A workbook with a password: the whole file, everywhere it lies, and no way to lose it."""

import hashlib
import shutil
from pathlib import Path

import apsw
import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.storage.key import Key, is_encrypted
from neglect_workbook.storage.store import NO_KEY, Store
from neglect_workbook.storage.verify import verify
from tests.storage.builders import (
    HEADING,
    change,
    change_set,
    run_and_kill,
    values,
    workbook,
    working_copies,
)

SECRET = Key("Kestrel über Hafen 9")
OTHER = Key("another long password")
CANARY = "Canarywords that nobody else may read"


def _protected(target: Path, profile: Path, key: Key = SECRET) -> None:
    store = Store.create(target, profile, HEADING, (change(CANARY),), key)
    store.close()


def _code(target: Path, profile: Path, *keys: Key) -> str:
    with pytest.raises(KnownError) as caught:
        Store.open(target, profile, *keys)
    return caught.value.code


def test_a_protected_workbook_opens_with_its_password_only(target: Path, profile: Path) -> None:
    _protected(target, profile)
    before = hashlib.sha256(target.read_bytes()).hexdigest()

    assert _code(target, profile) == "needs_password"
    for number in range(20):
        assert _code(target, profile, Key(f"wrong {number}")) == "wrong_password"

    assert hashlib.sha256(target.read_bytes()).hexdigest() == before
    assert working_copies(profile) == []
    store = Store.open(target, profile, SECRET)
    assert values(store.changes) == [CANARY]
    store.close()


def test_the_same_accents_typed_another_way_open_it(target: Path, profile: Path) -> None:
    _protected(target, profile)
    store = Store.open(target, profile, Key("Kestrel u\u0308ber Hafen 9"))
    store.close()


def test_a_password_is_in_no_repr_and_no_error(target: Path, profile: Path) -> None:
    _protected(target, profile)
    with pytest.raises(KnownError) as caught:
        Store.open(target, profile, OTHER)
    assert OTHER.password not in f"{caught.value}{OTHER!r}"


def test_no_byte_of_it_is_readable_anywhere_while_it_is_worked_on(
    target: Path, profile: Path, tmp_path: Path
) -> None:
    _protected(target, profile)
    store = Store.open(target, profile, SECRET)
    store.append(change_set(change(CANARY * 40))).result()
    store.publish().result()
    store.append(change_set(change(CANARY * 40))).result()
    store.save_copy(target.with_name("copy.nwbk"))
    store.abandon()

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 4
    assert [path.name for path in files if CANARY.encode() in path.read_bytes()] == []


def test_this_would_find_readable_bytes(target: Path, profile: Path) -> None:
    workbook(target, profile, change(CANARY))
    assert CANARY.encode() in target.read_bytes()


def test_work_that_a_crash_left_comes_back_with_the_password(target: Path, profile: Path) -> None:
    _protected(target, profile)
    store = Store.open(target, profile, SECRET)
    store.append(change_set(change("only here"))).result()
    store.abandon()

    store = Store.open(target, profile, SECRET)
    assert values(store.changes) == [CANARY, "only here"]
    assert store.recovered == 1
    store.close()
    assert working_copies(profile) == []


@pytest.mark.parametrize(("before", "after"), [(NO_KEY, SECRET), (SECRET, OTHER), (SECRET, NO_KEY)])
def test_setting_changing_and_removing_a_password(
    target: Path, profile: Path, before: Key, after: Key
) -> None:
    _protected(target, profile, before)
    store = Store.open(target, profile, before)
    store.append(change_set(change("before"))).result()
    store.change_key(after)
    store.append(change_set(change("after"))).result()
    assert is_encrypted(target) == is_encrypted(store._work.file) == after.is_set
    store.close()

    store = Store.open(target, profile, after)
    assert values(store.changes) == [CANARY, "before", "after"]
    store.close()
    if before.is_set and after.is_set:
        assert _code(target, profile, before) == "wrong_password"


def test_a_password_that_cannot_be_put_on_the_file_is_not_put_on_the_work_either(
    target: Path, profile: Path, tmp_path: Path
) -> None:
    _protected(target, profile)
    store = Store.open(target, profile, SECRET)
    away = tmp_path / "away"
    target.parent.rename(away)
    with pytest.raises(KnownError) as caught:
        store.change_key(OTHER)
    assert caught.value.code == "folder_missing"
    store.append(change_set(change("typed meanwhile"))).result()
    away.rename(target.parent)
    store.close()

    store = Store.open(target, profile, SECRET)
    assert values(store.changes) == [CANARY, "typed meanwhile"]
    store.close()


def test_a_password_changed_elsewhere_loses_nothing_that_was_typed_here(
    target: Path, profile: Path, tmp_path: Path
) -> None:
    _protected(target, profile)
    here = Store.open(target, profile, SECRET)
    there = Store.open(target, tmp_path / "other profile", SECRET)
    there.append(change_set(change("there"))).result()
    there.change_key(OTHER)
    there.close()

    here.append(change_set(change("here"))).result()
    with pytest.raises(KnownError) as caught:
        here.publish().result()
    assert caught.value.code == "password_changed"
    with pytest.raises(KnownError):
        here.close()

    store = Store.open(target, profile, OTHER)
    assert (store.locked, values(store.changes)) == (1, [CANARY, "there"])
    store.close()
    store = Store.open(target, profile, OTHER, SECRET)
    assert (store.locked, store.recovered) == (0, 1)
    assert values(store.changes) == [CANARY, "there", "here"]
    store.close()
    assert working_copies(profile) == []


_CHANGE_AND_STOP = """
import sys
from pathlib import Path
from neglect_workbook.storage import change_log, publish
from neglect_workbook.storage.key import Key
from neglect_workbook.storage.store import Store

target, profile = map(Path, sys.argv[1:])
store = Store.open(target, profile, Key("old password here"))

def stop(*arguments, **more):
    print("ready", flush=True)
    sys.stdin.read()

{stop}
store.change_key(Key("new password here"))
"""
_OLD, _NEW = Key("old password here"), Key("new password here")


@pytest.mark.parametrize(
    ("stop", "opens"),
    [
        ("publish.Publisher.change_key = stop", _OLD),
        ("change_log.ChangeLog.go_on_with = stop", _NEW),
    ],
)
def test_a_kill_while_the_password_changes_leaves_one_that_opens_everything(
    target: Path, profile: Path, stop: str, opens: Key
) -> None:
    _protected(target, profile, _OLD)
    run_and_kill(_CHANGE_AND_STOP.format(stop=stop), target, profile)

    store = Store.open(target, profile, opens)
    assert (store.locked, values(store.changes)) == (0, [CANARY])
    store.close()
    assert working_copies(profile) == []


def test_every_changed_byte_of_a_protected_file_is_noticed(target: Path, profile: Path) -> None:
    _protected(target, profile)
    sound = target.read_bytes()
    for place in range(24, len(sound), len(sound) // 25):
        hurt = bytearray(sound)
        hurt[place] ^= 0x41
        target.write_bytes(hurt)
        assert _code(target, profile, SECRET) in {"damaged", "wrong_password"}


def test_another_program_s_encrypted_file_is_not_ours(target: Path, profile: Path) -> None:
    connection = apsw.Connection(str(target))
    SECRET.unlock(connection)
    connection.execute("PRAGMA page_size = 8192").fetchall()
    connection.execute("CREATE TABLE t (x)").fetchall()
    connection.close()
    assert _code(target, profile, SECRET) == "not_a_workbook"


def test_verify_wants_the_password_too(target: Path, profile: Path) -> None:
    _protected(target, profile)
    with pytest.raises(KnownError) as caught:
        verify(target)
    assert caught.value.code == "needs_password"
    assert verify(target, SECRET).problems == ()


def test_another_copy_may_have_another_password(
    target: Path, profile: Path, tmp_path: Path
) -> None:
    _protected(target, profile)
    copy = tmp_path / "copy.nwbk"
    shutil.copyfile(target, copy)
    other = Store.open(copy, profile, SECRET)
    other.change_key(OTHER)
    other.close()

    store = Store.open(target, profile, SECRET)
    with pytest.raises(KnownError) as caught:
        store.look_into(copy)
    assert caught.value.code == "needs_password"
    assert values(store.look_into(copy, OTHER).changes) == [CANARY]
    store.close()
