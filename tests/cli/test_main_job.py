"""The main job on the command line: a workbook, its answers, the plan and the return."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from neglect_workbook.settings import PROFILE_VARIABLE
from tests.cli.conftest import Command


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_from_nothing_to_plan_and_return(command: Command, tmp_path: Path) -> None:
    workbook, content, out = tmp_path / "w.nwbk", tmp_path / "c.json", tmp_path / "out"
    answer = {"question_id": "M1", "rating": "1", "reason": "Midday staff missed the training."}
    content.write_text(
        json.dumps({"framework": "bscp-neglect-2026", "answers": [answer]}), encoding="utf-8"
    )

    made = command("new", workbook, "--organisation", "Brackenfold Nursery", "--sector", "primary")
    filled = command("fill", workbook, content)
    exported = command("export", workbook, "--to", out)

    assert (made.code, filled.code, exported.code) == (0, 0, 0)
    plan, draft, answers = sorted(out.iterdir())
    assert draft.name.startswith("neglect-email_brackenfold-nursery_first-review_")
    assert plan.name.startswith("neglect-action-plan_brackenfold-nursery_first-review_")
    assert answers.name.startswith("neglect-return_brackenfold-nursery_first-review_")
    assert str(plan) in exported.out
    assert any("Midday staff" in one.text for one in Document(str(plan)).paragraphs)
    sheet = load_workbook(answers)["Answers"]
    assert "Midday staff missed the training." in {
        cell.value for row in sheet.iter_rows() for cell in row
    }


def test_the_check_code_is_in_both_files(command: Command, sample: Path, tmp_path: Path) -> None:
    said = command("export", sample, "--to", tmp_path / "out")
    code = said.out.split()[-1]

    plan, _, answers = sorted((tmp_path / "out").iterdir())
    document = Document(str(plan))
    words = [one.text for one in document.paragraphs]
    words += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(code in text for text in words)
    about = load_workbook(answers)["About this return"]
    assert code in {row[1].value for row in about.iter_rows(min_col=1, max_col=3)}


def test_only_makes_only_what_is_asked(command: Command, sample: Path, tmp_path: Path) -> None:
    command("export", sample, "--to", tmp_path / "out", "--only", "return")

    (made,) = (tmp_path / "out").iterdir()
    assert made.suffix == ".xlsx"


def test_looking_leaves_the_workbook_as_it_was(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    before = _digest(sample)
    for words in (("show", sample), ("check", sample), ("verify", sample)):
        command(*words)

    assert _digest(sample) == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["profile", "sample.nwbk"]


def test_exporting_leaves_a_note_of_what_was_made_and_nothing_else(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    before = json.loads(command("show", sample, "--json").out)
    said = command("export", sample, "--to", tmp_path / "out")

    after = json.loads(command("show", sample, "--json").out)
    made = {(one["file_kind"], one["check_code"]) for one in after.pop("sent")}
    code = said.out.split()[-1]
    assert made == {("plan", code), ("return", code), ("email", code)}
    del before["sent"]
    assert after == before
    # The note was published, so that the file as it was before is kept.
    beside = sorted(one.name for one in tmp_path.iterdir())
    assert beside == ["Backups", "out", "profile", "sample.nwbk"]


def test_show_prints_what_fill_takes(command: Command, sample: Path, tmp_path: Path) -> None:
    shown = command("show", sample, "--json").out
    content, second = tmp_path / "c.json", tmp_path / "second.nwbk"
    content.write_text(shown, encoding="utf-8")
    command("new", second, "--organisation", "Somebody else", "--sector", "voluntary")

    assert command("fill", second, content).code == 0
    again = json.loads(command("show", second, "--json").out)
    expected = json.loads(shown)
    del again["workbook_id"], expected["workbook_id"]
    assert again == expected


def test_show_tells_a_person_how_far_it_is(command: Command, tmp_path: Path) -> None:
    workbook = tmp_path / "w.nwbk"
    command("new", workbook, "--organisation", "A school", "--sector", "primary", "--roles", "M")

    said = command("show", workbook)
    assert "0 of 5 questions answered. About" in said.out
    assert "M3  Not answered yet: Through supervision" in said.out


def test_roles_choose_the_sets(command: Command, tmp_path: Path) -> None:
    workbook = tmp_path / "w.nwbk"
    command("new", workbook, "--organisation", "A school", "--sector", "primary", "--roles", "s, p")

    shown = json.loads(command("show", workbook, "--json").out)
    assert shown["organisation"]["set_ids"] == ["S", "P"]
    assert len(shown["answers"]) == 15


def test_check_of_the_sample_has_findings_in_the_agreed_shape(
    command: Command, sample: Path
) -> None:
    said = command("check", sample, "--json")

    report = json.loads(said.out)
    assert (said.code, report["ready"]) == (1, False)
    keys = {"kind", "severity", "question", "field", "record", "message"}
    assert all(set(finding) == keys for finding in report["findings"])
    assert ("red_without_action", "S4") in {
        (finding["kind"], finding["question"]) for finding in report["findings"]
    }


def test_check_says_in_one_line_which_questions_are_not_answered(
    command: Command, tmp_path: Path
) -> None:
    workbook = tmp_path / "w.nwbk"
    command("new", workbook, "--organisation", "A school", "--sector", "primary", "--roles", "M")

    (line,) = (one for one in command("check", workbook).out.splitlines() if "answered" in one)
    assert line == (
        "missing: 5 questions are not answered: M1, M2, M3, M4, M5. You can send without them. "
        "They show as 'Not answered yet'."
    )
    found = json.loads(command("check", workbook, "--json").out)["findings"]
    assert sum(one["kind"] == "not_answered" for one in found) == 5


@pytest.mark.parametrize(("given", "made"), [("g", "g.nwbk"), ("f.txt", "f.txt.nwbk")])
def test_a_new_workbook_has_the_ending_of_one(
    command: Command, tmp_path: Path, given: str, made: str
) -> None:
    said = command("new", tmp_path / given, "--organisation", "A school", "--sector", "primary")
    assert said.out.startswith(f"Made {tmp_path / made}. ")
    assert not (tmp_path / given).exists()
    again = command("sample", tmp_path / given)
    assert again.code == 2
    assert command("show", tmp_path / made).code == 0


def test_an_ending_in_capitals_is_one(command: Command, tmp_path: Path) -> None:
    said = command("sample", tmp_path / "S.NWBK")
    assert said.out.startswith(f"Made {tmp_path / 'S.NWBK'}. ")


def test_check_leaves_with_0_when_nothing_is_missing(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    content = tmp_path / "c.json"
    line = {"question_id": "S4", "no_action_reason": "The governors decide in January."}
    content.write_text(json.dumps({"framework": "bscp-neglect-2026", "answers": [line]}))
    command("fill", sample, content)

    said = command("check", sample)
    assert (said.code, said.out.splitlines()[-1]) == (0, "Ready to send.")


def test_check_tells_of_what_could_say_who_somebody_is_and_does_not_repeat_it(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    content = tmp_path / "c.json"
    line = {"question_id": "M3", "worried_about": "Mum of Tomas rang. Born 3 May 2014."}
    content.write_text(json.dumps({"framework": "bscp-neglect-2026", "answers": [line]}))
    command("fill", sample, content)

    found = json.loads(command("check", sample, "--json").out)["findings"]
    personal = [one for one in found if one["kind"].startswith("personal_")]
    assert [(one["kind"], one["severity"], one["question"], one["field"]) for one in personal] == [
        ("personal_date_of_birth", "stop", "M3", "worried_about"),
        ("personal_child_name", "look", "M3", "worried_about"),
    ]
    assert "Tomas" not in command("check", sample).out


def test_frameworks_lists_every_question(command: Command) -> None:
    (framework,) = json.loads(command("frameworks", "--json").out)

    counts = {one["id"]: len(one["questions"]) for one in framework["question_sets"]}
    assert counts == {"S": 8, "M": 5, "P": 7}
    assert "20 questions" in command("frameworks").out


def test_what_is_printed_is_utf8_wherever_it_goes(
    sample: Path, tmp_path: Path, isolated_profile: Path
) -> None:
    """On Windows a pipe has the code page of the country, and `fill` wants UTF-8."""
    content = tmp_path / "c.json"
    name = "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER DAL}"
    content.write_text(
        json.dumps({"framework": "bscp-neglect-2026", "organisation": {"name": name}})
    )

    def said(*words: object) -> bytes:
        command = [sys.executable, "-m", "neglect_workbook", *map(str, words)]
        environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
        environment[PROFILE_VARIABLE] = str(isolated_profile)
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout

    said("fill", sample, content)
    content.write_bytes(said("show", sample, "--json"))

    assert name in content.read_text(encoding="utf-8")
    assert b"Nothing to change" in said("fill", sample, content)
