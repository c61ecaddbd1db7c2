"""The real window of a collation of invented returns, for tools that look at it or measure it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from neglect_workbook.collation.collation import Collation
from neglect_workbook.collation.gather import gather
from neglect_workbook.collation.inputs import expected_from
from neglect_workbook.collation.opening import create_collation
from neglect_workbook.collation.taking_in import take_in
from neglect_workbook.domain.collating.sampling import draw_sample
from neglect_workbook.domain.collating.standings import standings
from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.questions.front import load_front
from neglect_workbook.ui.collate.collate_window import CollateWindow
from neglect_workbook.ui.preferences import Preferences
from neglect_workbook.ui.theme import Theme
from tests.collating_builders import DUE_ON
from tests.many_returns import EXPECTED_NAME, many_returns, write_expected_list
from tools.sample_window import FRAMEWORK_ID, SIZE, sample_theme, settle

#: As many as a partnership of the size of Bury may have.
COUNT: Final = 150
_SEED: Final = 4711
_MODERATED: Final = 36


@contextmanager
def collation_window(count: int = COUNT) -> Iterator[tuple[CollateWindow, Theme]]:
    """The window with a collation in it, and its theme; nothing of it is left afterwards."""
    with sample_theme() as (theme, preferences, folder):
        path = folder / "autumn-2026.ncol"
        _make(path, folder / "returns", preferences, count)
        window = CollateWindow(theme, load_front(FRAMEWORK_ID), preferences)
        window.resize(*SIZE)
        window.show()
        window.open_path(path)
        wait(window)
        yield window, theme
        window.close()
        settle()


def wait(window: CollateWindow) -> None:
    """Let everything be made that is on its way."""
    while window.is_opening or (window.view is not None and not window.view.has_made_all):
        settle()


def _make(path: Path, returns: Path, preferences: Preferences, count: int) -> None:
    many_returns(returns, count)
    expected = returns / EXPECTED_NAME
    write_expected_list(expected, count)
    collation = create_collation(
        path,
        "Autumn 2026",
        FRAMEWORK_ID,
        profile=preferences.profile,
        author=preferences.settings.author,
        received_by="Example Safeguarding Partnership",
    )
    try:
        _fill(collation, returns, expected)
    finally:
        collation.close()


def _fill(collation: Collation, returns: Path, expected: Path) -> None:
    """What a panel has by the time that it is half way."""
    take_in(collation, gather([returns], DUE_ON, leave_out=frozenset({expected})))
    organisations, _ = expected_from(expected, collation.framework)
    collation.set_expected(organisations)
    collation.set_head(due_on=DUE_ON)
    collation.draw_sample(_SEED)
    snapshot = collation.snapshot
    counted = standings(
        snapshot.head, snapshot.gathered, snapshot.expected, collation.framework
    ).counted
    sample = draw_sample(snapshot.head, counted, collation.framework).answers
    for place, one in enumerate(sample[:_MODERATED]):
        result = ModerationResult.ASK_FOR_EVIDENCE if not place % 4 else ModerationResult.AGREE
        collation.moderate(one.key, one.question_id, result=result.value)
