"""Runs the command line in this process and hands back what it said."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from neglect_workbook.cli import run
from neglect_workbook.ui.pdf_without_window import write_pdf


@dataclass(frozen=True)
class Said:
    """What a command printed, and how it left."""

    code: int
    out: str
    err: str


Command = Callable[..., Said]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs one command, words as on the command line."""

    def run_command(*words: object) -> Said:
        monkeypatch.setattr("sys.argv", ["neglect-workbook", *(str(word) for word in words)])
        with pytest.raises(SystemExit) as left:
            run(write_pdf)
        printed = capsys.readouterr()
        code = left.value.code
        assert isinstance(code, int)
        return Said(code, printed.out, printed.err)

    return run_command


@pytest.fixture
def sample(command: Command, tmp_path: Path) -> Path:
    """The sample workbook."""
    path = tmp_path / "sample.nwbk"
    assert command("sample", path).code == 0
    return path
