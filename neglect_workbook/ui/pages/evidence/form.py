"""The fields of one item of evidence, under each other."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from neglect_workbook.ui.pages.evidence.copy_field import CopyField
from neglect_workbook.ui.pages.evidence.level_picker import LevelPicker
from neglect_workbook.ui.widgets.choice_field import ChoiceField
from neglect_workbook.ui.widgets.date_field import DateField
from neglect_workbook.ui.widgets.line_field import LineField
from neglect_workbook.ui.widgets.privacy_line import PrivacyLine
from neglect_workbook.ui.widgets.question_chips import QuestionChips
from neglect_workbook.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from neglect_workbook.domain.records import Evidence
    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.ui.theme import Theme

_CHECKED: Final = "We looked, and it names nobody"


class EvidenceForm(QWidget):
    """Every field of an item. It holds no item: it shows one and tells what a person edits.

    Attributes:
        copy: the attached copy of the item.

    Signals:
        edited: the name of a field of Evidence, and its new value.
        question_requested: the id of the question to go to.
    """

    edited = Signal(str, object)
    question_requested = Signal(str)

    def __init__(self, theme: "Theme", snapshot: "WorkbookSnapshot") -> None:
        super().__init__()
        framework = snapshot.framework
        privacy = framework.wording.privacy_line
        self._privacy = PrivacyLine(theme, privacy)
        self._title = LineField(
            theme, "What it is", placeholder="Such as: Supervision sample, six records"
        )
        types = [(one.id, one.name) for one in framework.evidence_types]
        self._type = ChoiceField(theme, "Type", types, empty="Not chosen")
        self._level = LevelPicker(theme, framework)
        self._shows = TextBox(
            theme,
            "What it shows",
            hint="One sentence, with a number where there is one.",
            shows_privacy_line=False,
        )
        self._shows.set_privacy_text(privacy)
        self._view = LineField(
            theme, "Whose view it gives", placeholder="Such as: children, a partner, staff"
        )
        self._period = LineField(
            theme, "Period it covers", placeholder="Such as: September to November 2026"
        )
        self._date = DateField(theme, "Date of the evidence", is_past=True)
        self._kept = LineField(
            theme, "Where it is kept", placeholder="Such as: Shared drive, Safeguarding"
        )
        self.copy = CopyField(theme)
        self._questions = QuestionChips(
            theme, framework, snapshot.organisation.set_ids, label="Questions it supports"
        )
        self._also = LineField(
            theme, "Also used for", hint="optional", placeholder="Such as: Section 175"
        )
        self._checked = QCheckBox(_CHECKED)
        self._lines: dict[str, LineField | TextBox] = {
            "title": self._title,
            "whose_view": self._view,
            "period": self._period,
            "kept_at": self._kept,
            "also_used_for": self._also,
            "shows": self._shows,
        }
        self._arrange()
        self._connect()

    def show_item(self, item: "Evidence", *, is_copy_lost: bool) -> None:
        """Show an item without telling; what is being typed stays."""
        self.copy.show_item(item, is_lost=is_copy_lost)
        for field, line in self._lines.items():
            line.set_text(getattr(item, field))
        self._type.set_choice(item.type_id)
        self._level.set_level(item.level)
        self._date.set_date(item.dated)
        self._questions.set_question_ids(item.question_ids)
        with QSignalBlocker(self._checked):
            self._checked.setChecked(item.checked_for_names)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let people read and copy only."""
        for field in (*self._lines.values(), self._type, self._level, self._date, self._questions):
            field.set_read_only(is_read_only=is_read_only)
        self._checked.setEnabled(not is_read_only)
        self.copy.set_read_only(is_read_only=is_read_only)

    def flush(self) -> None:
        """Tell what is still being typed, where it can be read."""
        for line in self._lines.values():
            line.flush()
        self._date.flush()

    def commit(self) -> bool:
        """Tell the date; false, with the focus on it, where it cannot be read as one."""
        is_read = self._date.commit()
        if not is_read:
            self._date.focus_editor()
        return is_read

    def forget_typing(self) -> None:
        """Give up a date that cannot be read, and the undoing of typing in another item."""
        self._date.forget_typing()

    def focus_field(self, field: str) -> None:
        """Put the focus into a field of Evidence; into the title for one that is not here."""
        if field == "question_ids":
            self._questions.focus_editor()
            return
        if field == "file_name":
            self.copy.focus_editor()
            return
        editors: dict[str, QWidget] = {
            **self._lines,
            "type_id": self._type,
            "level": self._level,
            "dated": self._date,
        }
        editors.get(field, self._title).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        for widget in (
            self._privacy,
            self._title,
            self._type,
            self._level,
            self._shows,
            self._view,
            self._period,
            self._date,
            self._kept,
            self.copy,
            self._questions,
            self._also,
            self._checked,
        ):
            layout.addWidget(widget)

    def _connect(self) -> None:
        for field, line in self._lines.items():
            line.text_edited.connect(partial(self.edited.emit, field))
        self._type.chosen.connect(partial(self.edited.emit, "type_id"))
        self._level.chosen.connect(partial(self.edited.emit, "level"))
        self._date.date_edited.connect(partial(self.edited.emit, "dated"))
        self._questions.questions_edited.connect(partial(self.edited.emit, "question_ids"))
        self._questions.question_activated.connect(self.question_requested)
        self._checked.toggled.connect(partial(self.edited.emit, "checked_for_names"))
