"""A layout that fills a line and goes on in the next, for chips and badges."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

_ENDLESS = (1 << 24) - 1
_NONE = Qt.AlignmentFlag(0)


class FlowLayout(QHBoxLayout):
    """Widgets in reading order, each at its natural width, wrapped like words.

    Qt keeps the layout's items, and this class only ever touches widgets. An item that Qt makes
    and deletes by itself leaves a dead object behind in Python; a later item may be made at
    the same address, be taken for the dead one, and end the program.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int | None = None
    ) -> None:
        """Make an empty layout without margins.

        Args:
            parent: the widget that it lays out.
            gap: pixels between items.
            line_gap: pixels between lines; as many where nothing is said.
        """
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._widgets: list[QWidget] = []
        # Qt asks for the height many times before anything changes.
        self._heights: dict[int, int] = {}
        self._gap = gap
        self._line_gap = gap if line_gap is None else line_gap
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addWidget(
        self,
        arg__1: QWidget,
        /,
        stretch: int | None = 0,
        alignment: Qt.AlignmentFlag = _NONE,
    ) -> None:
        """Add a widget at the end; it takes no share of the room that is left."""
        self._widgets.append(arg__1)
        super().addWidget(arg__1)

    @override
    def removeWidget(self, w: QWidget) -> None:
        self._widgets.remove(w)
        super().removeWidget(w)

    def widgets(self) -> tuple[QWidget, ...]:
        """The widgets in reading order, hidden ones too."""
        self._widgets = [one for one in self._widgets if isValid(one)]
        return tuple(self._widgets)

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def maximumSize(self) -> QSize:
        return QSize(_ENDLESS, _ENDLESS)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        height = self._heights.get(arg__1)
        if height is None:
            height = self._arrange(QRect(0, 0, arg__1, 0), is_moving=False)
            self._heights[arg__1] = height
        return height

    @override
    def minimumHeightForWidth(self, arg__1: int) -> int:
        return self.heightForWidth(arg__1)

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        self._arrange(arg__1, is_moving=True)

    @override
    def sizeHint(self) -> QSize:
        sizes = [_natural_size(one) for one in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        height = max((size.height() for size in sizes), default=0)
        return self._with_margins(QSize(width, height))

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for widget in self._shown():
            size = size.expandedTo(_least_size(widget))
        return self._with_margins(size)

    def _shown(self) -> list[QWidget]:
        return [one for one in self.widgets() if not one.isHidden()]

    def _arrange(self, rect: QRect, *, is_moving: bool) -> int:
        """Place the widgets, or only find out how high they come, in pixels."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        left = inner.left()
        top = inner.top()
        line_height = 0
        line: list[tuple[QWidget, QRect]] = []
        for widget in self._shown():
            least = _least_size(widget)
            width = min(_natural_size(widget).width(), max(inner.width(), least.width()))
            height = widget.heightForWidth(width) if widget.hasHeightForWidth() else -1
            height = max(height, least.height(), 0) or _natural_size(widget).height()
            if line and left + width > inner.right() + 1:
                self._place(line, line_height, is_moving=is_moving)
                line = []
                left = inner.left()
                top += line_height + self._line_gap
                line_height = 0
            line.append((widget, QRect(QPoint(left, top), QSize(width, height))))
            left += width + self._gap
            line_height = max(line_height, height)
        self._place(line, line_height, is_moving=is_moving)
        return top + line_height - inner.top() + margins.top() + margins.bottom()

    @staticmethod
    def _place(line: list[tuple[QWidget, QRect]], height: int, *, is_moving: bool) -> None:
        """Centre the widgets of a line on each other."""
        if not is_moving:
            return
        for widget, rect in line:
            widget.setGeometry(rect.translated(0, (height - rect.height()) // 2))

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())


def _least_size(widget: QWidget) -> QSize:
    """The size below which a widget is never taken, as Qt's own layouts reckon it."""
    policy, hint, least = widget.sizePolicy(), widget.sizeHint(), widget.minimumSizeHint()
    shrink = policy.PolicyFlag.ShrinkFlag.value
    can_narrow = bool(policy.horizontalPolicy().value & shrink)
    can_shorten = bool(policy.verticalPolicy().value & shrink)
    size = QSize(
        least.width() if can_narrow else max(hint.width(), least.width()),
        least.height() if can_shorten else max(hint.height(), least.height()),
    )
    size = size.boundedTo(widget.maximumSize())
    fixed = widget.minimumSize()
    return QSize(fixed.width() or size.width(), fixed.height() or size.height())


def _natural_size(widget: QWidget) -> QSize:
    """The size that a widget would like."""
    size = widget.sizeHint().expandedTo(widget.minimumSizeHint())
    return size.boundedTo(widget.maximumSize()).expandedTo(widget.minimumSize())
