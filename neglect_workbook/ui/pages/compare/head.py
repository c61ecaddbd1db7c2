"""The head of the Compare page: its title, a summary, and which two reviews are compared."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.choice_field import ChoiceField
from neglect_workbook.ui.widgets.labels import Lead, PageTitle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.ui.theme import Theme

_FIELD_WIDTH = 230


class CompareHead(QWidget):
    """The earlier review at the left, the later one at the right.

    Signals:
        chosen: another pair of reviews was chosen: the ids of the earlier and the later.
    """

    chosen = Signal(str, str)

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self.summary = Lead(theme)
        self._offered: tuple[tuple[tuple[str, str], ...], ...] = ()
        self._before = ChoiceField(theme, "Earlier review", ())
        self._after = ChoiceField(theme, "Later review", ())
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PageTitle(theme, "Compare"))
        words.addWidget(self.summary)
        words.addStretch(1)
        self._row.addLayout(words, 1)
        choices = QHBoxLayout()
        choices.setSpacing(16)
        self._row.addLayout(choices)
        for field in (self._before, self._after):
            choices.addWidget(field)
            field.chosen.connect(self._tell)
        theme.changed.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._fit()

    def show_reviews(
        self, reviews: "Sequence[tuple[str, str]]", before_id: str, after_id: str
    ) -> None:
        """Offer the reviews, and show which two are compared.

        Whichever is the earlier one, only those after it are offered as the later one.

        Args:
            reviews: id and words of each, oldest first; fewer than two offer nothing.
            before_id: the earlier one.
            after_id: the later one.
        """
        ids = [review_id for review_id, _ in reviews]
        later = ids.index(before_id) + 1 if before_id in ids else 0
        offered = (tuple(reviews[:-1]), tuple(reviews[later:]))
        if offered != self._offered:
            self._offered = offered
            self._before.set_options(offered[0])
            self._after.set_options(offered[1])
        for field, choice in ((self._before, before_id), (self._after, after_id)):
            field.setVisible(len(reviews) > 1)
            field.set_choice(choice)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put the choices below the title, or at its right."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    def _fit(self) -> None:
        for field in (self._before, self._after):
            field.setMinimumWidth(self._theme.scaled(_FIELD_WIDTH))

    def _tell(self, _choice: str) -> None:
        self.chosen.emit(self._before.choice, self._after.choice)
