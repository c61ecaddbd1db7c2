"""The start page: carry on, begin, open, or look round the sample."""

from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.ui.late import Late
from neglect_workbook.ui.news import News
from neglect_workbook.ui.opener import is_office_file
from neglect_workbook.ui.pages.start.big_button import BigButton
from neglect_workbook.ui.pages.start.have_to_hand import HaveToHand
from neglect_workbook.ui.pages.start.missing_search import MissingSearch
from neglect_workbook.ui.pages.start.paper_and_sheet import PaperAndSheet
from neglect_workbook.ui.pages.start.promise import Promise
from neglect_workbook.ui.pages.start.recent_list import RecentList
from neglect_workbook.ui.pages.start.work_found_list import WorkFoundList
from neglect_workbook.ui.widgets.bullet_list import BulletList
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Lead, SectionHeading, StartTitle

if TYPE_CHECKING:
    from neglect_workbook.domain.front import Front
    from neglect_workbook.errors import KnownError
    from neglect_workbook.ui.pages.start import damaged_panel
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.widgets import banner
else:
    damaged_panel = Late("neglect_workbook.ui.pages.start.damaged_panel")
    banner = Late("neglect_workbook.ui.widgets.banner")

_PROMISE: Final = (
    "Look honestly at how you respond to child neglect, plan what to change, and send one return."
)
#: For someone who has no workbook yet.
_HOW_IT_GOES: Final = (
    "Answer one question at a time. Everything is saved as you type.",
    "Say what you have seen, what tells you so, and what needs to change.",
    "Read what is missing, then make an action plan and a return.",
    "You send them from your own e-mail. Nothing leaves before that.",
)


