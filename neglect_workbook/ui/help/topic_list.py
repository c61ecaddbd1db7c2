"""The list of the help's topics, drawn like the navigation."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from neglect_workbook.exchange.help_pages import TopicId
from neglect_workbook.ui.models.navigation_model import ICON_ROLE, PROGRESS_ROLE
from neglect_workbook.ui.navigation_delegate import NavigationDelegate
from neglect_workbook.ui.navigation_tree import NavigationTree

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.exchange.help_pages import HelpPage
    from neglect_workbook.ui.theme import Theme

_TOPIC_ROLE: Final = Qt.ItemDataRole.UserRole + 20
_ICONS: Final = {
    TopicId.START: "book-open",
    TopicId.TO_HAVE_TO_HAND: "printer",
    TopicId.NEW_WORKBOOK: "plus",
    TopicId.OVERVIEW: "layout-dashboard",
    TopicId.QUESTIONS: "list-checks",
    TopicId.EVIDENCE: "archive",
    TopicId.ACTION_PLAN: "target",
    TopicId.INDICATORS: "chart-line",
    TopicId.VOICES: "messages-square",
    TopicId.COMPARE: "arrow-left-right",
    TopicId.SEND: "send",
    TopicId.LIBRARY: "layers",
    TopicId.MERGE: "layers",
    TopicId.COLLATE: "inbox",
    TopicId.WORDS: "lightbulb",
    TopicId.METHOD: "scale",
    TopicId.PRIVACY: "shield",
    TopicId.SAVING: "folder-check",
    TopicId.PROTECTING: "lock",
    TopicId.FIND_AND_KEYS: "search",
    TopicId.SHORTCUTS: "corner-down-right",
}


class TopicList(NavigationTree):
    """Lists topics, with the number of hits while somebody looks for words.

    Signals:
        topic_chosen: the TopicId of a row that somebody acted on.
    """

    topic_chosen = Signal(str)

    def __init__(self, theme: "Theme", parent: "QWidget") -> None:
        super().__init__(parent)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(NavigationDelegate(theme, self))
        self.setAccessibleName("Topics")
        self.row_chosen.connect(self._on_row_chosen)
        theme.changed.connect(self.doItemsLayout)

    @property
    def topics(self) -> tuple[TopicId, ...]:
        """What is listed now."""
        items = (self._rows.item(row) for row in range(self._rows.rowCount()))
        return tuple(TopicId(item.data(_TOPIC_ROLE)) for item in items)

    def show_pages(self, pages: "Mapping[TopicId, HelpPage]", hits: Mapping[TopicId, int]) -> None:
        """List pages.

        Args:
            pages: in their order.
            hits: how many each has; empty while nothing is sought, which lists all of them.
        """
        self._rows.clear()
        for topic, page in pages.items():
            if hits and not hits[topic]:
                continue
            count = hits.get(topic, 0)
            item = QStandardItem(page.title)
            item.setEditable(False)
            item.setData(topic.value, _TOPIC_ROLE)
            item.setData(_ICONS[topic], ICON_ROLE)
            item.setData(str(count) if count else "", PROGRESS_ROLE)
            item.setToolTip(page.document.subtitle)
            places = f", {count} {'place' if count == 1 else 'places'}" if count else ""
            item.setData(f"{page.title}{places}", Qt.ItemDataRole.AccessibleTextRole)
            self._rows.appendRow(item)

    def mark_topic(self, topic: TopicId) -> None:
        """Show which topic is being read; none where it is not listed."""
        topics = self.topics
        row = topics.index(topic) if topic in topics else -1
        self.mark(self._rows.index(row, 0))

    def _on_row_chosen(self, index: QModelIndex) -> None:
        self.topic_chosen.emit(index.data(_TOPIC_ROLE))
