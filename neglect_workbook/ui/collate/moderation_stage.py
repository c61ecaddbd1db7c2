"""The stage 'Moderation': the sample at the left, the answer in the middle, what we say of it."""

import random
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.feedback.words import RESULT_WORDS
from neglect_workbook.ui.collate.answer_reader import AnswerReader
from neglect_workbook.ui.collate.answers_view import FETCHING
from neglect_workbook.ui.collate.moderation_panel import ModerationPanel
from neglect_workbook.ui.collate.sample_panel import SamplePanel
from neglect_workbook.ui.collate.sample_side import SampleSide
from neglect_workbook.ui.collate.stage import NO_LIMIT, Stage, take_room_left
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.hairline import Hairline

if TYPE_CHECKING:
    from neglect_workbook.domain.collating.records import AnswerModeration
    from neglect_workbook.domain.collating.sample import SampledAnswer
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.file_session import ChangeNotice
    from neglect_workbook.ui.theme import Theme

_LIST: Final = 300
_PANEL: Final = 428
_LOW_LIST: Final = 300
_LOW_READER: Final = 340
_MOST_SEED: Final = 1_000_000
_NOTHING_LEFT: Final = "Nothing of the sample is like that now."


class ModerationStage(Stage):
    """A panel reads the sample answer by answer. Everything is kept as it is chosen and typed."""

    # Three columns, of which the answer in the middle needs as much as the one at its right.
    narrow_below = 1180

    def __init__(
        self, theme: "Theme", session: "CollationSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, session, parent)
        self._shown_id = ""
        self._is_drawing = False
        #: The list of the sample.
        self.side = SampleSide(theme, session)
        #: Where a moderator says what they think.
        self.panel = ModerationPanel(theme, session.framework.scale)
        #: How the sample is drawn.
        self.sample = SamplePanel(theme)
        self._reader = AnswerReader(theme, session.framework)
        self._middle, self._right = QWidget(), QWidget()
        self._drawing = QWidget()
        self._content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._scroll = ColumnScroll(theme)
        self._build()
        self._connect()

    @override
    def refresh(self) -> None:
        head = self.session.head
        is_drawing = self._is_drawing or not head.is_sampled
        if is_drawing and not self._is_drawing:
            self._show_draw(random.SystemRandom().randrange(1, _MOST_SEED))
        self._drawing.setVisible(is_drawing)
        self.sample.setEnabled(not self.session.is_read_only)
        self._reader.setVisible(not is_drawing)
        self._right.setVisible(not is_drawing)
        self.panel.set_read_only(is_read_only=self.session.is_read_only)
        self.side.refresh()

    def edit_text(self, said: "AnswerModeration", field: str) -> None:
        """Go to the "feedback" or the "note" of a moderator, whatever is listed."""
        self.side.show_answer(f"{said.return_id}/{said.question_id}", said.moderator)
        self.panel.focus_text(field)

    @override
    def flush(self) -> None:
        self.panel.flush()

    @override
    def focus_first(self) -> None:
        if self.session.head.is_sampled:
            self.side.focus_list()
        else:
            self.sample.focus_first()

    @override
    def focus_find(self) -> bool:
        if not self.session.head.is_sampled:
            return False
        self.side.focus_words()
        return True

    @override
    def arrange(self, *, narrow: bool) -> None:
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        theme = self.theme
        for part, width in ((self.side, _LIST), (self._right, _PANEL)):
            part.setMinimumWidth(0 if narrow else theme.scaled(width))
            part.setMaximumWidth(NO_LIMIT if narrow else theme.scaled(width))
        low = theme.scaled(_LOW_LIST)
        self.side.setMinimumHeight(low if narrow else 0)
        self.side.setMaximumHeight(low if narrow else NO_LIMIT)
        self._middle.setMinimumHeight(theme.scaled(_LOW_READER) if narrow else 0)
        self.panel.set_whole(is_whole=narrow)

    @override
    def take_change(self, notice: "ChangeNotice") -> None:
        one = self.side.answer_of(self._shown_id)
        if notice.initiator is not self or one is None:
            self.refresh()
            return
        # Our own change touches one answer: the list is not made anew for it.
        self.side.show_row(one)
        self.side.show_counts()
        self._show_moderation(one, is_new=False)

    # -- building ---------------------------------------------------------------------

    def _build(self) -> None:
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self._reader, 1)
        drawing = QVBoxLayout(self._drawing)
        drawing.setContentsMargins(26, 16, 26, 16)
        drawing.addWidget(self.sample)
        drawing.addStretch(1)
        middle.addWidget(self._drawing)
        self.sample.setMaximumWidth(720)
        right = QHBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(Hairline(self.theme, is_upright=True))
        right.addWidget(self.panel, 1)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self.side)
        self._columns.addWidget(Hairline(self.theme, is_upright=True))
        self._columns.addWidget(self._middle, 1)
        self._columns.addWidget(self._right)
        take_room_left(self._reader)
        self._scroll.show_column(self._content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self.panel.show_privacy_line(self.session.framework.wording.privacy_short)

    def _connect(self) -> None:
        side, panel = self.side, self.panel
        side.reached.connect(self._on_reached)
        side.emptied.connect(self._on_emptied)
        side.opened.connect(panel.focus_rating)
        side.moderator_changed.connect(self._on_moderator)
        side.how_requested.connect(self._show_how)
        self.sample.draw_requested.connect(self._on_draw)
        self.sample.closed.connect(self._hide_how)
        panel.edited.connect(self._on_edited)
        panel.skipped.connect(self._on_skipped)
        panel.saved.connect(self._on_saved)
        self.session.content_ready.connect(self._on_content)

    # -- the answer -------------------------------------------------------------------

    def _on_reached(self, row_id: str) -> None:
        one = self.side.answer_of(row_id)
        if one is None:
            return
        is_new = row_id != self._shown_id
        if is_new:
            self.panel.flush()
            self._shown_id = row_id
            self.side.keep(row_id)
        self._show_words(one)
        self._show_moderation(one, is_new=is_new)

    def _on_emptied(self) -> None:
        self._shown_id = ""
        self._reader.clear_answer(_NOTHING_LEFT)
        self.panel.setEnabled(False)

    def _show_words(self, one: "SampledAnswer") -> None:
        read = self.session.read(one.key)
        if read is None:
            self._reader.clear_answer(FETCHING)
        elif isinstance(read, KnownError):
            self._reader.clear_answer(str(read))
        else:
            self._reader.show_answer(read, one.question_id)

    def _show_moderation(self, one: "SampledAnswer", *, is_new: bool) -> None:
        session, moderator = self.session, self.side.moderator
        set_id = session.framework.question(one.question_id).set_id
        ratings = session.framework.scale.ratings
        meanings = {rating.code: rating.meaning.get(set_id, "") for rating in ratings}
        other = self._other_words(session.moderation(one, 3 - moderator))
        self.panel.setEnabled(True)
        self.panel.show_moderation(
            session.moderation(one, moderator),
            session.rating_of(one),
            other,
            meanings,
            is_new=is_new,
        )

    def _other_words(self, other: "AnswerModeration") -> str:
        if not other.is_done:
            return ""
        who = "second" if self.side.moderator == 1 else "first"
        words = RESULT_WORDS[ModerationResult(other.result)].lower()
        rating = self.session.framework.scale.words(other.rating) if other.rating else ""
        return f"The {who} moderator: {words}{f', {rating}' if rating else ''}."

    # -- what happens -----------------------------------------------------------------

    def _on_edited(self, fields: Mapping[str, str]) -> None:
        one = self.side.answer_of(self._shown_id)
        if one is not None:
            self.session.moderate(self, one, self.side.moderator, fields)

    def _on_moderator(self) -> None:
        """Show what the moderator whose turn it is said; typing was sent when its box was left."""
        shown_id = self._shown_id
        self.side.refresh()
        one = self.side.answer_of(self._shown_id)
        if one is not None and self._shown_id == shown_id:
            self._show_moderation(one, is_new=True)

    def _on_skipped(self) -> None:
        self.panel.flush()
        one = self.side.answer_of(self._shown_id)
        if one is not None and not self.panel.is_done:
            self.session.skip(self, one, self.side.moderator)
        self._go_on()

    def _on_saved(self) -> None:
        self.panel.flush()
        if not self.panel.is_done:
            self.panel.ask_for_result()
            return
        self._go_on()

    def _go_on(self) -> None:
        self.side.go_on()
        self.panel.focus_rating()

    def _on_content(self, key: str) -> None:
        one = self.side.answer_of(self._shown_id)
        if one is not None and one.key == key and self.isVisible():
            self._show_words(one)

    def _show_how(self) -> None:
        self._is_drawing = True
        self._show_draw(self.session.head.sample_seed)
        self.refresh()
        self.sample.focus_first()

    def _show_draw(self, proposed_seed: int) -> None:
        session = self.session
        drawn, possible = len(session.sample), session.sampled.possible
        self.sample.show_head(session.head, proposed_seed, drawn, possible)

    def _hide_how(self) -> None:
        self._is_drawing = False
        self.refresh()

    def _on_draw(self, seed: int, in_hundred: int, limit: int) -> None:
        self._is_drawing = False
        self.session.draw_sample(seed, in_hundred, limit)
        self.refresh()
        self.side.focus_list()
