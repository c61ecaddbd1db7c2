"""What a ColumnScroll scrolls: parts under each other, as high as the width makes them."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class Column(QWidget):
    """A widget whose least height is that of its present width, not that of its least width.

    Wrapped texts are highest where they are narrowest, and a scroll area would keep room for that.
    """

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)
