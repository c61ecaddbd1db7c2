"""One workbook after the other in the same window: nothing of the last one may end the program."""

import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[3]
_ROUNDS = """
import gc
from neglect_workbook.ui.jump import Jump, PageId
from tools.sample_window import sample_window, settle

with sample_window() as (window, _theme, _folder):
    for _ in range({rounds}):
        window.open_sample()
        settle()
        for page in list(PageId)[:6]:
            window.view.go_to(Jump(page))
            settle()
        window.close_workbook()
        settle()
        gc.collect()
print("still here")
"""


@pytest.mark.parametrize("rounds", [2, pytest.param(40, marks=pytest.mark.slow)])
def test_opening_and_closing_never_ends_the_program(rounds: int) -> None:
    script = [sys.executable, "-X", "faulthandler", "-c", _ROUNDS.format(rounds=rounds)]

    ended = subprocess.run(script, cwd=_ROOT, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == "still here\n"
