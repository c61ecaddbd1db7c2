"""The Questions page in a window, and the ways a person has into it."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.question.form import QuestionForm
from neglect_workbook.ui.pages.questions_page import QuestionsPage
from neglect_workbook.ui.widgets.growing_edit import GrowingEdit
from neglect_workbook.ui.widgets.rating_option import RatingOption

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.domain.records import Answer
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

_Widget = TypeVar("_Widget", bound=QWidget)


class QuestionsShown:
    """The page, shown; things on it are found by the names that screen readers say."""

    def __init__(
        self,
        qtbot: "QtBot",
        theme: "Theme",
        session: "WorkbookSession",
        preferences: "Preferences",
    ) -> None:
        self.session = session
        self.page = QuestionsPage(theme, session, preferences)
        qtbot.addWidget(self.page)
        self.page.resize(1118, 664)
        with qtbot.waitExposed(self.page):
            self.page.show()

    def go(self, question_id: str, field: str = "", record_id: str = "") -> None:
        self.page.go_to(Jump(PageId.QUESTIONS, question_id, field, record_id))

    @property
    def form(self) -> QuestionForm:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        form = self.page.findChild(QuestionForm)
        assert form is not None
        return form

    def answer(self, question_id: str) -> "Answer":
        return self.session.snapshot.answers[question_id]

    def all_named(self, kind: type[_Widget], name: str) -> list[_Widget]:
        """Those that a person can see (or scroll to)."""
        QApplication.processEvents()
        return [
            one
            for one in self.page.findChildren(kind)
            if one.accessibleName() == name and one.isVisibleTo(self.page)
        ]

    def named(self, kind: type[_Widget], name: str) -> _Widget:
        found = self.all_named(kind, name)
        names = sorted(
            one.accessibleName()
            for one in self.page.findChildren(kind)
            if one.isVisibleTo(self.page)
        )
        assert len(found) == 1, f"{name!r} among {names}"
        return found[0]

    def box(self, name: str) -> GrowingEdit:
        return self.named(GrowingEdit, name)

    def press(self, name: str) -> None:
        self.named(QAbstractButton, name).click()

    def can_press(self, name: str) -> bool:
        return bool(self.all_named(QAbstractButton, name))

    def button_names(self) -> list[str]:
        QApplication.processEvents()
        buttons = self.page.findChildren(QAbstractButton)
        return [one.accessibleName() for one in buttons if one.isVisibleTo(self.page)]

    def choose(self, code: str) -> None:
        for option in self.page.findChildren(RatingOption):
            if option.code == code and option.isVisibleTo(self.page):
                option.click()
                return
        raise AssertionError(code)

    def type_into(self, name: str, text: str) -> None:
        """Type at the end of a box, and leave it there as somebody does who has not paused."""
        editor = self.box(name)
        editor.setFocus()
        editor.moveCursor(editor.textCursor().MoveOperation.End)
        QTest.keyClicks(editor, text)

    def texts(self) -> str:
        """All that labels and buttons show, each on a line."""
        QApplication.processEvents()
        found = []
        for one in self.page.findChildren(QWidget):
            words = getattr(one, "text", None)
            if callable(words) and one.isVisibleTo(self.page):
                found.append(str(words()))
        return "\n".join(found)
