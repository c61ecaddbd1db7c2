"""Everything that `export` and `booklet` make."""

import errno
from pathlib import Path

import pytest
from docx import Document

from neglect_workbook.exchange.feedback.writing import write_receipt
from neglect_workbook.exchange.password import unprotect
from neglect_workbook.workbook import open_workbook
from tests.came_back import receipt_for
from tests.cli.conftest import Command
from tests.held_files import hold_files

_EVERYTHING = "plan,return,summary,email,pdf"


def _names(folder: Path) -> list[str]:
    return sorted(f"{one.name.partition('_')[0]}{one.suffix}" for one in folder.iterdir())


def test_everything_that_can_be_asked_for_is_made(
    command: Command, sample: Path, tmp_path: Path, qapp: object
) -> None:
    assert qapp is not None
    said = command("export", sample, "--to", tmp_path / "out", "--only", _EVERYTHING)

    assert (said.code, said.err) == (0, "")
    assert _names(tmp_path / "out") == [
        "neglect-action-plan.docx",
        "neglect-action-plan.pdf",
        "neglect-email.eml",
        "neglect-return.pdf",
        "neglect-return.xlsx",
        "neglect-summary.docx",
        "neglect-summary.pdf",
    ]
    assert len(said.out.splitlines()) == 8
    assert all(one.read_bytes()[:5] == b"%PDF-" for one in (tmp_path / "out").glob("*.pdf"))


