"""Every field of an action, in the order in which people think of them."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.ui.models.action_timing import is_open
from neglect_workbook.ui.widgets.choice_field import ChoiceField
from neglect_workbook.ui.widgets.date_field import DateField
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import SectionHeading
from neglect_workbook.ui.widgets.lead_field import LeadField, roles_in_use
from neglect_workbook.ui.widgets.line_field import LineField
from neglect_workbook.ui.widgets.pair_row import PairRow
from neglect_workbook.ui.widgets.question_chips import QuestionChips
from neglect_workbook.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from neglect_workbook.domain.records import ImprovementAction
    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.ui.theme import Theme

_FIELD_GAP: Final = 14
_GROUP_GAP: Final = 18
#: What a field needs to stand beside another one, in pixels at 100 percent.
_DATE_WIDTH: Final = 210
_TEXT_WIDTH: Final = 300

_DIFFERENCE_HINT: Final = "Such as: Staff see a child's whole story before they decide."
_WHAT_HINT: Final = "Such as: A one-page history for every child with three or more concerns."
_UPDATE_HINT: Final = "Such as: 15 of 24 in place by mid November."


class ActionFields(QWidget):
    """The fields of one action. What is typed is told field by field.

    Signals:
        edited: the name of a field of ImprovementAction, and its value.
        question_followed: the id of a question that someone wants to go to.
    """

    edited = Signal(str, object)
    question_followed = Signal(str)

    def __init__(
        self, theme: "Theme", snapshot: "WorkbookSnapshot", today: "Callable[[], date]"
    ) -> None:
        """Make empty fields.

        Args:
            theme: gives colours and sizes.
            snapshot: whose framework and sets are offered.
            today: today's date, from which a date without a year is the coming one.
        """
        super().__init__()
        self._theme = theme
        framework = snapshot.framework
        privacy = framework.wording.privacy_line
        self._texts: dict[str, TextBox | LineField | LeadField] = {
            "difference": _box(
                theme, "What will be different for children", privacy, _DIFFERENCE_HINT, lines=2
            ),
            "what_we_do": _box(theme, "What we will do", privacy, _WHAT_HINT, lines=2),
            "lead_role": LeadField(theme),
            "with_whom": LineField(theme, "With whom", hint="roles or services"),
            "no_date_reason": LineField(theme, "No date yet? Say in a line why"),
            "last_update": _box(theme, "Last update", privacy, _UPDATE_HINT),
            "difference_seen": _box(theme, "Difference seen so far", privacy),
            "help_needed": _box(theme, "Help needed from partners", privacy),
            "measure": _box(theme, "How we will know", privacy),
            "starting_point": _box(theme, "Where we are now", privacy),
            "target": _box(theme, "Where we want to be", privacy),
        }
        self._dates = {
            "start": DateField(theme, "Start", today=today),
            "due": DateField(theme, "By when", today=today),
        }
        statuses = [(one.id, one.name) for one in framework.action_statuses]
        areas = [(one.id, one.name) for one in framework.areas]
        self._choices = {
            "status_id": ChoiceField(theme, "Status", statuses),
            "area_id": ChoiceField(theme, "Area", areas, empty="That of its first question"),
        }
        self._questions = QuestionChips(theme, framework, snapshot.organisation.set_ids)
        self._arrange()
        self._connect()

    def show_action(self, action: "ImprovementAction", snapshot: "WorkbookSnapshot") -> None:
        """Show an action as it stands; what is being typed stays."""
        for name, field in self._texts.items():
            field.set_text(getattr(action, name))
        for name, date_field in self._dates.items():
            date_field.set_date(getattr(action, name))
        for name, choice in self._choices.items():
            choice.set_choice(getattr(action, name))
        self._questions.set_question_ids(action.question_ids)
        self.show_state(action, snapshot)

    def show_state(self, action: "ImprovementAction", snapshot: "WorkbookSnapshot") -> None:
        """Show what follows from the fields: roles to choose from, the line for no date."""
        lead = self._texts["lead_role"]
        if isinstance(lead, LeadField):
            lead.set_roles(roles_in_use(snapshot.actions))
        is_asked = is_open(snapshot.framework, action) or bool(action.no_date_reason)
        self._texts["no_date_reason"].setVisible(action.due is None and is_asked)

    def flush(self) -> None:
        """Send what is still being typed."""
        for field in (*self._texts.values(), *self._dates.values()):
            field.flush()

    def unread_date(self) -> QWidget | None:
        """The first date that cannot be read, with the focus in it; ``None`` where all can."""
        for field in self._dates.values():
            if not field.commit():
                field.focus_editor()
                return field
        return None

    def set_read_only(self) -> None:
        """Let people read and copy only."""
        fields = (*self._texts.values(), *self._dates.values(), *self._choices.values())
        for field in (*fields, self._questions):
            field.set_read_only(is_read_only=True)

    def forget_dates(self) -> None:
        """Give up what was typed and could not be read as a date."""
        for field in self._dates.values():
            field.forget_typing()

    def focus_field(self, name: str) -> QWidget:
        """Put the focus into a field by its name in ImprovementAction, else into the first.

        Returns:
            The field, to bring it into view.
        """
        if name == "question_ids":
            self._questions.focus_editor()
            return self._questions
        known = {**self._texts, **self._dates, **self._choices}
        field = known.get(name, self._texts["difference"])
        if field.isHidden():
            field = self._dates["due"]
        field.focus_editor()
        return field

    def _arrange(self) -> None:
        texts, dates, choices = self._texts, self._dates, self._choices
        when = PairRow(self._theme, dates["start"], dates["due"], least=_DATE_WIDTH)
        way = PairRow(self._theme, texts["starting_point"], texts["target"], least=_TEXT_WIDTH)
        groups: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (
                "",
                (
                    texts["difference"],
                    texts["what_we_do"],
                    self._questions,
                ),
            ),
            (
                "Who and when",
                (texts["lead_role"], texts["with_whom"], when, texts["no_date_reason"]),
            ),
            (
                "How far it is",
                (
                    choices["status_id"],
                    texts["last_update"],
                    texts["difference_seen"],
                    texts["help_needed"],
                ),
            ),
            ("How it is measured", (texts["measure"], way)),
            ("Where it counts", (choices["area_id"],)),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_FIELD_GAP)
        for heading, fields in groups:
            if heading:
                layout.addSpacing(_GROUP_GAP - _FIELD_GAP)
                layout.addWidget(Hairline(self._theme))
                layout.addWidget(SectionHeading(self._theme, heading))
            for field in fields:
                layout.addWidget(field)

    def _connect(self) -> None:
        for name, field in self._texts.items():
            field.text_edited.connect(lambda text, one=name: self.edited.emit(one, text))
        for name, date_field in self._dates.items():
            date_field.date_edited.connect(lambda day, one=name: self.edited.emit(one, day))
        for name, choice in self._choices.items():
            choice.chosen.connect(lambda chosen, one=name: self.edited.emit(one, chosen))
        self._questions.questions_edited.connect(lambda ids: self.edited.emit("question_ids", ids))
        self._questions.question_activated.connect(self.question_followed)


def _box(theme: "Theme", label: str, privacy: str, hint: str = "", *, lines: int = 1) -> TextBox:
    # One privacy line at the head of the editor serves all of them on screen.
    box = TextBox(theme, label, hint=hint, lines=lines, shows_privacy_line=False)
    box.set_privacy_text(privacy)
    return box
