"""Files put in place whole, names that every system takes, causes in plain words."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_workbook import files
from neglect_workbook.errors import KnownError


@given(st.text(max_size=300), st.integers(min_value=1, max_value=80))
def test_a_slug_is_a_name_that_every_system_takes(text: str, limit: int) -> None:
    slug = files.slug(text, limit)

    assert slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert len(slug) <= max(limit, len("workbook"))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Hazelmoor Primary School", "hazelmoor-primary-school"),
        ("St Émilie's  C.E. / R.C.", "st-emilies-c-e-r-c"),
        ("..\\..\\evil", "evil"),
        ("CON", "workbook"),
        ("lpt1", "workbook"),
        ("مدرسة", "workbook"),
        ("", "workbook"),
    ],
)
def test_slugs_of_names_met_in_life(text: str, slug: str) -> None:
    assert files.slug(text, 60) == slug


def test_a_half_made_file_has_a_name_that_sync_programs_pass_over(tmp_path: Path) -> None:
    name = files.temporary_beside(tmp_path / "our workbook.nwbk").name

    assert name.startswith("~$")
    assert name.endswith(".tmp")


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "plan.docx"
    target.write_bytes(b"old")

    def fail_half_way(temporary: Path) -> None:
        temporary.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(KnownError) as caught:
        files.write_whole(target, fail_half_way)
    assert caught.value.code == "disk_full"
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_held_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.docx"
    target.write_bytes(b"old")
    waits: list[float] = []
    replace = Path.replace

    def held_twice(self: Path, other: Path) -> Path:
        if len(waits) < 2:
            raise PermissionError(errno.EACCES, "held")
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", held_twice)
    monkeypatch.setattr("time.sleep", waits.append)
    files.write_whole(target, lambda temporary: _write(temporary, b"new"))

    assert target.read_bytes() == b"new"
    assert waits == list(files.RETRY_WAITS[:2])


#: The last one is of somebody's own file.
_HALF_MADE = ("plan-0123abcd", "plan-4567cdef", "plan-of-mine-89ab")


def test_a_file_held_for_good_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.docx"
    target.write_bytes(b"old")

    def held(_self: Path, _other: Path) -> Path:
        raise _HeldError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr("time.sleep", lambda _seconds: None)

    with pytest.raises(KnownError) as caught:
        files.write_whole(target, lambda temporary: _write(temporary, b"new"))
    assert str(caught.value) == (
        "Another program has plan.docx open. Close it there, then try again."
    )
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("number", [362, 386, 387, 388, 389, 393, 398, 404, 426])
def test_a_file_that_is_only_online_is_said_to_be(number: int) -> None:
    refused = _HeldError(errno.EINVAL, "the cloud file provider is not running")
    refused.winerror = number
    error = files.explain(refused, Path("/folder/w.nwbk"))

    assert error.code == "only_online"
    assert error.sentence.startswith("w.nwbk is in OneDrive")
    assert error.next_step


def test_what_a_crash_left_long_ago_is_swept_by_the_next_write(tmp_path: Path) -> None:
    target = tmp_path / "plan.docx"
    old, young, other = (tmp_path / f"~${name}.tmp" for name in _HALF_MADE)
    for path in (old, young, other):
        path.touch()
        then = path.stat().st_mtime - (0 if path == young else files.HALF_MADE_FOR + 1)
        os.utime(path, (then, then))
    files.write_whole(target, lambda temporary: _write(temporary, b"new"))

    assert sorted(tmp_path.iterdir()) == sorted((target, young, other))


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.ENOENT, "not_found"),
        (errno.EACCES, "not_allowed"),
        (errno.EISDIR, "is_a_folder"),
        (errno.ENAMETOOLONG, "name_too_long"),
        (errno.ELOOP, "link_loop"),
        (errno.EIO, "file_system"),
    ],
)
def test_every_cause_has_a_sentence_and_a_next_step(number: int, code: str) -> None:
    error = files.explain(OSError(number, "cause"), Path("/folder/w.nwbk"))

    assert error.code == code
    assert "/folder" in error.sentence
    assert error.next_step


def test_a_file_named_without_its_folder_is_in_this_folder() -> None:
    error = files.explain(PermissionError(errno.EACCES, "no"), Path("c.json"))

    assert error.sentence == "This computer does not let you write or read c.json in this folder."


def test_what_was_tried_is_said_and_nothing_else(tmp_path: Path) -> None:
    def refuse(_temporary: Path) -> None:
        raise PermissionError(errno.EACCES, "no")

    with pytest.raises(KnownError) as caught:
        files.write_whole(tmp_path / "w.docx", refuse)
    assert caught.value.sentence == f"This computer does not let you write w.docx in {tmp_path}."


def test_links_are_followed(tmp_path: Path) -> None:
    link = tmp_path / "link.nwbk"
    link.symlink_to(tmp_path / "w.nwbk")

    assert files.follow_links(link) == tmp_path.resolve() / "w.nwbk"


def test_a_link_that_leads_to_itself_is_named_once_it_is_read(tmp_path: Path) -> None:
    loop = tmp_path / "loop.nwbk"
    loop.symlink_to(loop)

    # Python 3.13 finds out at the reading, those before it at the following.
    with pytest.raises(KnownError, match=r"loop\.nwbk is a link that leads to itself"):
        files.write_whole(files.follow_links(loop) / "w.nwbk", lambda path: _write(path, b""))


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        files.follow_links(tmp_path / "\udcff.nwbk")

    assert caught.value.code == "name_not_text"


class _HeldError(PermissionError):
    """What Windows raises where another program holds a file; Linux has no such number."""

    winerror = 32


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
