"""`forget`: earlier wording goes from the file, and from the backups where that is asked for."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

CANARY = "Freddie of Canary Row was seen late"


@pytest.fixture
def written_over(command: Command, tmp_path: Path) -> Path:
    """A workbook in which a name was written over, with a backup that still holds it."""
    path, content = tmp_path / "ours.nwbk", tmp_path / "content.json"
    command("new", path, "--organisation", "Hazelmoor", "--sector", "primary")
    for words in (f"{CANARY}. " * 9, "A child was seen late."):
        answer = {"question_id": "M3", "reason": words}
        whole = {"framework": "bscp-neglect-2026", "answers": [answer]}
        content.write_text(json.dumps(whole), encoding="utf-8")
        assert command("fill", path, content).code == 0
    return path


def _holding(folder: Path) -> list[str]:
    """The files that still hold the name, each read whole."""
    files = (one for one in folder.rglob("*.nwbk") if one.is_file())
    return sorted(one.name for one in files if CANARY.encode() in one.read_bytes())


def test_what_is_forgotten_is_in_no_file_once_the_backups_are_deleted_too(
    command: Command, written_over: Path
) -> None:
    assert written_over.name in _holding(written_over.parent)
    said = command("forget", written_over, "--backups")
    assert said.code == 0, said.err
    assert "forgotten." in said.out
    assert "deleted." in said.out
    assert _holding(written_over.parent) == []
    assert "A child was seen late." in command("show", written_over, "--json").out
    assert command("verify", written_over).code == 0


def test_without_being_asked_the_backups_stay(command: Command, written_over: Path) -> None:
    assert command("forget", written_over, "--question", "m3").code == 0
    held = _holding(written_over.parent)
    assert written_over.name not in held
    assert held


def test_a_question_that_is_not_there_is_named_and_nothing_is_forgotten(
    command: Command, written_over: Path
) -> None:
    said = command("forget", written_over, "--question", "Z9")
    assert said.code == 2
    assert said.err.startswith("This workbook has no question 'Z9'. Choose one of ")
    assert written_over.name in _holding(written_over.parent)
