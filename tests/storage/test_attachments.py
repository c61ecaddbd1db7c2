"""Attached copies lie in the workbook whole or not at all, and go wherever it goes."""

import hashlib
import json
import os
import sqlite3
import tracemalloc
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import apsw
import pytest

from neglect_workbook.domain.changes import Change, FieldKey
from neglect_workbook.domain.fields import REMOVED
from neglect_workbook.domain.identity import make_id
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.storage import attachments
from neglect_workbook.storage.attachment_table import LARGEST_ATTACHMENT, MEGABYTE
from neglect_workbook.storage.attachments import Received
from neglect_workbook.storage.store import Store
from neglect_workbook.storage.verify import verify
from tests.storage.attaching import ITEM, MOMENTS, OTHER_ITEM, attach, digests, pass_by, referring
from tests.storage.builders import (
    change,
    change_set,
    held,
    run_and_kill,
    values,
    workbook,
    working_copies,
)


@contextmanager
def raw(file: Path) -> Iterator[sqlite3.Connection]:
    """A way round the store, to do harm."""
    with closing(sqlite3.connect(file)) as connection, connection:
        yield connection


def test_an_attached_copy_comes_back_byte_for_byte(
    store: Store, target: Path, profile: Path, minutes: Path
) -> None:
    received = attach(store, minutes)
    assert received == Received(
        hashlib.sha256(minutes.read_bytes()).hexdigest(), minutes.stat().st_size
    )
    store.close()

    again = Store.open(target, profile)
    assert again.attachments == {received.digest: received.size}
    copy = again.read_attachment(received.digest, "minutes.pdf")
    assert copy.read_bytes() == minutes.read_bytes()
    assert copy.name == "minutes.pdf"
    again.close()
    assert not copy.exists()
    assert verify(target).problems == ()


def test_a_workbook_that_is_open_to_read_only_gives_its_copies_and_leaves_nothing(
    store: Store, target: Path, profile: Path, minutes: Path
) -> None:
    received = attach(store, minutes)
    store.close()
    before = target.read_bytes()
    reading = Store.open(target, profile, read_only=True)
    copy = reading.read_attachment(received.digest, "minutes.pdf")
    assert copy.read_bytes() == minutes.read_bytes()
    reading.close()
    assert not copy.exists()
    assert working_copies(profile) == []
    assert target.read_bytes() == before


def test_the_same_content_lies_there_once(
    store: Store, target: Path, minutes: Path, tmp_path: Path
) -> None:
    twin = tmp_path / "twin.pdf"
    twin.write_bytes(minutes.read_bytes())
    first, second = attach(store, minutes), attach(store, twin, OTHER_ITEM)
    assert first == second
    store.close()
    with raw(target) as connection:
        assert connection.execute("SELECT count(*) FROM attachment").fetchone() == (1,)
    assert target.stat().st_size < 1.2 * minutes.stat().st_size


def test_a_copy_of_the_workbook_has_the_copies_too(
    store: Store, profile: Path, minutes: Path, tmp_path: Path
) -> None:
    received = attach(store, minutes)
    copy = tmp_path / "copy.nwbk"
    store.save_copy(copy)
    assert digests(copy, profile) == {received.digest}
    assert verify(copy).problems == ()


def test_a_crash_loses_no_copy_that_was_saved(
    store: Store, target: Path, profile: Path, minutes: Path
) -> None:
    received = attach(store, minutes)
    store.abandon()
    assert digests(target, profile) == set()

    again = Store.open(target, profile)
    assert again.attachments == {received.digest: received.size}
    again.close()
    assert digests(target, profile) == {received.digest}
    assert working_copies(profile) == []


def test_a_crash_of_a_workbook_that_has_gone_loses_no_copy(
    store: Store, target: Path, profile: Path, minutes: Path
) -> None:
    received = attach(store, minutes)
    store.abandon()
    target.unlink()
    Store.open(target, profile).close()
    assert digests(target, profile) == {received.digest}


