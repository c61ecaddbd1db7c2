"""What can be read of a damaged workbook is saved, and nothing else ever."""

import sys
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import mean

import pytest

from neglect_workbook.domain.changes import Change, FieldKey
from neglect_workbook.domain.file_marks import PAGE_SIZE
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.storage import salvage as module
from neglect_workbook.storage.contents import Row, read_whole
from neglect_workbook.storage.file_kind import WORKBOOK_FILE
from neglect_workbook.storage.heading import Heading
from neglect_workbook.storage.key import NO_KEY, Key
from neglect_workbook.storage.salvage import Known, Salvaged, salvage
from neglect_workbook.storage.store import Store
from tests.storage.attaching import ITEM, OTHER_ITEM, attach
from tests.storage.builders import HEADING, Dice, change, held, values, workbook

_KNOWN = Known(("another-framework", "bscp-neglect-2026"), "bscp-neglect-2026")
_KINDS = ("1 byte", "16-512 bytes", "cut short", "zeroed page")
_PASSWORD = Key("correct horse battery")


def _damage(whole: bytes, seed: int) -> bytes:
    """One byte changed, a run of noise, the end cut off, or a page of zeros."""
    dice = Dice(seed)
    at = dice.below(len(whole))
    match seed % 4:
        case 0:
            return whole[:at] + bytes([whole[at] ^ dice.below(255) + 1]) + whole[at + 1 :]
        case 1:
            noise = dice.some_bytes(16 + dice.below(497))
            return (whole[:at] + noise + whole[at + len(noise) :])[: len(whole)]
        case 2:
            return whole[:at]
        case _:
            page = at - at % PAGE_SIZE
            return whole[:page] + bytes(PAGE_SIZE) + whole[page + PAGE_SIZE :]


def _changes() -> tuple[Change, ...]:
    """Short and long answers, and one that goes over several pages."""
    short = [change(f"Answer {number}. " * (number * 7 % 90 + 1)) for number in range(300)]
    return (*short, change("Long. " * 7000))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, tuple[Change, ...]]:
    """A whole workbook, and what is in it."""
    folder = tmp_path_factory.mktemp("sound")
    (folder / "profile").mkdir()
    changes = workbook(folder / "sound.nwbk", folder / "profile", *_changes())
    return (folder / "sound.nwbk").read_bytes(), changes


class _Count:
    """What came of many damaged files."""

    def __init__(self, changes: tuple[Change, ...], folder: Path) -> None:
        self._right = {one.id: one for one in changes}
        self._folder = folder
        self.wrong = 0
        self.shares: dict[str, list[float]] = defaultdict(list)

    def try_one(self, spoilt: bytes, kind: str) -> None:
        damaged, new = self._folder / "damaged.nwbk", self._folder / "new.nwbk"
        new.unlink(missing_ok=True)
        damaged.write_bytes(spoilt)
        # Nothing but a known error may come, and then there is nothing new.
        with suppress(KnownError):
            salvage(damaged, new, _KNOWN)
        saved = read_whole(new, new.name, NO_KEY, WORKBOOK_FILE).changes if new.exists() else ()
        self.wrong += sum(self._right.get(one.id) != one for one in saved)
        self.shares[kind].append(len(saved) / len(self._right))
        assert damaged.read_bytes() == spoilt

    def report(self) -> str:
        return ", ".join(
            f"{kind}: {100 * mean(shares):.1f} % of the entries come back ({len(shares)} files)"
            for kind, shares in self.shares.items()
        )


def _many(seeds: range, sound: tuple[bytes, tuple[Change, ...]], folder: Path) -> _Count:
    whole, changes = sound
    tried = _Count(changes, folder)
    for seed in seeds:
        tried.try_one(_damage(whole, seed), _KINDS[seed % 4])
    return tried


def _is_good(tried: _Count) -> bool:
    at_least = {"1 byte": 0.95, "16-512 bytes": 0.95, "cut short": 0.35, "zeroed page": 0.9}
    return all(mean(tried.shares[kind]) >= share for kind, share in at_least.items())


