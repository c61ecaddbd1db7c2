"""The news above a page: one thing at a time, with at most one thing to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from neglect_workbook.ui.widgets.banner import Banner, BannerKind
from neglect_workbook.ui.widgets.button import Button

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


def _nothing() -> None:
    """What a link does that is not shown."""


@dataclass(frozen=True, slots=True)
class News:
    """Something to say.

    Attributes:
        kind: "info", "warning" or "problem".
        strong: the first sentence.
        text: what follows it.
        link: what can be done about it; empty for nothing.
        on_link: does it.
    """

    kind: BannerKind
    strong: str
    text: str = ""
    link: str = ""
    on_link: Callable[[], None] = _nothing


class NewsBanner(QWidget):
    """A banner that stays until it is closed or there is other news."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._news = News("info", "")
        self._banner = Banner(theme, "info", "")
        self._banner.link_activated.connect(self._on_link)
        close = Button(theme, "", kind="quiet", icon="x", is_slim=True)
        close.setAccessibleName("Close this message")
        close.setToolTip("Close this message")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 12, 20, 0)
        row.setSpacing(6)
        row.addWidget(self._banner, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """All that it says."""
        return self._banner.accessibleName()

    def drop(self, link: str) -> None:
        """Take news away of which somebody does by themselves what its link would do."""
        if self._news.link == link:
            self.hide()

    def show_news(self, news: News) -> None:
        """Say something, to screen readers too."""
        self._news = news
        self._banner.set_content(news.kind, news.strong, news.text, news.link)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text))

    def _on_link(self) -> None:
        self.hide()
        self._news.on_link()