def test_what_was_exported_is_known_when_its_receipt_comes_back(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    command("export", sample, "--to", tmp_path / "out", "--only", "return")
    workbook = open_workbook(sample, profile=tmp_path / "there", author="b" * 12)
    receipt = tmp_path / "receipt.xlsx"
    write_receipt(receipt_for(workbook.snapshot), workbook.framework, receipt)
    # What is written after sending no longer has the code that the receipt names.
    workbook.set_answer("M1", reason="Something else.")
    workbook.close()

    assert "same content as sent." in command("import", sample, receipt).out


def test_what_a_protected_workbook_exported_is_known_too(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    words = tmp_path / "words.txt"
    words.write_text("seven quiet kestrels", encoding="utf-8")
    command("password", sample, "--set", words)
    said = command(
        *("--workbook-password-file", words, "export", sample),
        *("--to", tmp_path / "out", "--only", "return"),
    )
    assert said.code == 0, said.err

    workbook = open_workbook(
        sample, profile=tmp_path / "there", author="b" * 12, passwords=("seven quiet kestrels",)
    )
    assert [one.file_kind for one in workbook.snapshot.sent] == ["return"]
    workbook.close()


def test_no_note_of_an_export_is_left_where_somebody_is_at_work(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    workbook = open_workbook(sample, profile=tmp_path / "there", author="b" * 12)
    before = sample.read_bytes()
    said = command("export", sample, "--to", tmp_path / "out", "--only", "return")

    assert (said.code, said.err) == (0, "")
    assert sample.read_bytes() == before
    workbook.close()


def test_an_export_is_made_where_its_note_cannot_reach_the_file(
    command: Command, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: object, _target: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("neglect_workbook.storage.publish.shutil.copyfile", full)
    said = command("export", sample, "--to", tmp_path / "out", "--only", "return")

    assert (said.code, said.err) == (0, "")
    assert _names(tmp_path / "out") == ["neglect-return.xlsx"]


def test_only_email_makes_what_it_takes_along(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    command("export", sample, "--to", tmp_path / "out", "--only", "email")

    assert _names(tmp_path / "out") == [
        "neglect-action-plan.docx",
        "neglect-email.eml",
        "neglect-return.xlsx",
    ]


def test_the_password_is_taken_from_a_file_and_said_nowhere(
    command: Command, sample: Path, tmp_path: Path, qapp: object
) -> None:
    assert qapp is not None
    file = tmp_path / "password.txt"
    file.write_bytes("\ufeffmöth copper lantern 7\r\nnot this\r\n".encode())

    said = command(
        "export", sample, "--to", tmp_path / "out", "--only", "plan,pdf", "--password-file", file
    )

    (plan,) = (tmp_path / "out").glob("*.docx")
    assert unprotect(plan.read_bytes(), "möth copper lantern 7")[:2] == b"PK"
    assert "open with the password only" in said.out
    assert "PDF copies cannot carry a password" in said.out
    assert "copper" not in said.out + said.err
    for one in tmp_path.rglob("*"):
        assert one == file or one.is_dir() or b"copper" not in one.read_bytes()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\n", "There is no password in password.txt."),
        (b"\xff\xfe\x00", "password.txt is not text in UTF-8."),
        (None, "password.txt was not found."),
    ],
)
def test_a_password_that_cannot_be_read_makes_nothing(
    content: bytes | None, sentence: str, command: Command, sample: Path, tmp_path: Path
) -> None:
    file = tmp_path / "password.txt"
    if content is not None:
        file.write_bytes(content)

    said = command("export", sample, "--to", tmp_path / "out", "--password-file", file)

    assert said.code == 2
    assert sentence in said.err
    assert not (tmp_path / "out").exists()


def test_a_weak_password_is_used_and_said_to_be_weak(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    file = tmp_path / "password.txt"
    file.write_text("neglect1")

    said = command(
        "export", sample, "--to", tmp_path / "out", "--only", "plan", "--password-file", file
    )

    assert said.code == 0
    assert "About the password: This could be guessed." in said.err


def test_characters_that_no_file_can_hold_are_counted_in_one_sentence(
    command: Command, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "c.json"
    content.write_text(
        '{"framework": "bscp-neglect-2026", '
        '"answers": [{"question_id": "M1", "reason": "a\\u0000b\\u0007"}]}'
    )
    sentence = "2 characters that Word and Excel cannot hold were left out.\n"

    assert sentence in command("fill", sample, content).out
    assert "left out" not in command("export", sample, "--to", tmp_path / "out").out

    # As in a workbook that another program wrote.
    monkeypatch.setattr("neglect_workbook.keeping.kept_file.clean_text", lambda text: text)
    command("fill", sample, content)
    assert sentence in command("export", sample, "--to", tmp_path / "out").out


def test_a_file_open_in_word_is_left_and_the_new_one_put_beside_it(
    command: Command, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    command("export", sample, "--to", out, "--only", "plan")
    (plan,) = out.iterdir()
    before = plan.read_bytes()
    hold_files(monkeypatch, plan.name)

    said = command("export", sample, "--to", out, "--only", "plan")
    assert said.code == 2
    beside = plan.with_stem(f"{plan.stem} (2)")
    assert said.err == (
        "The action plan is open in another program. "
        f"Close it there, or save the new one as {beside.name} with --beside.\n"
    )
    command("export", sample, "--to", out, "--only", "plan", "--beside")
    assert sorted(out.iterdir()) == sorted([plan, beside])
    assert plan.read_bytes() == before


@pytest.mark.parametrize("role", ["M", "m", "Managers", "Senior and Front-Line Managers"])
def test_a_booklet_asks_the_questions_of_a_role(
    role: str, command: Command, tmp_path: Path
) -> None:
    said = command("booklet", "--role", role, "--to", tmp_path / "b.docx", "--sector", "primary")

    assert (said.code, said.out) == (0, f"{tmp_path / 'b.docx'}\n")
    document = Document(str(tmp_path / "b.docx"))
    headings = [one.text for one in document.paragraphs if one.style and "eading" in one.style.name]
    assert any(heading.startswith("M5. ") for heading in headings)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--role", "X", "--to", "b.docx"), "There are no questions for 'X'. Choose S"),
        (("--role", "M", "--to", "b.pdf"), "b.pdf is not the name of a Word file."),
        (("--role", "M", "--to", "b.docx", "--sector", "zoo"), "There is no sector 'zoo'."),
        (("--role", "M", "--to", "b.docx", "--framework", "x"), "x"),
        (("--role", "M", "--to", "no/such/b.docx"), "was not found"),
    ],
)
def test_a_booklet_that_cannot_be_made_is_said_in_a_sentence(
    words: tuple[str, ...],
    sentence: str,
    command: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = command("booklet", *words)

    assert said.code == 2
    assert sentence in said.err
    assert len(said.err.splitlines()) == 1
    assert list(tmp_path.glob("*.docx")) == []
