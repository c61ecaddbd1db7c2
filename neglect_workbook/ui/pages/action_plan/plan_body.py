"""The part of the page under the filters, which gives up height before the page scrolls."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widths import is_narrow

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_LEAST_HEIGHT: Final = 320
_GAP: Final = 16
#: Widths of the editor in pixels at 100 percent, and its part of the page between them.
_EDITOR_LEAST: Final = 420
_EDITOR_MOST: Final = 560
_EDITOR_SHARE: Final = 0.42
_EDITOR_ALONE: Final = 640
#: What the list needs beside the editor; with less, the editor takes its place.
_LIST_LEAST: Final = 300


class PlanBody(QWidget):
    """The list, and the editor beside it or in its place."""

    def __init__(self, theme: "Theme", plan: QWidget, editor: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._plan = plan
        self._editor = editor
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)

    def put_in_parts(self) -> None:
        """Take in the list and the editor, once this is in its own place on the page."""
        self._row.addWidget(self._plan, 1)
        self._row.addWidget(self._editor, 1)
        self._row.addStretch()

    def place_parts(self, width: int, *, has_list: bool) -> bool:
        """Give the list and the editor their room.

        Args:
            width: of the page's content, in pixels.
            has_list: false while there is nothing to list.

        Returns:
            Whether the editor stands alone while it is open.
        """
        least, most = self._theme.scaled(_EDITOR_LEAST), self._theme.scaled(_EDITOR_MOST)
        wide = max(least, min(most, round(width * _EDITOR_SHARE)))
        has_room = width - wide - _GAP >= self._theme.scaled(_LIST_LEAST)
        is_alone = not (has_list and has_room) or is_narrow(self, self._theme)
        self._plan.setHidden(is_alone and not self._editor.isHidden())
        self._editor.setMinimumWidth(0 if is_alone else wide)
        self._editor.setMaximumWidth(self._theme.scaled(_EDITOR_ALONE) if is_alone else wide)
        self.updateGeometry()
        return is_alone

    # The list would like the height of all its rows and scrolls with less. Asked for its height
    # by width, the page would take that wish for a need, and scroll as a whole.

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        least = self._theme.scaled(_LEAST_HEIGHT)
        column = self._plan.layout()
        if column is not None and not self._plan.isHidden():
            least = max(least, column.totalMinimumHeightForWidth(self._plan.width()))
        return QSize(0, least)
