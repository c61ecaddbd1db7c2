"""What the collation's window shows while no collation is open."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.ui.layout_parts import empty, parts_of
from neglect_workbook.ui.news import News
from neglect_workbook.ui.pages.start.big_button import BigButton
from neglect_workbook.ui.pages.start.paper_and_sheet import PaperAndSheet
from neglect_workbook.ui.pages.start.promise import Promise
from neglect_workbook.ui.pages.start.recent_row import RecentRow
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.bullet_list import BulletList
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import Lead, SectionHeading, StartTitle

if TYPE_CHECKING:
    from neglect_workbook.domain.front import Front
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme

_PROMISE: Final = (
    "For a partnership. A folder of returns becomes a moderated picture, and each organisation "
    "gets an answer."
)
_HOW_IT_GOES: Final = (
    "Add the returns. Each is read, and none is changed.",
    "See who is missing, and what to tell the sender of a file that could not be read.",
    "Look at the picture. It holds counts only, and small groups are hidden.",
    "Read a sample as a panel, and say what you think of each answer.",
    "Make the report for your group, and feedback for each organisation.",
)


class StartCollationPage(PaperAndSheet):
    """Begin a collation, or open one.

    Signals:
        new_requested: make a new collation.
        open_requested: choose one to open.
        recent_requested: the path of one that was open before.
    """

    new_requested = Signal()
    open_requested = Signal()
    recent_requested = Signal(str)

    def __init__(
        self,
        theme: "Theme",
        front: "Front",
        preferences: "Preferences",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self._preferences = preferences
        self._new = BigButton(theme, "plus", "New collation", "Minutes to begin. Add more later.")
        self._open = BigButton(
            theme, "folder-open", "Open a collation", "A .ncol file that you made before"
        )
        self._banner = Banner(theme, "problem", "")
        self._news = News("info", "")
        self._recent = QWidget()
        self._rows = QVBoxLayout()
        self._fill(front)
        self._new.clicked.connect(self.new_requested)
        self._open.clicked.connect(self.open_requested)
        self._banner.link_activated.connect(self._follow_link)
        self.refresh()

    def refresh(self) -> None:
        """Show the recent collations as they are now, and no problem."""
        self._banner.hide()
        empty(self._rows)
        entries = self._preferences.settings.recent_collations
        there = [one for one in entries if Path(one.path).is_file()]
        for entry in there:
            row = RecentRow(self._theme, entry)
            row.clicked.connect(lambda _=False, path=entry.path: self.recent_requested.emit(path))
            self._rows.addWidget(row)
        self._recent.setVisible(bool(there))
        self._new.set_filled(is_filled=not there)

    def show_news(self, news: News) -> None:
        """Say something above everything."""
        self._news = news
        self._banner.set_content(news.kind, news.strong, news.text, news.link, news.lines)
        self._banner.show()

    def focus_first(self) -> None:
        """Put the keyboard on the next thing to do."""
        # The rows before these may still be children: they wait to be deleted.
        rows = (one for one in parts_of(self._rows) if isinstance(one, QWidget))
        next(rows, self._new).setFocus()

    def _fill(self, front: "Front") -> None:
        theme = self._theme
        paper = self.paper
        paper.addWidget(StartTitle(theme, "Collate returns"))
        paper.addSpacing(10)
        paper.addWidget(Promise(theme, _PROMISE))
        paper.addSpacing(22)
        for button in (self._new, self._open):
            paper.addWidget(button)
            paper.addSpacing(10)
        paper.addStretch(1)
        recent = QVBoxLayout(self._recent)
        recent.setContentsMargins(0, 0, 0, 24)
        recent.setSpacing(0)
        recent.addWidget(SectionHeading(theme, "Recent collations"))
        recent.addSpacing(6)
        recent.addWidget(Hairline(theme))
        recent.addLayout(self._rows)
        sheet = self.sheet
        sheet.addWidget(self._banner)
        sheet.addSpacing(4)
        sheet.addWidget(self._recent)
        sheet.addWidget(SectionHeading(theme, "How it goes"))
        sheet.addSpacing(8)
        sheet.addWidget(BulletList(theme, _HOW_IT_GOES))
        sheet.addStretch(1)
        sheet.addWidget(Lead(theme, front.wording.not_ours), 0, Qt.AlignmentFlag.AlignBottom)

    def _follow_link(self) -> None:
        self._news.on_link()
