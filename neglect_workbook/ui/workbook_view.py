"""An open workbook: the navigation at the left and the page on the sheet."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from neglect_workbook.domain.progress import progress
from neglect_workbook.settings import RecentWorkbook
from neglect_workbook.ui.copies_news import CHOOSE, merged_words, with_copies
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.late import Late
from neglect_workbook.ui.narrow_bar import NarrowBar
from neglect_workbook.ui.navigation import Navigation
from neglect_workbook.ui.news import News
from neglect_workbook.ui.news_banner import NewsBanner
from neglect_workbook.ui.page_maker import PageMaker
from neglect_workbook.ui.pages.page import Page
from neglect_workbook.ui.personal_data.desk import PersonalDataDesk
from neglect_workbook.ui.personal_data.select_words import select_words
from neglect_workbook.ui.stopped_at import stopped_at
from neglect_workbook.ui.unread_dates import first_unread, unread_news
from neglect_workbook.ui.widgets.date_field import DateField
from neglect_workbook.ui.widgets.page_stack import PageStack
from neglect_workbook.ui.widgets.sheet import Sheet
from neglect_workbook.ui.widths import is_narrow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from neglect_workbook.errors import KnownError
    from neglect_workbook.ui.pages import (
        action_plan_page,
        compare_page,
        evidence_page,
        indicators_page,
        library_page,
        merge_page,
        overview_page,
        questions_page,
        send_page,
        voices_page,
    )
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme
else:
    action_plan_page = Late("neglect_workbook.ui.pages.action_plan_page")
    compare_page = Late("neglect_workbook.ui.pages.compare_page")
    evidence_page = Late("neglect_workbook.ui.pages.evidence_page")
    indicators_page = Late("neglect_workbook.ui.pages.indicators_page")
    library_page = Late("neglect_workbook.ui.pages.library_page")
    merge_page = Late("neglect_workbook.ui.pages.merge_page")
    overview_page = Late("neglect_workbook.ui.pages.overview_page")
    questions_page = Late("neglect_workbook.ui.pages.questions_page")
    send_page = Late("neglect_workbook.ui.pages.send_page")
    voices_page = Late("neglect_workbook.ui.pages.voices_page")


class WorkbookView(QWidget):
    """Shows one workbook. Pages are made when they are first gone to, or while nobody waits.

    Signals:
        place_changed: the person is on another page or question.
    """

    place_changed = Signal()

    def __init__(
        self,
        theme: "Theme",
        session: "WorkbookSession",
        preferences: "Preferences",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._preferences = preferences
        self._pages: dict[PageId, Page] = {}
        self._stack = PageStack(theme)
        self._news = NewsBanner(theme)
        self._sheet = Sheet(theme)
        self._is_narrow = False
        self._explained: KnownError | None = None
        self._desk = PersonalDataDesk(session, preferences.profile, self)
        # In the order of the keyboard: what is made first is reached first.
        self._bar = NarrowBar(theme, session, self)
        self.navigation = Navigation(theme, session, self)
        self._beside = QHBoxLayout()
        self._build()
        self.navigation.jump_requested.connect(self.go_to)
        self._bar.jump_requested.connect(self.go_to)
        self._bar.sections_toggled.connect(self._on_sections_toggled)
        for state in (self.navigation.save_state, self._bar.save_state):
            state.explanation_requested.connect(self._explain)
        session.published.connect(self._take_back_explanation)
        session.merged.connect(self._tell_of_merge)
        session.refused.connect(self.show_error)
        session.backup_failed.connect(self._warn)
        theme.changed.connect(self._arrange)
        PageMaker(self.page, self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def current_page(self) -> Page | None:
        """The page that is shown; ``None`` before the first."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    @property
    def place(self) -> Jump:
        """Where the person is."""
        page = self.current_page
        return page.place if page else Jump(PageId.QUESTIONS)

    @property
    def regions(self) -> tuple[QWidget, ...]:
        """The parts that F6 goes round, as far as they are shown."""
        return self._bar, self.navigation, self._sheet

    @property
    def made_pages(self) -> tuple[PageId, ...]:
        """The pages that were made so far."""
        return tuple(self._pages)

    def page(self, page_id: PageId) -> Page:
        """A page, built where it was not yet gone to."""
        if page_id not in self._pages:
            page = self._make(page_id)
            page.jump_requested.connect(self.go_to)
            page.place_changed.connect(self._show_place)
            self._pages[page_id] = page
            self._stack.addWidget(page)
        return self._pages[page_id]

    def go_to(self, jump: Jump) -> None:
        """Show a place in the workbook."""
        self._session.flush()
        page = self.page(jump.page)
        is_other = page is not self.current_page
        if is_other:
            self._news.page_changed()
        self._stack.setCurrentWidget(page)
        if jump.page is PageId.MERGE:
            self._news.drop(CHOOSE)
        page.go_to(jump)
        if jump.words:
            select_words(page, *jump.words)
        self._show_place(page.place)
        unread = first_unread(self) if is_other else None
        if unread is not None:
            self._tell_of_unread(unread, "Go to it", self._go_to_date)

    def stay_for_unread(self) -> bool:
        """Go to a date that cannot be kept, and say so, before the workbook is closed.

        Returns:
            Whether there is one.
        """
        field = first_unread(self)
        if field is None:
            return False
        self._go_to_date(field)
        self._tell_of_unread(field, "Leave it out", DateField.leave_out)
        return True

    def look_again(self) -> None:
        """Other names are to be caught than when texts were looked through."""
        self._desk.ask_again()
        send = self._pages.get(PageId.SEND)
        if send is not None and isinstance(send, send_page.SendPage):
            send.look_again()

    def show_news(self, news: News) -> None:
        """Say something above the page, beside the work and never in its way."""
        self._news.show_news(news)

    def show_error(self, error: "KnownError") -> None:
        """Say what could not be done, and the next step."""
        self.show_news(News("problem", error.sentence, error.next_step))

    def _warn(self, error: "KnownError") -> None:
        """Say what did not work and does no harm by itself."""
        self.show_news(News("warning", error.sentence, error.next_step))

    def focus_news(self) -> None:
        """Put the keyboard on what is said, unless somebody writes meanwhile."""
        if not isinstance(QApplication.focusWidget(), QLineEdit | QTextEdit | QPlainTextEdit):
            self._news.focus_first()

    def drop_news(self, news: News) -> None:
        """Take this news away: it is no longer true."""
        self._news.drop_news(news)

    def tell_of_copies(self, news: News) -> News:
        """Say what came in, and the way to choose where two copies say something different.

        Returns:
            What is said.
        """
        news = with_copies(news, self._session.workbook, self._go_to_copies)
        self.show_news(news)
        return news

    def recent_entry(self) -> RecentWorkbook:
        """What the start page shows of this workbook, and where to resume."""
        snapshot = self._session.snapshot
        done = progress(snapshot)
        place = self.place
        on_question = place.page is PageId.QUESTIONS and place.question_id
        return RecentWorkbook(
            path=str(self._session.workbook.path),
            organisation=snapshot.organisation.name,
            review=snapshot.framework.review_kind(snapshot.review.kind_id).name,
            progress=f"{done.answered} of {done.total} questions answered",
            place=f"{place.question_id}/{place.field}" if on_question else place.page.value,
            opened_at=datetime.now().astimezone().isoformat(timespec="seconds"),
            stopped_at=stopped_at(place, snapshot.framework),
        )

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape and self._bar.sections.isChecked():
            self._bar.sections.setChecked(False)
            self._bar.sections.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)

    # -- how it is laid out -----------------------------------------------------------

    def _build(self) -> None:
        on_sheet = QVBoxLayout(self._sheet)
        on_sheet.setContentsMargins(0, 0, 0, 0)
        on_sheet.setSpacing(0)
        on_sheet.addWidget(self._news)
        on_sheet.addWidget(self._stack, 1)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._beside.addWidget(self.navigation)
        self._beside.addWidget(self._sheet, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addLayout(self._beside, 1)
        self._bar.hide()

    def _arrange(self) -> None:
        """Put the navigation beside the sheet, or behind 'Sections' where there is no room."""
        narrow = is_narrow(self, self._theme)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._bar.sections.setChecked(False)
            self._bar.setVisible(narrow)
            self._sheet.set_narrow(is_narrow=narrow)
            if narrow:
                self._beside.removeWidget(self.navigation)
            else:
                self._beside.insertWidget(0, self.navigation)
            self.navigation.set_over(is_over=narrow)
            self.navigation.setVisible(not narrow)
        self._lay_over()

    def _lay_over(self) -> None:
        """Keep the navigation over the left of the sheet while 'Sections' shows it there."""
        if self._is_narrow and self._bar.sections.isChecked():
            top = self._bar.geometry().bottom() + 1
            width = min(self.navigation.maximumWidth(), self.width())
            self.navigation.setGeometry(0, top, width, self.height() - top)
            self.navigation.raise_()

    def _on_sections_toggled(self) -> None:
        if not self._is_narrow:
            return
        is_shown = self._bar.sections.isChecked()
        self._lay_over()
        self.navigation.setVisible(is_shown)
        if is_shown:
            self.navigation.focus_list()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Take the sections away again when somebody goes on with the page."""
        if now is not None and self._sheet.isAncestorOf(now):
            self._bar.sections.setChecked(False)

    def _tell_of_merge(self) -> None:
        self.tell_of_copies(News("info", merged_words(self._session.workbook)))

    def _go_to_copies(self) -> None:
        self.go_to(Jump(PageId.MERGE))

    # -- what is shown ----------------------------------------------------------------

    def _go_to_date(self, field: DateField) -> None:
        page = next(one for one in self._pages.values() if one.isAncestorOf(field))
        self.go_to(page.place)
        field.focus_editor()

    def _tell_of_unread(
        self, field: DateField, link: str, on_link: "Callable[[DateField], None]"
    ) -> None:
        news = unread_news(field, link, partial(on_link, field))
        self.show_news(news)
        # As soon as something else stands there, it is no longer true.
        field.unread_changed.connect(partial(self._news.drop_news, news))

    def _explain(self, error: "KnownError") -> None:
        """Say more of a state of saving, until it is another one."""
        self._explained = error
        self.show_error(error)

    def _take_back_explanation(self) -> None:
        if self._explained is not None and self._news.text.startswith(self._explained.sentence):
            self._news.hide()
        self._explained = None

    def _make(self, page_id: PageId) -> Page:
        theme, session, preferences = self._theme, self._session, self._preferences
        stack = self._stack
        makers: dict[PageId, Callable[[], Page]] = {
            PageId.QUESTIONS: lambda: questions_page.QuestionsPage(
                theme, session, preferences, stack
            ),
            PageId.EVIDENCE: lambda: evidence_page.EvidencePage(theme, session, stack),
            PageId.ACTION_PLAN: lambda: action_plan_page.ActionPlanPage(
                theme, session, preferences, stack
            ),
            PageId.OVERVIEW: lambda: overview_page.OverviewPage(theme, session, stack),
            PageId.INDICATORS: lambda: indicators_page.IndicatorsPage(theme, session, stack),
            PageId.VOICES: lambda: voices_page.VoicesPage(theme, session, stack),
            PageId.COMPARE: lambda: compare_page.ComparePage(theme, session, stack),
            PageId.SEND: lambda: send_page.SendPage(theme, session, preferences, stack),
            PageId.LIBRARY: lambda: library_page.LibraryPage(theme, session, stack),
            PageId.MERGE: lambda: merge_page.MergePage(theme, session, stack),
        }
        return makers[page_id]()

    def _show_place(self, place: Jump) -> None:
        self.navigation.show_place(place.page, place.question_id)
        self._bar.show_place(place)
        self.place_changed.emit()
