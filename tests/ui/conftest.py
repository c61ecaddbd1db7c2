"""One theme for all tests of the window, as it was before each of them."""

import pytest
from PySide6.QtWidgets import QApplication

from neglect_workbook.domain.framework import Rag, Rating, RatingScale
from neglect_workbook.ui.theme import Theme


def pytest_configure(config: pytest.Config) -> None:
    """Pass over what only the display of the tests says: it has no frames to give sizes to."""
    config.addinivalue_line("qt_log_ignore", "does not support propagateSizeHints")


@pytest.fixture(scope="session")
def _application_theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def theme(_application_theme: Theme) -> Theme:
    """The light theme at 100 percent."""
    _application_theme.set_name("light")
    _application_theme.set_zoom(100)
    return _application_theme


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
