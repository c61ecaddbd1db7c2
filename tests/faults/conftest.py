"""Places for the tests of faults, and the table of what they counted."""

from pathlib import Path

import pytest

from tests.faults.rounds import FIGURE, Figures, table


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """The private folder of the person."""
    folder = tmp_path / "profile"
    folder.mkdir()
    return folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where the workbook goes; not there yet."""
    folder = tmp_path / "Shared folder"
    folder.mkdir()
    return folder / "Self evaluation.nwbk"


@pytest.fixture
def figures(record_property: Figures) -> Figures:
    """Hands on what a test counted, for the table at the end."""

    def record(row: str, what: str, **counts: object) -> None:
        record_property(FIGURE, (row, what, counts))

    return record


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was counted, where faults were asked for by name."""
    reports = [one for group in terminalreporter.stats.values() for one in group]
    counted = [
        value
        for report in reports
        if getattr(report, "when", "") == "call"
        for name, value in report.user_properties
        if name == FIGURE
    ]
    if counted:
        terminalreporter.section("Faults: row, what was done, what was counted")
        for line in table([(row, what, dict(counts)) for row, what, counts in counted]):
            terminalreporter.write_line(line)
