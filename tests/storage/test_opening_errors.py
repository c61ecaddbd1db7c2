"""What is not a whole workbook is refused with a reason, and left as it is."""

import os
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.storage.store import Store
from tests.storage.builders import beside, change, change_set, workbook, working_copies


def _set(offset: int, data: bytes) -> Callable[[bytes], bytes]:
    return lambda whole: whole[:offset] + data + whole[offset + len(data) :]


_FILES: dict[str, tuple[Callable[[bytes], bytes], str, str]] = {
    "an empty file": (lambda _: b"", "empty_file", "empty"),
    "a short file": (lambda whole: whole[:99], "not_a_workbook", "not a workbook"),
    "text": (lambda _: b"Minutes of the meeting. " * 40, "not_a_workbook", "not a workbook"),
    "a zip": (lambda _: b"PK\x03\x04" + bytes(400), "not_a_workbook", "not a workbook"),
    "another program's": (_set(68, b"ABCD"), "not_a_workbook", "not a workbook"),
    "a newer one": (_set(60, (2).to_bytes(4)), "newer_version", "version is 2; this program"),
    "a far newer one": (_set(60, (101).to_bytes(4)), "newer_version", "version is 101"),
    "no version": (_set(60, bytes(4)), "damaged", "first bytes"),
    "a write-ahead log": (_set(18, b"\x02\x02"), "damaged", "first bytes"),
    "one cut short": (lambda whole: whole[:8192], "damaged", "structure"),
    "zeroed pages": (lambda whole: whole[:8192] + bytes(len(whole) - 8192), "damaged", ""),
}


@pytest.mark.parametrize(("spoil", "code", "words"), _FILES.values(), ids=_FILES)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_is_no_whole_workbook(
    target: Path,
    profile: Path,
    spoil: Callable[[bytes], bytes],
    code: str,
    words: str,
    *,
    read_only: bool,
) -> None:
    workbook(target, profile)
    target.write_bytes(spoil(target.read_bytes()))
    before = target.read_bytes()

    with pytest.raises(KnownError) as caught:
        Store.open(target, profile, read_only=read_only)

    assert caught.value.code == code
    assert words in caught.value.sentence
    assert target.name in caught.value.sentence
    assert caught.value.next_step
    assert target.read_bytes() == before
    assert beside(target) == [target.name]
    assert working_copies(profile) == []


def test_a_changed_word_is_named_by_its_answer(target: Path, profile: Path) -> None:
    workbook(target, profile, change("we meet them weekly", field="how_we_know", at="M7"))
    whole = target.read_bytes()
    target.write_bytes(whole.replace(b"weekly", b"yearly"))
    with pytest.raises(KnownError) as caught:
        Store.open(target, profile)
    assert caught.value.code == "damaged"
    assert "'how_we_know' of answer M7" in caught.value.sentence
    assert "yearly" not in str(caught.value)


def test_a_changed_heading_is_noticed(target: Path, profile: Path) -> None:
    workbook(target, profile)
    target.write_bytes(target.read_bytes().replace(b"bscp-neglect-2026", b"bscp-neglect-2025"))
    with pytest.raises(KnownError, match="heading"):
        Store.open(target, profile)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM change; END",
        "CREATE VIEW answer AS SELECT * FROM change",
        "CREATE TABLE other (a)",
        "CREATE INDEX by_author ON change (author)",
        "DROP TABLE meta",
        "DELETE FROM change WHERE value = '\"first\"'",
        "UPDATE meta SET value = '99' WHERE key = 'generation'",
    ],
)
def test_what_another_program_did_to_the_tables_is_refused(
    target: Path, profile: Path, statement: str
) -> None:
    workbook(target, profile)
    connection = apsw.Connection(str(target))
    connection.execute(statement).fetchall()
    connection.close()
    before = target.read_bytes()
    with pytest.raises(KnownError) as caught:
        Store.open(target, profile)
    assert caught.value.code == "damaged"
    assert target.read_bytes() == before


def test_a_missing_file_and_a_folder(target: Path, profile: Path) -> None:
    with pytest.raises(KnownError) as missing:
        Store.open(target, profile)
    assert missing.value.code == "not_found"
    with pytest.raises(KnownError) as folder:
        Store.open(target.parent, profile)
    assert folder.value.code == "is_a_folder"
    assert beside(target) == []


# Windows keeps no pipes among its files, so nobody can choose one there.
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_refused_without_waiting(target: Path, profile: Path) -> None:
    os.mkfifo(target)
    with pytest.raises(KnownError) as caught:
        Store.open(target, profile)
    assert caught.value.code == "not_a_workbook"


def test_a_refused_file_can_be_opened_once_it_is_whole_again(target: Path, profile: Path) -> None:
    changes = workbook(target, profile)
    whole = target.read_bytes()
    target.write_bytes(whole[:8192])
    with pytest.raises(KnownError):
        Store.open(target, profile)
    target.write_bytes(whole)
    store = Store.open(target, profile)
    assert store.changes == changes
    store.append(change_set(change("more"))).result()
    store.close()
