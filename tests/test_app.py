"""The program as it is started: with a file, without one, and only to be timed."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from neglect_workbook.settings import PROFILE_VARIABLE, Settings
from neglect_workbook.workbook import NewWorkbook, create_workbook


def _start(profile: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        PROFILE_VARIABLE: str(profile),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join([os.environ["PYTHONPATH"], *sys.path]),
    }
    command = [sys.executable, "-m", "neglect_workbook", *words]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def _recent(profile: Path) -> list[tuple[str, str]]:
    settings = msgspec.json.decode((profile / "settings.json").read_bytes(), type=Settings)
    return [(entry.path, entry.organisation) for entry in settings.recent]


def test_it_says_how_long_it_took_to_be_ready_and_leaves(isolated_profile: Path) -> None:
    ended = _start(isolated_profile, "--exit-when-ready")

    assert ended.returncode == 0
    assert 50 < int(ended.stdout) < 60_000
    assert "Traceback" not in ended.stderr


def test_it_opens_the_file_that_is_named(isolated_profile: Path, tmp_path: Path) -> None:
    path = tmp_path / "ours.nwbk"
    wanted = NewWorkbook("bscp-neglect-2026", "Brackenfold Nursery", "early_years")
    create_workbook(path, wanted, profile=isolated_profile, author="a" * 12).close()
    before = path.read_bytes()
    ended = _start(isolated_profile, str(path), "--exit-when-ready")

    assert ended.returncode == 0
    assert int(ended.stdout) > 0
    assert "Traceback" not in ended.stderr
    assert _recent(isolated_profile) == [(str(path), "Brackenfold Nursery")]
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".in-use"] == []


def test_a_file_that_is_not_there_still_opens_the_window(
    isolated_profile: Path, tmp_path: Path
) -> None:
    ended = _start(isolated_profile, str(tmp_path / "gone.nwbk"), "--exit-when-ready")

    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr
    assert _recent(isolated_profile) == []


@pytest.mark.parametrize("words", [("a.nwbk", "b.nwbk"), ("--nonsense",)])
def test_words_that_make_no_sense_end_with_one_sentence(
    isolated_profile: Path, words: tuple[str, ...]
) -> None:
    ended = _start(isolated_profile, *words)

    assert ended.returncode == 2
    assert len(ended.stderr.strip().splitlines()) == 1


def test_a_start_that_must_be_refused_is_told_in_a_box_where_nothing_can_be_printed(
    tmp_path: Path,
) -> None:
    """As from a shortcut on Windows: pythonw.exe has no standard error."""
    taken = tmp_path / "taken"
    taken.touch()
    script = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from neglect_workbook import app

qt = QApplication(["test"])

def close_box():
    [box] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    sys.stdout.write(box.text())
    box.reject()

QTimer.singleShot(0, close_box)
sys.stderr = None
app.run([])
"""
    environment = os.environ | {
        PROFILE_VARIABLE: str(taken),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join([os.environ["PYTHONPATH"], *sys.path]),
    }
    command = [sys.executable, "-c", script]
    ended = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )

    assert ended.returncode == 2
    assert ended.stdout.startswith(f"The folder {taken} cannot be made")
