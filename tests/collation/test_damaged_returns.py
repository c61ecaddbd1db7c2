"""Row 37: a return that was damaged on its way is refused in a sentence, or read as it was sent."""

from pathlib import Path

import pytest

from neglect_workbook.collation.one_file import Gathered, read_file
from tests.builders import sample_snapshot
from tests.exchange.return_files import TODAY, written
from tests.faults.rounds import Figures
from tests.storage.builders import Dice

ORDINARY, LONG = 60, 1_000


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(sample_snapshot(), tmp_path_factory.mktemp("source"))


def _damaged(whole: bytes, dice: Dice) -> bytes:
    """One byte, a run of bytes, a cut, a page of zeros, or two parts that changed places."""
    at = dice.below(len(whole))
    size = dice.below(512) + 1
    kind = dice.below(5)
    if kind == 0:
        return whole[:at] + bytes([whole[at] ^ (1 + dice.below(255))]) + whole[at + 1 :]
    if kind == 1:
        return whole[:at] + dice.some_bytes(size) + whole[at + size :]
    if kind == 2:
        return whole[:at]
    if kind == 3:
        return whole[:at] + b"\0" * size + whole[at + size :]
    other = dice.below(len(whole))
    first, second = sorted((at, other))
    return whole[:first] + whole[second:] + whole[first:second]


def _counted(source: Path, folder: Path, rounds: int) -> tuple[int, int, int]:
    """How many copies were refused, read right and read wrong."""
    whole = source.read_bytes()
    sent = read_file(source, "x.xlsx", (), TODAY)
    assert isinstance(sent, Gathered)
    path = folder / "damaged.xlsx"
    refused = right = wrong = 0
    for seed in range(rounds):
        path.write_bytes(_damaged(whole, Dice(seed)))
        found = read_file(path, "x.xlsx", (), TODAY)
        if not isinstance(found, Gathered):
            refused += 1
            assert found.message.endswith(".")
        elif found.content == sent.content:
            right += 1
        else:
            wrong += 1
    return refused, right, wrong


def test_a_damaged_copy_is_refused_or_read_as_it_was_sent(source: Path, tmp_path: Path) -> None:
    refused, _, wrong = _counted(source, tmp_path, ORDINARY)
    assert refused > ORDINARY / 2
    assert wrong == 0


@pytest.mark.slow
def test_of_a_thousand_damaged_copies_none_is_read_wrong(
    source: Path, tmp_path: Path, figures: Figures
) -> None:
    refused, right, wrong = _counted(source, tmp_path, LONG)
    figures(
        "37", "damaged copies of a return", copies=LONG, refused=refused, right=right, wrong=wrong
    )
    assert (refused + right, wrong) == (LONG, 0)
