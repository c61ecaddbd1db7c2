"""`collate`: a folder of returns becomes counts, a list of what to do, and files."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.builders import sample_content, snapshot_from_content
from tests.cli.conftest import Command
from tests.collation.builders import OPENS
from tests.exchange.return_files import written

_NAMES = (
    ("Hazelmoor Primary School", "primary"),
    ("Tarn Surgery", "gp"),
    ("Marlstone Primary School", "primary"),
)


def _return(folder: Path, number: int, name: str, sector_id: str) -> Path:
    """A return of its own organisation, made from the sample."""
    content = sample_content()
    content["organisation"] |= {
        "name": name,
        "sector_id": sector_id,
        "setting_id": f"10000{number}",
    }
    snapshot = snapshot_from_content(content)
    snapshot = replace(snapshot, workbook_id=f"{snapshot.workbook_id[:-1]}{number}")
    path = folder / f"{number}.xlsx"
    written(snapshot, folder).rename(path)
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns of three organisations, made once."""
    folder = tmp_path_factory.mktemp("made")
    for number, (name, sector_id) in enumerate(_NAMES):
        _return(folder, number, name, sector_id)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """The folder with what came in."""
    return Path(shutil.copytree(made, tmp_path / "came in"))


def _read(out: str) -> Mapping[str, list[dict[str, str]]]:
    read = json.loads(out)
    assert isinstance(read, dict)
    assert list(read) == ["received", "refused", "missing", "counts"]
    return read


