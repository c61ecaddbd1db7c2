"""A workbook with a password, from the command line."""

from pathlib import Path

import pytest

from neglect_workbook.exchange.password import unprotect
from tests.cli.conftest import Command

WORDS = "seven quiet kestrels"


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A file with a password in it, as Windows' editor saves it."""
    path = tmp_path / "password.txt"
    path.write_text(f"{WORDS}\r\n", encoding="utf-8-sig")
    return path


@pytest.fixture
def protected(command: Command, sample: Path, words: Path) -> Path:
    """The sample workbook with a password."""
    said = command("password", sample, "--set", words)
    assert said.code == 0, said.err
    assert WORDS not in said.out + said.err
    return sample


def test_every_command_opens_a_protected_workbook_with_the_password(
    command: Command, protected: Path, words: Path, tmp_path: Path
) -> None:
    opened = ("--workbook-password-file", words)
    assert "Hazelmoor" in command(*opened, "show", protected).out
    assert command(*opened, "verify", protected).code == 0
    folder = tmp_path / "to send"
    folder.mkdir()
    assert command(*opened, "export", protected, "--to", folder).code == 0
    assert {one.suffix for one in folder.iterdir()} >= {".docx", ".xlsx"}


@pytest.mark.parametrize("name", ["show", "check", "verify"])
def test_without_the_password_the_option_is_named_and_the_file_is_as_it_was(
    command: Command, protected: Path, name: str
) -> None:
    before = protected.read_bytes()
    said = command(name, protected)
    assert said.code == 2
    assert said.err.startswith("sample.nwbk is protected with a password. Put `--workbook-pass")
    assert protected.read_bytes() == before


def test_a_wrong_password_is_one_sentence(
    command: Command, protected: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("seven loud kestrels\n", encoding="utf-8")
    said = command("--workbook-password-file", wrong, "show", protected)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("That password does not open sample.nwbk.")
    assert "loud" not in said.err


def test_a_password_can_be_removed_and_a_new_workbook_can_begin_with_one(
    command: Command, protected: Path, words: Path, tmp_path: Path
) -> None:
    opened = ("--workbook-password-file", words)
    assert command(*opened, "password", protected, "--remove").code == 0
    assert command("verify", protected).code == 0
    new = tmp_path / "new.nwbk"
    made = (*opened, "new", new, "--organisation", "Quillbrook", "--sector", "primary")
    assert command(*made).code == 0
    assert command("show", new).code == 2
    assert command(*opened, "show", new).code == 0


def test_a_weak_password_is_taken_and_said_to_be_weak(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    weak = tmp_path / "weak.txt"
    weak.write_text("abc\n", encoding="utf-8")
    said = command("password", sample, "--set", weak)
    assert said.code == 0
    assert "Too short" in said.err


def test_a_weak_password_of_the_files_is_said_to_be_used_as_in_the_window(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    weak = tmp_path / "weak.txt"
    weak.write_text("abc\n", encoding="utf-8")
    said = command("export", sample, "--to", tmp_path / "out", "--password-file", weak)
    assert said.code == 0
    assert said.err.strip() == (
        "About the password: Too short. Use at least 8 characters. It is used all the same."
    )
    (plan,) = (tmp_path / "out").glob("*.docx")
    assert unprotect(plan.read_bytes(), "abc").startswith(b"PK")


def test_another_copy_with_another_password_is_brought_in(
    command: Command, protected: Path, words: Path, tmp_path: Path
) -> None:
    copy, others = tmp_path / "copy.nwbk", tmp_path / "other.txt"
    copy.write_bytes(protected.read_bytes())
    others.write_text("another long one\n", encoding="utf-8")
    opened = ("--workbook-password-file", words)
    assert command(*opened, "password", copy, "--set", others).code == 0

    refused = command(*opened, "import", protected, copy)
    assert refused.code == 2
    assert "copy.nwbk is protected with a password." in refused.err
    taken = command(*opened, "import", protected, copy, "--password-file", others)
    assert taken.code == 0, taken.err
