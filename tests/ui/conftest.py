"""What tests of the window share: one theme, as it was before each of them, and workbooks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from neglect_workbook.domain.rating_scale import Rag, Rating, RatingScale
from neglect_workbook.settings import SettingsFile
from neglect_workbook.ui.opener import Opener
from neglect_workbook.ui.preferences import Preferences
from neglect_workbook.ui.session import WorkbookSession
from neglect_workbook.ui.theme import Theme
from neglect_workbook.workbook import NewWorkbook


def pytest_configure(config: pytest.Config) -> None:
    """Pass over what only the display of the tests says: it has no frames to give sizes to."""
    config.addinivalue_line("qt_log_ignore", "does not support propagateSizeHints")
    config.addinivalue_line("qt_log_ignore", r"does not support raise\(\)")


@pytest.fixture(scope="session")
def _application_theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def theme(_application_theme: Theme) -> Theme:
    """The light theme at 100 percent."""
    _application_theme.set_name("light")
    _application_theme.set_zoom(100)
    return _application_theme


@pytest.fixture
def preferences(isolated_profile: Path) -> Preferences:
    """The preferences of somebody who starts the program for the first time."""
    isolated_profile.mkdir(exist_ok=True)
    return Preferences(isolated_profile, SettingsFile(isolated_profile))


@pytest.fixture
def session(
    qapp: QApplication, preferences: Preferences, tmp_path: Path
) -> Iterator[WorkbookSession]:
    """An empty workbook of a small group that answers every question set."""
    wanted = NewWorkbook("bscp-neglect-2026", "Example group", "voluntary")
    workbook = Opener(preferences).create(wanted, tmp_path / "example.nwbk")
    session = WorkbookSession(workbook, qapp)
    yield session
    session.close()
    session.deleteLater()


@pytest.fixture
def sample_session(qapp: QApplication, preferences: Preferences) -> Iterator[WorkbookSession]:
    """The filled workbook of an invented primary school."""
    session = WorkbookSession(Opener(preferences).sample(), qapp)
    yield session
    session.close()
    session.deleteLater()


def _rating(code: str, words: str, short: str) -> Rating:
    return Rating(code, words, short, Rag.NONE, {}, None, needs_reason=False)


@pytest.fixture
def scale() -> RatingScale:
    """A rating scale with every code."""
    return RatingScale(
        label="Proposed scale",
        note="A test.",
        ratings=(
            _rating("unknown", "We do not know yet", "Not known"),
            _rating("0", "Not yet in place", "Not yet"),
            _rating("1", "Partly in place", "Partly"),
            _rating("2", "In place", "In place"),
            _rating("3", "In place and making a difference", "Difference"),
            _rating("na", "Does not apply to us", "Does not apply"),
        ),
        not_answered="Not answered yet",
        not_answered_short="Not answered",
        checks=(),
        suggestions=(),
    )
