"""A layout that fills a line and goes on in the next, for chips and badges."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """Items in reading order, each at its natural width, wrapped like words."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        """Make an empty layout without margins.

        Args:
            parent: the widget that it lays out.
            gap: pixels between items and between lines.
        """
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, arg__1: QLayoutItem) -> None:
        self._items.append(arg__1)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        self.invalidate()
        return item

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._arrange(QRect(0, 0, arg__1, 0), is_moving=False)

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        self._arrange(arg__1, is_moving=True)

    @override
    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        height = max((size.height() for size in sizes), default=0)
        return self._with_margins(QSize(width, height))

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _arrange(self, rect: QRect, *, is_moving: bool) -> int:
        """Place the items, or only find out how high they come, in pixels."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        left = inner.left()
        top = inner.top()
        line_height = 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            width = min(item.sizeHint().width(), max(inner.width(), item.minimumSize().width()))
            height = item.heightForWidth(width) if item.hasHeightForWidth() else -1
            height = max(height, item.minimumSize().height(), 0) or item.sizeHint().height()
            if line and left + width > inner.right() + 1:
                self._place(line, line_height, is_moving=is_moving)
                line = []
                left = inner.left()
                top += line_height + self._gap
                line_height = 0
            line.append((item, QRect(QPoint(left, top), QSize(width, height))))
            left += width + self._gap
            line_height = max(line_height, height)
        self._place(line, line_height, is_moving=is_moving)
        return top + line_height - inner.top() + margins.top() + margins.bottom()

    @staticmethod
    def _place(line: list[tuple[QLayoutItem, QRect]], height: int, *, is_moving: bool) -> None:
        """Centre the items of a line on each other."""
        if not is_moving:
            return
        for item, rect in line:
            item.setGeometry(rect.translated(0, (height - rect.height()) // 2))

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
