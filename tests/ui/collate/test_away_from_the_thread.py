"""The window stays free: opening, counting and the making of stages do not hold it."""

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from neglect_workbook.ui.collate import counting
from neglect_workbook.ui.collate.counted import Counted, count
from neglect_workbook.ui.collate.stage_bar import StageId
from tests.ui.collate.conftest import Opened
from tests.ui.collate.shown import session_of, texts_in, view_of, wait_until_open

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from neglect_workbook.domain.collating.snapshot import CollationSnapshot
    from neglect_workbook.ui.collate.collate_window import CollateWindow


def test_the_window_says_what_it_opens_and_closing_it_meanwhile_closes_both(
    window: "CollateWindow", tmp_path: Path, real_file: Path
) -> None:
    path = tmp_path / "autumn.ncol"
    path.write_bytes(real_file.read_bytes())
    window.open_path(path)
    assert window.is_opening
    assert any("autumn.ncol" in one for one in texts_in(window))
    assert window.close()
    assert window.session is None


def test_another_one_that_is_opened_meanwhile_is_the_one_that_stays(
    qtbot: "QtBot", window: "CollateWindow", tmp_path: Path, real_file: Path, many_file: Path
) -> None:
    first, second = tmp_path / "first.ncol", tmp_path / "second.ncol"
    first.write_bytes(real_file.read_bytes())
    second.write_bytes(many_file.read_bytes())
    window.open_path(first)
    window.open_path(second)
    wait_until_open(qtbot, window)
    assert session_of(window).collation.path == second


def test_stages_are_made_while_nobody_waits(
    qtbot: "QtBot", opened: Opened, real_file: Path
) -> None:
    view = view_of(opened(real_file))
    qtbot.waitUntil(lambda: view.has_made_all)


def test_a_moderation_counts_neither_picture_nor_sample_anew(
    qtbot: "QtBot", opened: Opened, real_file: Path
) -> None:
    window = opened(real_file)
    view, session = view_of(window), session_of(window)
    view.go_to(StageId.PICTURE)
    qtbot.waitUntil(lambda: session.picture is not None)
    picture, sample = session.picture, session.sample
    session.moderate(window, sample[0], 1, {"result": "agree"})
    assert session.picture is picture
    assert session.sample is sample
    assert session.agreement.done == 1


def test_counts_that_take_long_come_later_and_every_stage_follows(
    qtbot: "QtBot", opened: Opened, real_file: Path, monkeypatch: "pytest.MonkeyPatch"
) -> None:
    window, may_end = opened(real_file), Event()

    def count_slowly(snapshot: "CollationSnapshot", before: Counted) -> Counted:
        may_end.wait()
        return count(snapshot, before)

    monkeypatch.setattr(counting, "count", count_slowly)
    view, session = view_of(window), session_of(window)
    before = session.standings
    with qtbot.waitSignal(session.counted):
        session.choose(before.counted[0].key, "leave_out")
        session.choose(before.counted[1].key, "leave_out")
        assert session.standings is before
        may_end.set()
    qtbot.waitUntil(lambda: len(session.standings.counted) == len(before.counted) - 2)
    assert [one.state.words for one in view.returns.rows].count("Left out") == 2
