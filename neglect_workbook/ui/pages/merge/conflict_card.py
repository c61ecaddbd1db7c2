"""One place where two copies differ: what each says, side by side, and the choice."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout
from typing_extensions import override

from neglect_workbook.domain.dates import clock_time, long_date
from neglect_workbook.domain.word_differences import compare_words
from neglect_workbook.keeping.apart import Choice, Difference
from neglect_workbook.ui.pages.merge.side_card import SideCard
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.labels import Hint, Lead, SectionHeading
from neglect_workbook.ui.widgets.spoken import joined

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from neglect_workbook.keeping.apart import Conflict
    from neglect_workbook.keeping.apart_words import ConflictWords
    from neglect_workbook.ui.theme import Theme

#: Pixels at 100 percent from which on a side can stand beside the other.
_LEAST: Final = 380
_GAP: Final = 14
_TOO_LONG: Final = "The texts are too long to mark where they differ."
_BOTH_TEXTS: Final = "Both texts stay, one after the other, with a line between them."
_BOTH_RECORDS: Final = "Both stay as they are."
_KEEP: Final = {
    True: ("Keep what your copy says", "Keep what the other copy says"),
    False: ("Keep the earlier change", "Keep the later change"),
}
_WHOSE: Final = {
    True: ("Your copy", "The other copy"),
    False: ("The earlier change", "The later change"),
}


class ConflictCard(Card):
    """The place, the two sides, and 'Keep both' where both can be kept.

    Signals:
        chosen: the Choice that somebody made.
        place_requested: somebody wants to see the place in the file.
    """

    chosen = Signal(object)
    place_requested = Signal()

    def __init__(self, theme: "Theme", noun: str) -> None:
        """Make an empty card.

        Args:
            theme: gives fonts and colours.
            noun: what kind of file it is.
        """
        super().__init__(theme)
        self._theme = theme
        self._place = SectionHeading(theme)
        self._field = Lead(theme)
        self._since = Hint(theme, "This was changed after the copies came together.")
        self.go = Button(theme, "", kind="link")
        self.go.clicked.connect(self.place_requested)
        self.sides = (SideCard(theme, noun), SideCard(theme, noun))
        self.keep_both = Button(theme, "Keep both")
        self._both = Hint(theme)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._last = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        for side, choice in zip(self.sides, (Choice.OURS, Choice.THEIRS), strict=True):
            side.kept.connect(lambda choice=choice: self.chosen.emit(choice))
        self.keep_both.clicked.connect(lambda: self.chosen.emit(Choice.BOTH))
        theme.changed.connect(self._fit)

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    def show_conflict(
        self, conflict: "Conflict", words: "ConflictWords", link: str, *, can_choose: bool
    ) -> None:
        """Show another one.

        Args:
            conflict: what differs.
            words: how it is told of.
            link: the way to its place in the file; empty where there is none.
            can_choose: whether the file can be changed.
        """
        self._place.setText(words.place)
        self._field.setText(words.field)
        self._since.setVisible(conflict.is_changed_since)
        self.go.set_words(link)
        self.go.setVisible(bool(link))
        self.setAccessibleName(joined((words.place, words.field)))
        self._show_sides(conflict, words)
        can_keep_both = Choice.BOTH in conflict.choices
        is_pair = conflict.difference is Difference.TWIN or not conflict.is_text
        self._both.setText(_BOTH_RECORDS if is_pair else _BOTH_TEXTS)
        for part in (self.keep_both, self._both):
            part.setVisible(can_keep_both)
        for button in (self.sides[0].keep, self.sides[1].keep, self.keep_both):
            button.setEnabled(can_choose)

    def _show_sides(self, conflict: "Conflict", words: "ConflictWords") -> None:
        compared = compare_words(words.ours, words.theirs) if conflict.is_text else None
        note = _TOO_LONG if conflict.is_text and compared is None else ""
        keep, whose = _keep_words(conflict), _WHOSE[conflict.is_sure]
        said = ((conflict.ours, words.ours), (conflict.theirs, words.theirs))
        for at, (side, (change, text)) in enumerate(zip(self.sides, said, strict=True)):
            stands = words.stands in {Choice.BOTH, (Choice.OURS, Choice.THEIRS)[at]}
            side.show_side(whose[at], _when(change.made_at), keep[at], is_now=stands)
            side.show_text(text, compared[at] if compared else None, note)

    def _arrange(self) -> None:
        self._beside.setSpacing(_GAP)
        for side in self.sides:
            self._beside.addWidget(side, 1)
        self._last.setSpacing(10)
        self._last.addWidget(self.keep_both, 0, Qt.AlignmentFlag.AlignLeft)
        self._last.addWidget(self._both, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(4)
        column.addWidget(self._place)
        column.addWidget(self._field)
        column.addWidget(self._since)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addLayout(self._beside)
        column.addSpacing(8)
        column.addLayout(self._last)

    def _fit(self) -> None:
        """Put the sides beside each other, or under each other where there is no room."""
        is_wide = self.width() >= 2 * self._theme.scaled(_LEAST) + _GAP
        direction = QBoxLayout.Direction
        wanted = direction.LeftToRight if is_wide else direction.TopToBottom
        self._beside.setDirection(wanted)
        self._last.setDirection(wanted)


def _keep_words(conflict: "Conflict") -> tuple[str, str]:
    if conflict.difference is Difference.REMOVED:
        removals = (conflict.our_value, conflict.their_value)
        remove, keep = ("Remove it", "Keep it")
        return (remove, keep) if removals[0] else (keep, remove)
    return _KEEP[conflict.is_sure]


def _when(moment: datetime) -> str:
    made = moment.astimezone()
    return f"Changed on {long_date(made.date())} at {clock_time(made)}"
