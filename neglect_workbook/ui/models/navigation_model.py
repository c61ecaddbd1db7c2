"""What the navigation lists: the pages with their progress, and the questions by set."""

from collections.abc import Iterator, Sized
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from neglect_workbook.domain.progress import progress
from neglect_workbook.domain.question_set import Question, QuestionSet
from neglect_workbook.domain.received import feedback_to_look_at
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.domain.voices import forms_back
from neglect_workbook.ui.jump import PageId

_ROLE: Final = Qt.ItemDataRole.UserRole
#: PageId of a page row; of any row below one, the page it belongs to.
PAGE_ROLE: Final = _ROLE + 1
#: Question id; empty on other rows.
QUESTION_ROLE: Final = _ROLE + 2
#: Question set id on a set's row; empty on other rows.
SET_ROLE: Final = _ROLE + 3
#: A word of progress at the right, such as "8 of 13".
PROGRESS_ROLE: Final = _ROLE + 4
#: Rating code of a question's row.
RATING_ROLE: Final = _ROLE + 5
#: Whether a question is marked to come back to, or a page needs a look.
FLAG_ROLE: Final = _ROLE + 6
#: Whether a question's answer is carried forward and not confirmed yet.
CONFIRM_ROLE: Final = _ROLE + 8
#: Whether there is feedback on a question that nobody has looked at yet.
FEEDBACK_ROLE: Final = _ROLE + 9
#: Name of a page's icon.
ICON_ROLE: Final = _ROLE + 7

_PAGES: Final = (
    (PageId.OVERVIEW, "Overview", "layout-dashboard"),
    (PageId.QUESTIONS, "Questions", "list-checks"),
    (PageId.EVIDENCE, "Evidence", "archive"),
    (PageId.ACTION_PLAN, "Action plan", "target"),
    (PageId.INDICATORS, "Indicators", "chart-line"),
    (PageId.VOICES, "Voices", "messages-square"),
    (PageId.COMPARE, "Compare", "arrow-left-right"),
    (PageId.SEND, "Review and send", "send"),
    (PageId.LIBRARY, "Library", "book-open"),
)
#: Listed last, and only while there is something to choose.
_MERGE: Final = (PageId.MERGE, "Two copies", "layers")
_QUESTIONS_ROW: Final = 1

Index = QModelIndex | QPersistentModelIndex


