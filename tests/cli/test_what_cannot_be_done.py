"""One clear sentence, exit code 2, no traceback, nothing lost."""

import errno
import os
from pathlib import Path

import pytest

from neglect_workbook.settings import SettingsFile
from tests.cli.conftest import Command, Said


def _is_one_clear_sentence(said: Said) -> bool:
    return said.code == 2 and not said.out and "Traceback" not in said.err and bool(said.err)


@pytest.mark.parametrize("name", ["show", "check", "verify"])
def test_a_file_that_is_not_there(command: Command, tmp_path: Path, name: str) -> None:
    said = command(name, tmp_path / "nothing.nwbk")

    assert _is_one_clear_sentence(said)
    assert "nothing.nwbk was not found" in said.err


@pytest.mark.parametrize("name", ["show", "check", "verify"])
def test_a_file_that_is_no_workbook(command: Command, tmp_path: Path, name: str) -> None:
    other = tmp_path / "notes.nwbk"
    other.write_text("Just some notes of mine, long enough to have a header to look at.\n" * 9)
    before = other.read_bytes()

    said = command(name, other)
    assert _is_one_clear_sentence(said)
    assert said.err.strip() == (
        "notes.nwbk is not a workbook of this program, although its name ends in .nwbk. It is "
        "damaged, or another file that was given this name. Open a copy of it, such as one in the "
        "folder Backups beside it."
    )
    assert other.read_bytes() == before


