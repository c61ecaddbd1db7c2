"""One action of the question: what will be different, what we will do, who, by when, how it is."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout
from typing_extensions import override

from neglect_workbook.domain.dates import long_date
from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.widgets.badge import Badge
from neglect_workbook.ui.widgets.elided_label import ElidedLabel
from neglect_workbook.ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from neglect_workbook.domain.records import ImprovementAction
    from neglect_workbook.ui.pages.question.context import QuestionContext

_RADIUS: Final = 8
_NOTHING_YET: Final = "Not said yet what will be different"
_NO_LEAD: Final = "Nobody leads it yet"
_NO_DATE: Final = "No date"
_BADGE_GAP: Final = 12


class ActionCard(QPushButton):
    """A card that opens the action's editor."""

    def __init__(self, context: "QuestionContext", action: "ImprovementAction") -> None:
        super().__init__()
        self._theme = context.theme
        self.record_id = action.id
        self.setCheckable(True)
        # Enter presses it, as Space does.
        self.setAutoDefault(True)
        self.setProperty("focusRadius", _RADIUS)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 9, 12, 9)
        self._column.setSpacing(2)
        self._fill(context, action)
        self.toggled.connect(self.update)
        context.theme.changed.connect(self.updateGeometry)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._column.heightForWidth(arg__1)

    @override
    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()

    @override
    def nextCheckState(self) -> None:
        """Only the page says which one is open."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        is_hot = self.underMouse() or self.isDown()
        ground = "hover" if is_hot and theme.is_high_contrast else "panel" if is_hot else "surface"
        edge = "control" if is_hot else "line"
        if self.isChecked():
            edge = "select" if theme.is_high_contrast else "accent"
        painter = QPainter(self)
        draw_box(
            painter,
            self.rect(),
            radius=_RADIUS,
            fill=theme.colour(ground),
            edge=theme.colour(edge),
            width=2 if self.isChecked() else 1,
        )
        painter.end()

    def _fill(self, context: "QuestionContext", action: "ImprovementAction") -> None:
        theme, framework = context.theme, context.framework
        status = framework.action_status(action.status_id)
        is_overdue = status.is_open and action.due is not None and action.due < context.today
        badge = Badge(theme)
        badge.set_status(status.id, status.name)
        top = QHBoxLayout()
        top.setSpacing(_BADGE_GAP)
        difference = action.difference.strip()
        title = difference or action.what_we_do.strip() or _NOTHING_YET
        top.addWidget(ElidedLabel(theme, title, lines=2), 1)
        top.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(top)
        if difference and action.what_we_do.strip():
            self._column.addWidget(ElidedLabel(theme, action.what_we_do, lines=2, ink="ink2"))
        when = long_date(action.due) if action.due else _NO_DATE
        lead = action.lead_role.strip() or _NO_LEAD
        foot = QHBoxLayout()
        foot.setSpacing(18)
        foot.addWidget(_short(IconLabel(theme, "user-round", lead, ink="ink2", size=16)))
        icon = "calendar-clock" if is_overdue else "calendar-days"
        if is_overdue:
            when = f"{when}, overdue"
        ink = "red" if is_overdue else "ink2"
        foot.addWidget(_short(IconLabel(theme, icon, when, ink=ink, size=16)))
        foot.addStretch()
        self._column.addLayout(foot)
        self.setAccessibleName(f"{action.label}: {title}, {lead}, {when}, {status.name}")
        for child in self.findChildren(ElidedLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def _short(label: IconLabel) -> IconLabel:
    label.setWordWrap(False)
    # In a button, a label would take the button's own ink.
    label.setForegroundRole(QPalette.ColorRole.WindowText)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
