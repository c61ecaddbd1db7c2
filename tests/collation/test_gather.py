"""A folder of files becomes returns and reasons, whatever is in it."""

import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from typing_extensions import override

from neglect_workbook.collation.gather import Passwords, gather
from neglect_workbook.collation.one_file import Gathered
from neglect_workbook.collation.reading_pool import Processes
from neglect_workbook.collation.reading_process import ReadingProcess
from neglect_workbook.domain.collating.facts import RefusedFile
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.feedback.writing import write_receipt
from neglect_workbook.exchange.password import protect
from neglect_workbook.exchange.returns.stored import unpack
from tests.builders import sample_snapshot
from tests.came_back import receipt_for
from tests.collation.hostile import packed, parts_of
from tests.exchange.return_files import TODAY, written

SNAPSHOT = sample_snapshot()
TWO = Processes(count=2)


class FailingProcess(ReadingProcess):
    """Fails as the name of the file that it is asked for says."""

    @override
    @classmethod
    def started(cls) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            (sys.executable, "-m", "tests.collation.failing_child"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )


class DeadProcess(ReadingProcess):
    """Ends before it can be asked."""

    @override
    @classmethod
    def started(cls) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            (sys.executable, "-c", ""), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(SNAPSHOT, tmp_path_factory.mktemp("sent"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "returns"
    made.mkdir()
    return made


def _told(found: Iterable[Gathered | RefusedFile]) -> dict[str, str]:
    """What became of each file: a code, or nothing where it was read."""
    return {
        one.facts.file if isinstance(one, Gathered) else one.file: (
            "" if isinstance(one, Gathered) else one.code
        )
        for one in found
    }


def _codes(folder: Path, passwords: Passwords | None = None) -> dict[str, str]:
    return _told(gather([folder], TODAY, passwords=passwords or Passwords(), processes=TWO))


def test_a_folder_is_read_with_its_subfolders_and_in_order(sent: Path, folder: Path) -> None:
    (folder / "west" / "late").mkdir(parents=True)
    for name in ("b.xlsx", "west/a.xlsx", "west/late/A school.xlsx"):
        (folder / name).write_bytes(sent.read_bytes())
    (folder / "README.md").write_text("Notes", encoding="utf-8")
    progress: list[tuple[int, int]] = []
    found = list(
        gather(
            [folder],
            TODAY,
            processes=TWO,
            progress=lambda done, total, _: progress.append((done, total)),
        )
    )
    assert _told(found) == {
        "b.xlsx": "",
        "README.md": "not_recognised",
        "west/a.xlsx": "",
        "west/late/A school.xlsx": "",
    }
    assert [*_told(found)] == sorted(_told(found), key=str.casefold)
    assert progress == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_what_is_gathered_is_the_return_and_the_file_is_as_it_was(sent: Path, folder: Path) -> None:
    path = folder / "return.xlsx"
    path.write_bytes(sent.read_bytes())
    before = path.stat()
    (found,) = gather([path], TODAY, processes=TWO)
    assert isinstance(found, Gathered)
    assert found.facts.key == sha256(sent.read_bytes()).hexdigest()
    assert found.facts.content == sha256(found.content).hexdigest()
    assert unpack(found.content).return_id == found.facts.return_id
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (sent.read_bytes(), before.st_mtime_ns)
    assert [one.name for one in folder.iterdir()] == ["return.xlsx"]


def test_what_programs_put_in_a_folder_is_passed_over(sent: Path, folder: Path) -> None:
    for name in ("~$return.xlsx", ".hidden.xlsx", "Thumbs.db", "desktop.ini", "x.tmp", "a.ncol"):
        (folder / name).write_bytes(b"x")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "x.xlsx").write_bytes(b"x")
    (folder / "return.xlsx").write_bytes(sent.read_bytes())
    (folder / "list.csv").write_bytes(b"Organisation\r\n")
    found = gather([folder], TODAY, leave_out=[folder / "list.csv"], processes=TWO)
    assert _told(found) == {"return.xlsx": ""}


def test_what_is_no_return_is_told_by_what_it_is(sent: Path, folder: Path) -> None:
    write_receipt(receipt_for(SNAPSHOT), SNAPSHOT.framework, folder / "receipt.xlsx")
    parts = parts_of(sent)
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(
        b"<t>bscp-neglect-2026</t>", b"<t>other-2030</t>"
    )
    packed(folder / "other.xlsx", parts)
    parts = parts_of(sent)
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(
        b"<t>1.0</t>", b"<t>0.5</t>"
    )
    packed(folder / "version.xlsx", parts)
    assert _codes(folder) == {
        "receipt.xlsx": "own_file",
        "other.xlsx": "other_framework",
        "version.xlsx": "",
    }
    (old,) = gather([folder / "version.xlsx"], TODAY, processes=TWO)
    assert isinstance(old, Gathered)
    assert old.facts.problems[0].code == "other_version"
    assert old.facts.framework_version == "0.5"


def test_a_password_is_asked_for_by_file_or_tried_from_a_list(sent: Path, folder: Path) -> None:
    for name, password in (("one.xlsx", "four plain words"), ("two.xlsx", "other words")):
        (folder / name).write_bytes(protect(sent.read_bytes(), password))
    assert _codes(folder) == {"one.xlsx": "needs_password", "two.xlsx": "needs_password"}
    by_file = Passwords(by_file={"one.xlsx": "four plain words"})
    assert _codes(folder, by_file) == {"one.xlsx": "", "two.xlsx": "needs_password"}
    tried = Passwords(others=("nothing", "other words"))
    assert _codes(folder, tried) == {"one.xlsx": "wrong_password", "two.xlsx": ""}


def test_files_of_one_name_are_told_apart(sent: Path, folder: Path) -> None:
    for place in ("east", "west"):
        (folder / place).mkdir()
        (folder / place / "return.xlsx").write_bytes(sent.read_bytes())
    paths = [folder / "east" / "return.xlsx", folder / "west" / "return.xlsx"]
    found = gather([*paths, paths[0]], TODAY, processes=TWO)
    assert [*_told(found)] == ["east/return.xlsx", "west/return.xlsx"]


# Only Unix can make a pipe in a folder, a link without rights, or a name that is not UTF-8.
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of these")
def test_what_never_ends_is_not_opened(sent: Path, folder: Path) -> None:
    os.mkfifo(folder / "pipe.xlsx")
    (folder / "noise.xlsx").symlink_to("/dev/zero")
    (folder / "gone.xlsx").symlink_to(folder / "nothing")
    (folder / "bytes\udcff.xlsx").write_bytes(sent.read_bytes())
    assert _codes(folder) == {
        "pipe.xlsx": "not_a_file",
        "noise.xlsx": "not_a_file",
        "gone.xlsx": "not_a_file",
        "bytes?.xlsx": "",
    }


def test_a_folder_that_is_not_there_is_told(folder: Path) -> None:
    with pytest.raises(KnownError, match="was not found"):
        list(gather([folder / "nothing"], TODAY, processes=TWO))


def test_a_process_that_ends_or_hangs_or_lies_costs_one_file(folder: Path) -> None:
    names = ("a", "b", "ends 1", "ends 2", "f", "hangs 1", "i", "lies", "m", "z")
    for name in names:
        (folder / name).write_bytes(name.encode())
    failing = Processes(count=2, seconds=1.0, begin=FailingProcess)
    found = list(gather([folder], TODAY, processes=failing))
    assert _told(found) == {
        **dict.fromkeys(names, "not_recognised"),
        **dict.fromkeys(("ends 1", "ends 2", "lies"), "reading_failed"),
        "hangs 1": "took_too_long",
    }
    assert {one.key for one in found if isinstance(one, RefusedFile) and one.file == "ends 1"} == {
        sha256(b"ends 1").hexdigest()
    }


def test_where_no_process_can_begin_it_is_told_and_does_not_go_on_for_ever(folder: Path) -> None:
    (folder / "a").write_bytes(b"a")
    with pytest.raises(KnownError) as refused:
        list(gather([folder], TODAY, processes=Processes(count=1, begin=DeadProcess)))
    assert refused.value.code == "reading_not_started"


def test_cancelling_keeps_what_was_read(folder: Path) -> None:
    for number in range(60):
        (folder / f"{number:02}").write_bytes(b"x")
    (folder / "hangs").write_bytes(b"x")
    failing = Processes(count=1, begin=FailingProcess)
    read: list[str] = []
    kept = list(
        gather(
            [folder],
            TODAY,
            processes=failing,
            progress=lambda _, __, file: read.append(file),
            is_cancelled=lambda: len(read) == 60,
        )
    )
    assert [*_told(kept)] == [f"{number:02}" for number in range(60)]


def test_whoever_stops_taking_leaves_no_process_behind(sent: Path, folder: Path) -> None:
    for number in range(6):
        (folder / f"{number}.xlsx").write_bytes(sent.read_bytes())
    with closing(gather([folder], TODAY, processes=TWO)) as found:
        assert isinstance(next(iter(found)), Gathered)
    # The guard of every test sees to the threads that listen to processes.
