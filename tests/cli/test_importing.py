"""`import` on the command line."""

import json
import zipfile
from pathlib import Path

import pytest

from neglect_workbook.exchange.password import protect
from tests.cli.conftest import Command
from tests.exchange.forms.colleague import fill


@pytest.fixture
def sent(command: Command, sample: Path, tmp_path: Path) -> Path:
    """The return of the sample workbook."""
    assert command("export", sample, "--to", tmp_path / "out", "--only", "return").code == 0
    (made,) = (tmp_path / "out").iterdir()
    return made


def test_a_lost_workbook_is_made_again_from_its_return(
    command: Command, sample: Path, sent: Path
) -> None:
    before = json.loads(command("show", sample, "--json").out)
    sample.unlink()
    said = command("import", sample, sent)
    assert (said.code, said.err) == (0, "")
    assert "was made again from its return: 13 rated answers" in said.out
    after = json.loads(command("show", sample, "--json").out)
    assert after["workbook_id"] == before["workbook_id"]
    assert after["actions"] == before["actions"]
    assert command("verify", sample).code == 0


def test_one_bad_file_never_stops_the_others(
    command: Command, sample: Path, sent: Path, tmp_path: Path
) -> None:
    bad, gone = tmp_path / "notes.txt", tmp_path / "gone.xlsx"
    bad.write_text("Dear all,", encoding="utf-8")
    said = command("import", sample, bad, sent, gone, "--json")
    report = json.loads(said.out)
    assert said.code == 1
    assert [(one["kind"], one["changed"]) for one in report["brought_in"]] == [("return", False)]
    assert [one["code"] for one in report["refused"]] == ["not_recognised", "not_found"]


def test_nothing_brought_in_is_2_and_says_why(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "notes.txt"
    bad.write_text("Dear all,", encoding="utf-8")
    said = command("import", sample, bad)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("Refused: notes.txt is not an Excel or Word file")
    missing = command("import", tmp_path / "new.nwbk", bad)
    assert missing.code == 2
    assert not (tmp_path / "new.nwbk").exists()


def test_a_form_that_is_left_to_decide_is_1(command: Command, sample: Path, tmp_path: Path) -> None:
    assert command("form", sample, "--role", "P", "--to", tmp_path / "form.xlsx").code == 0
    first = fill(tmp_path / "form.xlsx", "Teachers")
    alike = tmp_path / "alike.xlsx"
    with zipfile.ZipFile(first) as before, zipfile.ZipFile(alike, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name))
    assert command("import", sample, first).code == 0
    said = command("import", sample, alike)
    assert (said.code, "bring it in on the Voices page" in said.out) == (1, True)


def test_the_password_is_read_from_a_file(
    command: Command, sample: Path, sent: Path, tmp_path: Path
) -> None:
    locked, words = tmp_path / "locked.xlsx", tmp_path / "p.txt"
    locked.write_bytes(protect(sent.read_bytes(), "four plain words here"))
    words.write_text("four plain words here\n", encoding="utf-8")
    assert "has a password" in command("import", sample, locked).err
    said = command("import", sample, locked, "--password-file", words)
    assert (said.code, "with the same content" in said.out) == (0, True)
    assert "four plain" not in said.out + said.err


def test_another_copy_of_the_workbook_comes_in(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    copy, content = tmp_path / "copy.nwbk", tmp_path / "c.json"
    copy.write_bytes(sample.read_bytes())
    line = {"question_id": "M1", "worried_about": "Written in the copy."}
    content.write_text(json.dumps({"framework": "bscp-neglect-2026", "answers": [line]}))
    assert command("fill", copy, content).code == 0
    said = command("import", sample, copy)
    assert (said.code, "1 change came in." in said.out) == (0, True)
    assert "Written in the copy." in command("show", sample, "--json").out
