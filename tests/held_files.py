"""Files that another program holds, as Windows tells of them."""

from pathlib import Path

import pytest


class HeldError(PermissionError):
    """What Windows raises where another program holds a file; Linux has no such number."""

    winerror = 32


def hold_files(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let nothing be put in the place of files with these names."""
    replace = Path.replace

    def replace_unless_held(source: Path, target: Path) -> Path:
        if Path(target).name in names:
            raise HeldError(13, "held", str(target))
        return replace(source, target)

    monkeypatch.setattr("neglect_workbook.files.RETRY_WAITS", ())
    monkeypatch.setattr(Path, "replace", replace_unless_held)
