"""The disclosure: a heading that opens what is under it, in place."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.labels import Hint

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_ICON: Final = 18
_GAP: Final = 8
_PADDING: Final = 9
_HEIGHT: Final = 24
_MOST_HEIGHT: Final = 1000


class _Header(QPushButton):
    """The chevron and the heading; pressed, it opens or closes."""

    def __init__(self, theme: "Theme", title: str) -> None:
        super().__init__(title.replace("&", "&&"))
        self._theme = theme
        self._title = title
        self._note = ""
        # Not checkable: it would be announced as a box to tick.
        self.is_open = False
        # Enter presses it, as Space does.
        self.setAutoDefault(True)
        self._name()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_title(self, title: str) -> None:
        self._title = title
        self.setText(title.replace("&", "&&"))
        self._name()
        self.update()

    def set_note(self, note: str) -> None:
        """Be called by what stands at its right, too."""
        self._note = note
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._title}, {self._note}" if self._note else self._title)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(strong=True))
        width = self._theme.scaled(_ICON) + _GAP + metrics.horizontalAdvance(self._title) + 1
        return QSize(width, self._line_height(metrics))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(_ICON) * 4, self.sizeHint().height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        metrics = QFontMetrics(self._theme.font(strong=True))
        left = self._theme.scaled(_ICON) + _GAP
        room = QRect(0, 0, max(1, arg__1 - left), _MOST_HEIGHT)
        words = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._title)
        return self._line_height(metrics) - metrics.height() + words.height()

    def _line_height(self, metrics: QFontMetrics) -> int:
        return max(metrics.height(), self._theme.scaled(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        size = theme.scaled(_ICON)
        ink = "ink" if self.underMouse() else "ink2"
        name = "chevron-down" if self.is_open else "chevron-right"
        font = theme.font(strong=True)
        line = self._line_height(QFontMetrics(font))
        painter.drawPixmap(QPoint(0, (line - size) // 2), theme.pixmap(name, ink, _ICON))
        left = size + _GAP
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        painter.drawText(
            QRect(left, 0, self.width() - left, self.height()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap,
            self._title,
        )
        painter.end()


class Disclosure(QFrame):
    """A heading with a hairline over it, and what it opens.

    Signals:
        toggled: someone opened it (true) or closed it.
    """

    toggled = Signal(bool)

    def __init__(
        self,
        theme: "Theme",
        title: str,
        *,
        is_open: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a disclosure with nothing in it.

        Args:
            theme: gives colours and sizes.
            title: its heading, shown as it is.
            is_open: whether its content shows.
            parent: the widget it belongs to.
        """
        super().__init__(parent)
        self._theme = theme
        self._header = _Header(theme, title)
        self._trailing = Hint(theme)
        self._trailing.setWordWrap(False)
        self._trailing.hide()
        self._content: QWidget | None = None
        self._top = QHBoxLayout()
        self._top.setSpacing(_GAP)
        self._top.addWidget(self._header, 1)
        self._top.addWidget(self._trailing)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, _PADDING + 1, 0, _PADDING)
        self._column.setSpacing(7)
        self._column.addLayout(self._top)
        self._header.is_open = is_open
        self._header.clicked.connect(self._on_pressed)
        theme.changed.connect(self._on_theme_changed)
        self._describe()

    @property
    def is_open(self) -> bool:
        """Whether its content shows."""
        return self._header.is_open

    def set_open(self, *, is_open: bool) -> None:
        """Open or close it without saying so."""
        self._header.is_open = is_open
        self._show_content()

    def set_title(self, title: str) -> None:
        """Give it another heading."""
        self._header.set_title(title)

    def set_trailing(self, text: str) -> None:
        """Show a few quiet words at the right of the heading, such as a count."""
        self._trailing.setText(text)
        self._trailing.setVisible(text != "")
        self._header.set_note(text)

    def set_trailing_widget(self, widget: QWidget) -> None:
        """Show a mark at the right of the heading, such as that of a rating."""
        self._top.addWidget(widget)

    def set_content(self, widget: QWidget) -> None:
        """Give it what it opens; what was there before is deleted."""
        if self._content is not None:
            self._content.hide()
            self._column.removeWidget(self._content)
            self._content.deleteLater()
        self._content = widget
        self._column.addWidget(widget)
        self._show_content()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._theme.colour("line"))
        painter.end()

    def _on_pressed(self) -> None:
        self.set_open(is_open=not self.is_open)
        self.toggled.emit(self.is_open)

    def _show_content(self) -> None:
        if self._content is not None:
            self._content.setVisible(self.is_open)
        self._describe()

    def _describe(self) -> None:
        self._header.setAccessibleDescription("Open" if self.is_open else "Closed")
        self._header.update()

    def _on_theme_changed(self) -> None:
        self._header.updateGeometry()
        self.update()
