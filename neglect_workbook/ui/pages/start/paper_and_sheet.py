"""The ground of the pages without a workbook: paper at the left, the sheet at the right."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.sheet import Sheet
from neglect_workbook.ui.widgets.wrapped_content import WrappedContent
from neglect_workbook.ui.widths import is_narrow

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_PAPER_WIDTH: Final = 432
_PAPER_MARGINS: Final = (36, 30, 32, 24)
_SHEET_MARGINS: Final = (40, 28, 40, 20)
_NARROW_MARGINS: Final = (28, 18, 28, 18)
#: As wide as a widget can be; Qt's own name for it is not handed to Python.
_NO_LIMIT: Final = (1 << 24) - 1
_MOST_WIDE: Final = 960


class PaperAndSheet(QScrollArea):
    """Two columns, one above the other where the window is narrow. All of it scrolls as one."""

    def __init__(self, theme: "Theme", parent: QWidget | None = None) -> None:
        """Make both columns empty."""
        super().__init__(parent)
        self._theme = theme
        self._paper = QWidget()
        self._paper.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._sheet = Sheet(theme)
        #: What stands on the paper, from above.
        self.paper = QVBoxLayout(self._paper)
        #: What stands on the sheet, from above.
        self.sheet = QVBoxLayout(self._sheet)
        for column in (self.paper, self.sheet):
            column.setSpacing(0)
        content = WrappedContent()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self._paper)
        self._columns.addWidget(self._sheet, 1)
        # Of a viewport that Qt made itself, PySide would have to find out of what kind it is, and
        # for that make every kind of widget that there is, while the window opens.
        self.setViewport(QWidget())
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.changed.connect(self._arrange)

    @property
    def regions(self) -> tuple[QWidget, ...]:
        """The parts of the page that F6 goes round."""
        return self._paper, self._sheet

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Once everything has its place.
        QTimer.singleShot(0, self, self._show_focus)

    def arrange(self, *, narrow: bool) -> None:
        """Lay the columns out; a page with more to lay out does that here too."""
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._sheet.set_narrow(is_narrow=narrow)
        self.paper.setContentsMargins(*(_NARROW_MARGINS if narrow else _PAPER_MARGINS))
        if narrow:
            self.sheet.setContentsMargins(*_NARROW_MARGINS)
            self._paper.setMinimumWidth(0)
            self._paper.setMaximumWidth(_NO_LIMIT)
            return
        paper = self._theme.scaled(_PAPER_WIDTH)
        self._paper.setFixedWidth(paper)
        left, top, right, bottom = _SHEET_MARGINS
        spare = max(0, self.width() - paper - left - right - self._theme.scaled(_MOST_WIDE))
        self.sheet.setContentsMargins(left, top, right + spare, bottom)

    def _show_focus(self) -> None:
        focused = self.window().focusWidget()
        if self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)

    def _arrange(self) -> None:
        self.arrange(narrow=is_narrow(self, self._theme))
