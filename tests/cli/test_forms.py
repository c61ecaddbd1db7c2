"""`form`: files for colleagues from the command line."""

from pathlib import Path

import pytest

from neglect_workbook.exchange.forms.reading import read_form
from tests.cli.conftest import Command


def test_form_makes_one_blank_or_a_file_for_each_colleague(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    one = command("form", sample, "--role", "practitioners", "--to", tmp_path / "one.docx")
    many = command("form", sample, "--role", "M", "--to", tmp_path / "many.xlsx", "--count", 3)

    assert (one.code, many.code) == (0, 0)
    assert read_form(tmp_path / "one.docx").facts.set_id == "P"
    names = [Path(line).name for line in many.out.splitlines()]
    assert names == ["many-01.xlsx", "many-02.xlsx", "many-03.xlsx"]
    assert read_form(tmp_path / "many-03.xlsx").facts.set_id == "M"


@pytest.mark.parametrize(
    ("role", "name", "more", "said"),
    [
        ("Q", "f.xlsx", (), "There are no questions for 'Q'. Choose S (strategic leaders)"),
        ("P", "f.pdf", (), "f.pdf is not the name of an Excel or Word file."),
        ("P", "f.xlsx", ("--count", 0), "0 forms cannot be made at one time. Ask for 1 to 500."),
        ("P", "sub/f.xlsx", (), "was not found"),
    ],
)
def test_what_form_cannot_make_is_said_in_a_sentence(
    command: Command,
    sample: Path,
    tmp_path: Path,
    role: str,
    name: str,
    more: tuple[object, ...],
    said: str,
) -> None:
    done = command("form", sample, "--role", role, "--to", tmp_path / name, *more)

    assert done.code == 2
    assert said in done.err
    assert list(tmp_path.glob("*f.*")) == []
