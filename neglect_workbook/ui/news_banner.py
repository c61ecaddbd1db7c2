"""The news above a page: one thing at a time, with at most one thing to do about it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from neglect_workbook.ui.news import News
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.button import Button

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

#: How often somebody goes to another page before they have read what passes.
_PAGES_TO_PASS: Final = 2


class NewsBanner(QWidget):
    """A banner that stays until it is closed, there is other news, or it has passed."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._news = News("info", "")
        self._pages_since = 0
        self._banner = Banner(theme, "info", "")
        self._banner.link_activated.connect(self._on_link)
        self._close = Button(theme, "", kind="quiet", icon="x", is_slim=True)
        self._close.setAccessibleName("Close this message")
        self._close.setToolTip("Close this message")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 12, 20, 0)
        row.setSpacing(6)
        row.addWidget(self._banner, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """All that it says."""
        return self._banner.accessibleName()

    def drop(self, link: str) -> None:
        """Take news away of which somebody does by themselves what its link would do."""
        if self._news.link == link:
            self.hide()

    def drop_news(self, news: News) -> None:
        """Take this news away, if it is what is said: it is no longer true."""
        if self._news is news:
            self.hide()

    def page_changed(self) -> None:
        """Somebody went to another page: what passes does so at the second."""
        self._pages_since += 1
        if self._news.is_passing and self._pages_since >= _PAGES_TO_PASS:
            self.hide()

    def focus_first(self) -> None:
        """Put the keyboard on what can be done about it, or on closing it."""
        first = self._banner.link if self._news.link else self._close
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_news(self, news: News) -> None:
        """Say something, to screen readers too."""
        self._news = news
        self._pages_since = 0
        self._banner.set_content(news.kind, news.strong, news.text, news.link, news.lines)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text))

    def _on_link(self) -> None:
        self.hide()
        self._news.on_link()
