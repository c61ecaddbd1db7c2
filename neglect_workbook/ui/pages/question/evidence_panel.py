"""The editor of one item of evidence, in place under the list."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.records import Evidence, RecordKind
from neglect_workbook.ui.pages.question.record_panel import RecordPanel
from neglect_workbook.ui.widgets.choice_field import ChoiceField
from neglect_workbook.ui.widgets.date_field import DateField
from neglect_workbook.ui.widgets.labels import Hint
from neglect_workbook.ui.widgets.line_field import LineField
from neglect_workbook.ui.widgets.privacy_line import PrivacyLine

if TYPE_CHECKING:
    from neglect_workbook.ui.pages.question.context import QuestionContext

_CHOOSE_LEVEL: Final = "Choose the highest step that it shows."


class EvidencePanel(RecordPanel):
    """Title, type, level, date and place of one item; the Evidence page has the rest."""

    def __init__(self, context: "QuestionContext") -> None:
        super().__init__(context, RecordKind.EVIDENCE)
        theme, framework = context.theme, context.framework
        self._off.set_words(f"Take off {context.question.id}")
        self._more.set_words("All its details")
        self._title_line = LineField(
            theme, "What it is", placeholder="Such as: Supervision sample, six records"
        )
        self._type = ChoiceField(
            theme,
            "Type",
            [(one.id, one.name) for one in framework.evidence_types],
            empty="Not chosen",
        )
        self._level = ChoiceField(
            theme,
            "Level",
            [(str(one.level), one.name) for one in framework.evidence_levels],
            empty="Not chosen",
        )
        self._meaning = Hint(theme)
        self._date = DateField(theme, "Date", is_past=True)
        self._kept = LineField(
            theme, "Where it is kept", placeholder="Such as: Shared drive, Safeguarding"
        )
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._last = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange(self._fields())
        self._title_line.text_edited.connect(lambda text: self._save(title=text))
        self._type.chosen.connect(lambda type_id: self._save(type_id=type_id))
        self._level.chosen.connect(self._on_level)
        self._date.date_edited.connect(lambda day: self._save(dated=day))
        self._kept.text_edited.connect(lambda text: self._save(kept_at=text))
        for field in (self._title_line, self._type, self._level, self._date, self._kept):
            field.set_read_only(is_read_only=context.is_read_only)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put the fields under each other, or in pairs."""
        direction = QBoxLayout.Direction
        for row in (self._pair, self._last):
            row.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    @override
    def flush(self) -> None:
        for field in (self._title_line, self._date, self._kept):
            field.flush()

    @override
    def focus_first(self) -> None:
        self._title_line.focus_editor()

    @override
    def _show_fields(self) -> None:
        item = self._item or Evidence()
        self._title_line.set_text(item.title)
        self._type.set_choice(item.type_id)
        self._level.set_choice(str(item.level) if item.level else "")
        self._date.set_date(item.dated)
        self._kept.set_text(item.kept_at)
        self._explain_level()

    @override
    def _forget(self) -> None:
        self._date.forget_typing()

    @override
    def _show_unread(self) -> bool:
        is_read = self._date.commit()
        if not is_read:
            self._date.focus_editor()
        return not is_read

    @override
    def _take_off(self) -> None:
        self.flush()
        item = self._item
        if item is None:
            return
        here = self._context.question.id
        left = tuple(one for one in item.question_ids if one != here)
        self._context.do(
            lambda workbook: workbook.set_record(RecordKind.EVIDENCE, item.id, question_ids=left)
        )
        self.taken_off.emit()

    @override
    def _is_there(self) -> bool:
        return self._item is not None

    @override
    def _name(self) -> str:
        return self._item.label if self._item else "New evidence"

    @property
    def _item(self) -> Evidence | None:
        linked = self._context.snapshot.evidence_for(self._context.question.id)
        return next((one for one in linked if one.id == self.record_id), None)

    def _fields(self) -> QWidget:
        for row in (self._pair, self._last):
            row.setSpacing(14)
        self._pair.addWidget(self._type, 1)
        self._pair.addWidget(self._level, 1)
        self._last.addWidget(self._date, 1)
        self._last.addWidget(self._kept, 1)
        fields = QWidget()
        layout = QVBoxLayout(fields)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._title_line)
        layout.addLayout(self._pair)
        layout.addWidget(self._meaning)
        layout.addLayout(self._last)
        privacy = self._context.framework.wording.privacy_line
        layout.addWidget(PrivacyLine(self._context.theme, privacy))
        return fields

    def _on_level(self, level: str) -> None:
        self._explain_level()
        self._save(level=int(level or 0))

    def _explain_level(self) -> None:
        level = self._level.choice
        if level:
            step = self._context.framework.evidence_level(int(level))
            self._meaning.setText(f"{step.answers} {step.examples}.")
        else:
            self._meaning.setText(_CHOOSE_LEVEL)
