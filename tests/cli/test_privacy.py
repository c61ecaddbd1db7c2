"""`privacy`: personal data in any file, from the command line."""

import json
from pathlib import Path

from openpyxl import Workbook

from tests.cli.conftest import Command


def test_what_is_found_is_listed_with_its_place(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("All is well.\nNHS 999 000 0018\nSpoke to zofia today.\n", encoding="utf-8")

    said = command("privacy", file, "--json")

    assert said.code == 1
    assert json.loads(said.out) == [
        {
            "file": str(file),
            "line": 2,
            "kind": "nhs_number",
            "strength": "stop",
            "start": 4,
            "end": 16,
        },
        {
            "file": str(file),
            "line": 3,
            "kind": "child_name",
            "strength": "maybe",
            "start": 9,
            "end": 14,
        },
    ]


def test_what_is_found_is_not_repeated_on_the_screen(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Spoke to zofia today.\n", encoding="utf-8")

    said = command("privacy", file)

    assert "notes.txt, line 1, characters 10 to 14: maybe: maybe a name" in said.out
    assert "zofia" not in said.out.lower()


def test_the_heading_of_a_column_says_what_its_cells_are(command: Command, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DOB", "Note"])
    sheet.append(["12/03/2015", "Reviewed 12/03/2026"])
    book.save(tmp_path / "list.xlsx")

    said = command("privacy", tmp_path / "list.xlsx", "--json")

    assert [(one["cell"], one["kind"]) for one in json.loads(said.out)] == [
        ("Sheet!A2", "date_of_birth")
    ]


def test_what_the_program_makes_of_the_sample_is_clean(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    made = command("export", sample, "--to", tmp_path / "out", "--only", "plan,return,summary")
    files = [Path(line) for line in made.out.splitlines() if line.endswith(("docx", "xlsx"))]

    said = command("privacy", *files)

    assert (len(files), said.code) == (3, 0), said.out


def test_the_organisation_may_be_named_and_a_child_beside_it_is_found(
    command: Command, tmp_path: Path
) -> None:
    name = "Zofia House / Hazelmoor: Primary"
    file = tmp_path / "notes.txt"
    file.write_text(f"{name}\nZofia left {name} in May.\n", encoding="utf-8")

    said = command("privacy", file, "--organisation", name, "--json")

    found = [(one["line"], one["start"], one["end"]) for one in json.loads(said.out)]
    assert found == [(2, 0, 5)]


def test_a_file_that_cannot_be_read_ends_in_one_sentence(command: Command, tmp_path: Path) -> None:
    said = command("privacy", tmp_path / "nowhere.txt", "--json")

    assert (said.code, said.out) == (2, "")
    assert "nowhere.txt was not found" in said.err
