"""An open collation: the stages across the top and the one that is shown below."""

from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from neglect_workbook.domain.collating.picture import Place
from neglect_workbook.domain.collating.records import AnswerModeration
from neglect_workbook.domain.dates import clock_time
from neglect_workbook.domain.folded_text import word_spans
from neglect_workbook.domain.search import Hit
from neglect_workbook.ui.collate.moderation_stage import ModerationStage
from neglect_workbook.ui.collate.outputs_stage import OutputsStage
from neglect_workbook.ui.collate.picture_stage import PictureStage
from neglect_workbook.ui.collate.private_feedback import FeedbackPlace
from neglect_workbook.ui.collate.problem_rows import left_to_do, problem_rows
from neglect_workbook.ui.collate.problems_stage import ProblemsStage
from neglect_workbook.ui.collate.returns_rows import ReturnRow, received_of_list
from neglect_workbook.ui.collate.returns_stage import ReturnsStage
from neglect_workbook.ui.collate.stage import Stage
from neglect_workbook.ui.collate.stage_bar import StageBar, StageId
from neglect_workbook.ui.copies_news import merged_words, with_copies
from neglect_workbook.ui.idle_steps import IdleSteps
from neglect_workbook.ui.news import News
from neglect_workbook.ui.news_banner import NewsBanner
from neglect_workbook.ui.personal_data.desk import PersonalDataDesk
from neglect_workbook.ui.personal_data.select_words import select_words
from neglect_workbook.ui.widgets.page_stack import PageStack
from neglect_workbook.ui.widgets.runs_label import Run

if TYPE_CHECKING:
    from neglect_workbook.errors import KnownError
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme

#: After the collation was opened, so that the returns are there and drawn, in milliseconds.
_FIRST_AFTER: Final = 400
#: Between the making of two stages.
_NEXT_AFTER: Final = 120
_NOT_IN_SAMPLE: Final = "This was said of an answer that is not in the sample now."
_ADD_IT: Final = "Count its return again, or draw a sample that has the answer, to change it."
_NOT_IN_FOLDER: Final = "Not in your folder. Saved here."


