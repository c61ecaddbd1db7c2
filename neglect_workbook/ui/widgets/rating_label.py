"""A rating as it is always shown: its mark and its words."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from neglect_workbook.ui.symbols import paint_rating
from neglect_workbook.ui.widgets.mark_label import MarkLabel

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

    from neglect_workbook.domain.rating_scale import RatingScale
    from neglect_workbook.ui.theme import Theme


class RatingLabel(MarkLabel):
    """The mark and the words of a rating; dashed and 'not answered' until one is set."""

    def __init__(
        self,
        theme: "Theme",
        scale: "RatingScale",
        *,
        is_short: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show that there is no rating yet.

        Args:
            theme: gives colours and sizes.
            scale: gives the words.
            is_short: show the words for cells; the full ones are tooltip and accessible name.
            parent: the widget it belongs to.
        """
        self._scale = scale
        self._is_short = is_short
        self._code: str | None = None
        super().__init__(theme, parent=parent)
        self.set_code(None)

    @property
    def code(self) -> str | None:
        """The code shown; ``None`` for not answered."""
        return self._code

    def set_code(self, code: str | None) -> None:
        """Show a rating. Raises ``KeyError`` for a code that the scale does not have."""
        words = self._scale.words(code)
        self._code = code
        self.setAccessibleName(words)
        if self._is_short:
            self.setToolTip(words)
            short = self._scale.not_answered_short
            self.setText(short if code is None else self._scale.rating(code).short)
        else:
            self.setText(words)
        self.update()

    @override
    def paint_mark(self, painter: "QPainter", rect: "QRect") -> None:
        paint_rating(painter, rect, self._code or "", self._theme)