class StartPage(PaperAndSheet):
    """What the window shows while no workbook is open.

    Signals:
        new_requested: make a new workbook.
        open_requested: choose one to open.
        sample_requested: open the filled one of an invented school.
        recent_requested: the path of a workbook that was open before.
        print_requested: print what to have to hand.
        rescued: the path of what to open in the place of a damaged workbook, and what to say of it.
        bring_in_requested: choose a return to make a lost workbook again.
        collate_requested: go to the partnership's side.
    """

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    recent_requested = Signal(str)
    print_requested = Signal()
    rescued = Signal(str, str)
    bring_in_requested = Signal()
    collate_requested = Signal()

    def __init__(
        self,
        theme: "Theme",
        front: "Front",
        preferences: "Preferences",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._front = front
        self._preferences = preferences
        self._missing: frozenset[str] = frozenset()
        self._sought = ""
        self._search = MissingSearch()
        self._search.done.connect(self._on_search_done)
        self._new = BigButton(theme, "plus", "New workbook", "About an hour. Stop any time.")
        self._open = BigButton(
            theme, "folder-open", "Open a workbook", "A .nwbk file from a folder or an e-mail"
        )
        self._sample = BigButton(
            theme, "book-open", "Look round the sample", "An invented school, filled in"
        )
        self._news = News("info", "")
        #: Made when there is news.
        self._banner: banner.Banner | None = None
        #: Made when something is damaged.
        self._damaged: damaged_panel.DamagedPanel | None = None
        self._above = QWidget()
        self._on_above = QVBoxLayout(self._above)
        self._work_found = WorkFoundList(theme, preferences.profile)
        self._recent = RecentList(theme)
        self._how_it_goes = QWidget()
        self._print = Button(theme, "Print this list", kind="quiet", icon="printer")
        self._collate = Button(theme, "collate returns", kind="link")
        self._fill_paper()
        self._fill_sheet(front)
        self._new.clicked.connect(self.new_requested)
        self._open.clicked.connect(self.open_requested)
        self._sample.clicked.connect(self.sample_requested)
        self._print.clicked.connect(self.print_requested)
        self._collate.clicked.connect(self.collate_requested)
        self._recent.chosen.connect(self.recent_requested)
        self._work_found.recover_requested.connect(self.recent_requested)
        self._recent.look_requested.connect(self._on_look_requested)
        self._recent.forget_requested.connect(self._on_forget_requested)
        self._recent.return_requested.connect(self.bring_in_requested)

    def refresh(self) -> None:
        """Show the recent workbooks as they are now, and no problem."""
        self._above.hide()
        self._work_found.refresh()
        self._show_recent()
        self._search.start([entry.path for entry in self._preferences.settings.recent])

    def show_news(self, news: News) -> None:
        """Say something above everything, to screen readers too."""
        self._news = news
        shown = self._banner or self._make_banner()
        shown.set_content(news.kind, news.strong, news.text, news.link, news.lines)
        self._show_above(shown)
        said = QtGui.QAccessibleAnnouncementEvent(shown, shown.accessibleName())
        QtGui.QAccessible.updateAccessibility(said)
        if news.link:
            shown.link.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_damaged(self, path: Path, error: "KnownError", password: str = "") -> None:
        """Say above everything what is damaged, and offer the ways on.

        Args:
            path: the damaged file.
            error: what is damaged.
            password: opens it and its backups, where they have one.
        """
        panel = self._damaged or self._make_damaged()
        self._show_above(panel)
        self._recent.step_back()
        self._new.set_filled(is_filled=False)
        panel.show_damage(path, error, password)

    def _show_above(self, shown: QWidget) -> None:
        for one in filter(None, (self._banner, self._damaged)):
            one.setVisible(one is shown)
        self._above.show()
        # Where the columns are under each other it is below the buttons.
        QTimer.singleShot(0, self, partial(self.ensureWidgetVisible, self._above))

    def focus_first(self) -> None:
        """Put the focus on the next thing to do."""
        if self._recent.can_continue:
            self._recent.focus_first()
        else:
            self._new.setFocus()

    def _fill_paper(self) -> None:
        column = self.paper
        column.addWidget(StartTitle(self._theme, "Neglect Workbook"))
        column.addSpacing(10)
        column.addWidget(Promise(self._theme, _PROMISE))
        column.addSpacing(22)
        for button in (self._new, self._open, self._sample):
            column.addWidget(button)
            column.addSpacing(10)
        column.addStretch(1)
        partnership = FlowLayout(gap=5)
        partnership.addWidget(IconLabel(self._theme, "layers", "For a partnership:", ink="ink2"))
        partnership.addWidget(self._collate)
        column.addLayout(partnership)

    def _fill_sheet(self, front: "Front") -> None:
        column = self.sheet
        self._on_above.setContentsMargins(0, 0, 0, 16)
        column.addWidget(self._above)
        column.addWidget(self._work_found)
        column.addWidget(self._recent)
        how = QVBoxLayout(self._how_it_goes)
        how.setContentsMargins(0, 0, 0, 24)
        how.setSpacing(10)
        how.addWidget(SectionHeading(self._theme, "How it goes"))
        how.addWidget(BulletList(self._theme, _HOW_IT_GOES))
        column.addWidget(self._how_it_goes)
        to_hand = QHBoxLayout()
        to_hand.addWidget(SectionHeading(self._theme, "What to have to hand"), 1)
        to_hand.addWidget(self._print)
        column.addLayout(to_hand)
        column.addSpacing(10)
        column.addWidget(HaveToHand(self._theme, front.wording.to_have_to_hand))
        column.addSpacing(24)
        column.addStretch(1)
        column.addWidget(Lead(self._theme, front.wording.not_ours))

    def _show_recent(self) -> None:
        recent = self._preferences.settings.recent
        self._recent.show_entries(recent, self._missing)
        self._how_it_goes.setHidden(bool(recent))
        self._order_stops()
        self._new.set_filled(is_filled=not self._recent.can_continue)

    def _order_stops(self) -> None:
        """What is made later is reached later, unless it is told its place."""
        news = (self._banner.link,) if self._banner is not None else ()
        damaged = self._damaged.stops if self._damaged is not None else ()
        stops = (*news, *damaged, *self._work_found.stops, *self._recent.stops)
        for before, after in pairwise((self._sample, *stops, self._print)):
            QWidget.setTabOrder(before, after)

    def _make_banner(self) -> "banner.Banner":
        made = banner.Banner(self._theme, "problem", "")
        made.link_activated.connect(self._follow_link)
        self._on_above.insertWidget(0, made)
        self._banner = made
        self._order_stops()
        return made

    def _make_damaged(self) -> "damaged_panel.DamagedPanel":
        made = damaged_panel.DamagedPanel(self._theme, self._front.framework_id)
        made.open_requested.connect(self.rescued)
        made.choose_requested.connect(self.open_requested)
        self._on_above.addWidget(made)
        self._damaged = made
        self._order_stops()
        return made

    def _follow_link(self) -> None:
        self._news.on_link()

    def _on_search_done(self, missing: frozenset[str]) -> None:
        if missing != self._missing:
            self._missing = missing
            # What had the keyboard goes with the rows, and Qt would hand it on to anything.
            had_focus = self._recent.isAncestorOf(self.window().focusWidget())
            self._show_recent()
            if had_focus:
                self.focus_first()

    def _on_look_requested(self, path: str) -> None:
        dialog = QtWidgets.QFileDialog(
            self, "Where is it now?", "", "Workbooks (*.nwbk);;All files (*)"
        )
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # A function that held the page would delete it, and the dialog with it, from within.
        self._sought = path
        dialog.fileSelected.connect(self._on_found)
        dialog.open()

    def _on_found(self, found: str) -> None:
        """Remember under its new name where the person was in it, and open it."""
        recent = self._preferences.settings.recent
        known = next((entry for entry in recent if entry.path == self._sought), None)
        if known is not None and not is_office_file(Path(found)):
            self._preferences.remove_recent(known.path)
            self._preferences.add_recent(replace(known, path=str(Path(found).resolve())))
        self.recent_requested.emit(found)

    def _on_forget_requested(self, path: str) -> None:
        self._preferences.remove_recent(path)
        self._show_recent()
        self.focus_first()
