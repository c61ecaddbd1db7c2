"""What one of two copies says, with the button that keeps it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from neglect_workbook.domain.word_differences import only_here
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.labels import Hint, Strong
from neglect_workbook.ui.widgets.runs_label import Run, RunsLabel
from neglect_workbook.ui.widgets.spoken import joined

if TYPE_CHECKING:
    from neglect_workbook.domain.word_differences import Stretch
    from neglect_workbook.ui.theme import Theme

#: Breaks a line within one text of several runs.
_LINE_END: Final = "\u2028"
_NOW: Final = "This is in the {noun} now."
_MOST_SHOWN: Final = 3
_LONGEST_SHOWN: Final = 60


class SideCard(Card):
    """Whose it is, when it was written, the text with what is only here in bold, and 'Keep'.

    Signals:
        kept: somebody wants to keep this one.
    """

    kept = Signal()

    def __init__(self, theme: "Theme", noun: str) -> None:
        """Make an empty side.

        Args:
            theme: gives fonts and colours.
            noun: what kind of file it is.
        """
        super().__init__(theme, ground="panel")
        self._whose = Strong(theme)
        self._when = Hint(theme)
        self._now = Hint(theme, _NOW.format(noun=noun))
        self._text = RunsLabel(theme)
        self._only_here = Hint(theme)
        self.keep = Button(theme, "")
        self.keep.clicked.connect(self.kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(4)
        column.addWidget(self._whose)
        column.addWidget(self._when)
        column.addWidget(self._now)
        column.addSpacing(4)
        column.addWidget(self._text)
        column.addSpacing(4)
        column.addWidget(self._only_here)
        column.addStretch(1)
        column.addSpacing(6)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)

    def show_side(self, whose: str, when: str, keep: str, *, is_now: bool) -> None:
        """Say whose it is, when it was written, and what keeping it is called.

        Args:
            whose: which copy or change it is.
            when: when it was written.
            keep: the words of the button.
            is_now: whether it is what the file holds until somebody chooses.
        """
        self._now.setVisible(is_now)
        self._whose.setText(whose)
        self._when.setText(when)
        self.keep.set_words(keep)

    def show_text(self, text: str, stretches: "tuple[Stretch, ...] | None", note: str) -> None:
        """Show what it says.

        Args:
            text: what it says.
            stretches: the same, cut where it differs from the other copy; ``None`` where no
                words are compared.
            note: said in place of the words that are only here.
        """
        runs = [Run(text)]
        if stretches is not None:
            runs = [Run(one.text, is_strong=one.is_only_here) for one in stretches]
            note = _only_here(only_here(stretches))
        self._text.set_runs([Run(run.text.replace("\n", _LINE_END), run.is_strong) for run in runs])
        self._text.setAccessibleName(text)
        self._only_here.setText(note)
        self._only_here.setVisible(bool(note))
        now = self._now.text() if not self._now.isHidden() else ""
        said = (self._whose.text(), self._when.text(), now, text, note)
        self.setAccessibleName(joined(said))
        self.keep.setAccessibleDescription(text)


def _only_here(words: tuple[str, ...]) -> str:
    """The words of which the other copy has none, said in a line."""
    if not words:
        return "All of it is in the other copy too."
    shown = [f"'{_short(one)}'" for one in words[:_MOST_SHOWN]]
    more = len(words) - len(shown)
    return f"Only here: {', '.join(shown)}" + (f", and {more} more." if more else ".")


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN].rstrip()}…"