def test_good_returns_are_counted_and_the_workbook_is_made(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    said = command("collate", folder, "--to", tmp_path / "all.xlsx")

    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == ["3 of 3 files count as returns.", str(tmp_path / "all.xlsx")]
    with (tmp_path / "all.xlsx").open("rb") as stream:
        names = load_workbook(stream, read_only=True).sheetnames
    assert {"Answers", "Moderation"} <= set(names)


def test_copies_and_files_that_are_no_returns_are_told_with_their_place_in_the_folder(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    (folder / "deep").mkdir()
    shutil.copy(folder / "1.xlsx", folder / "deep" / "again.xlsx")
    (folder / "deep" / "torn.xlsx").write_bytes((folder / "0.xlsx").read_bytes()[:5000])

    said = command("collate", folder, "--to", tmp_path / "all.xlsx", "--json")

    assert said.code == 1
    read = _read(said.out)
    status = {one["file"]: one["status"] for one in read["received"]}
    # Which of two equal files is the first is the order of the folder.
    assert sorted(status.values()) == ["duplicate", "received", "received", "received"]
    assert {status["1.xlsx"], status["deep/again.xlsx"]} == {"duplicate", "received"}
    (torn,) = read["refused"]
    assert torn["file"] == "deep/torn.xlsx"
    assert torn["code"]
    assert torn["message"]
    assert read["missing"] == []
    counts = json.loads(said.out)["counts"]
    assert (counts["files"], counts["received"], counts["refused"]) == (5, 3, 1)
    assert counts["by_sector"]["gp"] == {"hidden": True}
    assert (tmp_path / "all.xlsx").exists()


def test_who_is_missing_is_told_by_the_expected_list(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    expected = folder / "expected.csv"
    expected.write_text(
        "Organisation,Sector,Contact\n"
        "Hazelmoor Primary School,primary,office@hazelmoor.invalid\n"
        "Quarrywood High School,secondary,office@quarrywood.invalid\n",
        encoding="utf-8",
    )

    said = command(
        "collate", folder, "--to", tmp_path / "all.xlsx", "--expected", expected, "--json"
    )

    assert (said.code, said.err) == (0, "")
    read = _read(said.out)
    (missing,) = read["missing"]
    assert missing["organisation"] == "Quarrywood High School"
    assert missing["contact"] == "office@quarrywood.invalid"
    # The list lies in the folder and is no return.
    assert read["refused"] == []


def test_a_collation_that_is_kept_is_gone_on_with_and_made_again_from_itself(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    kept, to = tmp_path / "autumn.ncol", tmp_path / "all.xlsx"
    late = folder / "2.xlsx"
    late.rename(tmp_path / "2.xlsx")
    assert command("collate", folder, "--to", to, "--keep", kept).code == 0
    shutil.rmtree(folder)
    folder.mkdir()
    (tmp_path / "2.xlsx").rename(late)

    said = command("collate", folder, "--to", to, "--keep", kept, "--json")
    assert said.code == 0, said.err
    assert len(_read(said.out)["received"]) == 3

    shutil.rmtree(folder)
    again = command("collate", kept, "--to", tmp_path / "again.xlsx", "--json")
    assert again.code == 0, again.err
    assert again.out == said.out
    assert command("verify", kept).code == 0


def test_no_feedback_is_made_that_says_who_somebody_is(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    book, feedback = tmp_path / "all.xlsx", tmp_path / "back"
    assert command("collate", folder, "--to", book).code == 0
    wanted = ("collate", folder, "--to", tmp_path / "again.xlsx", "--moderation", book)

    _give_feedback(book, "We spoke about the girl born 12/03/2015.")
    refused = command(*wanted, "--feedback-to", feedback)
    _give_feedback(book, "We spoke about waiting lists.")
    made = command(*wanted, "--feedback-to", feedback)

    assert refused.code == 2
    assert "could say who somebody is: date of birth" in refused.err
    assert made.code == 0, made.err
    assert list(feedback.iterdir()) != []


def test_drafts_of_an_earlier_run_are_told_of(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    reminders, names = tmp_path / "reminders", tmp_path / "expected.csv"
    rows = [
        "Organisation,Sector,Contact",
        "Wrenbury Academy,secondary,",
        "Elder Nursery,early_years,",
    ]
    wanted = ("collate", folder, "--to", tmp_path / "all.xlsx", "--expected", names)
    names.write_text("\n".join(rows), encoding="utf-8")
    first = command(*wanted, "--reminders-to", reminders)
    names.write_text("\n".join(rows[:2]), encoding="utf-8")
    second = command(*wanted, "--reminders-to", reminders)

    assert f"{reminders}: reminders for 2 organisations\n" in first.out
    assert (
        f"{reminders}: reminders for 1 organisation. 1 file from before is still there"
        in second.out
    )


def _give_feedback(book: Path, text: str) -> None:
    """Fill in the first row of the sheet that a panel fills in."""
    opened = load_workbook(book)
    sheet = opened["Moderation"]
    rows = list(sheet.iter_rows())
    place, heading = next(
        (at, [cell.value for cell in row])
        for at, row in enumerate(rows)
        if "Feedback to organisation" in [cell.value for cell in row]
    )
    first = rows[place + 1]
    first[heading.index("Moderation result")].value = "Ask for evidence"
    first[heading.index("Feedback to organisation")].value = text
    opened.save(book)


def test_the_report_and_a_folder_for_each_organisation_are_made(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    feedback, report = tmp_path / "back", tmp_path / "report.docx"
    tables, reminders = folder / "tables", folder / "reminders"
    wanted = (
        *("collate", folder, "--to", folder / "all.xlsx", "--report", report),
        *("--feedback-to", feedback, "--csv-to", tables, "--reminders-to", reminders),
    )

    assert command(*wanted).code == 0
    # What was made among the returns is none of them when it is made again.
    said = command(*wanted)

    assert said.code == 0, said.err
    assert report.read_bytes()[:2] == b"PK"
    assert len(list(feedback.iterdir())) == 3
    assert f"{feedback}: files for 3 organisations" in said.out
    assert any(one.suffix == ".csv" for one in tables.iterdir())


def test_moderation_filled_in_in_the_workbook_is_read_back(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    first, kept = tmp_path / "first.xlsx", tmp_path / "autumn.ncol"
    command("collate", folder, "--to", first)
    with first.open("rb") as stream:
        book = load_workbook(stream)
    sheet = book["Moderation"]
    headings = [str(cell.value) for cell in sheet[3]]
    place = {heading: number for number, heading in enumerate(headings, start=1)}
    sheet.cell(4, place["Moderation result"], "Agree")
    sheet.cell(4, place["Feedback to organisation"], "Clear and well shown.")
    about = [sheet.cell(4, place[one]).value for one in ("Return ID", "Question ID")]
    book.save(first)

    said = command(
        "collate", folder, "--to", tmp_path / "second.xlsx", "--moderation", first, "--keep", kept
    )

    assert (said.code, said.err) == (0, "")
    with (tmp_path / "second.xlsx").open("rb") as stream:
        again = load_workbook(stream)["Moderation"]
    rows = [
        row
        for row in again.iter_rows(min_row=4, values_only=True)
        if [row[place[one] - 1] for one in ("Return ID", "Question ID")] == about
    ]
    assert [row[place["Feedback to organisation"] - 1] for row in rows] == ["Clear and well shown."]


def test_a_panel_says_for_how_many_answers_it_has_time(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    kept, to = tmp_path / "autumn.ncol", tmp_path / "all.xlsx"
    command("collate", folder, "--to", to, "--keep", kept)

    said = command("collate", kept, "--to", to, "--limit", "4")
    again = json.loads(command("collate", kept, "--to", to, "--json").out)["counts"]

    assert (said.code, said.err) == (0, "")
    possible = again["could_be_moderated"]
    assert f"Drawn 4 of {possible} answers that could be looked at, because the panel" in said.out
    assert again["to_moderate"] == 4
    with to.open("rb") as stream:
        assert load_workbook(stream, read_only=True)["Moderation"].max_row == 3 + 4


def test_movement_is_measured_against_the_collation_before(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    before, kept = tmp_path / "spring.ncol", tmp_path / "autumn.ncol"
    command("collate", folder, "--to", tmp_path / "spring.xlsx", "--keep", before)

    said = command(
        *("collate", folder, "--to", tmp_path / "autumn.xlsx"),
        *("--keep", kept, "--before", before),
    )

    assert (said.code, said.err) == (0, "")
    assert command("verify", kept).code == 0


def test_movement_is_measured_against_the_workbook_of_the_collation_before(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    spring, kept = tmp_path / "spring.xlsx", tmp_path / "autumn.ncol"
    command("collate", folder, "--to", spring)

    said = command(
        *("collate", folder, "--to", tmp_path / "autumn.xlsx"),
        *("--keep", kept, "--before", spring),
    )

    assert (said.code, said.err) == (0, "")
    assert command("verify", kept).code == 0


def test_a_protected_collation_asks_for_its_password_and_keeps_it(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    kept, words = tmp_path / "autumn.ncol", tmp_path / "password.txt"
    words.write_text(OPENS, encoding="utf-8")
    to = ("--to", tmp_path / "all.xlsx")
    command("collate", folder, *to, "--keep", kept)
    assert command("password", kept, "--set", words).code == 0

    refused = command("collate", kept, *to)
    opened = command("--workbook-password-file", words, "collate", kept, *to)

    assert refused.code == 2
    assert "protected with a password" in refused.err
    assert opened.code == 0, opened.err


def test_a_folder_without_any_return_says_so_and_makes_nothing(
    command: Command, tmp_path: Path
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    to = tmp_path / "all.xlsx"
    said = command("collate", folder, "--to", to)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"There is no return in {folder}.")
    (folder / "note.txt").write_text("Hello", encoding="utf-8")

    said = command("collate", folder, "--to", to, "--json")

    assert said.code == 2
    assert "1 file could not be read." in said.err
    assert [one["file"] for one in _read(said.out)["refused"]] == ["note.txt"]
    assert not to.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nowhere", "--to", "all.xlsx"], "nowhere was not found."),
        (["came in/0.xlsx", "--to", "all.xlsx"], "0.xlsx is not a folder."),
        (["came in", "--to", "all.csv"], "all.csv is not the name of an Excel file."),
        (["came in", "--to", "none/all.xlsx"], "The folder none cannot be reached."),
        (["came in", "--to", "all.xlsx", "--report", "r.pdf"], "r.pdf is not the name of a Word"),
        (["came in", "--to", "all.xlsx", "--keep", "k.nwbk"], "k.nwbk is not the name of a coll"),
        (["came in", "--to", "all.xlsx", "--before", "e.csv"], "e.csv is not a collation, and"),
        (["came in", "--to", "all.xlsx", "--before", "e.xlsx"], "e.xlsx was not found"),
        (
            ["came in", "--to", "all.xlsx", "--before", "came in/0.xlsx"],
            "0.xlsx is not a collation, and not a collation workbook.",
        ),
        (["came in", "--to", "all.xlsx", "--feedback-to", "came in"], "What is made would lie"),
        (["came in", "--to", "all.xlsx", "--framework", "x"], "The framework 'x' is not installed"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_before_anything_is_made(
    command: Command,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(folder.parent)

    said = command("collate", *words)

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(sentence)
    assert len(said.err.splitlines()) == 1
    assert sorted(one.name for one in folder.parent.iterdir() if one.name != "profile") == [
        "came in"
    ]
