"""The window itself: how it is come to, its keys, its names, and that nothing is lost."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from neglect_workbook.questions import loader
from neglect_workbook.ui.collate.collate_window import CollateWindow
from neglect_workbook.ui.collate.stage_bar import StageId
from neglect_workbook.ui.main_window import MainWindow
from tests.collation.builders import FRAMEWORK
from tests.ui.collate.conftest import Opened
from tests.ui.collate.shown import focus, press, reachable, session_of, texts_in, view_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme


def test_the_start_page_leads_to_a_window_of_its_own_and_both_hide_together(
    qtbot: "QtBot", theme: "Theme", preferences: "Preferences"
) -> None:
    main = MainWindow(theme, loader.load(FRAMEWORK), preferences)
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


def test_a_collation_is_not_opened_as_a_workbook(
    qtbot: "QtBot", theme: "Theme", preferences: "Preferences", tmp_path: Path, real_file: Path
) -> None:
    path = tmp_path / "autumn.ncol"
    path.write_bytes(real_file.read_bytes())
    main = MainWindow(theme, loader.load(FRAMEWORK), preferences)
    qtbot.addWidget(main)
    main.open_path(path)
    other = main.collations.window
    assert other is not None
    qtbot.addWidget(other)
    assert main.session is None
    assert session_of(other).head.name == "Autumn 2026"
    assert other.close()
    assert main.close()


def test_keys_go_from_stage_to_stage_and_the_keyboard_comes_along(
    opened: Opened, qtbot: "QtBot", real_file: Path
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
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert view.stage_id is stage
        assert view.stage.isAncestorOf(focus())
    view.focus_first()
    qtbot.keyClick(focus(), Qt.Key.Key_Right)
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


def test_tab_goes_round_a_stage_and_comes_back(
    opened: Opened, qtbot: "QtBot", real_file: Path
) -> None:
    window = opened(real_file)
    view = view_of(window)
    view.go_to(StageId.MODERATION)
    view.moderation.side.focus_list()
    seen = [focus()]
    for _ in range(60):
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
        if focus() is seen[0]:
            break
        seen.append(focus())
    names = [one.accessibleName() for one in seen]
    assert focus() is seen[0], names
    order = [name for name in names if name in {"Save and next", "Panel note, stays here"}]
    assert order == ["Panel note, stays here", "Save and next"]


def test_what_is_typed_is_kept_when_the_window_is_closed_at_once(
    opened: Opened, qtbot: "QtBot", real_file: Path
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
    qtbot.keyClicks(box, "Ask the second moderator.")
    path = session_of(window).collation.path
    window.close_collation()
    window.open_path(path)
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
    window: CollateWindow, tmp_path: Path
) -> None:
    path = tmp_path / "notes.ncol"
    path.write_text("nothing of ours", encoding="utf-8")
    window.open_path(path)
    assert window.session is None
    assert any("notes.ncol" in one for one in texts_in(window))


def test_the_help_has_a_page_for_it(window: CollateWindow, qtbot: "QtBot") -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    shown = [one for one in window.findChildren(object) if hasattr(one, "show_topic")]
    assert shown
    assert "Collating returns" in shown[0].windowTitle()
    shown[0].close()
