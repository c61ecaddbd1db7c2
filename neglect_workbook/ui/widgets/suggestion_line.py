"""The last line of the checks: what they suggest."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.rating_label import RatingLabel

if TYPE_CHECKING:
    from neglect_workbook.domain.rating_scale import RatingScale
    from neglect_workbook.ui.theme import Theme

_SUGGEST: Final = "These suggest"
_NOTHING_YET: Final = "Answer the checks and we suggest a rating"
_ICON: Final = 16


class SuggestionLine(QWidget):
    """'These suggest', the symbol and the words of a rating; or that there is none yet."""

    def __init__(self, theme: "Theme", scale: "RatingScale") -> None:
        super().__init__()
        self._lead = IconLabel(theme, "corner-down-right", ink="ink2", size=_ICON)
        self._rating = _StrongRatingLabel(theme, scale)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._lead)
        layout.addWidget(self._rating, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._code: str | None = None
        self.set_code("")

    @property
    def text(self) -> str:
        """What the line says."""
        words = self._lead.text()
        return words if self._rating.isHidden() else f"{words} {self._rating.text()}"

    def set_code(self, code: str) -> None:
        """Show the rating that the checks suggest; empty for none yet."""
        if code == self._code:
            return
        self._code = code
        self._rating.set_code(code or None)
        self._rating.setVisible(bool(code))
        # Alone the words may wrap; before a rating they keep to one line.
        self._lead.setWordWrap(not code)
        self._lead.setText(_SUGGEST if code else _NOTHING_YET)


class _StrongRatingLabel(RatingLabel):
    _is_strong = True
    _mark_width = _mark_height = 17
