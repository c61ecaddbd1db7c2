"""Row 15: random damage never makes a wrong answer look like a right one."""

import json
from pathlib import Path

import pytest
from typing_extensions import override

from neglect_workbook.domain.changes import Change, FieldKey
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.storage import contents
from neglect_workbook.storage.store import NO_KEY, Key, Store
from neglect_workbook.storage.verify import verify
from tests.faults.rounds import Figures, rounds
from tests.storage.builders import HEADING, Dice, change, working_copies

_REFUSALS = {"damaged", "not_a_workbook", "newer_version", "empty_file", "wrong_password"}
_SECRET = Key("frost on the fields")


def _damage(whole: bytes, seed: int) -> bytes:
    """One byte changed, a run of noise, a zeroed stretch, or the end cut off."""
    dice = Dice(seed)
    at = dice.below(len(whole))
    match seed % 4:
        case 0:
            return whole[:at] + bytes([whole[at] ^ dice.below(255) + 1]) + whole[at + 1 :]
        case 1:
            noise = dice.some_bytes(16 + dice.below(496))
            return (whole[:at] + noise + whole[at + len(noise) :])[: len(whole)]
        case 2:
            end = min(at + 512, len(whole))
            return whole[:at] + bytes(end - at) + whole[end:]
        case _:
            return whole[:at]


def _sound(folder: Path, key: Key) -> tuple[bytes, tuple[Change, ...]]:
    """A workbook with short and long answers, and what is in it."""
    changes = [change(f"Answer {number}. " * (number * 7 % 90 + 1)) for number in range(80)]
    store = Store.create(folder / "sound.nwbk", folder / "maker", HEADING, changes, key)
    store.close()
    return (folder / "sound.nwbk").read_bytes(), store.changes


def _open(target: Path, profile: Path, key: Key) -> tuple[str, tuple[Change, ...]]:
    """The code of the refusal, or else what was read."""
    try:
        store = Store.open(target, profile, key)
    except KnownError as error:
        return error.code, ()
    store.close()
    return "", store.changes


@pytest.mark.parametrize(("key", "share"), [(NO_KEY, 1), (_SECRET, 10)], ids=["plain", "protected"])
@rounds(40, slow=1000)
def test_a_damaged_file_is_refused_or_reads_as_it_was(
    target: Path, profile: Path, key: Key, share: int, times: int, figures: Figures
) -> None:
    whole, right = _sound(target.parent, key)
    refused = 0
    for seed in range(times // share):
        spoilt = _damage(whole, seed)
        target.write_bytes(spoilt)
        code, changes = _open(target, profile, key)
        assert code in _REFUSALS or (code, changes) == ("", right)
        assert target.read_bytes() == spoilt
        assert working_copies(profile) == []
        refused += bool(code)

    kind = "protected" if key.is_set else "plain"
    figures(
        "15",
        f"damaged files ({kind})",
        files=times // share,
        refused=refused,
        crashes=0,
        changed_answers_shown=0,
    )
    # The rest was hurt where there was nothing, such as in a page that is free.
    assert refused > times // share * 0.6


class _WhateverItIs(int):
    """A root that every file has, whatever is divided to find it."""

    @override
    def __rmod__(self, other: int) -> int:
        return self

    @override
    def __eq__(self, other: object) -> bool:
        return True

    @override
    def __ne__(self, other: object) -> bool:
        return False

    __hash__ = int.__hash__


def _as_it_says(row: tuple[object, ...]) -> Change | None:
    """The change in a row, whatever its digest says."""
    try:
        identity, author, kind, record, field, value = map(contents._text, (row[0], *row[2:7]))
        key = FieldKey(RecordKind(kind), record, field)
        moment = row[1] if isinstance(row[1], int) else 0
        return Change(identity, moment, author, key, json.loads(value))
    except (TypeError, ValueError):
        return None


def test_without_the_digests_changed_answers_are_shown(
    target: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, right = _sound(target.parent, NO_KEY)
    monkeypatch.setattr(contents, "change_of", _as_it_says)
    monkeypatch.setattr(contents, "ROOT_MODULUS", _WhateverItIs())
    shown = 0
    for seed in range(0, 80, 4):
        target.write_bytes(_damage(whole, seed))
        code, changes = _open(target, profile, NO_KEY)
        shown += not code and changes != right

    assert shown > 0


def test_a_check_of_the_workbook_finds_the_damage_too(target: Path) -> None:
    whole, _ = _sound(target.parent, NO_KEY)
    hurt = 0
    for seed in range(40):
        target.write_bytes(_damage(whole, seed))
        try:
            hurt += bool(verify(target).problems)
        except KnownError:
            hurt += 1
    assert hurt > 24
