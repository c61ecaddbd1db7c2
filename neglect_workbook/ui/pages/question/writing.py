"""The text boxes of an answer, in the order in which they are read."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.progress import WRITING_FIELDS, word_count
from neglect_workbook.ui.beside_or_below import BesideOrBelow, widest
from neglect_workbook.ui.widgets.bullet_list import BulletList
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.disclosure import Disclosure
from neglect_workbook.ui.widgets.privacy_line import PrivacyLine
from neglect_workbook.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from neglect_workbook.ui.pages.question.context import QuestionContext

#: These stand side by side and share one privacy line.
_SIDE_BY_SIDE: Final = ("working_well", "worried_about", "needs_to_happen")
_LINES: Final = {"reason": 2, "changing_for_children": 3, "how_we_know": 2}
_LINES_SIDE_BY_SIDE: Final = 4


class WritingBoxes(QWidget):
    """Where people say why, what works, what worries, what changes and how they know.

    Signals:
        make_action_requested: 'needs to happen' is to become an action.
    """

    make_action_requested = Signal()

    def __init__(self, context: "QuestionContext") -> None:
        super().__init__()
        self._context = context
        self._boxes = {field: self._box(field) for field in WRITING_FIELDS}
        self._make_action = Button(
            context.theme, "Make this an action", kind="quiet", icon="plus", is_slim=True
        )
        self._make_action.clicked.connect(self.make_action_requested)
        self._three = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        three = [self._boxes[field] for field in _SIDE_BY_SIDE]
        self._beside = BesideOrBelow(self, self._three, three)
        self._arrange()
        self.begin()

    def begin(self) -> None:
        """Show the answer to the question of the context; nothing typed before can be undone."""
        context = self._context
        self._make_action.setVisible(not context.is_read_only)
        for field, box in self._boxes.items():
            box.set_read_only(is_read_only=context.is_kept_to_read, why=context.why_read_only)
            box.begin_with(getattr(context.answer, field))
        self._note_lengths()

    def refresh(self) -> None:
        """Show the answer as it stands; what is being typed stays."""
        answer = self._context.answer
        for field, box in self._boxes.items():
            box.set_text(getattr(answer, field))
        self._note_lengths()

    def refresh_notes(self) -> None:
        """Say again what is worth a look, and leave the texts alone."""
        self._note_lengths()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put the three short boxes under each other, or side by side where there is room."""
        self._beside.set_narrow(is_narrow=is_narrow)

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(widest(list(self._boxes.values())), least.height())

    def flush(self) -> None:
        """Send everything that is still being typed."""
        for box in self._boxes.values():
            box.flush()

    def focus_field(self, field: str) -> None:
        """Put the focus into a box. Raises ``KeyError`` for a field that has none."""
        self._boxes[field].focus_editor()

    def field_of(self, widget: QWidget) -> str:
        """The field whose box a widget is part of; empty for none."""
        return next((field for field, box in self._boxes.items() if box.isAncestorOf(widget)), "")

    def _box(self, field: str) -> TextBox:
        guide = self._context.framework.field_guide(field)
        shares = field in _SIDE_BY_SIDE
        box = TextBox(
            self._context.theme,
            guide.label,
            hint=guide.hint,
            word_limit=0 if shares else guide.word_limit,
            is_optional=guide.is_optional,
            lines=_LINES.get(field, _LINES_SIDE_BY_SIDE),
            shows_privacy_line=not shares,
        )
        box.set_privacy_text(self._context.framework.wording.privacy_line)
        box.text_edited.connect(lambda text: self._context.save(**{field: text}))
        return box

    def _arrange(self) -> None:
        self._three.setSpacing(14)
        for field in _SIDE_BY_SIDE:
            self._three.addWidget(self._boxes[field], 1)
        under = QHBoxLayout()
        under.setSpacing(12)
        privacy = PrivacyLine(self._context.theme, self._context.framework.wording.privacy_short)
        under.addWidget(privacy, 1)
        under.addWidget(self._make_action)
        three = QVBoxLayout()
        three.setSpacing(4)
        three.addLayout(self._three)
        three.addLayout(under)
        children = QVBoxLayout()
        children.setSpacing(6)
        children.addWidget(self._boxes["changing_for_children"])
        children.addWidget(self._impact_prompts())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self._boxes["reason"])
        layout.addLayout(three)
        layout.addLayout(children)
        layout.addWidget(self._boxes["how_we_know"])

    def _impact_prompts(self) -> Disclosure:
        prompts = [one.text for one in self._context.framework.impact_prompts]
        disclosure = Disclosure(self._context.theme, "Questions that may help")
        disclosure.set_trailing("Our suggestion")
        disclosure.set_content(BulletList(self._context.theme, prompts))
        return disclosure

    def _note_lengths(self) -> None:
        """The short boxes have no room for a count: they say only when they are long."""
        for field in _SIDE_BY_SIDE:
            words = word_count(getattr(self._context.answer, field))
            limit = self._context.framework.field_guide(field).word_limit
            is_over = words > limit
            self._boxes[field].set_note(f"{words} words. Aim for {limit}." if is_over else "")
