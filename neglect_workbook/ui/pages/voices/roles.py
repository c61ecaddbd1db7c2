"""The roles of this workbook side by side: themes on which their own ratings differ."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.domain.role_views import views_by_theme
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.layout_parts import empty
from neglect_workbook.ui.models.voices_words import difference_words
from neglect_workbook.ui.widgets.bead import Bead
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Lead, SectionHeading, Strong

if TYPE_CHECKING:
    from neglect_workbook.domain.role_views import RoleView, ThemeView
    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.ui.theme import Theme

_THEME: Final = 206
_ROLE: Final = 232
#: What is left for the words beside the roles, at the least.
_WORDS: Final = 150
_TITLES: Final = {2: "Two roles side by side", 3: "The three roles side by side"}
_DIFFERENT: Final = "Themes that one role rates higher than another."
_SAME: Final = "Where two roles answered on the same theme, their ratings are alike."


class RolesSection(QWidget):
    """A row for each theme on which two roles of the organisation see it differently.

    Signals:
        jump_requested: a Jump to a question.
    """

    jump_requested = Signal(object)

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._shown: object = None
        self._is_narrow = False
        self._title = SectionHeading(theme)
        self._lead = Lead(theme)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._lead)
        column.addLayout(self._rows)

    def show_snapshot(self, snapshot: "WorkbookSnapshot", *, room: int) -> None:
        """Show where the roles differ; nothing where fewer than two answered.

        Args:
            snapshot: of the workbook.
            room: the width that there is, in pixels.
        """
        views = views_by_theme(snapshot)
        self.setVisible(bool(views))
        most = max((len(view.views) for view in views), default=0)
        is_narrow = room < self._theme.scaled(_THEME + most * _ROLE + _WORDS)
        shown = (views, is_narrow)
        if shown == self._shown:
            return
        self._shown, self._is_narrow = shown, is_narrow
        roles = {one.question_set.id for view in views for one in view.views}
        self._title.setText(_TITLES.get(len(roles), "The roles side by side"))
        different = [view for view in views if view.is_different]
        self._lead.setText(_DIFFERENT if different else _SAME)
        empty(self._rows)
        for view in different:
            for widget in (Hairline(self._theme), self._row(snapshot, view)):
                self._rows.addWidget(widget)
                # A layout shows what it is given a moment later: that would be seen.
                widget.show()

    def _row(self, snapshot: "WorkbookSnapshot", view: "ThemeView") -> QWidget:
        row = QWidget()
        direction = QBoxLayout.Direction
        line = QBoxLayout(direction.TopToBottom if self._is_narrow else direction.LeftToRight, row)
        line.setContentsMargins(0, 7, 0, 7)
        line.setSpacing(6 if self._is_narrow else 12)
        name = Strong(self._theme, view.theme.name)
        words = IconLabel(
            self._theme, "triangle-alert", difference_words(view), ink="ink", icon_ink="amber"
        )
        if not self._is_narrow:
            name.setFixedWidth(self._theme.scaled(_THEME))
        line.addWidget(name)
        for one in view.views:
            line.addWidget(self._role(snapshot, one))
        line.addWidget(words, 1)
        return row

    def _role(self, snapshot: "WorkbookSnapshot", view: "RoleView") -> QWidget:
        """The name of a role, and a bead for each of its answers."""
        role = QWidget()
        line = QHBoxLayout(role)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Lead(self._theme, view.question_set.name))
        for answer in view.answers:
            bead = Bead(self._theme, snapshot.framework.question(answer.question_id))
            bead.show_answer(answer, snapshot.framework.scale)
            bead.clicked.connect(partial(self._go_to, answer.question_id))
            line.addWidget(bead, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        if not self._is_narrow:
            role.setMinimumWidth(self._theme.scaled(_ROLE))
        return role

    def _go_to(self, question_id: str) -> None:
        self.jump_requested.emit(Jump(PageId.QUESTIONS, question_id=question_id))
