"""The answers behind one cell of the heat map, to be read one after another."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from neglect_workbook.errors import KnownError
from neglect_workbook.ui.collate.answer_list import AnswerList, AnswerModel, AnswerRow
from neglect_workbook.ui.collate.answer_reader import AnswerReader
from neglect_workbook.ui.collate.stage import NO_LIMIT
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.filter_line import FilterLine
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import Lead, SectionHeading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.domain.collating.picture import Place
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme

_LIST: Final = 300
_LOW_LIST: Final = 280
#: Said of a return while its words are fetched.
FETCHING: Final = "Fetching what they wrote."


class AnswersView(QWidget):
    """The answers at the left, one of them in full at the right.

    Signals:
        closed: go back to where it was opened from.
    """

    closed = Signal()

    def __init__(self, theme: "Theme", session: "CollationSession") -> None:
        super().__init__()
        self._theme = theme
        self._session = session
        self._rows: Sequence[AnswerRow] = ()
        self._title = SectionHeading(theme)
        self._said = Lead(theme)
        self._back = Button(theme, "Back to the picture", kind="link", icon="chevron-left")
        self._words = FilterLine(theme, "Filter by words")
        self._model = AnswerModel(session.framework)
        self._list = AnswerList(theme, self._model, "Answers")
        self._reader = AnswerReader(theme, session.framework)
        self._left = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._build()
        self._back.clicked.connect(self.closed)
        self._words.textChanged.connect(self._show_rows)
        self._words.left_downwards.connect(self._list.setFocus)
        self._list.reached.connect(self._show_current)
        self._list.opened.connect(self._reader.setFocus)
        session.content_ready.connect(self._show_current)

    @property
    def rows(self) -> "Sequence[AnswerRow]":
        """What is listed."""
        return self._model.rows

    def show_places(self, title: str, about: str, places: "Sequence[Place]") -> None:
        """List answers.

        Args:
            title: what they have in common.
            about: a few words more.
            places: where they are, in the order in which they are listed.
        """
        self._title.setText(title)
        self._said.setText(about)
        self._words.clear()
        self._rows = [self._row(place) for place in places]
        self._show_rows()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_find(self) -> None:
        """Put the keyboard where words are looked for."""
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def arrange(self, *, narrow: bool) -> None:
        """Put the list above the answer where there is no room beside it."""
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        width, low = self._theme.scaled(_LIST), self._theme.scaled(_LOW_LIST)
        self._left.setMinimumWidth(0 if narrow else width)
        self._left.setMaximumWidth(NO_LIMIT if narrow else width)
        self._left.setMaximumHeight(low if narrow else NO_LIMIT)

    def _build(self) -> None:
        self._left.setProperty("ground", "panel")
        self._left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 6)
        head.setSpacing(5)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._title)
        head.addWidget(self._said)
        head.addWidget(self._words)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(8, 14, 6, 8)
        left.setSpacing(4)
        left.addLayout(head)
        left.addWidget(self._list, 1)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self._left)
        self._columns.addWidget(Hairline(self._theme, is_upright=True))
        self._columns.addWidget(self._reader, 1)

    def _row(self, place: "Place") -> AnswerRow:
        session = self._session
        facts = session.facts(place.key)
        answer = session.answer(place.key, place.question_id)
        code = "" if answer is None else answer.rating
        return AnswerRow(
            id=f"{place.key}/{place.question_id}",
            key=place.key,
            question_id=place.question_id,
            organisation="" if facts is None else facts.organisation,
            rating=code,
            words=session.framework.scale.words(code or None),
        )

    def _show_rows(self) -> None:
        words = self._words.text().casefold().split()
        rows = [
            one
            for one in self._rows
            if all(word in f"{one.organisation} {one.words}".casefold() for word in words)
        ]
        self._model.show_rows(rows)
        if rows:
            current = self._list.row
            self._list.go_to("" if current is None else current.id)
        else:
            self._reader.clear_answer("No answer is like that.")

    def _show_current(self) -> None:
        row = self._list.row
        if row is None or not self.isVisible():
            return
        read = self._session.read(row.key)
        if read is None:
            self._reader.clear_answer(FETCHING)
        elif isinstance(read, KnownError):
            self._reader.clear_answer(str(read))
        else:
            self._reader.show_answer(read, row.question_id)