class CollationView(QWidget):
    """Shows one collation.

    A stage is made when it is first gone to, or while nothing else is to be done.

    Signals:
        stage_changed: another stage is shown.
        files_requested: choose files to add.
        folder_requested: choose a folder to add.
        list_requested: choose the list of expected organisations.
        chase_requested: the id of an expected organisation to write to.
        draft_requested: the ProblemRow of a file, and the text of the reply to save as a draft.
        report_requested: make the report.
        read_back_requested: choose a collation workbook to read the moderation from.
        copies_requested: choose what to keep where two copies say something different.
    """

    stage_changed = Signal()
    files_requested = Signal()
    folder_requested = Signal()
    list_requested = Signal()
    chase_requested = Signal(str)
    draft_requested = Signal(object, str)
    report_requested = Signal()
    read_back_requested = Signal()
    copies_requested = Signal()

    def __init__(
        self, theme: "Theme", session: "CollationSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._desk = PersonalDataDesk(session, session.profile, self)
        self._bar = StageBar(theme, session, self)
        self._news = NewsBanner(theme)
        self._stack = PageStack(theme)
        self._build()
        self._connect()
        self._show_counts()
        self._show_saved(datetime.now().astimezone())
        # The first is shown at once.
        steps = (partial(self.stage_of, one) for one in tuple(StageId)[1:])
        IdleSteps(steps, self, first=_FIRST_AFTER, then=_NEXT_AFTER)

    @property
    def stage_id(self) -> StageId:
        """The stage that is shown."""
        return self._bar.stage

    @property
    def has_made_all(self) -> bool:
        """Whether every stage is made."""
        return self._stack.count() == len(StageId)

    @property
    def promise(self) -> str:
        """What the foot of the window says now; empty before the first stage is shown."""
        shown = self._stack.currentWidget()
        return shown.promise if isinstance(shown, Stage) else ""

    @property
    def stage(self) -> "Stage":
        """The same as a widget."""
        return self.stage_of(self._bar.stage)

    @cached_property
    def returns(self) -> ReturnsStage:
        """What came in, and who is missing."""
        made = ReturnsStage(self._theme, self._session, self._stack)
        made.files_requested.connect(self.files_requested)
        made.folder_requested.connect(self.folder_requested)
        made.list_requested.connect(self.list_requested)
        made.chase_requested.connect(self.chase_requested)
        made.problems_requested.connect(self._show_problems)
        self._take_in(made)
        return made

    @cached_property
    def problems(self) -> ProblemsStage:
        """Files that need a word with their sender."""
        made = ProblemsStage(self._theme, self._session, self._stack)
        made.draft_requested.connect(self.draft_requested)
        made.return_requested.connect(self._show_return)
        self._take_in(made)
        return made

    @cached_property
    def picture(self) -> PictureStage:
        """What all returns say together."""
        made = PictureStage(self._theme, self._session, self._stack)
        made.report_requested.connect(self.report_requested)
        self._take_in(made)
        return made

    @cached_property
    def moderation(self) -> ModerationStage:
        """The sample, read by a panel."""
        made = ModerationStage(self._theme, self._session, self._stack)
        self._take_in(made)
        return made

    @cached_property
    def outputs(self) -> OutputsStage:
        """What can be made."""
        made = OutputsStage(self._theme, self._session, self._stack)
        made.read_back_requested.connect(self.read_back_requested)
        made.private.edit_requested.connect(self._edit_feedback)
        self._take_in(made)
        return made

    def stage_of(self, stage: StageId) -> "Stage":
        """A stage, made where nobody has gone to it yet."""
        match stage:
            case StageId.RETURNS:
                return self.returns
            case StageId.PROBLEMS:
                return self.problems
            case StageId.PICTURE:
                return self.picture
            case StageId.MODERATION:
                return self.moderation
            case StageId.OUTPUTS:
                return self.outputs

    @property
    def regions(self) -> tuple[QWidget, ...]:
        """The parts that F6 goes round."""
        return self._bar, self._stack

    @property
    def saved(self) -> str:
        """What is said of saving."""
        return self._bar.state.text

    def go_to(self, stage: StageId) -> None:
        """Show a stage."""
        self._session.flush()
        before, after = self._stack.currentWidget(), self.stage_of(stage)
        focused = QApplication.focusWidget()
        had_focus = before is not None and focused is not None and before.isAncestorOf(focused)
        self._bar.show_stage(stage)
        self._stack.setCurrentWidget(after)
        if had_focus and before is not after:
            after.focus_first()
        self._news.page_changed()
        self.stage_changed.emit()

    def show_news(self, news: News) -> None:
        """Say something above the stage, beside the work and never in its way."""
        self._news.show_news(news)

    def tell_of_copies(self, news: News) -> None:
        """Say what came in, and the way to choose where two copies say something different."""
        news = with_copies(news, self._session.collation, self.copies_requested.emit)
        if news.strong:
            self.show_news(news)

    def show_error(self, error: "KnownError") -> None:
        """Say what could not be done, and the next step."""
        self.show_news(News("problem", error.sentence, error.next_step))

    def show_found(self, found: object) -> None:
        """Go to what was found: an organisation, an answer, or what was said of one."""
        if isinstance(found, ReturnRow):
            self._show_return(found.id)
        elif isinstance(found, Hit) and found.part.field:
            self._show_said(found)
        elif isinstance(found, Hit):
            self._read_answer(found.entry.record_id, found.entry.question_id)

    def look_for_words(self) -> None:
        """Look for words where the stage lists something; else among the returns."""
        if not self.stage.focus_find():
            self.go_to(StageId.RETURNS)
            self.returns.focus_find()

    def look_again(self) -> None:
        """Other names are to be caught than when texts were looked through."""
        self._desk.ask_again()
        self.outputs.look_again()

    def fit_window(self) -> None:
        """Give the stages the room that there is."""
        self._bar.fit_window()

    def focus_first(self) -> None:
        """Put the keyboard on the stages."""
        self._bar.focus_tabs()

    def _build(self) -> None:
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._news)
        column.addWidget(self._stack, 1)

    def _take_in(self, stage: "Stage") -> None:
        stage.news.connect(self.show_news)
        stage.stage_requested.connect(self.go_to)
        self._stack.addWidget(stage)

    def _connect(self) -> None:
        session = self._session
        self._bar.stage_chosen.connect(self.go_to)
        self._bar.state.explanation_requested.connect(self.show_error)
        session.changed.connect(self._show_counts)
        session.counted.connect(self._show_counts)
        session.saving.connect(self._show_saving)
        session.saved.connect(self._show_saved)
        session.published.connect(self._show_saved)
        session.save_failed.connect(self._show_unsaved)
        session.publish_failed.connect(self._show_unpublished)
        session.merged.connect(self._tell_of_merge)
        session.refused.connect(self.show_error)
        session.backup_failed.connect(self.show_error)

    # -- what is shown ----------------------------------------------------------------

    def _show_counts(self) -> None:
        session = self._session
        standings = session.standings
        expected = len(session.expected)
        listed = f"{received_of_list(standings)} of {expected}"
        words = listed if expected else str(len(standings.counted) or "")
        self._bar.set_count(StageId.RETURNS, words)
        left = left_to_do(problem_rows(session.snapshot))
        self._bar.set_count(StageId.PROBLEMS, str(left or ""))
        agreement = session.agreement
        moderated = f"{agreement.done} of {agreement.sampled}" if agreement.sampled else ""
        self._bar.set_count(StageId.MODERATION, moderated)

    def _show_problems(self, key: str) -> None:
        self.go_to(StageId.PROBLEMS)
        self.problems.show_file(key)

    def _show_return(self, key: str) -> None:
        self.go_to(StageId.RETURNS)
        self.returns.show_return(key)

    def _tell_of_merge(self) -> None:
        self.tell_of_copies(News("info", merged_words(self._session.collation)))

    def _edit_feedback(self, place: FeedbackPlace) -> None:
        self._edit_said(place.said, "feedback", place.words)

    def _edit_said(self, said: AnswerModeration, field: str, words: tuple[int, int]) -> None:
        if f"{said.return_id}/{said.question_id}" in self._session.sampled.rows:
            self.go_to(StageId.MODERATION)
            self.moderation.edit_text(said, field)
            select_words(self.moderation, *words)
            return
        for facts in self._session.standings.counted:
            if facts.return_id == said.return_id:
                self._read_answer(facts.key, said.question_id)
        self.show_news(News("info", _NOT_IN_SAMPLE, _ADD_IT))

    def _show_said(self, found: Hit) -> None:
        said = self._session.snapshot.moderations.get(found.entry.record_id)
        if said is not None:
            first = word_spans(found.part.text, found.words)[0]
            self._edit_said(said, found.part.field, (first.start, first.end))

    def _read_answer(self, key: str, question_id: str) -> None:
        self.go_to(StageId.PICTURE)
        answer = self._session.answer(key, question_id)
        if answer is not None:
            self.picture.read_answer(Place(key, question_id, answer.row))

    def _show_saving(self) -> None:
        self._bar.state.show_state("refresh-cw", "ink2", (Run("Saving", ink="ink2"),))

    def _show_saved(self, at: datetime) -> None:
        if self._session.is_read_only:
            words = (Run("Open to read only", ink="ink2"),)
            self._bar.state.show_state("eye", "ink2", words)
            return
        words = (Run(f"Saved {clock_time(at)}", ink="ink2"),)
        self._bar.state.show_state("check", "green", words)

    def _show_unsaved(self, error: "KnownError") -> None:
        self._bar.state.show_problem("octagon-alert", "red", "Not saved", error)

    def _show_unpublished(self, error: "KnownError") -> None:
        self._bar.state.show_problem("triangle-alert", "amber", _NOT_IN_FOLDER, error)
