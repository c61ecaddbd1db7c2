"""What every test runs under: no display, no network, no one's profile, nothing left behind."""

import gc
import logging
import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from neglect_workbook.settings import PROFILE_VARIABLE
from neglect_workbook.ui.theme import STYLE
from tests.faults.rounds import FIGURE, Figures, table
from tests.guards import WarningKeeper, Watch, refuse_network

_HAS_FAILED = pytest.StashKey[bool]()
_PATCH = pytest.MonkeyPatch()

# Examples are timed by the run as a whole: a busy machine must not fail a single one.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds --onscreen."""
    parser.addoption("--onscreen", action="store_true", help="show the windows of the tests")


def pytest_configure(config: pytest.Config) -> None:
    """Set up what lasts for the whole run."""
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    refuse_network(_PATCH)
    Watch.learn_of_timers(_PATCH)


def pytest_collection_finish() -> None:
    """Pass over what stays for the whole run whenever what a test left is looked for."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Undo what was set up."""
    _PATCH.undo()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note a failure: its traceback keeps objects alive, which is not the test's leak."""
    report = yield
    if report.failed:
        item.stash[_HAS_FAILED] = True
    return report


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """What pytest-qt makes the application with: as the program does."""
    return ["tests", *STYLE]


@pytest.fixture(autouse=True)
def isolated_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A private folder of the program's for this test alone."""
    profile = tmp_path / "profile"
    monkeypatch.setenv(PROFILE_VARIABLE, str(profile))
    return profile


@pytest.fixture(autouse=True)
def warning_records() -> Iterator[list[logging.LogRecord]]:
    """What the program logged at WARNING or above; a test that expects it clears the list."""
    keeper = WarningKeeper()
    logger = logging.getLogger("neglect_workbook")
    logger.addHandler(keeper)
    yield keeper.records
    logger.removeHandler(keeper)
    assert [record.getMessage() for record in keeper.records] == []


@pytest.fixture(autouse=True)
def no_leftovers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a thread, a timer or a window behind."""
    watch = Watch()
    yield
    if not request.node.stash.get(_HAS_FAILED, default=False):
        assert watch.leftovers() == []


@pytest.fixture
def figures(record_property: Figures) -> Figures:
    """Hands on what a test of a fault counted, for the table at the end of the slow run."""

    def record(row: str, what: str, **counts: object) -> None:
        record_property(FIGURE, (row, what, counts))

    return record


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print what the tests of faults counted, in the slow run."""
    reports = [one for group in terminalreporter.stats.values() for one in group]
    counted = [
        value
        for report in reports
        if getattr(report, "when", "") == "call"
        for name, value in report.user_properties
        if name == FIGURE
    ]
    if counted and config.getoption("-m") == "slow":
        terminalreporter.section("Faults: row, what was done, what was counted")
        for line in table([(row, what, dict(counts)) for row, what, counts in counted]):
            terminalreporter.write_line(line)
