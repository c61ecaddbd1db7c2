"""Rows 37 to 41 of the list of faults: hostile files are refused or read right, fast and small."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from neglect_workbook.collation.one_file import Gathered, read_file
from neglect_workbook.domain.collating.facts import RefusedFile
from tests.builders import sample_snapshot
from tests.collation.hostile import READ, REFUSED, others, packed, parts_of
from tests.exchange.return_files import TODAY, written

MOST_SECONDS = 1.0
MOST_MEGABYTES = 100.0


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(sample_snapshot(), tmp_path_factory.mktemp("source"))


def _measured(paths: list[Path]) -> dict[str, Any]:
    """What a process of its own says of each file."""
    command = (sys.executable, "-m", "tests.collation.measured_reading", *map(str, paths))
    done = subprocess.run(command, capture_output=True, check=True)
    return {one["file"]: one for one in map(json.loads, done.stdout.splitlines())}


def _files(source: Path, folder: Path) -> dict[Path, str]:
    """Every hostile file, with the code that it is refused with; the honest one is read."""
    files = {source: ""}
    for name, (bend, code) in REFUSED.items():
        parts = parts_of(source)
        bend(parts)
        files[packed(folder / f"{name}.xlsx", parts)] = code
    for name, bend_and_read in READ.items():
        parts = parts_of(source)
        bend_and_read(parts)
        files[packed(folder / f"{name}.xlsx", parts)] = ""
    files.update(others(source, folder).values())
    return files


def test_hostile_files_are_refused_or_read_right_in_little_time_and_memory(
    source: Path, tmp_path: Path
) -> None:
    files = _files(source, tmp_path)
    # The first file pays for what is loaded once.
    found = _measured([source, *files])
    assert {path.name: found[path.name]["code"] for path in files} == {
        path.name: code for path, code in files.items()
    }
    whole = found[source.name]["content"]
    assert {one["content"] for one in found.values() if not one["code"]} == {whole}
    slow = {name: one["seconds"] for name, one in found.items() if one["seconds"] > MOST_SECONDS}
    large = {
        name: one["megabytes"] for name, one in found.items() if one["megabytes"] > MOST_MEGABYTES
    }
    assert (slow, large) == ({}, {}), found
    # The file itself and nothing else: once for how it begins, and once for the whole of it.
    assert {name: one["opened"] for name, one in found.items() if one["opened"] > 2} == {}


@pytest.mark.parametrize("name", [*REFUSED])
def test_a_refusal_is_one_sentence_and_what_to_do(name: str, source: Path, tmp_path: Path) -> None:
    bend, code = REFUSED[name]
    parts = parts_of(source)
    bend(parts)
    path = packed(tmp_path / "x.xlsx", parts)
    found = read_file(path, "west/x.xlsx", (), TODAY)
    assert isinstance(found, RefusedFile)
    assert (found.file, found.code, len(found.key)) == ("west/x.xlsx", code, 64)
    assert found.message.startswith("x.xlsx ")
    assert found.message.endswith(".")
    assert found.next_step.endswith(".")


def test_scores_are_kept_as_given_and_never_guessed(source: Path, tmp_path: Path) -> None:
    """Row 43: what is no rating is no rating, and is told."""
    for given, is_number in (("Greeen", False), ("7", True), ("1e308", True), ("NaN", False)):
        parts = parts_of(source)
        sheet = parts["xl/worksheets/sheet2.xml"].decode()
        begin = sheet.index('<c r="L4"')
        end = sheet.index("</c>", begin) + len("</c>")
        kind = "" if is_number else ' t="str"'
        cell = f'<c r="L4"{kind}><v>{given}</v></c>'
        parts["xl/worksheets/sheet2.xml"] = (sheet[:begin] + cell + sheet[end:]).encode()
        found = read_file(packed(tmp_path / "score.xlsx", parts), "score.xlsx", (), TODAY)
        assert isinstance(found, Gathered)
        assert found.facts.answers[0].rating == ""
        assert ("unknown_word", "Answers", 4) in {
            (one.code, one.sheet, one.row) for one in found.facts.problems
        }


def test_what_was_worked_out_is_read_and_told(source: Path, tmp_path: Path) -> None:
    """Row 44."""
    parts = parts_of(source)
    sheet = parts["xl/worksheets/sheet2.xml"].decode()
    begin = sheet.index('<c r="P4"')
    at = sheet.index("<v>", begin)
    parts["xl/worksheets/sheet2.xml"] = f"{sheet[:at]}<f>A1</f>{sheet[at:]}".encode()
    found = read_file(packed(tmp_path / "f.xlsx", parts), "f.xlsx", (), date(2026, 11, 23))
    assert isinstance(found, Gathered)
    assert [(one.code, one.row) for one in found.facts.problems] == [("formula", 4)]
    assert "'Working well' is a formula, not typed" in found.facts.problems[0].message
    assert found.facts.is_as_sent
