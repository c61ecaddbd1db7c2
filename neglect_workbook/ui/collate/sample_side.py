"""The side of moderation that lists the sample: what was found, which answers, whose turn it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from neglect_workbook.domain.collating.sample import SampledAnswer, Why
from neglect_workbook.ui.collate.answer_list import AnswerList, AnswerModel, AnswerRow
from neglect_workbook.ui.collate.sample_rows import InSample, id_of
from neglect_workbook.ui.collate.sample_words import (
    WHY_WORDS,
    direction_words,
    do_differ,
    found_words,
    to_agree_words,
)
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.filter_line import FilterLine
from neglect_workbook.ui.widgets.labels import Lead, SectionHeading
from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme

#: What is listed, apart from one cause of being in the sample.
TO_DO, _ALL, _DONE, TO_AGREE = "to_do", "all", "done", "to_agree"
_FILTERS: Final[Mapping[str, str]] = {
    TO_DO: "To do",
    _ALL: "All",
    _DONE: "Done",
    TO_AGREE: "To agree",
    **{why.value: words for why, words in WHY_WORDS.items()},
}
_FIRST, _SECOND = "1", "2"


class SampleSide(QWidget):
    """What is being moderated stays listed until somebody goes on to another answer.

    Signals:
        reached: the id of the answer that the list is at.
        opened: Enter was pressed on it.
        emptied: nothing is listed.
        moderator_changed: the other moderator's turn.
        how_requested: show how the sample was drawn.
    """

    reached = Signal(str)
    opened = Signal()
    emptied = Signal()
    moderator_changed = Signal()
    how_requested = Signal()

    def __init__(self, theme: "Theme", session: "CollationSession") -> None:
        super().__init__()
        self._session = session
        self._filter = TO_DO
        self._kept = ""
        self._by_id: Mapping[str, InSample] = {}
        self._said: object = None
        self._touched_now: frozenset[str] = frozenset()
        self._title = SectionHeading(theme)
        self._choose = Button(theme, _FILTERS[TO_DO], kind="quiet", icon="filter", is_slim=True)
        self._choose.setAccessibleDescription("Which answers are listed")
        self._found = Lead(theme)
        self._leaning = Lead(theme)
        self._how = Button(theme, "How it was drawn", kind="link")
        people = [Segment(_FIRST, "First"), Segment(_SECOND, "Second")]
        self._people = SegmentedControl(theme, people, "Which moderator", is_slim=True)
        self._words = FilterLine(theme, "Filter by words")
        self._model = AnswerModel(session.framework)
        self._list = AnswerList(theme, self._model, "Sample")
        self._build(theme)
        self._choose.clicked.connect(self._open_menu)
        self._how.clicked.connect(self.how_requested)
        self._people.chosen.connect(self.moderator_changed)
        self._words.textChanged.connect(self._show_rows)
        self._words.left_downwards.connect(self._list.setFocus)
        self._list.reached.connect(self.reached)
        self._list.opened.connect(self.opened)

    @property
    def moderator(self) -> int:
        """Whose turn it is: 1 or 2."""
        return int(self._people.current_id)

    @property
    def rows(self) -> Sequence[AnswerRow]:
        """What is listed."""
        return self._model.rows

    @property
    def answer(self) -> SampledAnswer | None:
        """The answer that the list is at."""
        row = self._list.row
        return None if row is None else self.answer_of(row.id)

    def answer_of(self, row_id: str) -> SampledAnswer | None:
        """An answer of the sample by its id; ``None`` where it is not in it."""
        found = self._by_id.get(row_id)
        return None if found is None else found.answer

    def refresh(self) -> None:
        """Show the sample as it is now."""
        session = self._session
        self._by_id = session.sampled.rows
        self.show_counts()
        for widget in (self._choose, self._people, self._words, self._how, self._list):
            widget.setVisible(session.head.is_sampled)
        self._show_rows()

    def show_counts(self) -> None:
        """Show what was found so far."""
        head, agreement = self._session.head, self._session.agreement
        self._title.setText(f"Sample of {agreement.sampled}" if head.is_sampled else "Sample")
        self._found.setText(found_words(agreement) if head.is_sampled else "Not drawn yet")
        said = (direction_words(agreement), to_agree_words(agreement))
        self._leaning.setText(" ".join(word for word in said if word))
        self._leaning.setVisible(bool(self._leaning.text()))

    def show_row(self, one: SampledAnswer) -> None:
        """Show how far one answer is, and leave the others as they are."""
        listed = self._by_id.get(id_of(one))
        if listed is not None:
            self._model.show_row(self._row(listed))

    def show_filter(self, chosen: str) -> None:
        """List other answers: "to_do", "all", "done", "to_agree" or a ``Why``."""
        self._filter = chosen
        self._choose.set_words(_FILTERS[chosen])
        self._show_rows()

    def show_answer(self, row_id: str, moderator: int) -> None:
        """Go to an answer as one of the moderators, whatever is listed now."""
        self._words.clear()
        self._kept = row_id
        if moderator != self.moderator:
            self._people.set_current(str(moderator))
            self.moderator_changed.emit()
        self.show_filter(_ALL)

    def keep(self, row_id: str) -> None:
        """This answer is being moderated: it stays listed."""
        self._kept = row_id

    def go_on(self) -> None:
        """To the next of the list; after the last, to the first that is left."""
        ids = [one.id for one in self._model.rows]
        here = ids.index(self._kept) if self._kept in ids else -1
        after = (*ids[here + 1 :], *ids[: max(0, here)])
        before = self._by_id.get(self._kept)
        self._kept = after[0] if after else ""
        if not after:
            self._show_rows()
            return
        # One row goes at most: the others are not listed anew.
        self._list.go_to(self._kept)
        if before is not None and before.row.id in self._touched and not self._is_listed(before):
            self._model.remove_row(before.row.id)

    def focus_list(self) -> None:
        """Put the keyboard on the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_words(self) -> None:
        """Put the keyboard where words are looked for."""
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()

    def _build(self, theme: "Theme") -> None:
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._people.set_current(_FIRST)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._choose)
        who = QHBoxLayout()
        who.setSpacing(10)
        label = Lead(theme, "Moderator")
        label.setWordWrap(False)
        who.addWidget(label)
        who.addWidget(self._people)
        who.addStretch(1)
        said = QVBoxLayout()
        said.setContentsMargins(12, 0, 12, 6)
        said.setSpacing(4)
        said.addWidget(self._found)
        said.addWidget(self._leaning)
        said.addWidget(self._how, 0, Qt.AlignmentFlag.AlignLeft)
        said.addLayout(who)
        said.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 14, 6, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(said)
        column.addWidget(self._list, 1)
        column.addStretch(0)

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

    @property
    def _touched(self) -> frozenset[str]:
        """Ids of answers of which somebody said something: few of many, in a large sample."""
        said = self._session.snapshot.moderations
        if said is not self._said:
            self._said = said
            self._touched_now = frozenset(
                f"{one.return_id}/{one.question_id}" for one in said.values()
            )
        return self._touched_now

    def _listed(self) -> Iterator[AnswerRow]:
        words, touched = self._words.text().casefold().split(), self._touched
        for row_id, one in self._by_id.items():
            if not all(word in one.words for word in words):
                continue
            if row_id in touched:
                if self._is_listed(one):
                    yield self._row(one)
            elif self._filter in (TO_DO, _ALL, one.answer.why.value):
                yield one.row

    def _show_rows(self) -> None:
        rows = list(self._listed())
        self._model.show_rows(rows)
        if not rows:
            self._kept = ""
            self.emptied.emit()
            return
        current = self._list.row
        if current is None or current.id != self._kept:
            self._list.go_to(self._kept)
        current = self._list.row
        if current is not None:
            self.reached.emit(current.id)

    def _is_listed(self, listed: InSample) -> bool:
        """Whether the filter lets an answer through of which somebody said something."""
        one, session = listed.answer, self._session
        if self._filter == TO_DO:
            is_kept = listed.row.id == self._kept
            return is_kept or not session.moderation(one, self.moderator).is_done
        if self._filter == _DONE:
            return session.moderation(one, self.moderator).is_done
        if self._filter == TO_AGREE:
            return do_differ(session.moderation(one, 1), session.moderation(one, 2))
        return self._filter in (_ALL, one.why.value)

    def _row(self, listed: InSample) -> AnswerRow:
        icon, ink, words = self._mark(listed.answer)
        return replace(listed.row, icon=icon, ink=ink, icon_words=words)

    def _mark(self, one: SampledAnswer) -> tuple[str, str, str]:
        """Icon, ink and words for how far an answer's moderation is."""
        session = self._session
        mine = session.moderation(one, self.moderator)
        if do_differ(session.moderation(one, 1), session.moderation(one, 2)):
            return "circle-alert", "amber", "to agree between two moderators"
        if mine.is_done and mine.answer_digest and mine.answer_digest != one.digest:
            return "refresh-cw", "amber", "changed since it was moderated"
        if mine.is_done:
            return "check", "green", "done"
        return ("minus", "ink3", "skipped") if mine.is_skipped else ("", "ink2", "")
