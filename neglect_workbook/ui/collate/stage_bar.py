"""The stages of a collation across the top of its window, and how far it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box, draw_focus
from neglect_workbook.ui.widgets.protected_line import ProtectedLine
from neglect_workbook.ui.widgets.state_line import StateLine
from neglect_workbook.ui.widths import is_narrow

if TYPE_CHECKING:
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme


class StageId(StrEnum):
    """The stages, in their order."""

    RETURNS = "returns"
    PROBLEMS = "problems"
    PICTURE = "picture"
    MODERATION = "moderation"
    OUTPUTS = "outputs"


@dataclass(frozen=True, slots=True)
class _Look:
    """What stands on a tab."""

    name: str
    icon: str


_LOOKS: Final[Mapping[StageId, _Look]] = {
    StageId.RETURNS: _Look("Returns", "inbox"),
    StageId.PROBLEMS: _Look("Problems", "triangle-alert"),
    StageId.PICTURE: _Look("Picture", "table-2"),
    StageId.MODERATION: _Look("Moderation", "scale"),
    StageId.OUTPUTS: _Look("Outputs", "file-check"),
}
_HEIGHT: Final = 46
_ABOVE: Final = 5
_ICON: Final = 18
_GAP: Final = 9
_PADDING: Final = 17
_NARROW_PADDING: Final = 12
_RADIUS: Final = 6
_BAR: Final = 3
_SIDE: Final = 24


class StageBar(QWidget):
    """Five tabs at the left, the state of saving at the right.

    Signals:
        stage_chosen: the StageId of the tab that somebody went to.
    """

    stage_chosen = Signal(object)

    def __init__(
        self, theme: "Theme", session: "CollationSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        #: Whether a password keeps others out.
        self.protected = ProtectedLine(theme, session)
        self._tabs = _Tabs(theme)
        self._tabs.currentChanged.connect(self._on_current_changed)
        #: How far everything is saved.
        self.state = StateLine(theme)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(self._tabs, 1, Qt.AlignmentFlag.AlignBottom)
        self._row.addWidget(self.protected, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self.fit_window)
        self.fit_window()

    @property
    def stage(self) -> StageId:
        """The tab that is on."""
        return tuple(StageId)[self._tabs.currentIndex()]

    def show_stage(self, stage: StageId) -> None:
        """Turn a tab on without saying so."""
        blocker = QSignalBlocker(self._tabs)
        self._tabs.setCurrentIndex(tuple(StageId).index(stage))
        blocker.unblock()
        self._tabs.update()

    def set_count(self, stage: StageId, words: str) -> None:
        """Say on a tab how many there are; empty for nothing."""
        self._tabs.set_count(tuple(StageId).index(stage), words)

    def focus_tabs(self) -> None:
        """Put the keyboard on the tabs."""
        self._tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fit_window(self) -> None:
        """Show words only where there is little room."""
        narrow = is_narrow(self, self._theme)
        side = 10 if narrow else _SIDE
        self._row.setContentsMargins(side, 0, side, 0)
        self._tabs.set_narrow(is_narrow=narrow)
        self.setFixedHeight(self._theme.scaled(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("frame"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("line"))
        painter.end()

    def _on_current_changed(self, place: int) -> None:
        self.stage_chosen.emit(tuple(StageId)[place])


class _Tabs(QTabBar):
    """Qt's own tabs for keyboard and screen readers, painted from the tokens."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._is_narrow = False
        self._counts = [""] * len(StageId)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Stages of the collation")
        for stage in StageId:
            self.addTab(_LOOKS[stage].name)
        theme.changed.connect(self._on_theme_changed)

    def set_narrow(self, *, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self._on_theme_changed()

    def set_count(self, place: int, words: str) -> None:
        if self._counts[place] == words:
            return
        self._counts[place] = words
        name = _look(place).name
        # Screen readers say the text of a tab; what is painted is ours.
        self.setTabText(place, f"{name}, {words}" if words else name)
        self.setTabToolTip(place, f"{name} {words}".strip() if self._is_narrow else "")
        self._on_theme_changed()

    @override
    def tabSizeHint(self, index: int) -> QSize:
        # As wide as when it is on, so that nothing moves.
        strong = QFontMetrics(self._theme.font(strong=True))
        width = 2 * self._padding + strong.horizontalAdvance(_look(index).name) + 2
        if not self._is_narrow:
            width += self._theme.scaled(_ICON) + _GAP
        if self._shown_count(index):
            plain = QFontMetrics(self._theme.font())
            width += _GAP + plain.horizontalAdvance(self._shown_count(index))
        return QSize(width, self._theme.scaled(_HEIGHT) - _ABOVE)

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(self.count()):
            self._paint_tab(painter, place)
        painter.end()

    def _paint_tab(self, painter: QPainter, place: int) -> None:
        theme = self._theme
        rect = self.tabRect(place)
        is_on = place == self.currentIndex()
        if is_on:
            self._paint_ground(painter, rect)
        elif rect.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse():
            draw_box(
                painter, rect.adjusted(0, 2, 0, -3), radius=_RADIUS, fill=theme.colour("hover")
            )
        left = rect.left() + self._padding
        if not self._is_narrow:
            size = theme.scaled(_ICON)
            icon = theme.pixmap(_look(place).icon, "accent" if is_on else "ink2", _ICON)
            painter.drawPixmap(QPoint(left, rect.center().y() - size // 2 + 1), icon)
            left += size + _GAP
        font = theme.font(strong=is_on)
        painter.setFont(font)
        painter.setPen(theme.colour("ink" if is_on else "ink2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        room = QRect(left, rect.top(), rect.right() - left, rect.height())
        painter.drawText(room, middle, _look(place).name)
        left += QFontMetrics(font).horizontalAdvance(_look(place).name) + _GAP
        painter.setFont(theme.font())
        painter.setPen(theme.colour("ink2" if is_on else "ink3"))
        room.setLeft(left)
        painter.drawText(room, middle, self._shown_count(place))
        if self.hasFocus() and is_on:
            inside = rect.adjusted(3, 5, -3, -3)
            draw_focus(painter, inside, theme, radius=_RADIUS, is_selected=False)

    def _paint_ground(self, painter: QPainter, rect: QRect) -> None:
        """The sheet's own ground, open towards it, under a bar."""
        theme = self._theme
        painter.save()
        painter.setClipRect(rect)
        box = QRectF(rect).adjusted(0, 0, 0, _RADIUS)
        draw_box(
            painter,
            box,
            radius=_RADIUS,
            fill=theme.colour("surface"),
            edge=theme.colour("line"),
        )
        bar = QPainterPath()
        bar.addRoundedRect(QRectF(rect.left() + 12, rect.top(), rect.width() - 24, _BAR), 2, 2)
        painter.fillPath(bar, theme.colour("accent"))
        painter.restore()

    def _shown_count(self, place: int) -> str:
        return "" if self._is_narrow else self._counts[place]

    @property
    def _padding(self) -> int:
        return _NARROW_PADDING if self._is_narrow else _PADDING

    def _on_theme_changed(self) -> None:
        # Qt asks for the sizes of tabs again when the font is another one or a text is.
        self.setFont(self._theme.font())
        for place in range(self.count()):
            self.setTabText(place, self.tabText(place))
        self.updateGeometry()
        self.update()


def _look(place: int) -> _Look:
    return _LOOKS[tuple(StageId)[place]]
