"""The page 'Review and send': what to look at, what will be sent, and the files themselves."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.checks.readiness import findings
from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.received import as_written
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.feedback.sentences import receipt_sentence
from neglect_workbook.keeping.apart import open_conflicts
from neglect_workbook.ui.jump import CLOSE_REVIEW, MAKE_FILES, Jump, PageId
from neglect_workbook.ui.pages.overview.came_back_card import CameBackCard
from neglect_workbook.ui.pages.page import Page
from neglect_workbook.ui.pages.send.about_panel import AboutPanel
from neglect_workbook.ui.pages.send.body import RING_ROOM, SendBody, SendCard
from neglect_workbook.ui.pages.send.file_making import make_checked, read_again
from neglect_workbook.ui.pages.send.finding_list import FindingList
from neglect_workbook.ui.pages.send.finding_rows import finding_groups, lead_sentence
from neglect_workbook.ui.pages.send.made_files import MadeFiles
from neglect_workbook.ui.pages.send.make_panel import MakePanel
from neglect_workbook.ui.pages.send.more_choices import MoreChoices
from neglect_workbook.ui.pages.send.preview_pane import PreviewPane
from neglect_workbook.ui.pages.send.previews import (
    MadeSet,
    Previews,
    Wish,
    make_previews,
)
from neglect_workbook.ui.pages.send.private_section import PrivateSection
from neglect_workbook.ui.pages.send.review_panel import ReviewPanel
from neglect_workbook.ui.printing import print_document
from neglect_workbook.ui.tasks import TaskRunner
from neglect_workbook.ui.widgets.debounce import Debounce
from neglect_workbook.ui.widgets.disclosure import Disclosure
from neglect_workbook.ui.widgets.focus import focus_in, holds_focus
from neglect_workbook.ui.widgets.labels import Lead, PageTitle
from neglect_workbook.workbook import record_sent

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.exchange.report import Document
    from neglect_workbook.ui.pages.send.finding_rows import FindingGroup
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import ChangeNotice, WorkbookSession
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.workbook.checking import FileMark

_SIDE: Final = 28
_TOP: Final = 18
_WIDEST: Final = 1440
#: Of the framework's contacts, the one that returns go to.
_PARTNERSHIP: Final = "partnership"
#: The place of the last question before the files are made.
_READ: Final = "privacy_confirmed"
#: After the last change, before the page is worked out again, in milliseconds.
_PAUSE_MS: Final = 300
_LONGEST_MS: Final = 1500
#: After the page is worked out, before the previews are begun: first it is to be seen.
_PREVIEW_AFTER_MS: Final = 150
#: Closing waits so long for files that are on their way, in seconds.
_LONGEST_CLOSING: Final = 20.0
_FAULT: Final = KnownError(
    "fault",
    "The files could not be made: this program made a mistake.",
    "Your work is safe. Close the program, open it again and try once more.",
)


class SendPage(Page):
    """Says what is worth a look, shows what will be sent, and makes the files."""

    def __init__(
        self,
        theme: "Theme",
        session: "WorkbookSession",
        preferences: "Preferences",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(PageId.SEND, theme, session, parent)
        self._tasks = TaskRunner(self)
        self._making = TaskRunner(self)
        self._is_previewing = False
        self._has_just_come = False
        self._made_code = ""
        self._made_of: WorkbookSnapshot | None = None
        self._newest: MadeSet | None = None
        self._lead = Lead(theme)
        contacts = session.snapshot.framework.contacts
        partnership = next((one for one in contacts if one.id == _PARTNERSHIP), None)
        self._profile = preferences.profile
        self._made = MadeFiles(theme, partnership)
        self._private = PrivateSection(self, preferences.profile)
        self._groups: tuple[FindingGroup, ...] = ()
        self._findings = FindingList(theme)
        self._about = AboutPanel(self)
        self._fold = Disclosure(theme, "About this return")
        self._came_back = CameBackCard(theme)
        self._review = ReviewPanel(self)
        self._preview = PreviewPane(theme, "Read it all", "eye")
        self._reader = PreviewPane(theme, "Back to the checks", "chevron-left", can_print=True)
        self._more = MoreChoices(theme)
        self._more_fold = Disclosure(theme, "More: summary, PDF copies, password")
        self._make = MakePanel(self, preferences, self._more)
        card = SendCard(theme, self._preview, self._make)
        left = (
            self._made,
            self._came_back,
            self._findings,
            self._private,
            self._fold,
            self._more_fold,
            self._review,
        )
        self._body = SendBody(theme, left, card)
        self._stack = QStackedWidget()
        self._checks = QWidget()
        self._whole = QHBoxLayout(self)
        self._later = Debounce(self, pause_ms=_PAUSE_MS, longest_ms=_LONGEST_MS)
        self._preview_later = Debounce(self, pause_ms=_PREVIEW_AFTER_MS, longest_ms=_PAUSE_MS)
        self._previewed: tuple[WorkbookSnapshot, date] | None = None
        self._arrange()
        self._connect()

    # -- what the window asks -----------------------------------------------------------

    @override
    def go_to(self, jump: Jump) -> None:
        if self._about.has_field(jump.field):
            self._close_reader()
            self._fold.set_open(is_open=True)
            self._about.focus_field(jump.field)
        elif jump.field == _READ:
            self._close_reader()
            self._private.focus_tick()
        elif jump.field == CLOSE_REVIEW:
            self._close_reader()
            self._review.focus_editor()
        elif jump.field == MAKE_FILES:
            self._close_reader()
            self._make.focus_button()
        elif self._has_just_come or not holds_focus(self):
            self._focus_first()
        self._has_just_come = False
        self.place_changed.emit(self.place)

    @override
    def flush(self) -> None:
        self._about.flush()

    # -- what it shows ------------------------------------------------------------------

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        self._has_just_come = True
        # The day may be another one since the page was last looked at.
        self._refresh()

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        is_reading = self._stack.currentWidget() is self._reader
        if event.key() == Qt.Key.Key_Escape and is_reading:
            self._close_reader()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        self._whole.addWidget(self._stack)
        self._stack.addWidget(self._checks)
        self._fold.set_content(self._about)
        self._more_fold.set_content(self._more)
        head = QVBoxLayout()
        head.setContentsMargins(RING_ROOM, 0, 0, 0)
        head.setSpacing(2)
        head.addWidget(PageTitle(self.theme, "Review and send"))
        head.addWidget(self._lead)
        column = QVBoxLayout(self._checks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self._body, 1)
        self._reader.setContentsMargins(RING_ROOM, 0, 0, _TOP)
        self._stack.addWidget(self._reader)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fit()

    def _connect(self) -> None:
        self._findings.jump_requested.connect(self.jump_requested)
        self._private.jump_requested.connect(self.jump_requested)
        self._private.looked.connect(self._show_lead)
        self._made.look_requested.connect(self._show_private)
        self._make.stops_requested.connect(self._show_private)
        self._review.jump_requested.connect(self.jump_requested)
        self._came_back.jump_requested.connect(self.jump_requested)
        self._preview.button_pressed.connect(self._open_reader)
        self._reader.button_pressed.connect(self._close_reader)
        self._reader.print_requested.connect(self._print)
        self._make.make_requested.connect(self._make_files)
        self._make.password_doubted.connect(self._doubt_password)
        self._more.changed.connect(lambda: self._more_fold.set_trailing(self._more.summary))
        self._later.due.connect(self._refresh)
        self._preview_later.due.connect(self._start_previews)
        self.session.changed.connect(self._on_changed)
        self.session.closing.connect(self._finish_files)
        self._body.fitted.connect(self._about.fit)
        self._about.resized.connect(self._keep_focus_in_sight)
        self._about.unread_changed.connect(self._later.poke)

    def _fit(self) -> None:
        """Keep lines short enough to read in a very wide window."""
        spare = max(0, self.width() - 2 * _SIDE - _WIDEST)
        self._whole.setContentsMargins(_SIDE - RING_ROOM, _TOP, _SIDE + spare, 0)

    def _keep_focus_in_sight(self) -> None:
        """Scroll after what has the focus: fields above it may have grown."""
        focused = focus_in(self._about)
        if focused is not None:
            self._body.left.reveal(focused)

    def _focus_first(self) -> None:
        rows = self._findings.rows
        first: QWidget = rows[0] if rows else self._preview
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        # With its heading, and whatever stands above it.
        self._body.left.verticalScrollBar().setValue(0)

    def _on_changed(self, notice: "ChangeNotice") -> None:
        touched = notice.change_set
        is_about = touched.touches(RecordKind.REVIEW) or touched.touches(RecordKind.ORGANISATION)
        is_review = touched.touches(RecordKind.REVIEW) or touched.touches(RecordKind.CLOSED_REVIEW)
        if is_review or (is_about and notice.initiator is not self):
            self._about.refresh()
        if is_review:
            self._review.refresh()
        self._later.poke()

    def _refresh(self) -> None:
        """Work out again what there is to look at and what would be sent."""
        self._later.drop()
        if not self.isVisible():
            # It is done when somebody comes to see it.
            return
        snapshot = self.session.snapshot
        to_choose = len(open_conflicts(self.session.workbook))
        found = (*findings(snapshot, today_here(), to_choose), *self._about.unread)
        groups = finding_groups(snapshot, found)
        self._findings.show_groups(groups)
        self._review.refresh()
        self._came_back.show_snapshot(snapshot)
        self._groups = groups
        self._show_lead()
        self._private.refresh()
        self._show_standing()
        self._preview_later.poke()

    def look_again(self) -> None:
        """Other names are listed than when the workbook was looked through."""
        self._private.forget()

    def _show_lead(self) -> None:
        private = self._private
        self._lead.setText(lead_sentence(self._groups, private.count, private.stops))

    def _show_private(self) -> None:
        self._private.focus_first()
        self._body.left.reveal(self._private)

    # -- what will be sent --------------------------------------------------------------

    def _start_previews(self) -> None:
        wanted = (self.session.snapshot, today_here())
        if self._is_previewing or self._previewed == wanted:
            return
        self._is_previewing = True
        show = partial(self._show_previews, wanted)
        self._tasks.run(partial(make_previews, *wanted), show, self._on_preview_failed)

    def _show_previews(self, wanted: "tuple[WorkbookSnapshot, date]", previews: Previews) -> None:
        self._is_previewing = False
        self._previewed = wanted
        if previews.snapshot is not self.session.snapshot:
            # Something was changed meanwhile.
            self._later.poke()
        self._preview.show_documents(previews.documents)
        self._reader.show_documents(previews.documents)
        self._make.show_check_code(previews.check_code)

    def _on_preview_failed(self, error: BaseException) -> None:
        self._is_previewing = False
        raise error

    def _open_reader(self) -> None:
        self._reader.choose(self._preview.chosen)
        self._stack.setCurrentWidget(self._reader)
        self._reader.paper.setFocus()

    def _close_reader(self) -> None:
        if self._stack.currentWidget() is self._reader:
            self._preview.choose(self._reader.chosen)
            self._stack.setCurrentWidget(self._checks)
            self._preview.focus_button()

    def _print(self, document: "Document") -> None:
        print_document(self, document)

    # -- the files ----------------------------------------------------------------------

    def _make_files(self, wish: Wish) -> None:
        self._about.commit()
        self.session.flush()
        self.session.publish()
        self._make.show_making()
        snapshot = self.session.snapshot
        work = partial(make_checked, snapshot, wish, self._make.folder, today_here(), self._profile)
        show = partial(self._show_made, snapshot, wish.password)
        self._making.run(work, show, self._on_make_failed)

    def _finish_files(self) -> None:
        """Note what was sent while the workbook is still here to hold the note.

        The files are finished in any case, and only once they are there is it true that they were
        made. Nobody is kept waiting by a folder that does not answer: then no note is left.
        """
        self._making.finish(_LONGEST_CLOSING)

    def _doubt_password(self) -> None:
        self._more_fold.set_open(is_open=True)
        self._more.doubt_password()

    def _show_made(self, snapshot: "WorkbookSnapshot", password: str, made: MadeSet) -> None:
        if not self.session.workbook.store.is_open:
            # Closing did not wait any longer. Nobody is here to be told.
            return
        self._make.show_done()
        kinds = [one.kind.value for one in made.files]
        self._made_of = snapshot
        self._made_code = code = made.files[0].check_code
        today = today_here()
        self.session.do(self, lambda workbook: record_sent(workbook, kinds, code, today))
        self._made.show_files(made.files, made.notes)
        self._show_standing()
        if self.isVisible():
            self._made.focus_first()
            self._body.left.reveal(self._made)
        work = partial(read_again, made, snapshot, password, self._profile)
        self._newest = made
        self._tasks.run(work, partial(self._show_read, made), self._on_read_failed)

    def _show_read(self, made: MadeSet, found: "tuple[FileMark, ...]") -> None:
        # Others may have been made meanwhile.
        if made is self._newest:
            self._made.show_found(found)

    def _on_read_failed(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._made.show_unread(error.sentence)

    def _show_standing(self) -> None:
        """Say whether the files are still what is written, and when the return arrived.

        What comes in from the partnership is no change of what was sent.
        """
        now, made = self.session.snapshot, self._made_of
        is_stale = made is not None and as_written(made) != as_written(now)
        self._made.set_stale(is_stale=is_stale)
        found = (one for one in now.receipts if one.check_code == self._made_code)
        said = [receipt_sentence(now, one) for one in found]
        self._made.show_receipt(said[-1] if said else "")

    def _on_make_failed(self, error: BaseException) -> None:
        # What it says of the files may not be so any more.
        self._made_of, self._made_code = None, ""
        self._made.hide()
        if isinstance(error, KnownError):
            self._make.show_problem(error)
            return
        self._make.show_problem(_FAULT)
        raise error
