"""What the navigation lists: the pages with their progress, and the questions by set."""

from collections.abc import Sized
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, Qt

from neglect_workbook.domain.progress import progress
from neglect_workbook.domain.question_set import Question, QuestionSet
from neglect_workbook.domain.received import feedback_to_look_at
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.domain.voices import forms_back
from neglect_workbook.ui.jump import PageId
from neglect_workbook.ui.models.tree_rows import TreeRow, TreeRowModel

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
_SPOKEN: Final = Qt.ItemDataRole.AccessibleTextRole


class NavigationModel(TreeRowModel):
    """The rows of the navigation. Built once for the sets answered, then brought up to date."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._set_ids: tuple[str, ...] | None = None
        for page in _PAGES:
            self.append(_page_row(*page))

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
        for row in self.rows():
            word, unit = words.get(PageId(str(row.value(PAGE_ROLE))), ("", ""))
            self.put(row, PROGRESS_ROLE, word)
            name = f"{row.text}, {word} {unit}" if word else row.text
            self.put(row, _SPOKEN, name)
        for set_row in self._questions.below:
            self._update_set(set_row, snapshot)

    def index_of_page(self, page: PageId) -> QModelIndex:
        """The row of a page; an invalid index where it is not listed."""
        for row in self.rows():
            if PageId(str(row.value(PAGE_ROLE))) is page:
                return self.index_of(row)
        return QModelIndex()

    def index_of_question(self, question_id: str) -> QModelIndex:
        """The row of a question; an invalid index where it is not listed."""
        for set_row in self._questions.below:
            for row in set_row.below:
                if row.value(QUESTION_ROLE) == question_id:
                    return self.index_of(row)
        return QModelIndex()

    @property
    def _questions(self) -> TreeRow:
        return self.rows()[_QUESTIONS_ROW]

    def _show_merge(self, *, is_shown: bool) -> None:
        before = self.rows()[len(_PAGES) :]
        if is_shown and not before:
            self.append(_page_row(*_MERGE))
        elif before and not is_shown:
            self.remove(before[0])

    def _build_questions(self, snapshot: WorkbookSnapshot) -> None:
        for before in tuple(self._questions.below):
            self.remove(before)
        for question_set in snapshot.framework.question_sets:
            if question_set.id in snapshot.organisation.set_ids:
                self.append(_set_row(question_set), self._questions)

    def _update_set(self, set_row: TreeRow, snapshot: WorkbookSnapshot) -> None:
        done = progress(snapshot, str(set_row.value(SET_ROLE)))
        word = f"{done.answered} of {done.total}"
        self.put(set_row, PROGRESS_ROLE, word)
        self.put(set_row, _SPOKEN, f"{set_row.text}, {word} answered")
        to_look_at = feedback_to_look_at(snapshot)
        for row in set_row.below:
            answer = snapshot.answers[str(row.value(QUESTION_ROLE))]
            self.put(row, RATING_ROLE, answer.rating)
            self.put(row, FLAG_ROLE, answer.come_back)
            self.put(row, CONFIRM_ROLE, answer.to_confirm)
            has_news = answer.question_id in to_look_at
            self.put(row, FEEDBACK_ROLE, has_news)
            words = snapshot.framework.scale.words(answer.rating or None)
            name = f"{answer.question_id} {row.text}, {words}"
            name += ", to confirm" if answer.to_confirm else ""
            name += ", come back to this" if answer.come_back else ""
            name += ", feedback to look at" if has_news else ""
            self.put(row, _SPOKEN, name)


def _count(records: Sized) -> str:
    """How many there are; nothing where there are none, so that nobody feels behind."""
    return str(len(records)) if records else ""


def _page_row(page: PageId, name: str, icon: str) -> TreeRow:
    return TreeRow(name, {PAGE_ROLE: page, ICON_ROLE: icon})


def _set_row(question_set: QuestionSet) -> TreeRow:
    data = {PAGE_ROLE: PageId.QUESTIONS, SET_ROLE: question_set.id}
    return TreeRow(question_set.name, data, [_question_row(one) for one in question_set.questions])


def _question_row(question: Question) -> TreeRow:
    data = {
        PAGE_ROLE: PageId.QUESTIONS,
        QUESTION_ROLE: question.id,
        Qt.ItemDataRole.ToolTipRole: question.text,
    }
    return TreeRow(question.short_name, data)
