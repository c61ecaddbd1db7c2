"""The first start for a person on a computer where the program never ran."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from neglect_workbook.settings import PROFILE_VARIABLE

_MEMORY = Path("/dev") / "shm"
_LONG = "/".join(["a folder that somebody named with care"] * 8)


def _start(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Start the program with a home where nothing is."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    kept.pop(PROFILE_VARIABLE)
    environment = kept | {
        "HOME": str(home),
        "LOCALAPPDATA": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join([os.environ["PYTHONPATH"], *sys.path]),
    }
    command = [sys.executable, "-m", "neglect_workbook", *words]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def _works(home: Path, workbook: Path) -> None:
    made = _start(home, "sample", str(workbook))
    assert made.returncode == 0, made.stderr
    opened = _start(home, str(workbook), "--exit-when-ready")
    assert opened.returncode == 0, opened.stderr
    assert "Traceback" not in opened.stderr
    assert workbook.exists()
    assert [one.name for one in home.rglob("*") if one.name == "workbook.nwbk"] == []


@pytest.fixture
def other_disk() -> Iterator[Path]:
    """A home on another file system than the workbook, as one on a share is."""
    if not _MEMORY.is_dir() or not os.access(_MEMORY, os.W_OK):
        # Without one, renaming across file systems, which is what may fail, cannot be tried.
        pytest.skip("this system has no second file system that everyone may write")
    folder = _MEMORY / f"neglect-workbook-{os.getpid()}"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


# A home is named by a variable on Unix. Windows takes it from the account, which no test can make;
# under wine one is made (test_on_windows.py).
@pytest.mark.skipif(sys.platform == "win32", reason="the name of the person is Windows' own there")
@pytest.mark.parametrize("name", ["Zoë O'Hara {ß} %20", "名前"])
def test_the_name_of_the_person_may_be_any(tmp_path: Path, name: str) -> None:
    home = tmp_path / name
    home.mkdir()

    _works(home, home / "our workbook.nwbk")


# Windows refuses longer paths unless an administrator has allowed them, which a test must not do.
@pytest.mark.skipif(sys.platform == "win32", reason="Windows must be set up for long paths")
def test_paths_may_be_over_260_characters(tmp_path: Path) -> None:
    home = tmp_path / _LONG
    home.mkdir(parents=True)
    assert len(str(home)) > 260

    _works(home, home / "our workbook.nwbk")


def test_home_may_be_on_another_file_system(tmp_path: Path, other_disk: Path) -> None:
    _works(other_disk, tmp_path / "our workbook.nwbk")
    _works(tmp_path, other_disk / "our workbook.nwbk")


@pytest.mark.skipif(os.name == "nt", reason="rights of folders are others on Windows")
def test_a_home_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere; the test in a bare Debian does this as another")
    home = tmp_path / "home"
    home.mkdir(mode=0o555)
    ended = _start(home, "--exit-when-ready")

    assert ended.returncode == 2
    assert len(ended.stderr.strip().splitlines()) == 1
    assert "cannot be made, so your work would have no safe place." in ended.stderr
