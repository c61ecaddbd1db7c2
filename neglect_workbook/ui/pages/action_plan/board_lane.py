"""A lane that stands open on the board: its name, its count and its cards."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from neglect_workbook.ui.pages.action_plan.board_card_delegate import SIDE
from neglect_workbook.ui.pages.action_plan.drop_lane import DropLane
from neglect_workbook.ui.widgets.badge import STATUS_BADGES
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Hint

if TYPE_CHECKING:
    from neglect_workbook.ui.models.action_lane_model import ActionLaneModel
    from neglect_workbook.ui.theme import Theme

#: Between a lane's edge and its cards, and its name.
_PADDING: Final = 10
_HEAD_SIDE: Final = 14
#: Tokens of the icons of statuses by their tone.
_INKS: Final[dict[str, str]] = {"blue": "accent", "amber": "amber", "green": "green"}


class _LaneName(IconLabel):
    """The status of a lane, on one line."""

    _is_strong = True


class BoardLane(DropLane):
    """The actions of one status, beside or below those of the others."""

    def __init__(self, theme: "Theme", model: "ActionLaneModel") -> None:
        super().__init__(theme, model)
        icon, tone = STATUS_BADGES.get(model.status.id, ("circle-dashed", "neutral"))
        ink = _INKS.get(tone, "ink2")
        self._name = _LaneName(theme, icon, model.status.name, icon_ink=ink)
        self._count = Hint(theme)
        for label in (self._name, self._count):
            label.setWordWrap(False)
        self._arrange()
        self.show_count()

    @property
    @override
    def is_open(self) -> bool:
        return True

    @override
    def unfold(self) -> None:
        """Do nothing: the cards are always shown."""

    @override
    def set_stacked(self, *, is_stacked: bool) -> None:
        self.list.is_stacked = is_stacked
        self.list.set_natural(is_natural=is_stacked)

    @override
    def show_count(self) -> None:
        super().show_count()
        self._count.setText(str(self.model.rowCount()))

    def _arrange(self) -> None:
        side = _PADDING - SIDE
        head = QHBoxLayout()
        head.setContentsMargins(_HEAD_SIDE - side, 0, _HEAD_SIDE - side, 0)
        head.addWidget(self._name, 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, _PADDING, side, side)
        column.setSpacing(SIDE)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        # Beside a taller lane, cards stay at the top.
        column.addStretch()
