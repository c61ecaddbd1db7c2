"""The top of the page: its title, the plan in a line, and how the plan is shown and added to."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.pages.action_plan.plan_views import Shape
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Lead, PageTitle
from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from neglect_workbook.ui.theme import Theme

_GAP: Final = 16
_ENDLESS: Final = (1 << 24) - 1
#: What title and summary need beside the buttons, in pixels at 100 percent.
_WORDS_LEAST: Final = 240
_SHAPES: Final = (
    Segment(Shape.TABLE, "Table", "table-2"),
    Segment(Shape.BOARD, "Board", "columns-3"),
)


class PlanHead(QWidget):
    """Title and summary, with the buttons beside them, or below where there is no room.

    Signals:
        shape_chosen: the `Shape` in which somebody wants to see the plan.
        action_requested: somebody wants to add an action.
    """

    shape_chosen = Signal(object)
    action_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._summary = Lead(theme)
        self._switch = SegmentedControl(theme, _SHAPES, "Show actions as")
        self._add = Button(theme, "Add action", kind="filled", icon="plus")
        self._buttons = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._arrange()
        self._switch.chosen.connect(lambda one: self.shape_chosen.emit(Shape(one)))
        self._add.clicked.connect(self.action_requested)
        theme.changed.connect(self._fit)

    def set_summary(self, text: str) -> None:
        """Say in a line how the plan stands."""
        self._summary.setText(text)

    def set_shape(self, shape: Shape) -> None:
        """Show which way the plan is shown; nothing is told."""
        self._switch.set_current(shape)

    def show_buttons(self, *, can_choose: bool, can_add: bool) -> None:
        """Show what there is something to do for."""
        self._switch.setVisible(can_choose)
        self._add.setVisible(can_add)
        self._buttons.setVisible(can_choose or can_add)
        self._fit()

    def focus_add(self) -> None:
        """Put the keyboard on 'Add action'."""
        self._add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PageTitle(self._theme, "Action plan"))
        words.addWidget(self._summary)
        flow = FlowLayout(self._buttons, gap=_GAP)
        flow.addWidget(self._switch)
        flow.addWidget(self._add)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._buttons)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _fit(self) -> None:
        buttons = self._buttons.sizeHint().width()
        is_wide = self.width() >= buttons + _GAP + self._theme.scaled(_WORDS_LEAST)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._row.setSpacing(_GAP if is_wide else _GAP // 2)
        # Beside the words the buttons take what they need and no more.
        self._buttons.setMinimumWidth(buttons if is_wide else 0)
        self._buttons.setMaximumWidth(buttons if is_wide else _ENDLESS)
