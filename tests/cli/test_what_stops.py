"""What says who somebody is: `check` and `export` say so, and respect what the window recorded."""

import json
from pathlib import Path

import pytest

from neglect_workbook.checks.personal_data.findings import personal_data_places
from neglect_workbook.checks.personal_data.marks import MarkKind
from neglect_workbook.keeping.confirming import confirm_personal_data
from neglect_workbook.keeping.known_words import checker_here
from neglect_workbook.workbook import open_workbook
from tests.cli.conftest import Command

ONE = (
    "1 thing says who somebody is. Before you send anything, take it out, or say in the window "
    "why it may stay."
)


def _fill(command: Command, workbook: Path, **fields: str) -> None:
    content = workbook.with_name("c.json")
    line = {"question_id": "M3", **fields}
    content.write_text(json.dumps({"framework": "bscp-neglect-2026", "answers": [line]}))
    assert command("fill", workbook, content).code == 0


@pytest.fixture
def stopped(command: Command, sample: Path) -> Path:
    """The sample with an NHS number in an answer."""
    _fill(command, sample, worried_about="See NHS 999 000 0018.")
    return sample


def test_check_does_not_say_that_nothing_stops_you(command: Command, stopped: Path) -> None:
    said = command("check", stopped)
    assert said.code == 1
    assert said.out.splitlines()[-1] == f"Not ready yet. {ONE}"
    assert "None of this stops you" not in said.out


def test_check_says_that_nothing_stops_you_where_nothing_does(
    command: Command, sample: Path
) -> None:
    last = command("check", sample).out.splitlines()[-1]
    assert last == "Not ready yet. None of this stops you."


def test_export_makes_the_files_and_says_what_to_do_before_they_are_sent(
    command: Command, stopped: Path, tmp_path: Path
) -> None:
    """Decision 0017: the window holds files back, and the commands do not."""
    said = command("export", stopped, "--to", tmp_path / "out")
    assert said.code == 1
    assert said.err.strip() == f"The files were made. {ONE}"
    assert "999" not in said.out + said.err
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_several_are_counted(command: Command, stopped: Path, tmp_path: Path) -> None:
    _fill(command, stopped, working_well="Born 3 May 2014.")
    said = command("export", stopped, "--to", tmp_path / "out")
    assert "2 things say who somebody is. Before you send anything, take each out" in said.err


def test_what_may_stay_stops_neither(
    command: Command, stopped: Path, tmp_path: Path, isolated_profile: Path
) -> None:
    workbook = open_workbook(stopped, profile=isolated_profile, author="us")
    checker = checker_here("bscp-neglect-2026", isolated_profile)
    (place,) = (
        one
        for one in personal_data_places(workbook.snapshot, checker)
        if one.kind is MarkKind.NHS_NUMBER
    )
    confirm_personal_data(workbook, place.source, place.kind, "A made-up number.")
    workbook.close()

    said = command("export", stopped, "--to", tmp_path / "out")
    assert (said.code, said.err) == (0, "")
    assert "who somebody is" not in command("check", stopped).out
