"""What a moderator says of one answer: rating, result, feedback, and a note for the panel."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.exchange.feedback.words import RESULT_WORDS
from neglect_workbook.ui.collate.stage import take_room_left
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.field_label import FieldLabel
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import Lead
from neglect_workbook.ui.widgets.rating_group import RatingGroup
from neglect_workbook.ui.widgets.rating_option import RatingOption
from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl
from neglect_workbook.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from neglect_workbook.domain.collating.records import AnswerModeration
    from neglect_workbook.domain.rating_scale import RatingScale
    from neglect_workbook.ui.theme import Theme

_THEIRS: Final = "theirs"
_THEY_CHOSE: Final = "They chose this one."
_CHOOSE: Final = "Choose a result first, or skip it."
#: An option's tint reaches this much further out than the labels.
_OVERHANG: Final = 10


class ModerationPanel(QFrame):
    """Every choice is told at once, and texts in a pause of the typing.

    Signals:
        edited: the fields that a moderator changed, by name.
        skipped: pass this answer over.
        saved: go on to the next.
    """

    edited = Signal(object)
    skipped = Signal()
    saved = Signal()

    def __init__(self, theme: "Theme", scale: "RatingScale") -> None:
        super().__init__()
        self._theme = theme
        self._scale = scale
        self._theirs = ""
        self._result = ""
        self._other = Lead(theme)
        self._options = [
            RatingOption(theme, one, "", tag=_THEIRS, tag_meaning=_THEY_CHOSE)
            for one in scale.ratings
        ]
        self._group = RatingGroup(self._options, self)
        results = [Segment(one.value, RESULT_WORDS[one]) for one in ModerationResult]
        self._results = SegmentedControl(theme, results, "Result", is_slim=True)
        self._note_result = FieldNote(theme)
        self._feedback = TextBox(theme, "Feedback to the organisation", lines=3)
        self._feedback.set_label_hint("goes back to them")
        self._note = TextBox(theme, "Panel note", lines=1)
        self._note.set_label_hint("stays here")
        self._skip = Button(theme, "Skip", kind="quiet")
        self._save = Button(theme, "Save and next", kind="filled", trailing_icon="arrow-right")
        self._scroll = ColumnScroll(theme)
        self._column = QWidget()
        self._build()
        self._connect()

    @property
    def is_done(self) -> bool:
        """Whether a result is chosen."""
        return bool(self._result)

    def show_moderation(
        self,
        moderation: "AnswerModeration",
        theirs: str,
        other: str,
        meanings: Mapping[str, str],
        *,
        is_new: bool,
    ) -> None:
        """Show what was said of an answer.

        Args:
            moderation: what was said; empty fields where nothing was.
            theirs: the code that the organisation chose.
            other: what the other moderator said, in words; empty for nothing.
            meanings: of every rating, for the people who answered.
            is_new: whether it is about another answer than before.
        """
        self._theirs = theirs
        for option in self._options:
            option.set_suggested(is_suggested=option.code == theirs)
            option.set_meaning(meanings.get(option.code, ""))
        self._group.set_code(moderation.rating)
        self._result = moderation.result
        self._results.set_current(moderation.result)
        if self._result or is_new:
            self._note_result.show_note(NoteKind.PROBLEM, "")
        self._other.setText(other)
        self._other.setVisible(bool(other))
        for box, text in (
            (self._feedback, moderation.feedback),
            (self._note, moderation.note),
        ):
            if is_new:
                box.begin_with(text)
            else:
                box.set_text(text)

    def show_privacy_line(self, text: str) -> None:
        """The framework's words on what nobody is to write."""
        self._feedback.set_privacy_text(text)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let people read only."""
        self._group.set_read_only(is_read_only=is_read_only)
        self._results.setEnabled(not is_read_only)
        for box in (self._feedback, self._note):
            box.set_read_only(is_read_only=is_read_only)

    def ask_for_result(self) -> None:
        """Say that a result is needed to go on, and put the keyboard there."""
        self._note_result.show_note(NoteKind.PROBLEM, _CHOOSE)
        self._results.focusNextChild()
        self._scroll.reveal(self._results)

    def focus_rating(self) -> None:
        """Put the keyboard on the ratings."""
        self._group.focus()

    def focus_text(self, field: str) -> None:
        """Put the keyboard on the "feedback", or on the "note"."""
        box = self._note if field == "note" else self._feedback
        box.focus_editor()
        self._scroll.reveal(box)

    def flush(self) -> None:
        """Send what is still being typed."""
        self._feedback.flush()
        self._note.flush()

    def set_whole(self, *, is_whole: bool) -> None:
        """Be as tall as what is in it, where the page scrolls instead."""
        height = self._column.sizeHint().height() if is_whole else 0
        self._scroll.setMinimumHeight(height)

    # -- building ---------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self._column)
        column.setContentsMargins(20 - _OVERHANG, 12, 20 - _OVERHANG, 12)
        column.setSpacing(0)
        hint = self._scale.label.lower()
        column.addWidget(self._inset(FieldLabel(theme, "Moderated rating", hint)))
        for option in self._options:
            column.addWidget(option)
        column.addSpacing(8)
        rest = QVBoxLayout()
        rest.setContentsMargins(_OVERHANG, 0, _OVERHANG, 0)
        rest.setSpacing(5)
        rest.addWidget(FieldLabel(theme, "Result"))
        rest.addWidget(self._results)
        rest.addWidget(self._note_result)
        rest.addWidget(self._other)
        rest.addSpacing(4)
        rest.addWidget(self._feedback)
        rest.addWidget(self._note)
        column.addLayout(rest)
        column.addStretch(1)
        take_room_left(self._scroll)
        self._scroll.show_column(self._column)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 12, 20, 12)
        bar.addWidget(self._skip)
        bar.addStretch(1)
        bar.addWidget(self._save)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(Hairline(theme))
        outer.addLayout(bar)
        self._other.hide()

    def _inset(self, widget: QWidget) -> QWidget:
        widget.setContentsMargins(_OVERHANG, 0, _OVERHANG, 2)
        return widget

    def _connect(self) -> None:
        self._group.chosen.connect(self._on_rating)
        self._results.chosen.connect(self._on_result)
        self._feedback.text_edited.connect(lambda text: self.edited.emit({"feedback": text}))
        self._note.text_edited.connect(lambda text: self.edited.emit({"note": text}))
        self._skip.clicked.connect(self.skipped)
        self._save.clicked.connect(self.saved)
        self._save.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # -- what happens -----------------------------------------------------------------

    def _on_rating(self, code: str) -> None:
        """The result follows from the rating, unless evidence is asked for."""
        fields = {"rating": code}
        follows = self._follows(code)
        if follows and self._result != ModerationResult.ASK_FOR_EVIDENCE:
            fields["result"] = follows
        self.edited.emit(fields)

    def _on_result(self, result: str) -> None:
        fields = {"result": result}
        if result == ModerationResult.AGREE and self._group.code != self._theirs:
            fields["rating"] = self._theirs
        self.edited.emit(fields)

    def _follows(self, code: str) -> str:
        """The result that a rating means beside theirs; empty where the scale does not say."""
        if code == self._theirs:
            return ModerationResult.AGREE.value if code else ""
        ranks = {one.code: one.rank for one in self._scale.ratings}
        mine, theirs = ranks.get(code), ranks.get(self._theirs)
        if mine is None or theirs is None or mine == theirs:
            return ""
        higher = mine > theirs
        return (ModerationResult.RAISE if higher else ModerationResult.LOWER).value