class NavigationModel(QStandardItemModel):
    """The rows of the navigation. Built once for the sets answered, then brought up to date."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._set_ids: tuple[str, ...] | None = None
        for page in _PAGES:
            self.appendRow(_page_item(*page))

    def show_snapshot(
        self, snapshot: WorkbookSnapshot, things_to_look_at: int, to_choose: int = 0
    ) -> None:
        """Bring every row up to date.

        Args:
            snapshot: the workbook as it stands.
            things_to_look_at: the number beside 'Review and send'.
            to_choose: in how many places two copies differ; the row for them is there only then.
        """
        self._show_merge(is_shown=to_choose > 0)
        if snapshot.organisation.set_ids != self._set_ids:
            self._set_ids = snapshot.organisation.set_ids
            self._build_questions(snapshot)
        done = progress(snapshot)
        words = {
            PageId.QUESTIONS: (f"{done.answered} of {done.total}", "answered"),
            PageId.EVIDENCE: (str(len(snapshot.evidence)), "items"),
            PageId.ACTION_PLAN: (str(len(snapshot.actions)), "actions"),
            PageId.INDICATORS: (_count(snapshot.indicators), "indicators"),
            PageId.VOICES: (_count(forms_back(snapshot)), "forms"),
            PageId.SEND: (str(things_to_look_at) if things_to_look_at else "", "to look at"),
            PageId.MERGE: (str(to_choose), "to choose"),
        }
        for item in self._children(self.invisibleRootItem()):
            word, unit = words.get(PageId(item.data(PAGE_ROLE)), ("", ""))
            _set(item, word, PROGRESS_ROLE)
            name = f"{item.text()}, {word} {unit}" if word else item.text()
            _set(item, name, Qt.ItemDataRole.AccessibleTextRole)
        for set_item in self._children(self.item(_QUESTIONS_ROW)):
            self._update_set(set_item, snapshot)

    def index_of_page(self, page: PageId) -> QModelIndex:
        """The row of a page; an invalid index where it is not listed."""
        for item in self._children(self.invisibleRootItem()):
            if PageId(item.data(PAGE_ROLE)) is page:
                return item.index()
        return QModelIndex()

    def index_of_question(self, question_id: str) -> QModelIndex:
        """The row of a question; an invalid index where it is not listed."""
        for set_item in self._children(self.item(_QUESTIONS_ROW)):
            for item in self._children(set_item):
                if item.data(QUESTION_ROLE) == question_id:
                    return item.index()
        return QModelIndex()

    def _show_merge(self, *, is_shown: bool) -> None:
        row = len(_PAGES)
        if is_shown and self.rowCount() == row:
            self.appendRow(_page_item(*_MERGE))
        elif not is_shown and self.rowCount() > row:
            self.removeRow(row)

    def _build_questions(self, snapshot: WorkbookSnapshot) -> None:
        questions_item = self.item(_QUESTIONS_ROW)
        questions_item.removeRows(0, questions_item.rowCount())
        for question_set in snapshot.framework.question_sets:
            if question_set.id in snapshot.organisation.set_ids:
                questions_item.appendRow(_set_item(question_set))

    def _update_set(self, set_item: QStandardItem, snapshot: WorkbookSnapshot) -> None:
        done = progress(snapshot, set_item.data(SET_ROLE))
        word = f"{done.answered} of {done.total}"
        _set(set_item, word, PROGRESS_ROLE)
        accessible = f"{set_item.text()}, {word} answered"
        _set(set_item, accessible, Qt.ItemDataRole.AccessibleTextRole)
        to_look_at = feedback_to_look_at(snapshot)
        for item in self._children(set_item):
            answer = snapshot.answers[item.data(QUESTION_ROLE)]
            _set(item, answer.rating, RATING_ROLE)
            _set(item, answer.come_back, FLAG_ROLE)
            _set(item, answer.to_confirm, CONFIRM_ROLE)
            has_news = answer.question_id in to_look_at
            _set(item, has_news, FEEDBACK_ROLE)
            words = snapshot.framework.scale.words(answer.rating or None)
            name = f"{answer.question_id} {item.text()}, {words}"
            name += ", to confirm" if answer.to_confirm else ""
            name += ", come back to this" if answer.come_back else ""
            name += ", feedback to look at" if has_news else ""
            _set(item, name, Qt.ItemDataRole.AccessibleTextRole)

    @staticmethod
    def _children(item: QStandardItem) -> Iterator[QStandardItem]:
        return (item.child(row) for row in range(item.rowCount()))


def _count(records: Sized) -> str:
    """How many there are; nothing where there are none, so that nobody feels behind."""
    return str(len(records)) if records else ""


def _set(item: QStandardItem, value: object, role: int) -> None:
    if item.data(role) != value:
        item.setData(value, role)


def _item(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setEditable(False)
    return item


def _page_item(page: PageId, name: str, icon: str) -> QStandardItem:
    item = _item(name)
    item.setData(page, PAGE_ROLE)
    item.setData(icon, ICON_ROLE)
    return item


def _set_item(question_set: QuestionSet) -> QStandardItem:
    set_item = _item(question_set.name)
    set_item.setData(PageId.QUESTIONS, PAGE_ROLE)
    set_item.setData(question_set.id, SET_ROLE)
    for question in question_set.questions:
        set_item.appendRow(_question_item(question))
    return set_item


def _question_item(question: Question) -> QStandardItem:
    item = _item(question.short_name)
    item.setData(PageId.QUESTIONS, PAGE_ROLE)
    item.setData(question.id, QUESTION_ROLE)
    item.setToolTip(question.text)
    return item
