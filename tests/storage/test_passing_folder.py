"""A folder for one command alone: gone at its end, and with the next one after a hard end."""

import subprocess
import sys
from pathlib import Path

import pytest

from neglect_workbook.storage.passing_folder import passing_folder

_HOLD = """
import sys
from pathlib import Path
from neglect_workbook.storage.passing_folder import passing_folder
with passing_folder(Path(sys.argv[1])) as folder:
    (folder / "words.txt").write_text("What somebody wrote")
    print("ready", flush=True)
    sys.stdin.read()
"""


def test_it_is_private_and_gone_at_the_end(tmp_path: Path) -> None:
    with passing_folder(tmp_path) as folder:
        (folder / "deep").mkdir()
        (folder / "deep" / "words.txt").write_text("What somebody wrote")
        assert folder.stat().st_mode & 0o077 == 0

    assert not folder.exists()


def test_an_error_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), passing_folder(tmp_path):
        raise KeyboardInterrupt

    assert list((tmp_path / "passing").iterdir()) == []


def test_what_a_killed_process_left_goes_with_the_next_and_a_living_one_keeps_its_own(
    tmp_path: Path,
) -> None:
    holding = [_holding(tmp_path) for _ in range(2)]
    killed, living = holding
    killed.kill()
    killed.wait()
    assert len(list(tmp_path.rglob("words.txt"))) == 2

    with passing_folder(tmp_path):
        left = list(tmp_path.rglob("words.txt"))

    assert len(left) == 1
    living.communicate(timeout=60)
    assert living.returncode == 0
    assert list((tmp_path / "passing").iterdir()) == []
    _close(killed)


def _holding(profile: Path) -> "subprocess.Popen[str]":
    """A process that has a folder, and keeps it until it is told or killed."""
    process = subprocess.Popen(
        (sys.executable, "-c", _HOLD, str(profile)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def _close(process: "subprocess.Popen[str]") -> None:
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
