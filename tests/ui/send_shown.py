"""The page 'Review and send' in a window, and the ways a person has into it."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from neglect_workbook.ui.pages.send.finding_row import FindingRowButton
from neglect_workbook.ui.pages.send.made_files import MadeFiles
from neglect_workbook.ui.pages.send.make_panel import MakePanel
from neglect_workbook.ui.pages.send.paper import Paper
from neglect_workbook.ui.pages.send_page import SendPage
from neglect_workbook.ui.widgets.banner import Banner
from tests.ui.finding import the

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.jump import Jump
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

_Widget = TypeVar("_Widget", bound=QWidget)


#: Files are made and read again, which takes a while on a busy computer, in milliseconds.
_LONG = 20_000


class SendShown:
    """The page, shown and with its preview worked out."""

    def __init__(
        self,
        qtbot: "QtBot",
        theme: "Theme",
        session: "WorkbookSession",
        preferences: "Preferences",
    ) -> None:
        self.qtbot = qtbot
        self.session = session
        self.page = SendPage(theme, session, preferences)
        self.jumps: list[Jump] = []
        self.page.jump_requested.connect(self.jumps.append)
        qtbot.addWidget(self.page)
        self.page.resize(1118, 664)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.wait_for_paper(session.snapshot.organisation.name)

    @property
    def rows(self) -> list[str]:
        """What there is to look at, from above."""
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        rows = [row for row in self.page.findChildren(FindingRowButton) if row.isVisible()]
        rows.sort(key=lambda row: row.mapTo(self.page, row.rect().topLeft()).y())
        return [row.accessibleName() for row in rows]

    @property
    def words(self) -> str:
        """Everything that labels say."""
        labels = [label for label in self.page.findChildren(QLabel) if label.isVisible()]
        return "\n".join(label.text() for label in labels)

    @property
    def paper(self) -> str:
        """What is on the paper that is shown."""
        (paper,) = [one for one in self.page.findChildren(Paper) if one.isVisible()]
        return paper.toPlainText()

    @property
    def made(self) -> MadeFiles:
        """What says which files were made."""
        return the(MadeFiles, self.page)

    @property
    def problem(self) -> str:
        """What went wrong with the files; empty while nothing did."""
        banner = the(Banner, the(MakePanel, self.page))
        return banner.accessibleName() if banner.isVisible() else ""

    @property
    def stops(self) -> list[QWidget]:
        """Everything that Tab reaches."""
        tab = Qt.FocusPolicy.TabFocus
        return [
            one
            for one in self.page.findChildren(QWidget)
            if one.isVisible() and one.focusPolicy() & tab and one.focusProxy() is None
        ]

    def button(self, name: str) -> QAbstractButton:
        """The button that is shown and called so, or begins so."""
        found = [
            one
            for one in self.page.findChildren(QAbstractButton)
            if one.isVisible() and (one.accessibleName() or one.text()).startswith(name)
        ]
        assert found, f"no button {name}"
        return found[0]

    def press(self, name: str) -> None:
        """Press what is called so."""
        self.button(name).click()

    def field(self, kind: type[_Widget], label: str) -> _Widget:
        """The field that is called so, or begins so."""
        found = [
            one for one in self.page.findChildren(kind) if one.accessibleName().startswith(label)
        ]
        assert len(found) == 1, f"{len(found)} fields {label}"
        return found[0]

    def wait_for_paper(self, words: str) -> None:
        """Until the paper that is shown says this."""
        self.qtbot.waitUntil(lambda: words in self.paper)

    def make(self, folder: "Path") -> list[str]:
        """Make the files and hand back the names of what is in the folder then."""
        self.press("Make the files")
        self.qtbot.waitUntil(
            lambda: (self.made.isVisible() and self.made.is_read) or bool(self.problem),
            timeout=_LONG,
        )
        return sorted(one.name for one in folder.iterdir() if one.suffix in {".docx", ".xlsx"})
