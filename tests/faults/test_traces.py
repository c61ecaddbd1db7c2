"""Rows 49 and 53: words are where they belong and nowhere else, and no network is asked for.

The window is in ``tests/ui/main_window/test_traces.py``; deleted text in
``tests/storage/test_store.py`` (row 50).
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from neglect_workbook.settings import PROFILE_VARIABLE
from tests.faults.canaries import CANARIES, found_in, is_working_copy
from tests.faults.rounds import Figures

_CRASH = """
import sys
from neglect_workbook.cli import exporting, run
from neglect_workbook.exchange import export

def fail(snapshot, *_, **__):
    words = snapshot.answers["M1"].reason
    raise RuntimeError(f"no export of {words}")

for module in (exporting, export):
    module.make_exports = fail
sys.argv = ["neglect-workbook", "export", sys.argv[1], "--to", sys.argv[2]]
run(fail)
"""
_CONNECT = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"


class _Computer:
    """Somebody's computer: a profile, a folder for what passes through, and a home."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shared = folder / "shared"
        self.environment = os.environ | {
            PROFILE_VARIABLE: str(folder / "profile"),
            "HOME": str(folder / "home"),
            "TMPDIR": str(folder / "passing"),
            "QT_QPA_PLATFORM": "offscreen",
        }
        for name in ("profile", "home", "passing", "shared"):
            (folder / name).mkdir(exist_ok=True)

    def run(
        self, *words: object, before: tuple[str, ...] = ()
    ) -> "subprocess.CompletedProcess[str]":
        """Run Python with these words."""
        command = [*before, sys.executable, *map(str, words)]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=120
        )

    def do(self, *words: object, before: tuple[str, ...] = ()) -> str:
        """Run the program; what it said."""
        ended = self.run("-m", "neglect_workbook", *words, before=before)
        assert ended.returncode in {0, 1}, ended.stderr
        assert "Traceback" not in ended.stderr
        return ended.stdout + ended.stderr

    def work(self, *, before: tuple[str, ...] = ()) -> Path:
        """From nothing to the files that are sent, with canaries for words."""
        book, content = self.shared / "book.nwbk", self.folder / "content.json"
        answer = {"question_id": "M1", "rating": "1", "reason": f"{CANARIES[0]} is late."}
        evidence = {"id": "e1", "title": f"{CANARIES[1]} audit", "shows": f"{CANARIES[2]} asks."}
        filling = {"framework": "bscp-neglect-2026", "answers": [answer], "evidence": [evidence]}
        content.write_text(json.dumps(filling), encoding="utf-8")
        out = self.shared / "out"
        new = ("new", book, "--organisation", "Hazelmoor Primary School", "--sector", "primary")
        for words in (
            new,
            ("fill", book, content),
            ("show", book),
            ("check", book),
            ("verify", book),
            ("export", book, "--to", out),
        ):
            self.do(*words, before=before)
        content.unlink()
        assert any(path.suffix == ".xlsx" for path in out.iterdir())
        return book


@pytest.fixture
def computer(tmp_path: Path) -> _Computer:
    return _Computer(tmp_path)


def test_a_run_of_the_command_line_leaves_words_in_the_workbook_and_the_exports_only(
    computer: _Computer, figures: Figures
) -> None:
    book = computer.work()
    crashed = computer.run("-c", _CRASH, book, computer.shared / "out")

    assert "fault of its own" in crashed.stderr
    assert "RuntimeError" in (computer.folder / "profile" / "crash.log").read_text()
    assert not any(word in crashed.stderr for word in CANARIES)
    found = found_in(computer.folder, lambda path: path.is_relative_to(computer.shared))
    figures("49", "files with words that do not belong there (command line)", found=len(found))
    assert found == []


def test_words_that_stand_where_they_do_not_belong_are_found(computer: _Computer) -> None:
    (computer.folder / "profile" / "left.log").write_text(CANARIES[0], encoding="utf-16")
    (computer.folder / "passing" / f"{CANARIES[1]}.tmp").touch()

    found = found_in(computer.folder, lambda path: path.is_relative_to(computer.shared))
    assert found == [f"passing/{CANARIES[1]}.tmp", "profile/left.log"]
    assert is_working_copy(Path("profile/open/a1/workbook.nwbk-journal"))
    assert not is_working_copy(Path("profile/settings.json"))


# What a library of C asks the system for, only the system sees, and strace is what shows it. The
# ordinary run has a guard of its own against sockets that Python opens.
@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed here")
def test_the_system_is_asked_for_no_socket_of_the_internet(
    computer: _Computer, tmp_path: Path, figures: Figures
) -> None:
    calls = tmp_path / "calls"
    watched = ("strace", "-f", "-qq", "-A", "-e", "trace=socket", "-o", str(calls))
    if computer.run("-c", "", before=watched).returncode:
        # Some containers forbid one program to watch another, whoever asks.
        pytest.skip("no program may be watched here")
    book = computer.work(before=watched)
    computer.do(book, "--exit-when-ready", before=watched)
    asked = [line for line in calls.read_text().splitlines() if "AF_INET" in line]
    figures("53", "sockets of the internet asked for (system calls)", found=len(asked))
    assert asked == []

    computer.run("-c", _CONNECT, before=watched)
    assert "AF_INET" in calls.read_text(), "the watch is able to see one"
