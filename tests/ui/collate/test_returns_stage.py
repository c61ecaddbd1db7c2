"""The table of returns: who is missing, which version counts, whose return it is."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar

from neglect_workbook.ui.collate.returns_rows import ReturnFilter
from neglect_workbook.ui.widgets.choice_field import ChoiceField
from tests.ui.collate.conftest import MANY, Opened
from tests.ui.collate.shown import button, focus, press, session_of, texts_in, view_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def _expect(path: Path, names: list[str]) -> Path:
    lines = ["Organisation,Contact", *(f"{name},office@example.invalid" for name in names)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_an_expected_list_shows_who_is_missing_and_who_is_not_on_it(
    opened: Opened, qtbot: "QtBot", tmp_path: Path, real_file: Path
) -> None:
    window = opened(real_file)
    session, returns = session_of(window), view_of(window).returns
    names = [one.facts.organisation for one in session.snapshot.gathered]
    listed = [*names[1:], "Tarnside Allotment Society"]

    with qtbot.waitSignal(session.list_read, timeout=20_000):
        window.open_expected(str(_expect(tmp_path / "expected.csv", listed)))

    # What was received and what is missing add up to what is expected, on the tab too.
    came, of = len(listed) - 1, len(listed)
    assert f"{came} of {of} expected received, 1 missing, 1 not on the list." in texts_in(returns)
    tabs = view_of(window).findChild(QTabBar)
    assert tabs is not None
    assert tabs.tabText(0) == f"Returns, {came} of {of}"

    returns.show_filter(ReturnFilter.MISSING)
    row = returns.table.row
    assert row is not None
    assert row.organisation == "Tarnside Allotment Society"
    reminder = tmp_path / "reminder.eml"
    assert row.missing is not None
    session.save_reminder(row.missing.organisation.id, reminder)
    assert b"office@example.invalid" in reminder.read_bytes()

    unlisted = next(one for one in session.snapshot.gathered if one.facts.organisation == names[0])
    returns.show_return(unlisted.record.id)
    assert "not on the list" in (returns.table.row.note if returns.table.row else "")
    field = returns.findChild(ChoiceField)
    assert field is not None
    field.chosen.emit(row.missing.organisation.id)
    assert not session.standings.missing
    session.undo()
    assert len(session.standings.missing) == 1


def test_leaving_a_return_out_takes_it_out_of_every_count_until_it_is_taken_back(
    opened: Opened, real_file: Path
) -> None:
    window = opened(real_file)
    session, returns = session_of(window), view_of(window).returns
    before = len(session.standings.counted)

    press(returns, "Leave it out")
    assert len(session.standings.counted) == before - 1
    assert returns.table.row is not None
    assert returns.table.row.state.words == "Left out"
    press(returns, "Count it again")
    assert len(session.standings.counted) == before


def test_the_keyboard_goes_to_what_took_the_place_of_the_button_that_was_pressed(
    opened: Opened, real_file: Path
) -> None:
    returns = view_of(opened(real_file)).returns
    for name, after in (("Leave it out", "Count it again"), ("Count it again", "Leave it out")):
        button(returns, name).setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(focus(), Qt.Key.Key_Space)
        assert focus() is button(returns, after)

    # The row itself goes out of what is listed.
    returns.show_filter(ReturnFilter.RECEIVED)
    button(returns, "Leave it out").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    assert focus() is returns.table


def test_words_and_filters_narrow_the_table_and_it_stays_at_its_row(
    opened: Opened, many_file: Path
) -> None:
    window = opened(many_file)
    view = view_of(window)
    assert len(view.returns.rows) == MANY

    view.look_for_words()
    focus().setProperty("text", "nursery")
    shown = view.returns.table.model().rowCount()
    assert 0 < shown < MANY
    focus().setProperty("text", "no such words")
    assert any("No return is like that." in one for one in texts_in(view.returns))