def test_closing_takes_away_what_nothing_refers_to(
    store: Store, target: Path, profile: Path, minutes: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_bytes(b"Kept.")
    gone, stays = attach(store, minutes), attach(store, kept, OTHER_ITEM)
    store.publish().result()
    store.append(change_set(*referring(""))).result()
    assert set(store.attachments) == {gone.digest, stays.digest}
    store.close()
    assert digests(target, profile) == {stays.digest}
    assert minutes.read_bytes()[1000:1032] not in target.read_bytes()


def test_the_copy_of_removed_evidence_is_taken_away_by_closing(
    store: Store, target: Path, profile: Path, minutes: Path
) -> None:
    received = attach(store, minutes)
    store.append(change_set(*referring(received.digest, fields={REMOVED: True}))).result()
    store.close()
    assert digests(target, profile) == set()
    assert verify(target).problems == ()


def test_a_copy_that_no_change_ever_named_is_taken_away_even_if_nothing_else_is_new(
    store: Store, target: Path, profile: Path, minutes: Path
) -> None:
    received = attach(store, minutes)
    store.publish().result()
    store.append(change_set(*referring(""))).result()
    store.publish().result()
    assert digests(target, profile) == {received.digest}
    store.close()
    assert digests(target, profile) == set()


def test_a_copy_that_a_closed_review_refers_to_stays(
    store: Store, target: Path, profile: Path, minutes: Path
) -> None:
    received = attach(store, minutes)
    evidence = {ITEM: {"file_digest": received.digest, "file_name": "minutes.pdf"}}
    frozen = json.dumps({"evidence": evidence})
    moment = next(MOMENTS)
    key = FieldKey(RecordKind.CLOSED_REVIEW, "r1", "content")
    closing_change = Change(make_id(moment), moment, "a1b2c3", key, frozen)
    store.append(change_set(closing_change, *referring("", fields={REMOVED: True}))).result()
    store.close()
    assert digests(target, profile) == {received.digest}


def damage(target: Path) -> None:
    with raw(target) as connection:
        (content,) = connection.execute("SELECT content FROM attachment").fetchone()
        spoilt = content[:5000] + bytes([content[5000] ^ 1]) + content[5001:]
        connection.execute("UPDATE attachment SET content = ?", (spoilt,))


def lose(target: Path) -> None:
    with raw(target) as connection:
        connection.execute("DELETE FROM attachment")


@pytest.mark.parametrize(("harm", "word"), [(damage, "damaged"), (lose, "missing")])
def test_a_lost_copy_is_named_and_the_rest_opens(
    store: Store, target: Path, profile: Path, minutes: Path, harm: object, word: str
) -> None:
    received = attach(store, minutes)
    store.close()
    assert callable(harm)
    harm(target)

    assert verify(target).problems == (f"The attached copy 'minutes.pdf' is {word}.",)
    again = Store.open(target, profile)
    assert again.attachments == {}
    with pytest.raises(KnownError) as caught:
        again.read_attachment(received.digest, "minutes.pdf")
    assert caught.value.code == f"attachment_{word}"
    assert list((working_copies(profile)[0]).rglob("minutes.pdf")) == []

    again.append(change_set(change("still here"))).result()
    again.close()
    assert values(held(target, profile))[:2] == ["first", "second"]
    assert "still here" in values(held(target, profile))


@pytest.mark.parametrize("harm", [damage, lose])
def test_attaching_the_same_file_again_mends_it(
    store: Store, target: Path, profile: Path, minutes: Path, harm: object
) -> None:
    received = attach(store, minutes)
    store.close()
    assert callable(harm)
    harm(target)
    again = Store.open(target, profile)
    # No change: the item refers to this content already.
    assert again.attach(minutes, pass_by, pass_by) == received
    again.close()
    assert verify(target).problems == ()
    assert digests(target, profile) == {received.digest}


def test_a_blob_of_another_kind_or_size_is_lost_and_stops_nothing(
    store: Store, target: Path, profile: Path, minutes: Path
) -> None:
    received = attach(store, minutes)
    store.close()
    with raw(target) as connection:
        connection.execute("UPDATE attachment SET content = x''")
        connection.execute("INSERT INTO attachment VALUES (7, x'00', x'00')")
        connection.execute("INSERT INTO attachment VALUES (8, randomblob(32), zeroblob(25000000))")
    again = Store.open(target, profile, read_only=True)
    assert again.attachments == {}
    assert len(verify(target).problems) == 1
    assert received.digest not in again.attachments


def test_a_file_that_changes_while_it_is_read_is_refused(store: Store, minutes: Path) -> None:
    def write_on(size: int) -> None:
        if size == minutes.stat().st_size:
            with minutes.open("ab") as stream:
                stream.write(b"and more")

    with pytest.raises(KnownError) as caught:
        store.attach(minutes, pass_by, write_on)
    assert caught.value.code == "changed_while_read"
    assert store.attachments == {}


def test_a_file_that_changes_without_a_new_time_is_refused(store: Store, minutes: Path) -> None:
    before = minutes.stat()

    def rewrite(_: int) -> None:
        with minutes.open("rb+") as stream:
            stream.seek(100)
            stream.write(b"not as it was")
        os.utime(minutes, ns=(before.st_atime_ns, before.st_mtime_ns))

    with pytest.raises(KnownError) as caught:
        store.attach(minutes, pass_by, rewrite)
    assert caught.value.code == "changed_while_read"


def test_stopping_leaves_nothing(store: Store, profile: Path, minutes: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(_: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        store.attach(minutes, pass_by, stop)
    with pytest.raises(StoppedError):
        store.attach(minutes, lambda _: stop(0), pass_by)
    assert store.attachments == {}
    (folder,) = working_copies(profile)
    assert [one.name for one in folder.iterdir() if "passing" in one.name] == []
    assert not store.has_unpublished


def test_a_full_disk_keeps_the_workbook_as_it_was(
    store: Store, minutes: Path, warning_records: list[object]
) -> None:
    with pytest.MonkeyPatch.context() as patch:

        def full(*_: object) -> None:
            raise apsw.FullError("database or disk is full")

        patch.setattr("neglect_workbook.storage.attachment_table.AttachmentTable.add", full)
        with pytest.raises(KnownError) as caught:
            store.attach(minutes, pass_by, pass_by)
    assert caught.value.code == "disk_full"
    warning_records.clear()
    assert attach(store, minutes).digest in store.attachments


def test_memory_stays_flat_for_the_largest_file(store: Store, tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as stream:
        for _ in range(20):
            stream.write(os.urandom(MEGABYTE))
    assert large.stat().st_size == LARGEST_ATTACHMENT
    apsw.memory_high_water(reset=True)
    sqlite_before = apsw.memory_used()
    tracemalloc.start()
    try:
        received = attach(store, large)
        copy = store.read_attachment(received.digest, "large.bin")
        assert copy.stat().st_size == LARGEST_ATTACHMENT
        store.publish().result()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < LARGEST_ATTACHMENT / 4
    assert apsw.memory_high_water() - sqlite_before < LARGEST_ATTACHMENT / 2


def test_a_sparse_giant_is_refused_before_it_is_read(store: Store, tmp_path: Path) -> None:
    giant = tmp_path / "giant.bin"
    with giant.open("wb") as stream:
        stream.truncate(5 * 1024 * MEGABYTE)
    read: list[int] = []
    with pytest.raises(KnownError) as caught:
        store.attach(giant, pass_by, read.append)
    assert caught.value.code == "too_large"
    assert caught.value.sentence == "giant.bin has 5120 MB. A copy can have up to 20 MB."
    assert read == []


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 kB"), (20_000, "20 kB"), (MEGABYTE, "1 MB"), (int(1.25 * MEGABYTE), "1.2 MB")],
)
def test_sizes_are_said_as_people_say_them(size: int, words: str) -> None:
    assert attachments.size_words(size) == words


_ATTACH = """
import sys
from pathlib import Path
from neglect_workbook.storage.store import Store
from tests.storage.attaching import attach

target, profile, minutes = map(Path, sys.argv[1:])
store = Store.open(target, profile)
print(attach(store, minutes).digest, flush=True)
print("ready", flush=True)
store.attach(minutes, lambda _: None, lambda _: input())
"""


def test_a_kill_loses_no_copy_that_was_saved(target: Path, profile: Path, minutes: Path) -> None:
    workbook(target, profile)
    (digest,) = run_and_kill(_ATTACH, target, profile, minutes)
    Store.open(target, profile).close()
    assert digests(target, profile) == {digest}
    assert working_copies(profile) == []
