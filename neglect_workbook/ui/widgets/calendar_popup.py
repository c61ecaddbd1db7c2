"""A month to pick a day from, below a date field."""

from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec import structs
from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.ui.theme import Theme

_STYLE: Final = """
QFrame#popup {{ background: {surface}; border: 1px solid {control}; }}
QCalendarWidget QWidget {{ background: {surface}; }}
QCalendarWidget QToolButton {{ color: {ink}; padding: 4px 8px; font-weight: 600; }}
QCalendarWidget QToolButton:hover {{ background: {hover}; }}
QCalendarWidget QTableView {{ border: 0; padding: 0; }}
QCalendarWidget QTableView::item {{ border: 0; padding: 0; }}
"""

_RADIUS: Final = 4

#: Qt's names of the buttons that turn the months, our icons and their names.
_TURNS: Final = (
    ("qt_calendar_prevmonth", "chevron-left", "Month before"),
    ("qt_calendar_nextmonth", "chevron-right", "Month after"),
)


class CalendarPopup(QFrame):
    """A calendar that closes when a day is picked, on Escape, and on a click elsewhere.

    Signals:
        day_picked: the date.
    """

    day_picked = Signal(object)

    def __init__(self, theme: "Theme", day: date, *, parent: "QWidget") -> None:
        """Make a calendar that shows this day; it goes with its parent."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.setStyleSheet(_STYLE.format(**structs.asdict(theme.tokens)))
        self._calendar = _Month(theme)
        self._calendar.setAccessibleName("Calendar")
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.clicked.connect(self._pick)
        self._calendar.activated.connect(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._calendar)

    def show_below(self, corner: QPoint) -> None:
        """Show the calendar with its top left corner here, moved so that it stays on screen."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = min(corner.x(), room.right() - self.width())
        top = min(corner.y(), room.bottom() - self.height())
        self.move(max(room.left(), left), max(room.top(), top))
        self.show()
        self._calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        # Enter and a click can both tell of one choice.
        if self.isVisible():
            self.close()
            self.day_picked.emit(date(day.year(), day.month(), day.day()))


class _Month(QCalendarWidget):
    """A month whose days are painted from the theme: a weekend is no problem, so it is not red."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        # Digits typed here would open a second, smaller field over the days.
        self.setDateEditEnabled(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        header = QTextCharFormat()
        header.setForeground(theme.colour("ink2"))
        self.setHeaderTextFormat(header)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekend, header)
        for name, icon, words in _TURNS:
            turn = self.findChild(QToolButton, name)
            if turn is not None:
                turn.setIcon(theme.icon(icon))
                turn.setAccessibleName(words)

    @override
    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        is_chosen = date == self.selectedDate()
        is_today = date == QDate.currentDate()
        ink = "ink" if date.month() == self.monthShown() else "disabled"
        if is_chosen or is_today:
            draw_box(
                painter,
                rect.adjusted(1, 1, -1, -1),
                radius=_RADIUS,
                fill=self._theme.colour("select") if is_chosen else None,
                edge=self._theme.colour("select" if is_chosen else "control"),
            )
        painter.setFont(self._theme.font(strong=is_chosen))
        painter.setPen(self._theme.colour("on_select" if is_chosen else ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(date.day()))
