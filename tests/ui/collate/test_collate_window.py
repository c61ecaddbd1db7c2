"""The window itself: how it is come to, its keys, its names, and that nothing is lost."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from neglect_workbook.questions.front import load_front
from neglect_workbook.ui.collate.about_dialog import AboutDialog
from neglect_workbook.ui.collate.actions import COLLATE_ACTIONS, CollateActionId
from neglect_workbook.ui.collate.collate_window import CollateWindow
from neglect_workbook.ui.collate.handlers import CollateHandlers
from neglect_workbook.ui.collate.stage_bar import StageId
from neglect_workbook.ui.help_window import HelpWindow
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.menus import shortcuts_of
from neglect_workbook.ui.pages.start.recent_row import RecentRow
from tests.collation.builders import FRAMEWORK
from tests.ui.collate.conftest import Opened
from tests.ui.collate.shown import (
    focus,
    open_and_wait,
    press,
    reachable,
    session_of,
    texts_in,
    view_of,
    wait_until_open,
)
from tests.ui.main_window.every_page import cut_at_widths

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme


def test_the_start_page_leads_to_a_window_of_its_own_and_both_hide_together(
    qtbot: "QtBot", theme: "Theme", preferences: "Preferences"
) -> None:
    main = MainWindow(theme, load_front(FRAMEWORK), preferences)
    qtbot.addWidget(main)
    with qtbot.waitExposed(main):
        main.show()
    press(main, "collate returns")
    other = main.collations.window
    assert isinstance(other, CollateWindow)
    qtbot.addWidget(other)
    assert other.isVisible()
    assert main.session is None

    other.quick_hide.hide_work()
    assert main.quick_hide.is_hidden
    main.quick_hide.show_work()
    other.quick_hide.show_work()
    assert other.close()
    assert main.close()


def test_the_start_gives_the_keyboard_to_the_newest_collation_whichever_way_it_is_come_to(
    opened: Opened, qtbot: "QtBot", real_file: Path, tmp_path: Path
) -> None:
    window = opened(real_file)
    path = session_of(window).collation.path

    def is_at_the_row() -> bool:
        rows = window.findChildren(RecentRow)
        return len(rows) == 1 and rows[0].hasFocus()

    window.close_collation()
    qtbot.waitUntil(is_at_the_row)
    window.show_new()
    window.show_start()
    qtbot.waitUntil(is_at_the_row)
    open_and_wait(qtbot, window, path)
    assert window.close()
    window.come_forward()
    qtbot.waitUntil(is_at_the_row)
    # Where it is in sight already, it says why nothing was opened.
    broken = tmp_path / "broken.ncol"
    broken.write_bytes(b"no collation")
    open_and_wait(qtbot, window, broken)
    qtbot.waitUntil(is_at_the_row)
    path.unlink()
    window.show_start()
    qtbot.waitUntil(lambda: not window.findChildren(RecentRow))
    assert focus().accessibleName() == "New collation"


def test_the_focus_ring_of_the_telephone_number_is_whole(window: CollateWindow) -> None:
    phone = next(one for one in reachable(window) if "01204" in one.accessibleName())
    phone.setFocus(Qt.FocusReason.TabFocusReason)
    rings = [one for one in window.findChildren(QWidget) if type(one).__name__ == "_Ring"]
    assert rings
    assert all(window.rect().contains(one.geometry()) for one in rings if one.isVisible())


def test_a_collation_is_not_opened_as_a_workbook(
    qtbot: "QtBot", theme: "Theme", preferences: "Preferences", tmp_path: Path, real_file: Path
) -> None:
    path = tmp_path / "autumn.ncol"
    path.write_bytes(real_file.read_bytes())
    main = MainWindow(theme, load_front(FRAMEWORK), preferences)
    qtbot.addWidget(main)
    main.open_path(path)
    other = main.collations.window
    assert other is not None
    qtbot.addWidget(other)
    wait_until_open(qtbot, other)
    assert main.session is None
    assert session_of(other).head.name == "Autumn 2026"
    assert other.close()
    assert main.close()


def test_keys_go_from_stage_to_stage_and_the_keyboard_comes_along(
    opened: Opened, real_file: Path
) -> None:
    window = opened(real_file)
    view = view_of(window)
    view.returns.table.setFocus()
    for key, stage in (
        (Qt.Key.Key_4, StageId.MODERATION),
        (Qt.Key.Key_3, StageId.PICTURE),
        (Qt.Key.Key_5, StageId.OUTPUTS),
        (Qt.Key.Key_1, StageId.RETURNS),
    ):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert view.stage_id is stage
        assert view.stage.isAncestorOf(focus())
    view.focus_first()
    QTest.keyClick(focus(), Qt.Key.Key_Right)
    assert view.stage_id is StageId.PROBLEMS


def test_everything_that_the_keyboard_reaches_has_a_name(
    opened: Opened, qtbot: "QtBot", real_file: Path
) -> None:
    window = opened(real_file)
    view = view_of(window)
    nameless = []
    for stage in StageId:
        view.go_to(stage)
        if stage is StageId.PICTURE:
            qtbot.waitUntil(lambda: session_of(window).picture is not None)
        for one in reachable(window):
            name = one.accessibleName() or one.property("text")
            if not name:
                nameless.append((stage.value, type(one).__name__, one.objectName()))
    assert nameless == []


def test_tab_goes_round_a_stage_and_comes_back(opened: Opened, real_file: Path) -> None:
    window = opened(real_file)
    view = view_of(window)
    view.go_to(StageId.MODERATION)
    view.moderation.side.focus_list()
    seen = [focus()]
    for _ in range(60):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        if focus() is seen[0]:
            break
        seen.append(focus())
    names = [one.accessibleName() for one in seen]
    assert focus() is seen[0], names
    order = [name for name in names if name in {"Save and next", "Panel note, stays here"}]
    assert order == ["Panel note, stays here", "Save and next"]


def test_what_is_typed_is_kept_when_the_window_is_closed_at_once(
    qtbot: "QtBot", opened: Opened, real_file: Path
) -> None:
    window = opened(real_file)
    view = view_of(window)
    view.go_to(StageId.MODERATION)
    one = view.moderation.side.answer
    assert one is not None
    box = next(
        box
        for box in reachable(view.moderation.panel)
        if box.accessibleName() == "Panel note, stays here"
    )
    box.setFocus()
    QTest.keyClicks(box, "Ask the second moderator.")
    path = session_of(window).collation.path
    window.close_collation()
    open_and_wait(qtbot, window, path)
    assert session_of(window).moderation(one, 1).note == "Ask the second moderator."


def test_a_new_collation_needs_a_name_and_never_replaces_a_file(
    window: CollateWindow, tmp_path: Path, real_file: Path
) -> None:
    window.show_new()
    press(window, "Make the collation")
    assert any("Write a name, such as" in one for one in texts_in(window))
    taken = tmp_path / "taken.ncol"
    taken.write_bytes(real_file.read_bytes())
    window.create_collation("Autumn", "Example", None, None, taken)
    assert window.session is None
    assert taken.read_bytes() == real_file.read_bytes()


def test_a_file_that_is_no_collation_is_refused_in_words(
    qtbot: "QtBot", window: CollateWindow, tmp_path: Path
) -> None:
    path = tmp_path / "notes.ncol"
    path.write_text("nothing of ours", encoding="utf-8")
    open_and_wait(qtbot, window, path)
    assert window.session is None
    assert any("notes.ncol" in one for one in texts_in(window))


def test_the_help_has_a_page_for_it(window: CollateWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    shown = window.findChild(HelpWindow)
    assert shown is not None
    assert shown.isVisible()
    assert "Collating returns" in shown.windowTitle()
    shown.close()


def test_name_and_date_can_be_changed_later_and_are_undone_together(
    opened: Opened, real_file: Path
) -> None:
    window = opened(real_file)
    session = session_of(window)
    window.menus[CollateActionId.ABOUT_COLLATION].trigger()
    dialog = window.findChild(AboutDialog)
    assert dialog is not None
    names = {one.accessibleName(): one for one in dialog.findChildren(QLineEdit)}
    names["What it is called"].setText("Spring 2027")
    QTest.keyClicks(names["When returns are due"], "1 November 2026")
    press(dialog, "Keep this")

    assert session.head.name == "Spring 2027"
    assert session.head.due_on == date(2026, 11, 1)
    assert all(one.is_late for one in session.standings.returns)
    session.undo()
    head = session.snapshot.head
    assert (head.name, head.due_on) == ("Autumn 2026", None)


def test_movement_is_measured_against_a_collation_before(
    opened: Opened, qtbot: "QtBot", tmp_path: Path, real_file: Path
) -> None:
    before = tmp_path / "before.ncol"
    before.write_bytes(real_file.read_bytes())
    window = opened(real_file)
    session = session_of(window)
    with qtbot.waitSignal(session.earlier_read, timeout=20_000):
        window.set_earlier(str(before))
    with qtbot.waitSignal(session.picture_changed, timeout=20_000):
        view_of(window).go_to(StageId.PICTURE)

    assert session.head.earlier_name == "Autumn 2026"
    assert session.picture is not None
    assert not any(one.better or one.worse for one in session.picture.movement)


def test_every_action_has_a_method_and_a_key_of_its_own() -> None:
    ids = [spec.id for spec in COLLATE_ACTIONS]
    assert len(ids) == len(set(ids))
    assert all(hasattr(CollateHandlers, one) for one in ids)
    keys = [key.toString() for spec in COLLATE_ACTIONS for key in shortcuts_of(spec)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("zoom", [100, 125])
def test_no_stage_is_cut_off_at_the_widths_of_peoples_screens(
    opened: Opened, real_file: Path, theme: "Theme", zoom: int
) -> None:
    theme.set_zoom(zoom)
    window = opened(real_file)
    cut = {}
    for stage in StageId:
        view_of(window).go_to(stage)
        cut[stage.value] = cut_at_widths(window)
    assert {stage: found for stage, found in cut.items() if found} == {}
