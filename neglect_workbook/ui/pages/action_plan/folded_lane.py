"""A status that is out of the way: a line under the board that unfolds into its cards."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from neglect_workbook.ui.pages.action_plan.drop_lane import DropLane
from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.widgets.badge import STATUS_BADGES
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from neglect_workbook.ui.models.action_lane_model import ActionLaneModel
    from neglect_workbook.ui.theme import Theme

_RADIUS: Final = 6
_SIDE: Final = 8
#: Cards beyond this height scroll, so that the lanes above keep their room.
_MOST_HEIGHT: Final = 180


class FoldedLane(DropLane):
    """'Stopped: none', or 'Stopped: 2' to press. A card can be dropped on the line.

    Signals:
        toggled: somebody folded or unfolded it.
    """

    toggled = Signal()

    def __init__(self, theme: "Theme", model: "ActionLaneModel") -> None:
        super().__init__(theme, model)
        icon, _ = STATUS_BADGES.get(model.status.id, ("circle-dashed", "neutral"))
        self._none = IconLabel(theme, icon, ink="ink2")
        self._fold = Button(theme, "", kind="quiet", is_slim=True)
        self._is_open = False
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._none, self._fold, self.list):
            column.addWidget(widget)
        self._fold.clicked.connect(self._on_pressed)
        self.show_count()

    @property
    @override
    def is_open(self) -> bool:
        return self._is_open and self.model.rowCount() > 0

    @override
    def unfold(self) -> None:
        self._is_open = True
        self.show_count()

    @override
    def set_stacked(self, *, is_stacked: bool) -> None:
        self.list.is_stacked = is_stacked
        if is_stacked:
            self.list.set_natural(is_natural=True)
        else:
            self.list.set_natural(is_natural=True, most=self._theme.scaled(_MOST_HEIGHT))

    @override
    def show_count(self) -> None:
        super().show_count()
        count, name = self.model.rowCount(), self.model.status.name
        self._none.setText(f"{name}: none")
        self._none.setVisible(not count)
        self._fold.setVisible(count > 0)
        self._fold.set_words(f"{name}: {count}")
        self._fold.set_icon("chevron-down" if self.is_open else "chevron-right")
        self._fold.setAccessibleDescription("Open" if self.is_open else "Closed")
        self.list.setVisible(self.is_open)

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        if not self._is_held_over:
            return
        fill, edge = self._theme.colour("accent_tint"), self._theme.colour("accent")
        painter = QPainter(self)
        draw_box(painter, self.rect(), radius=_RADIUS, fill=fill, edge=edge, is_dashed=True)
        painter.end()

    def _on_pressed(self) -> None:
        self._is_open = not self._is_open
        self.show_count()
        self.toggled.emit()
