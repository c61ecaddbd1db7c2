"""'Check this workbook' names what is hurt and changes nothing."""

from pathlib import Path

import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.storage.verify import verify
from tests.storage.builders import beside, change, workbook


def test_a_whole_workbook_has_no_problems(target: Path, profile: Path) -> None:
    workbook(target, profile, change("one"), change("two"), change("three"))
    before = (target.read_bytes(), target.stat().st_mtime_ns)
    report = verify(target)
    assert (report.path, report.changes, report.generation) == (target, 3, 1)
    assert report.problems == ()
    assert (target.read_bytes(), target.stat().st_mtime_ns) == before
    assert beside(target) == [target.name]


def test_each_hurt_entry_is_named_and_the_others_are_counted(target: Path, profile: Path) -> None:
    workbook(
        target,
        profile,
        change("weekly", field="how_we_know", at="M7"),
        change("monthly", field="reason", at="P1"),
        change("sound"),
    )
    spoilt = target.read_bytes().replace(b"weekly", b"\xff\xfeekly").replace(b"monthly", b"MONTHLY")
    target.write_bytes(spoilt)
    report = verify(target)
    assert report.changes == 1
    assert report.problems == (
        "The entry 'how_we_know' of answer M7 is not as it was written.",
        "The entry 'reason' of answer P1 is not as it was written.",
    )
    assert target.read_bytes() == spoilt


def test_damaged_first_bytes_are_a_problem_not_an_error(target: Path, profile: Path) -> None:
    workbook(target, profile)
    whole = target.read_bytes()
    target.write_bytes(whole[:18] + b"\x09\x09" + whole[20:])
    assert verify(target).problems == ("The first bytes of the file are damaged.",)


def test_a_file_that_is_hurt_all_over_has_each_problem_once(target: Path, profile: Path) -> None:
    workbook(target, profile, *(change(f"{number} " * 200) for number in range(40)))
    whole = target.read_bytes()
    target.write_bytes(whole[:-4096])
    problems = verify(target).problems
    assert problems
    assert len(set(problems)) == len(problems)
    assert not any("\n" in one or "***" in one for one in problems)


def test_what_is_no_workbook_is_an_error(target: Path) -> None:
    target.write_text("a letter")
    with pytest.raises(KnownError) as caught:
        verify(target)
    assert caught.value.code == "not_a_workbook"
