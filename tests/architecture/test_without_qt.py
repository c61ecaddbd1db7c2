"""The whole command line works where Qt cannot be imported."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click

from neglect_workbook.cli.program import program
from tests.architecture.tree import ROOT

_WITHOUT_QT = """
import runpy, sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None
sys.argv = ["neglect-workbook", *sys.argv[1:]]
runpy.run_module("neglect_workbook", run_name="__main__")
"""
_EVERY_HELP = """
import sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None
from neglect_workbook.cli.program import program
for name in sys.argv[1:]:
    program.main([name, "--help"], "neglect-workbook", standalone_mode=False)
"""


def _program(*arguments: str, script: str = _WITHOUT_QT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def _output(*arguments: str) -> str:
    done = _program(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_window_itself_cannot_open_without_qt() -> None:
    assert _program().returncode != 0


def test_the_main_job_is_done_without_qt(tmp_path: Path) -> None:
    workbook = str(tmp_path / "sample.nwbk")
    content = tmp_path / "content.json"

    frameworks = json.loads(_output("frameworks", "--json"))
    _output("sample", workbook)
    content.write_text(_output("show", workbook, "--json"), encoding="utf-8")
    fresh = str(tmp_path / "fresh.nwbk")
    _output("new", fresh, "--organisation", "Invented School", "--sector", "primary")
    _output("fill", fresh, str(content))
    checked = _program("check", workbook, "--json")
    _output("verify", workbook)
    _output("export", workbook, "--to", str(tmp_path / "out"))

    assert [framework["id"] for framework in frameworks] == ["bscp-neglect-2026"]
    assert "ready" in json.loads(checked.stdout)
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".docx", ".xlsx", ".eml"}


def test_a_pdf_without_qt_is_refused_in_a_sentence(tmp_path: Path) -> None:
    workbook = str(tmp_path / "sample.nwbk")
    _output("sample", workbook)

    said = _program("export", workbook, "--to", str(tmp_path / "out"), "--only", "pdf")

    assert said.returncode == 2
    assert "PDF copies cannot be made here" in said.stderr
    assert "Traceback" not in said.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_every_command_explains_itself_without_qt() -> None:
    names = program.list_commands(click.Context(program))

    said = _program(*names, script=_EVERY_HELP)

    assert said.returncode == 0, said.stderr
    assert all(f"Usage: neglect-workbook {name} " in said.stdout for name in names)
