"""How many words a box holds, of how many it asks for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from neglect_workbook.domain.progress import word_count
from neglect_workbook.ui.widgets.labels import Hint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.ui.theme import Theme


class WordCounter(Hint):
    """'29 of 150 words'; semibold and amber over the limit. Nothing is ever cut."""

    def __init__(self, theme: "Theme", limit: int, parent: "QWidget | None" = None) -> None:
        super().__init__(theme, "", parent)
        self._limit = limit
        self._words = 0
        self.setWordWrap(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._fit)
        self.count("")

    @property
    def is_over(self) -> bool:
        """Whether there are more words than the box asks for."""
        return self._words > self._limit

    def count(self, text: str) -> None:
        """Count the words of a text and show how many there are."""
        self._words = word_count(text)
        self._is_strong = self.is_over
        self.set_token("amber" if self.is_over else "ink3")
        self.setText(f"{self._words} of {self._limit} words")
        self._fit()

    def _fit(self) -> None:
        """Keep the size of as many digits: of another one, the whole page is laid out anew."""
        digits = "0" * len(str(self._words))
        width = self.fontMetrics().horizontalAdvance(f"{digits} of {self._limit} words")
        self.setFixedSize(width, self.fontMetrics().height())
