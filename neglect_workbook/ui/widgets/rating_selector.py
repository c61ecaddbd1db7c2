"""Our rating of one question: the six options, the meaning of the chosen one, a reason."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.field_label import FieldLabel
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import Lead
from neglect_workbook.ui.widgets.rating_group import RatingGroup
from neglect_workbook.ui.widgets.rating_option import RatingOption
from neglect_workbook.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neglect_workbook.domain.rating_scale import RatingScale
    from neglect_workbook.ui.theme import Theme

_HEADING: Final = "Our rating"
_NOTHING_CHOSEN: Final = "An honest red with an action is a good answer."
#: An option's tint reaches this much further out than the heading and the meaning.
_OVERHANG: Final = 10


class RatingSelector(QWidget):
    """Chooses a rating with the mouse, the arrows or the number keys, and takes it back.

    Only a person's choice is told; what a page shows with ``set_...`` is not.

    Signals:
        rating_selected: the code of the chosen rating; empty when it was taken back.
        reason_edited: the text of the reason line, in a pause of the typing.
    """

    rating_selected = Signal(str)
    reason_edited = Signal(str)

    def __init__(self, theme: "Theme", scale: "RatingScale", set_id: str) -> None:
        """Make a selector with nothing chosen.

        Args:
            theme: gives colours and sizes.
            scale: the ratings, in the order in which they are offered.
            set_id: the question set whose meanings are shown.
        """
        super().__init__()
        self._scale = scale
        self._meanings: dict[str, str] = {}
        self._options = [RatingOption(theme, rating, "") for rating in scale.ratings]
        self._group = RatingGroup(self._options, self)
        self._group.chosen.connect(self._on_chosen)
        self._meaning = _Meaning(theme)
        self._error = FieldNote(theme)
        self._reason = TextBox(theme, "", lines=1)
        self._reason.text_edited.connect(self.reason_edited)
        self._error_text = ""
        self.setAccessibleName(_HEADING)
        self._arrange(theme, f"{scale.label.lower()}, you decide")
        self.set_question_set(set_id)

    @property
    def rating(self) -> str:
        """The code of the chosen rating; empty while there is none."""
        return self._group.code

    def set_question_set(self, set_id: str) -> None:
        """Show what the ratings mean for the people of another question set."""
        self._meanings = {one.code: one.meaning.get(set_id, "") for one in self._scale.ratings}
        for option in self._options:
            option.set_meaning(self._meanings[option.code])
        self._meaning.keep_room_for([_NOTHING_CHOSEN, *self._meanings.values()])
        self._show_meaning()

    def set_rating(self, code: str) -> None:
        """Show a rating as chosen; an empty code shows none."""
        self._group.set_code(code)
        self._show_meaning()

    def set_suggested(self, code: str) -> None:
        """Mark the rating that the checks suggest; an empty code marks none."""
        for option in self._options:
            option.set_suggested(is_suggested=option.code == code)

    def set_reason(self, label: str, text: str) -> None:
        """Ask for a reason in a line and show the one there is; an empty label asks for none.

        A page that shows another question calls `flush` first.
        """
        self._reason.setVisible(bool(label))
        if label:
            self._reason.set_label(label)
        self._reason.set_text(text)
        self._show_error()

    def begin_reason(self, label: str, text: str) -> None:
        """The same for another question: nothing of the one before can be undone in the line."""
        self._reason.begin_with(text)
        self.set_reason(label, text)

    def set_privacy_text(self, text: str) -> None:
        """The framework's words on what nobody is to write, for the reason line."""
        self._reason.set_privacy_text(text)

    def set_error(self, text: str) -> None:
        """Say what is wrong, at the reason line where one is asked for; empty for nothing."""
        self._error_text = text
        self._show_error()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Show the rating of a closed review: to be read, not to be changed."""
        self._reason.set_read_only(is_read_only=is_read_only)
        self._group.set_read_only(is_read_only=is_read_only)

    def flush(self) -> None:
        """Send a reason that is still being typed."""
        self._reason.flush()

    def focus_rating(self) -> None:
        """Put the focus on the chosen option, or on the first."""
        self._group.focus()

    def focus_reason(self) -> None:
        """Put the focus into the reason line."""
        self._reason.focus_editor()

    def _arrange(self, theme: "Theme", hint: str) -> None:
        options = QVBoxLayout()
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(0)
        for option in self._options:
            options.addWidget(option)
        rest = QVBoxLayout()
        rest.setContentsMargins(_OVERHANG, 0, _OVERHANG, 0)
        rest.setSpacing(8)
        for widget in (Hairline(theme), self._meaning, self._error, self._reason):
            rest.addWidget(widget)
        self._reason.hide()
        heading = QVBoxLayout()
        heading.setContentsMargins(_OVERHANG, 0, _OVERHANG, 6)
        heading.addWidget(FieldLabel(theme, _HEADING, hint))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(heading)
        layout.addLayout(options)
        layout.addSpacing(4)
        layout.addLayout(rest)
        layout.addStretch()

    def _on_chosen(self, code: str) -> None:
        self._show_meaning()
        self.rating_selected.emit(code)

    def _show_meaning(self) -> None:
        self._meaning.setText(self._meanings.get(self._group.code, _NOTHING_CHOSEN))

    def _show_error(self) -> None:
        is_about_reason = not self._reason.isHidden()
        self._reason.set_problem(self._error_text if is_about_reason else "")
        self._error.show_note(NoteKind.PROBLEM, "" if is_about_reason else self._error_text)


class _Meaning(Lead):
    """A text that keeps the room of the longest of several, so that the page stays still."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme)
        self._texts: tuple[str, ...] = ("",)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)

    def keep_room_for(self, texts: "Iterable[str]") -> None:
        self._texts = tuple(texts)
        self.updateGeometry()

    @override
    def heightForWidth(self, width: int) -> int:
        metrics = self.fontMetrics()
        flags = int(Qt.TextFlag.TextWordWrap)
        heights = [
            metrics.boundingRect(0, 0, width, 10_000, flags, text).height() for text in self._texts
        ]
        return max(heights)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height())