def test_a_file_that_has_another_ending(command: Command, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("Just some notes of mine, long enough to have a header to look at.\n" * 9)

    said = command("show", other)
    assert "of this program. Choose a file whose name ends in .nwbk." in said.err


def test_a_collation_with_the_name_of_a_workbook(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    returns, kept = tmp_path / "returns", tmp_path / "kept.ncol"
    command("export", sample, "--to", returns, "--only", "return")
    command("collate", returns, "--to", tmp_path / "all.xlsx", "--keep", kept)
    renamed = kept.rename(tmp_path / "kept.nwbk")

    said = command("show", renamed)
    assert said.err.strip() == (
        "kept.nwbk is a collation, not a workbook. Give it a name that ends in .ncol, and open it "
        "as a collation."
    )


def test_a_folder_that_cannot_be_made(
    command: Command, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever runs the tests may be allowed everything.
    mkdir, wanted = Path.mkdir, tmp_path / "o"

    def refuse(
        path: Path, mode: int = 0o777, *, parents: bool = False, exist_ok: bool = False
    ) -> None:
        if path == wanted:
            raise PermissionError(errno.EACCES, "no")
        mkdir(path, mode, parents=parents, exist_ok=exist_ok)

    monkeypatch.setattr("neglect_workbook.cli.exporting.Path.mkdir", refuse)
    said = command("export", sample, "--to", wanted)
    assert said.err.strip() == (
        f"This computer does not let you make o in {tmp_path}. Choose another folder."
    )


def test_a_workbook_that_is_there_already(command: Command, sample: Path) -> None:
    before = sample.read_bytes()

    said = command("new", sample, "--organisation", "A school", "--sector", "primary")
    assert _is_one_clear_sentence(said)
    assert sample.read_bytes() == before


def test_a_damaged_workbook_is_named_and_left_alone(command: Command, sample: Path) -> None:
    data = bytearray(sample.read_bytes())
    place = data.index(b"Supervision every half term")
    data[place : place + 4] = b"Xxxx"
    sample.write_bytes(data)

    said = command("verify", sample)
    assert _is_one_clear_sentence(said)
    assert "damaged" in said.err
    assert sample.read_bytes() == bytes(data)


def test_a_workbook_that_is_hurt_all_over_is_told_in_a_few_words(
    command: Command, sample: Path
) -> None:
    sample.write_bytes(
        bytes(
            255 - byte if place > 8192 and place % 700 == 0 else byte
            for place, byte in enumerate(sample.read_bytes())
        )
    )

    said = command("verify", sample)
    assert _is_one_clear_sentence(said)
    assert "more problems. The file was left as it is. Open a backup copy." in said.err
    assert len(said.err) < 1000


def test_content_that_is_not_json(command: Command, sample: Path, tmp_path: Path) -> None:
    content = tmp_path / "c.json"
    content.write_bytes(b"\xff\xfe not text")

    said = command("fill", sample, content)
    assert _is_one_clear_sentence(said)
    assert "UTF-8" in said.err


def test_an_export_that_is_not_known(command: Command, sample: Path, tmp_path: Path) -> None:
    said = command("export", sample, "--to", tmp_path / "out", "--only", "plan,poster")

    assert _is_one_clear_sentence(said)
    assert "'poster' cannot be made. Choose from plan, return, summary, email, pdf." in said.err
    assert not (tmp_path / "out").exists()


def test_an_export_that_is_named_twice_is_made_once(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    said = command("export", sample, "--to", tmp_path / "out", "--only", "return, Return,")

    assert said.code == 0
    assert len(said.out.splitlines()) == len(("its path", "the check code"))


def test_an_export_into_a_file(command: Command, sample: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "out"
    in_the_way.write_text("a file")

    said = command("export", sample, "--to", in_the_way)
    assert _is_one_clear_sentence(said)
    assert in_the_way.read_text() == "a file"


def test_a_workbook_that_may_only_be_read_is_not_said_to_be_open_elsewhere(
    command: Command, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "c.json"
    content.write_text('{"framework": "bscp-neglect-2026"}')
    # Whoever runs the tests may be allowed everything.
    access = os.access
    monkeypatch.setattr("os.access", lambda path, mode: path != sample and access(path, mode))

    said = command("fill", sample, content)
    assert _is_one_clear_sentence(said)
    assert "does not let you write sample.nwbk" in said.err


def test_what_did_not_reach_the_file_is_not_said_to_be_done(
    command: Command, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "c.json"
    content.write_text(
        '{"framework": "bscp-neglect-2026", "organisation": {"setting_id": "900001"}}'
    )

    def full(_source: object, _target: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("neglect_workbook.storage.publish.shutil.copyfile", full)
        said = command("fill", sample, content)
    assert _is_one_clear_sentence(said)
    assert "Your work is safe on this computer, but not yet in your file." in said.err

    assert command("fill", sample, content).out.startswith("Nothing to change.")
    assert "900001" in command("show", sample, "--json").out


def test_a_command_that_is_not_known(command: Command) -> None:
    said = command("frobnicate")

    assert _is_one_clear_sentence(said)
    assert "frobnicate" in said.err


def test_a_missing_option(command: Command, tmp_path: Path) -> None:
    said = command("new", tmp_path / "w.nwbk", "--sector", "primary")

    assert _is_one_clear_sentence(said)
    assert "Missing option '--organisation'. Run `neglect-workbook new --help`" in said.err


def test_a_word_too_many(command: Command, sample: Path) -> None:
    said = command("show", sample, "again")

    assert _is_one_clear_sentence(said)
    assert "(again). Run `neglect-workbook show --help` to see its use." in said.err


def test_a_framework_folder_that_is_not_there(command: Command, tmp_path: Path) -> None:
    said = command("frameworks", "check", tmp_path / "anytown-2027")

    assert _is_one_clear_sentence(said)
    assert "anytown-2027 was not found" in said.err


def test_a_fault_of_our_own_says_so_and_keeps_what_was_typed_out_of_the_report(
    command: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    isolated_profile: Path,
) -> None:
    def fail(_self: SettingsFile) -> None:
        raise RuntimeError("canary: what somebody typed")

    monkeypatch.setattr(SettingsFile, "read", fail)
    said = command("new", tmp_path / "w.nwbk", "--organisation", "A", "--sector", "primary")

    assert _is_one_clear_sentence(said)
    assert "fault of its own" in said.err
    report = (isolated_profile / "crash.log").read_text()
    assert "RuntimeError" in report
    assert "canary" not in report + said.err


def test_unreadable_settings_are_kept_aside(
    command: Command, isolated_profile: Path, tmp_path: Path
) -> None:
    isolated_profile.mkdir()
    (isolated_profile / "settings.json").write_text("{ broken")

    assert command("sample", tmp_path / "w.nwbk").code == 0
    assert (isolated_profile / "settings.bad").read_text() == "{ broken"


def test_what_can_be_read_of_a_damaged_workbook_is_saved(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    whole = sample.read_bytes()
    sample.write_bytes(whole.replace(b"Hazelmoor Primary School", b"HAZELMOOR PRIMARY SCHOOL"))
    spoilt = sample.read_bytes()
    new = tmp_path / "saved.nwbk"

    refused = command("verify", sample)
    assert (refused.code, "--repair-to" in refused.err) == (2, True)
    said = command("verify", sample, "--repair-to", new)

    assert said.code == 1
    assert "Saved in saved.nwbk: " in said.out
    assert "Could not be saved: organisation: name" in said.out
    assert "HAZELMOOR" not in said.out
    assert command("verify", new).code == 0
    assert sample.read_bytes() == spoilt
    again = command("verify", sample, "--repair-to", new)
    assert (again.code, "is already in" in again.err) == (2, True)
