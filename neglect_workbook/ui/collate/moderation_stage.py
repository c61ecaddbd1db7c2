"""The stage 'Moderation': the sample at the left, the answer in the middle, what we say of it."""

import random
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.collating.sample import SampledAnswer, Why
from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.feedback.words import RESULT_WORDS
from neglect_workbook.ui.collate.answer_list import AnswerList, AnswerModel, AnswerRow
from neglect_workbook.ui.collate.answer_reader import AnswerReader
from neglect_workbook.ui.collate.answers_view import FETCHING
from neglect_workbook.ui.collate.moderation_panel import ModerationPanel
from neglect_workbook.ui.collate.sample_panel import SamplePanel
from neglect_workbook.ui.collate.sample_words import (
    WHY_WORDS,
    direction_words,
    do_differ,
    found_words,
    to_agree_words,
)
from neglect_workbook.ui.collate.stage import NO_LIMIT, Stage
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.filter_line import FilterLine
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import Lead, SectionHeading
from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from neglect_workbook.domain.collating.records import AnswerModeration
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme

_LIST: Final = 300
_PANEL: Final = 408
_LOW_LIST: Final = 300
_LOW_READER: Final = 340
#: What is listed, apart from one cause of being in the sample.
_TO_DO, _ALL, _DONE, _TO_AGREE = "to_do", "all", "done", "to_agree"
_FILTERS: Final[Mapping[str, str]] = {
    _TO_DO: "To do",
    _ALL: "All",
    _DONE: "Done",
    _TO_AGREE: "To agree",
    **{why.value: words for why, words in WHY_WORDS.items()},
}
_FIRST, _SECOND = "1", "2"
_NOTHING_LEFT: Final = "Nothing of the sample is like that now."


