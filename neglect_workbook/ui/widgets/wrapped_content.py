"""What a scroll area scrolls, where it holds texts that wrap."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class WrappedContent(QWidget):
    """As tall as its width needs: wrapped texts have no least height of their own."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)