def test_random_damage_never_changes_an_answer_and_most_come_back(
    sound: tuple[bytes, tuple[Change, ...]], tmp_path: Path
) -> None:
    tried = _many(range(100), sound, tmp_path)
    assert tried.wrong == 0
    assert _is_good(tried), tried.report()


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 1000, 250))
def test_much_random_damage_never_changes_an_answer(
    sound: tuple[bytes, tuple[Change, ...]],
    tmp_path: Path,
    start: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    tried = _many(range(start, start + 250), sound, tmp_path)
    with capsys.disabled():
        sys.stdout.write(f"\n250 files: {tried.wrong} changed answers. {tried.report()}\n")
    assert tried.wrong == 0
    assert _is_good(tried)


def _believing(row: Row) -> Change | None:
    """What reading would be without digests: any row that looks like a change is one."""
    try:
        identity, kind, record, field, value = (
            part.decode() for part in (row[0], *row[3:7]) if isinstance(part, bytes)
        )
        key = FieldKey(RecordKind(kind), record, field)
    except ValueError:
        return None
    return Change(identity, int(str(row[1])), "a1b2c3", key, value)


def test_without_digests_changed_answers_do_get_through(
    sound: tuple[bytes, tuple[Change, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test of the test above: it finds what is wrong where something is."""
    whole, changes = sound
    right = {one.id: one.value_text for one in changes}
    found = 0
    monkeypatch.setattr(module, "change_of", _believing)
    for seed in range(0, 40, 4):
        damaged = tmp_path / "damaged.nwbk"
        damaged.write_bytes(_damage(whole, seed))
        finds = module._Finds(damaged, NO_KEY, WORKBOOK_FILE)
        found += sum(right.get(one.id) != one.value for one in finds.changes.values())
    assert found > 0


def _save(target: Path, spoil: Callable[[bytes], bytes], key: Key = NO_KEY) -> Salvaged:
    target.write_bytes(spoil(target.read_bytes()))
    return salvage(target, target.with_name("saved.nwbk"), _KNOWN, key)


def test_what_is_lost_is_named_by_kind_and_field_and_never_by_its_words(
    target: Path, profile: Path
) -> None:
    workbook(
        target,
        profile,
        change("weekly", field="how_we_know", at="M7"),
        change("monthly", field="reason", at="P1"),
        change("sound"),
    )
    saved = _save(target, lambda whole: whole.replace(b"weekly", b"WEEKLY"))
    assert (saved.entries, saved.lost_entries) == (2, ("answer M7: how_we_know",))
    assert saved.is_all is False
    assert values(held(saved.path, profile)) == ["monthly", "sound"]
    assert Store.open(saved.path, profile, read_only=True).heading == HEADING


def test_a_spoilt_kind_or_field_is_not_shown(target: Path, profile: Path) -> None:
    workbook(target, profile, change("one", field="how_we_know"), change("two"))
    saved = _save(target, lambda whole: whole.replace(b"how_we_know", b"Freddie W.."))
    assert saved.lost_entries == ("an entry that has no name any more",)


def test_damaged_first_bytes_lose_nothing(target: Path, profile: Path) -> None:
    changes = workbook(target, profile, *_changes())
    saved = _save(target, lambda whole: bytes(100) + whole[100:])
    assert held(saved.path, profile) == changes
    assert saved.lost_entries == ()
    assert not saved.is_new_workbook


def test_a_damaged_heading_gets_what_can_be_known(target: Path, profile: Path) -> None:
    workbook(target, profile, change("one"))
    saved = _save(target, lambda whole: whole.replace(b"seal", b"meal"))
    assert Store.open(saved.path, profile, read_only=True).heading == HEADING
    assert (saved.is_all, saved.is_new_workbook) == (None, False)


def test_only_an_id_that_cannot_be_read_is_a_new_one(target: Path, profile: Path) -> None:
    workbook(target, profile, change("one"))
    saved = _save(target, lambda whole: whole.replace(b"workbook_id0196", b"workbook_id\xff\xff96"))
    heading = Store.open(saved.path, profile, read_only=True).heading
    assert saved.is_new_workbook
    assert heading.workbook_id != HEADING.workbook_id
    assert heading.framework_id == HEADING.framework_id


def test_a_framework_that_is_not_installed_gives_way_to_the_default(
    target: Path, profile: Path
) -> None:
    strange = Heading(HEADING.workbook_id, "gone-framework")
    Store.create(target, profile, strange, (change("one"),)).close()
    saved = _save(target, lambda whole: whole.replace(b"seal", b"meal"))
    assert Store.open(saved.path, profile, read_only=True).heading == HEADING


def test_attached_copies_that_are_whole_come_too(
    target: Path, profile: Path, minutes: Path, tmp_path: Path
) -> None:
    other = tmp_path / "plan.pdf"
    other.write_bytes(b"%PDF-1.7 plan " * 9000)
    workbook(target, profile, change("one"))
    store = Store.open(target, profile)
    attach(store, minutes, ITEM)
    attach(store, other, OTHER_ITEM)
    store.close()
    middle = minutes.read_bytes()[400_000:400_016]
    saved = _save(target, lambda whole: bytes(100) + whole[100:].replace(middle, bytes(16)))
    assert saved.copies == 1
    assert saved.lost_copies == ("minutes.pdf",)


def test_rows_of_a_workbook_that_is_attached_are_never_taken_for_ours(
    target: Path, profile: Path, tmp_path: Path
) -> None:
    foreign = tmp_path / "another school.nwbk"
    workbook(foreign, profile, *(change(f"Theirs {number}") for number in range(60)))
    workbook(target, profile, *(change(f"Ours {number}") for number in range(60)))
    store = Store.open(target, profile)
    attach(store, foreign)
    store.close()
    ours = {one.id for one in held(target, profile)}
    whole = target.read_bytes()
    assert len(whole) > foreign.stat().st_size
    for seed in range(24):
        damaged = tmp_path / f"damaged {seed}.nwbk"
        damaged.write_bytes(_damage(whole, seed * 4 + seed % 2))
        found = module._Finds(damaged, NO_KEY, WORKBOOK_FILE)
        assert found.changes.keys() <= ours
        assert len(found.changes) > 40


def test_an_encrypted_workbook_is_read_round_the_damage(target: Path, profile: Path) -> None:
    changes = _changes()
    Store.create(target, profile, HEADING, changes, _PASSWORD).close()
    page = 12 * PAGE_SIZE
    saved = _save(
        target,
        lambda whole: whole[:page] + bytes(PAGE_SIZE) + whole[page + PAGE_SIZE :],
        _PASSWORD,
    )
    again = read_whole(saved.path, saved.path.name, _PASSWORD, WORKBOOK_FILE)
    assert set(again.changes) < set(changes)
    assert len(again.changes) > 0.8 * len(changes)
    assert b"Answer" not in saved.path.read_bytes()


def test_nothing_is_overwritten_and_nothing_is_made_of_nothing(
    target: Path, profile: Path, tmp_path: Path
) -> None:
    workbook(target, profile)
    there = tmp_path / "there.nwbk"
    there.write_text("mine")
    with pytest.raises(KnownError) as caught:
        salvage(target, there, _KNOWN)
    assert (caught.value.code, there.read_text()) == ("exists", "mine")
    letter = tmp_path / "letter.nwbk"
    letter.write_text("Dear all, " * 2000)
    with pytest.raises(KnownError) as caught:
        salvage(letter, tmp_path / "new.nwbk", _KNOWN)
    assert caught.value.code == "not_a_workbook"
    assert not (tmp_path / "new.nwbk").exists()


def test_a_newer_workbook_is_left_to_the_newer_program(target: Path, profile: Path) -> None:
    workbook(target, profile)
    with pytest.raises(KnownError) as caught:
        _save(target, lambda whole: whole[:60] + (2).to_bytes(4) + whole[64:])
    assert caught.value.code == "newer_version"


def test_made_up_rows_keep_nobody_waiting(tmp_path: Path) -> None:
    """A page of beginnings of rows that all claim to be very long."""
    row = bytes((16, 0x55, 6, 13, 13, 13, 13)) + b"\xff\xff\x7f\x4c" + bytes(5)
    page = b"\x0a" + bytes(7) + row * 500
    hostile = tmp_path / "hostile.nwbk"
    hostile.write_bytes((page + bytes(PAGE_SIZE - len(page))) * 60)
    with pytest.raises(KnownError):
        salvage(hostile, tmp_path / "new.nwbk", _KNOWN)
