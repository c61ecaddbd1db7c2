"""The help: a window of its own beside the work, with a list of topics and the page to read."""

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.exchange.help_pages import TopicId
from neglect_workbook.ui.help.reader import HelpReader
from neglect_workbook.ui.help.search import count_hits, sought_words
from neglect_workbook.ui.help.topic_list import TopicList
from neglect_workbook.ui.help.topics import pages_of
from neglect_workbook.ui.printing import print_document
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.filter_line import FilterLine
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Hint, Lead
from neglect_workbook.ui.widgets.sheet import Sheet
from neglect_workbook.ui.widths import effective_width

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.theme import Theme

#: In pixels at 100 percent, as far as the screen has room.
_SIZE: Final = QSize(960, 700)
_LEAST_SIZE: Final = QSize(480, 420)
_LIST_WIDTH: Final = 264
#: Below this effective width the list stands above the page.
_NARROW: Final = 640
#: Height of the list where it stands above the page, in pixels at 100 percent.
_LOW_LIST: Final = 140
_NOTHING: Final = "No page has these words."


class HelpWindow(QWidget):
    """Explains every page of the program. It stays as large as somebody made it."""

    def __init__(
        self, theme: "Theme", framework: "Framework", parent: QWidget | None = None
    ) -> None:
        """Make the window; `show_topic` shows it.

        Args:
            theme: gives colours and sizes.
            framework: its words are explained.
            parent: the window that it belongs to and closes with.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._pages = pages_of(framework)
        self._topic = TopicId.START
        self._search = FilterLine(theme, "Find in the help")
        self._found = Hint(theme, _NOTHING)
        self._list = TopicList(theme, self)
        self._reader = HelpReader(theme)
        self._see_also = QWidget()
        self._links = FlowLayout(self._see_also, gap=14)
        self._print = Button(theme, "Print this page", icon="printer")
        self._side = QWidget()
        self._sheet = Sheet(theme)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._build()
        self._list.show_pages(self._pages, {})
        self._search.textChanged.connect(self._on_sought)
        self._search.returnPressed.connect(self._reader.show_next_hit)
        self._search.left_downwards.connect(self._list.setFocus)
        self._list.topic_chosen.connect(self._show_page)
        self._print.clicked.connect(self._on_print)
        theme.changed.connect(self._fit)
        self._resize_for_screen()
        if parent is not None:
            parent.installEventFilter(self)

    @property
    def topic(self) -> TopicId:
        """The topic that is read now."""
        return self._topic

    def show_topic(self, topic_id: str) -> None:
        """Come to the front with a topic, in the whole list of topics.

        Raises:
            ValueError: there is no such topic.
        """
        topic = TopicId(topic_id)
        self._search.clear()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.activateWindow()
        self._show_page(topic)
        self._reader.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.matches(QKeySequence.StandardKey.Find):
            self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.matches(QKeySequence.StandardKey.Print):
            self._on_print()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: "QObject", event: "QEvent") -> bool:
        # A window that is only minimised is hidden by the system, not by itself.
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.close()
        return False

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    # -- what is shown ------------------------------------------------------------------

    def _show_page(self, topic_id: str) -> None:
        page = self._pages[TopicId(topic_id)]
        self._topic = page.id
        self.setWindowTitle(f"{page.title} · Help")
        self._reader.setAccessibleName(page.title)
        self._reader.show_document(page.document)
        self._reader.mark_words(sought_words(self._search.text()))
        self._list.mark_topic(page.id)
        self._show_links(page.see_also)

    def _show_links(self, topics: tuple[TopicId, ...]) -> None:
        for shown in self._links.widgets():
            self._links.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        if topics:
            self._links.addWidget(Lead(self._theme, "See also"))
        links = [self._link(topic) for topic in topics]
        # What is made later is reached later, unless it is told its place.
        for before, after in pairwise((self._reader, *links, self._print)):
            QWidget.setTabOrder(before, after)

    def _link(self, topic: TopicId) -> Button:
        link = Button(self._theme, self._pages[topic].title, kind="link")
        link.clicked.connect(lambda: self._follow(topic))
        self._links.addWidget(link)
        return link

    def _follow(self, topic: TopicId) -> None:
        """To a topic that the page names; the link that was pressed goes with its page."""
        self._show_page(topic)
        self._reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sought(self, text: str) -> None:
        words = sought_words(text)
        hits = {topic: count_hits(page, words) for topic, page in self._pages.items()}
        self._list.show_pages(self._pages, hits if words else {})
        listed = self._list.topics
        self._found.setVisible(not listed)
        if listed and self._topic not in listed:
            self._show_page(listed[0])
        else:
            self._reader.mark_words(words)
            self._list.mark_topic(self._topic)

    def _on_print(self) -> None:
        print_document(self, self._pages[self._topic].document)

    # -- how it is laid out -------------------------------------------------------------

    def _build(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "frame")
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._found.hide()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(12, 14, 12, 12)
        side.setSpacing(10)
        side.addWidget(self._search)
        side.addWidget(self._found)
        side.addWidget(self._list, 1)
        below = QHBoxLayout()
        below.setSpacing(14)
        below.addWidget(self._see_also, 1)
        below.addWidget(self._print, 0, Qt.AlignmentFlag.AlignBottom)
        page = QVBoxLayout(self._sheet)
        page.setContentsMargins(16, 14, 16, 14)
        page.setSpacing(12)
        page.addWidget(self._reader, 1)
        page.addLayout(below)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)
        self._halves.addWidget(self._side)
        self._halves.addWidget(self._sheet, 1)
        self.setMinimumSize(_LEAST_SIZE)

    def _resize_for_screen(self) -> None:
        room = self.screen().availableSize()
        wanted = QSize(self._theme.scaled(_SIZE.width()), self._theme.scaled(_SIZE.height()))
        self.resize(wanted.boundedTo(room * 0.94))

    def _fit(self) -> None:
        """The list beside the page, or above it where there is little room."""
        narrow = effective_width(self, self._theme) < _NARROW
        direction = QBoxLayout.Direction
        self._halves.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._sheet.set_narrow(is_narrow=narrow)
        most = self.maximumWidth()
        self._side.setMaximumWidth(most if narrow else self._theme.scaled(_LIST_WIDTH))
        self._side.setMinimumWidth(0 if narrow else self._theme.scaled(_LIST_WIDTH))
        self._list.setMaximumHeight(self._theme.scaled(_LOW_LIST) if narrow else most)
