"""`import` with another copy of the workbook: everything comes in, and nothing is chosen."""

import json
from pathlib import Path

from tests.cli.conftest import Command


def _two_copies(command: Command, tmp_path: Path) -> tuple[Path, Path]:
    ours, theirs = tmp_path / "ours.nwbk", tmp_path / "theirs.nwbk"
    command("new", ours, "--organisation", "Hazelmoor", "--sector", "primary")
    theirs.write_bytes(ours.read_bytes())
    for file, words in ((ours, "Each week."), (theirs, "Each day.")):
        answer = {"question_id": "M3", "reason": words}
        content = tmp_path / "content.json"
        whole = {"framework": "bscp-neglect-2026", "answers": [answer]}
        content.write_text(json.dumps(whole), encoding="utf-8")
        assert command("fill", file, content).code == 0
    return ours, theirs


def test_what_is_left_to_choose_is_listed_with_question_and_field(
    command: Command, tmp_path: Path
) -> None:
    ours, theirs = _two_copies(command, tmp_path)
    said = command("import", ours, theirs)
    assert said.code == 1
    first, listed = said.out.splitlines()
    assert first.startswith("theirs.nwbk: 1 change came in. In 1 place both copies say something")
    assert listed == "  M3 Drift and harm: Why we chose this rating"
    again = command("import", ours, theirs)
    assert "It holds nothing that is not in your workbook already." in again.out
    assert again.code == 1


def test_what_nobody_chose_is_said_before_sending(command: Command, tmp_path: Path) -> None:
    ours, theirs = _two_copies(command, tmp_path)
    said = "Two copies differ in 1 place, and nobody chose"
    assert said not in command("check", ours).out

    command("import", ours, theirs)

    assert said in command("check", ours).out


def test_a_copy_of_another_workbook_is_refused_in_one_sentence(
    command: Command, tmp_path: Path
) -> None:
    ours, _ = _two_copies(command, tmp_path)
    other = tmp_path / "other.nwbk"
    command("new", other, "--organisation", "Another school", "--sector", "primary")
    said = command("import", ours, other)
    assert said.code == 2
    assert "other.nwbk is another workbook, not a copy of this one." in said.err
