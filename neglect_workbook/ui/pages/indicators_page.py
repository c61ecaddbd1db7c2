"""The Indicators page: numbers that we count, over time."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.records import Indicator, RecordKind
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.models.indicator_series import (
    DIRECTION_ICONS,
    DIRECTION_WORDS,
    RHYTHM_WORDS,
    last_number,
)
from neglect_workbook.ui.pages.indicators.add_panel import AddPanel
from neglect_workbook.ui.pages.indicators.details import IndicatorDetails
from neglect_workbook.ui.pages.indicators.head import IndicatorsHead
from neglect_workbook.ui.pages.indicators.indicator_list import IndicatorList, ListedIndicator
from neglect_workbook.ui.pages.page import Page
from neglect_workbook.ui.tab_order import put_in_reading_order
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.empty_state import EmptyState
from neglect_workbook.ui.widgets.undo_line import UndoLine
from neglect_workbook.ui.widths import is_narrow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from neglect_workbook.domain.framework import SuggestedIndicator
    from neglect_workbook.ui.session import ChangeNotice, WorkbookSession
    from neglect_workbook.ui.theme import Theme

_SIDE: Final = 28
_WIDEST: Final = 1440
_GAP: Final = 16
#: Pixels at 100 percent: the list beside the details, and what those need at least.
_LIST: Final = 300
_LEAST_DETAILS: Final = 480
_TOUCHED_BY: Final = (
    RecordKind.INDICATOR,
    RecordKind.INDICATOR_VALUE,
    RecordKind.ORGANISATION,
)


class IndicatorsPage(Page):
    """A card for each indicator, and the chosen one in full beside them."""

    def __init__(
        self,
        theme: "Theme",
        session: "WorkbookSession",
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = today_here,
    ) -> None:
        """Show the indicators.

        Args:
            theme: gives colours and sizes.
            session: the open workbook.
            parent: the widget that it belongs to.
            today: the day whose period is the present one.
        """
        super().__init__(PageId.INDICATORS, theme, session, parent)
        self._can_write = not session.workbook.is_read_only
        self._chosen_id = self._removed_id = ""
        self._is_stacked = False
        self._head = IndicatorsHead(theme)
        self._undo_line = UndoLine(theme, session)
        self._empty = EmptyState(
            theme,
            "No indicators yet.",
            "Start with one number that you count already, or could from a log.",
            "Add an indicator" if self._can_write else "",
        )
        self._list = IndicatorList(theme)
        self._list_scroll = ColumnScroll(theme)
        self._details = IndicatorDetails(self, today)
        self._add = AddPanel(theme)
        self._right = QWidget()
        self._body = QWidget()
        self._content = _Column()
        self._scroll = ColumnScroll(theme)
        self._arrange()
        self._connect()
        self._show_snapshot()

    @property
    @override
    def place(self) -> Jump:
        return Jump(self.page_id, record_id=self._chosen_id)

    @override
    def go_to(self, jump: Jump) -> None:
        self._show_snapshot()
        values = self.session.snapshot.indicator_values
        value = next((one for one in values if one.id == jump.record_id), None)
        indicator_id = value.indicator_id if value is not None else jump.record_id
        if self._find(indicator_id) is not None and self._choose(indicator_id):
            self._show_details()
            if jump.field or value is not None:
                self._details.focus_field(jump.field, value.id if value is not None else "")
                return
        if self._empty.isHidden():
            self._list.focus_chosen()
        else:
            self._empty.setFocus()

    @override
    def flush(self) -> None:
        self._details.flush()

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._place_parts()

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        # While it was hidden it let changes pass, and a new period may have begun.
        super().showEvent(event)
        self._show_snapshot()

    # -- building ------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.hold(self._scroll)
        self._scroll.show_column(self._content)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        # It scrolls inside itself in the height that the details have.
        self._list_scroll.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self._list_scroll.show_column(self._list)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self._list_scroll)
        self._row.addWidget(self._right, 1)
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(12)
        for part in (self._head, self._undo_line, self._empty):
            self._column.addWidget(part)
        self._column.addWidget(self._body, 1)
        self._column.addStretch(0)
        right.addWidget(self._details, 1)
        right.addWidget(self._add)

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.theme.changed.connect(self._place_parts)
        self._head.add_requested.connect(self._open_add)
        self._head.enter_requested.connect(self._enter_present)
        self._empty.activated.connect(self._open_add)
        self._list.chosen.connect(self._on_chosen)
        self._list.opened.connect(self._enter_present)
        self._list.more_requested.connect(self._open_add)
        self._details.removal_requested.connect(self._remove)
        self._add.suggestion_taken.connect(self._take)
        self._add.own_made.connect(self._make)
        self._add.closed.connect(self._on_add_closed)
        self._undo_line.undone.connect(lambda: self._choose(self._removed_id))

    # -- what is shown -------------------------------------------------------------------

    def _on_changed(self, notice: "ChangeNotice") -> None:
        if self.isVisible() and any(notice.change_set.touches(kind) for kind in _TOUCHED_BY):
            self._show_snapshot()

    def _show_snapshot(self) -> None:
        indicators = self.session.snapshot.indicators
        if self._find(self._chosen_id) is None:
            self._chosen_id = indicators[0].id if indicators else ""
        self._list.show_indicators([self._listed(one) for one in indicators], self._chosen_id)
        chosen = self._find(self._chosen_id)
        if chosen is not None:
            self._details.show_indicator(chosen)
        suggested = self._suggested()
        self._list.show_more(len(suggested) if self._can_write and indicators else 0)
        self._add.show_suggestions(suggested)
        self._show_parts()

    def _show_parts(self) -> None:
        """Show what there is something to show in."""
        chosen = self._find(self._chosen_id)
        is_adding = self._add.is_open
        can_act = chosen is not None and self._can_write
        rhythm = RHYTHM_WORDS[chosen.rhythm if chosen is not None else Indicator().rhythm]
        can_enter = can_act and not is_adding
        self._head.show_state(rhythm, can_add=can_enter, can_enter=can_enter)
        self._empty.setVisible(chosen is None and not is_adding)
        self._list_scroll.setVisible(chosen is not None)
        self._list.setVisible(chosen is not None)
        self._details.setVisible(chosen is not None and not is_adding)
        self._body.setVisible(chosen is not None or is_adding)
        self._place_parts()
        # Cards, cells and suggestions are made as they are wanted.
        put_in_reading_order(self)

    def _place_parts(self) -> None:
        """Put the list beside the details, or above them where there is no room for both."""
        spare = max(_SIDE, self.width() - _SIDE - _WIDEST)
        # The parts have room of their own for the ring round what has the focus.
        self._column.setContentsMargins(_SIDE, 18, spare - 4, 16)
        room = self.width() - _SIDE - spare
        least = self.theme.scaled(_LIST + _LEAST_DETAILS) + _GAP
        self._stack(is_stacked=room < least or is_narrow(self, self.theme))
        self._list_scroll.setFixedWidth(self.theme.scaled(_LIST))

    def _stack(self, *, is_stacked: bool) -> None:
        """In one column the list does not scroll by itself, but has its natural height."""
        self._head.set_stacked(is_stacked=is_stacked)
        if is_stacked == self._is_stacked:
            return
        self._is_stacked = is_stacked
        if is_stacked:
            self._list_scroll.takeWidget()
            self._list_scroll.hide()
            # A scroll area lets what it holds fill its ground.
            self._list.setAutoFillBackground(False)
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)
            self._row.insertWidget(0, self._list)
        else:
            self._row.removeWidget(self._list)
            self._row.setDirection(QBoxLayout.Direction.LeftToRight)
            self._list_scroll.show_column(self._list)
        has_list = bool(self._chosen_id)
        self._list.setVisible(has_list)
        self._list_scroll.setVisible(has_list and not is_stacked)

    def _listed(self, one: Indicator) -> ListedIndicator:
        number = last_number(self.session.snapshot.values_of(one.id))
        direction, icon = DIRECTION_WORDS[one.direction], DIRECTION_ICONS[one.direction]
        return ListedIndicator(one.id, one.name or "No name yet", direction, icon, number)

    def _suggested(self) -> "tuple[SuggestedIndicator, ...]":
        """What is suggested for the organisation's setting and not counted yet."""
        snapshot = self.session.snapshot
        taken = {one.suggestion_id for one in snapshot.indicators}
        return tuple(
            one
            for one in snapshot.framework.suggested_indicators
            if snapshot.sector.setting in one.settings and one.id not in taken
        )

    def _find(self, indicator_id: str) -> Indicator | None:
        found = (one for one in self.session.snapshot.indicators if one.id == indicator_id)
        return next(found, None)

    # -- what a person does --------------------------------------------------------------

    def _choose(self, indicator_id: str) -> bool:
        """Show another indicator, unless a number of this one cannot be read yet.

        Returns:
            Whether it is shown.
        """
        can_leave = indicator_id == self._chosen_id or self._details.can_leave()
        if can_leave:
            self._chosen_id = indicator_id
            self._add.hide()
        self._show_snapshot()
        self.place_changed.emit(self.place)
        return can_leave

    def _on_chosen(self, indicator_id: str) -> None:
        if self._choose(indicator_id):
            self._show_details()

    def _show_details(self) -> None:
        """Where they stand below the list, bring them into sight."""
        if self._is_stacked:
            self._scroll.scroll_to(self._right)

    def _enter_present(self) -> None:
        if self._can_write:
            self._details.focus_field("value")

    def _open_add(self) -> None:
        if self._chosen_id and not self._details.can_leave():
            return
        # Before the panel is there, so that nothing is laid out for both.
        self._details.hide()
        self._add.open_panel()
        self._show_parts()
        self._scroll.scroll_to(self._right if self._is_stacked else self._head)
        self._add.focus_first()

    def _on_add_closed(self) -> None:
        self._show_parts()
        if self._chosen_id:
            self._head.focus_add()
        else:
            self._empty.setFocus()

    def _take(self, suggestion_id: str) -> None:
        one = self.session.snapshot.framework.suggested_indicator(suggestion_id)
        self._make(
            {
                "name": one.name,
                "direction": one.direction.value,
                "unit": one.unit,
                "rhythm": one.rhythm.value,
                "suggestion_id": one.id,
            }
        )

    def _make(self, fields: Mapping[str, str]) -> None:
        """Make an indicator, and be ready for its first number."""
        made = self.session.do(
            self, lambda workbook: workbook.add_record(RecordKind.INDICATOR, **fields)
        )
        if not made.is_empty:
            self._choose(made.record_id)
            self._show_details()
            self._details.focus_field("value")

    def _remove(self, indicator_id: str) -> None:
        one = self._find(indicator_id)
        if one is None:
            return
        self._details.flush()
        self._removed_id = indicator_id
        removed = self.session.do(
            self, lambda workbook: workbook.remove_record(RecordKind.INDICATOR, indicator_id)
        )
        if not removed.is_empty:
            self._undo_line.say(f"{one.label} was removed.")
            self._undo_line.focus_undo()


class _Column(QWidget):
    """What the page scrolls: as high as its words need at its width, and no higher.

    Texts that wrap say that they need at least the height of a narrower place than theirs.
    """

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)
