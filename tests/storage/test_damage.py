"""Random damage never makes a wrong answer look like a right one."""

from pathlib import Path

import pytest

from neglect_workbook.domain.changes import Change
from neglect_workbook.errors import KnownError
from neglect_workbook.storage.store import Store
from neglect_workbook.storage.verify import verify
from tests.storage.builders import Dice, change, workbook, working_copies

_SEEDS = range(120)


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


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with short and long answers."""
    folder = tmp_path_factory.mktemp("sound")
    (folder / "profile").mkdir()
    target = folder / "sound.nwbk"
    changes = [change(f"Answer {number}. " * (number * 7 % 90 + 1)) for number in range(80)]
    workbook(target, folder / "profile", *changes)
    return target


def _open(target: Path, profile: Path) -> tuple[str, tuple[Change, ...]]:
    """The code of the refusal, or else what was read."""
    try:
        store = Store.open(target, profile)
    except KnownError as error:
        return error.code, ()
    store.close()
    return "", store.changes


@pytest.mark.parametrize("seed", _SEEDS)
def test_a_damaged_file_is_refused_or_reads_as_it_was(
    sound: Path, target: Path, profile: Path, seed: int
) -> None:
    right = Store.open(sound, profile, read_only=True).changes
    spoilt = _damage(sound.read_bytes(), seed)
    target.write_bytes(spoilt)
    code, changes = _open(target, profile)
    assert code in {"", "damaged", "not_a_workbook", "newer_version", "empty_file"}
    assert code or changes == right
    assert target.read_bytes() == spoilt
    assert working_copies(profile) == []


def test_the_damage_of_this_test_bites(sound: Path, target: Path) -> None:
    hurt = 0
    for seed in _SEEDS:
        target.write_bytes(_damage(sound.read_bytes(), seed))
        try:
            hurt += bool(verify(target).problems)
        except KnownError:
            hurt += 1
    assert hurt > len(_SEEDS) * 0.6
