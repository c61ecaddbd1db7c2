"""The questions that a piece of evidence or an action is for."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.chip import Chip
from neglect_workbook.ui.widgets.field_label import FieldLabel
from neglect_workbook.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.question_set import Question
    from neglect_workbook.ui.theme import Theme


class QuestionChips(QWidget):
    """The chosen questions as chips with a cross, and a menu to add more.

    Signals:
        questions_edited: the chosen question ids as a tuple, in the framework's order.
        question_activated: the id of the question of which the chip was pressed.
    """

    questions_edited = Signal(object)
    question_activated = Signal(str)

    def __init__(
        self,
        theme: "Theme",
        framework: "Framework",
        set_ids: "tuple[str, ...]",
        *,
        label: str = "Questions it is for",
    ) -> None:
        """Show that no question is chosen.

        Args:
            theme: gives colours and sizes.
            framework: whose questions they are.
            set_ids: the question sets that are offered.
            label: names the field.
        """
        super().__init__()
        self._theme = theme
        self._framework = framework
        self._set_ids = set_ids
        self._chosen: tuple[str, ...] = ()
        self._is_read_only = False
        self._label = FieldLabel(theme, label)
        self._menu = QMenu(self)
        self._set_menus: list[QMenu] = []
        self._menu.aboutToShow.connect(self._fill_menu)
        self._add = Button(theme, "Add a question", kind="quiet", icon="plus", is_slim=True)
        self._add.setMenu(self._menu)
        self._label.set_buddy(self._add)
        self._add.setAccessibleName(f"Add a question: {label}")
        self._row = QWidget()
        self._flow = FlowLayout(self._row, gap=6)
        self._flow.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addWidget(self._row)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def question_ids(self) -> "tuple[str, ...]":
        """The chosen questions, in the framework's order; unknown ones last."""
        return self._chosen

    def set_question_ids(self, question_ids: "Sequence[str]") -> None:
        """Show these questions as chosen; nothing is told. Unknown ids are kept."""
        chosen = self._in_order(question_ids)
        if chosen != self._chosen:
            self._chosen = chosen
            self._show_chips()

    def focus_editor(self) -> None:
        """Put the focus on adding a question.

        No focus proxy: Tab would come to it first, and pass over the chips before it.
        """
        self._add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let people read only."""
        self._is_read_only = is_read_only
        self._show_chips()

    def _in_order(self, question_ids: "Sequence[str]") -> tuple[str, ...]:
        known = tuple(q.id for q in self._framework.questions() if q.id in question_ids)
        unknown = tuple(one for one in dict.fromkeys(question_ids) if one not in known)
        return known + unknown

    def _show_chips(self) -> None:
        for old in self._flow.widgets():
            self._flow.removeWidget(old)
            if isinstance(old, Chip):
                old.hide()
                old.deleteLater()
        names = {q.id: q.short_name for q in self._framework.questions()}
        chips = []
        for question_id in self._chosen:
            words = f"{question_id} {names.get(question_id, '')}".strip()
            is_removable = not self._is_read_only
            chip = Chip(self._theme, words, is_removable=is_removable, parent=self._row)
            chip.clicked.connect(partial(self.question_activated.emit, question_id))
            chip.remove_requested.connect(lambda one=question_id: self._remove(one))
            self._flow.addWidget(chip)
            chip.show()
            chips.append(chip)
        self._flow.addWidget(self._add)
        self._order(chips)
        self._add.setVisible(not self._is_read_only)
        self._row.updateGeometry()

    def _order(self, chips: "Sequence[Chip]") -> None:
        """Let Tab reach the chips where they stand, and not after all that was made before."""
        if not chips:
            return
        before: QWidget = self._add
        for chip in chips:
            QWidget.setTabOrder(before, chip)
            before = chip
        # Only now, when they stand where it was.
        QWidget.setTabOrder(before, self._add)

    def _fill_menu(self) -> None:
        """Offer what is not chosen yet. Sets are opened one by one: all would fill the screen."""
        self._menu.clear()
        for menu in self._set_menus:
            menu.deleteLater()
        self._set_menus = []
        offered = [one for one in self._framework.question_sets if one.id in self._set_ids]
        for question_set in offered:
            left = [q for q in question_set.questions if q.id not in self._chosen]
            if not left:
                continue
            menu = self._menu
            if len(offered) > 1:
                menu = QMenu(question_set.name.replace("&", "&&"), self._menu)
                self._menu.addMenu(menu)
                self._set_menus.append(menu)
            for question in left:
                menu.addAction(self._adder(question, menu))
        if self._menu.isEmpty():
            self._menu.addAction("Every question is here").setEnabled(False)

    def _adder(self, question: "Question", menu: QMenu) -> QAction:
        action = QAction(f"{question.id}  {question.short_name}".replace("&", "&&"), menu)
        action.triggered.connect(lambda: self._edit((*self._chosen, question.id)))
        return action

    def _remove(self, question_id: str) -> None:
        self._edit(tuple(one for one in self._chosen if one != question_id))
        # The chip that had the focus is gone.
        self._add.setFocus()

    def _edit(self, question_ids: tuple[str, ...]) -> None:
        self.set_question_ids(question_ids)
        self.questions_edited.emit(self._chosen)