class ModerationStage(Stage):
    """A panel reads the sample answer by answer. Everything is kept as it is chosen and typed."""

    def __init__(
        self, theme: "Theme", session: "CollationSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, session, parent)
        self._moderator = 1
        self._filter = _TO_DO
        self._shown_id = ""
        self._title = SectionHeading(theme)
        self._choose = Button(theme, _FILTERS[_TO_DO], kind="quiet", icon="filter", is_slim=True)
        self._found = Lead(theme)
        self._leaning = Lead(theme)
        self._how = Button(theme, "How it was drawn", kind="link")
        people = [Segment(_FIRST, "First"), Segment(_SECOND, "Second")]
        self._people = SegmentedControl(theme, people, "Which moderator", is_slim=True)
        self._people.set_current(_FIRST)
        self._words = FilterLine(theme, "Filter by words")
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._model = AnswerModel(session.framework)
        self._list = AnswerList(theme, self._model, "Sample")
        self._reader = AnswerReader(theme, session.framework)
        self._sample = SamplePanel(theme)
        self._panel = ModerationPanel(theme, session.framework.scale)
        self._left, self._middle = QWidget(), QWidget()
        self._right = QWidget()
        self._content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._scroll = ColumnScroll(theme)
        self._is_drawing = False
        self._build()
        self._connect()

    @property
    def panel(self) -> ModerationPanel:
        """Where a moderator says what they think."""
        return self._panel

    @property
    def rows(self) -> Sequence[AnswerRow]:
        """What is listed."""
        return self._model.rows

    def show_filter(self, chosen: str) -> None:
        """List other answers: "to_do", "all", "done", "to_agree" or a ``Why``."""
        self._filter = chosen
        self._choose.set_words(_FILTERS[chosen])
        self.refresh()

    @override
    def refresh(self) -> None:
        session = self.session
        head, agreement = session.head, session.agreement
        is_drawing = self._is_drawing or not head.is_sampled
        if is_drawing and not self._is_drawing:
            self._sample.show_head(head, random.SystemRandom().randrange(1_000, 1_000_000))
        self._title.setText(f"Sample of {agreement.sampled}" if head.is_sampled else "Sample")
        self._found.setText(found_words(agreement) if head.is_sampled else "Not drawn yet")
        said = (direction_words(agreement), to_agree_words(agreement))
        self._leaning.setText(" ".join(word for word in said if word))
        self._leaning.setVisible(bool(self._leaning.text()))
        for widget in (self._choose, self._people, self._words, self._how, self._list):
            widget.setVisible(head.is_sampled)
        self._sample.setVisible(is_drawing)
        self._reader.setVisible(not is_drawing)
        self._right.setVisible(not is_drawing)
        self._panel.set_read_only(is_read_only=session.is_read_only)
        self._show_rows()

    @override
    def flush(self) -> None:
        self._panel.flush()

    @override
    def focus_find(self) -> bool:
        if not self.session.head.is_sampled:
            return False
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()
        return True

    @override
    def arrange(self, *, narrow: bool) -> None:
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        theme = self.theme
        for part, width in ((self._left, _LIST), (self._right, _PANEL)):
            part.setMinimumWidth(0 if narrow else theme.scaled(width))
            part.setMaximumWidth(NO_LIMIT if narrow else theme.scaled(width))
        low = theme.scaled(_LOW_LIST)
        self._left.setMinimumHeight(low if narrow else 0)
        self._left.setMaximumHeight(low if narrow else NO_LIMIT)
        self._middle.setMinimumHeight(theme.scaled(_LOW_READER) if narrow else 0)
        self._panel.set_whole(is_whole=narrow)

    # -- building ---------------------------------------------------------------------

    def _build(self) -> None:
        self._left.setProperty("ground", "panel")
        self._left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._choose)
        said = QVBoxLayout()
        said.setContentsMargins(12, 0, 12, 6)
        said.setSpacing(4)
        said.addWidget(self._found)
        said.addWidget(self._leaning)
        said.addWidget(self._how, 0, Qt.AlignmentFlag.AlignLeft)
        who = QHBoxLayout()
        who.setSpacing(10)
        label = Lead(self.theme, "Moderator")
        label.setWordWrap(False)
        who.addWidget(label)
        who.addWidget(self._people)
        who.addStretch(1)
        said.addLayout(who)
        said.addWidget(self._words)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(8, 14, 6, 8)
        left.setSpacing(4)
        left.addLayout(head)
        left.addLayout(said)
        left.addWidget(self._list, 1)
        left.addStretch(0)
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self._reader, 1)
        drawing = QVBoxLayout()
        drawing.setContentsMargins(26, 16, 26, 16)
        drawing.addWidget(self._sample)
        drawing.addStretch(1)
        middle.addLayout(drawing)
        self._sample.setMaximumWidth(720)
        right = QHBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(Hairline(self.theme, is_upright=True))
        right.addWidget(self._panel, 1)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self._left)
        self._columns.addWidget(Hairline(self.theme, is_upright=True))
        self._columns.addWidget(self._middle, 1)
        self._columns.addWidget(self._right)
        self._scroll.show_column(self._content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._panel.show_privacy_line(self.session.framework.wording.privacy_short)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._open_menu)
        self._how.clicked.connect(self._show_how)
        self._words.textChanged.connect(self._show_rows)
        self._words.left_downwards.connect(self._list.setFocus)
        self._list.reached.connect(self._on_reached)
        self._list.opened.connect(self._panel.focus_rating)
        self._sample.draw_requested.connect(self._on_draw)
        self._sample.closed.connect(self._hide_how)
        self._panel.edited.connect(self._on_edited)
        self._people.chosen.connect(self._on_moderator)
        self._panel.skipped.connect(self._on_skipped)
        self._panel.saved.connect(self._on_saved)
        self.session.content_ready.connect(self._on_content)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for key, words in _FILTERS.items():
            if key == Why.RED.value:
                menu.addSeparator()
            action = QAction(words, menu, checkable=True, checked=key == self._filter)
            action.setData(key)
            group.addAction(action)
            menu.addAction(action)
        group.triggered.connect(lambda action: self.show_filter(str(action.data())))
        menu.popup(self._choose.mapToGlobal(self._choose.rect().bottomLeft()))

    # -- what is listed ---------------------------------------------------------------

    def _show_rows(self) -> None:
        session = self.session
        rows = [self._row(one) for one in session.sample if self._is_listed(one)]
        self._model.show_rows(rows)
        if not rows:
            self._shown_id = ""
            self._reader.clear_answer(_NOTHING_LEFT)
            self._panel.setEnabled(False)
            return
        current = self._list.current_row
        if current is None or current.id != self._shown_id:
            self._list.go_to(self._shown_id)
        self._show_current()

    def _is_listed(self, one: SampledAnswer) -> bool:
        words = self._words.text().casefold().split()
        said = f"{one.organisation} {one.question_id} {WHY_WORDS[one.why]}".casefold()
        if not all(word in said for word in words):
            return False
        mine = self.session.moderation(one, self._moderator)
        if self._filter == _TO_DO:
            # What is being moderated stays until somebody goes on.
            return not mine.is_done or _id(one) == self._shown_id
        if self._filter == _DONE:
            return mine.is_done
        if self._filter == _TO_AGREE:
            first, second = (self.session.moderation(one, number) for number in (1, 2))
            return do_differ(first, second)
        return self._filter in (_ALL, one.why.value)

    def _row(self, one: SampledAnswer) -> AnswerRow:
        icon, ink, words = self._mark(one)
        return AnswerRow(
            id=_id(one),
            key=one.key,
            question_id=one.question_id,
            organisation=one.organisation,
            rating=self.session.rating_of(one),
            words=WHY_WORDS[one.why],
            icon=icon,
            ink=ink,
            icon_words=words,
        )

    def _mark(self, one: SampledAnswer) -> tuple[str, str, str]:
        """Icon, ink and words for how far an answer's moderation is."""
        session = self.session
        mine = session.moderation(one, self._moderator)
        if do_differ(session.moderation(one, 1), session.moderation(one, 2)):
            return "circle-alert", "amber", "to agree between two moderators"
        if mine.is_done and mine.answer_digest and mine.answer_digest != one.digest:
            return "refresh-cw", "amber", "changed since it was moderated"
        if mine.is_done:
            return "check", "green", "done"
        if mine.is_skipped:
            return "minus", "ink3", "skipped"
        return "", "", ""

    # -- the answer -------------------------------------------------------------------

    @property
    def _current(self) -> SampledAnswer | None:
        row = self._list.current_row
        if row is None:
            return None
        return next((one for one in self.session.sample if _id(one) == row.id), None)

    def _on_reached(self, row_id: str) -> None:
        if row_id != self._shown_id:
            self._panel.flush()
        self._show_current()

    def _show_current(self) -> None:
        one = self._current
        if one is None:
            return
        is_new = _id(one) != self._shown_id
        self._shown_id = _id(one)
        session = self.session
        read = session.read(one.key)
        if read is None:
            self._reader.clear_answer(FETCHING)
        elif isinstance(read, KnownError):
            self._reader.clear_answer(str(read))
        else:
            self._reader.show_answer(read, one.question_id)
        mine = session.moderation(one, self._moderator)
        other = session.moderation(one, 3 - self._moderator)
        set_id = session.framework.question(one.question_id).set_id
        meanings = {
            rating.code: rating.meaning.get(set_id, "")
            for rating in session.framework.scale.ratings
        }
        self._panel.setEnabled(True)
        self._panel.show_moderation(
            mine, session.rating_of(one), self._other_words(other), meanings, is_new=is_new
        )

    def _other_words(self, other: "AnswerModeration") -> str:
        if not other.is_done:
            return ""
        who = "second" if self._moderator == 1 else "first"
        words = RESULT_WORDS[ModerationResult(other.result)].lower()
        rating = self.session.framework.scale.words(other.rating) if other.rating else ""
        return f"The {who} moderator: {words}{f', {rating}' if rating else ''}."

    # -- what happens -----------------------------------------------------------------

    def _on_edited(self, fields: Mapping[str, str]) -> None:
        one = self._by_id(self._shown_id)
        if one is not None:
            self.session.moderate(one, self._moderator, fields)

    def _on_moderator(self, moderator: str) -> None:
        self._panel.flush()
        self._moderator = int(moderator)
        self._shown_id = ""
        self.refresh()

    def _on_skipped(self) -> None:
        self._panel.flush()
        one = self._by_id(self._shown_id)
        if one is not None and not self.session.moderation(one, self._moderator).is_done:
            self.session.skip(one, self._moderator)
        self._go_on()

    def _on_saved(self) -> None:
        self._panel.flush()
        if not self._panel.is_done:
            self._panel.ask_for_result()
            return
        self._go_on()

    def _go_on(self) -> None:
        """To the next of the list; after the last, to the first that is left."""
        rows = [one.id for one in self._model.rows]
        here = rows.index(self._shown_id) if self._shown_id in rows else -1
        after = (*rows[here + 1 :], *rows[: max(0, here)])
        self._shown_id = after[0] if after else ""
        if after:
            self._list.go_to(after[0])
            # The one before may be shown as the new one otherwise.
            self._shown_id = ""
            self._show_current()
        self._show_rows()
        self._panel.focus_rating()

    def _by_id(self, row_id: str) -> SampledAnswer | None:
        return next((one for one in self.session.sample if _id(one) == row_id), None)

    def _on_content(self, key: str) -> None:
        row = self._list.current_row
        if row is not None and row.key == key and self.isVisible():
            self._show_current()

    def _show_how(self) -> None:
        self._is_drawing = True
        self._sample.show_head(self.session.head, self.session.head.sample_seed)
        self.refresh()
        self._sample.focus_first()

    def _hide_how(self) -> None:
        self._is_drawing = False
        self.refresh()

    def _on_draw(self, seed: int, in_hundred: int) -> None:
        self._is_drawing = False
        self.session.draw_sample(seed, in_hundred)
        self.refresh()


def _id(one: SampledAnswer) -> str:
    return f"{one.return_id}/{one.question_id}"
