"""An open collation: the stages across the top and the one that is shown below."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from neglect_workbook.domain.dates import clock_time
from neglect_workbook.ui.collate.moderation_stage import ModerationStage
from neglect_workbook.ui.collate.outputs_stage import OutputsStage
from neglect_workbook.ui.collate.picture_stage import PictureStage
from neglect_workbook.ui.collate.problem_rows import left_to_do, problem_rows
from neglect_workbook.ui.collate.problems_stage import ProblemsStage
from neglect_workbook.ui.collate.returns_stage import ReturnsStage
from neglect_workbook.ui.collate.stage_bar import StageBar, StageId
from neglect_workbook.ui.news_banner import News, NewsBanner
from neglect_workbook.ui.widgets.page_stack import PageStack
from neglect_workbook.ui.widgets.runs_label import Run

if TYPE_CHECKING:
    from neglect_workbook.errors import KnownError
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.collate.stage import Stage
    from neglect_workbook.ui.theme import Theme

_NOT_IN_FOLDER: Final = "Not in your folder. Saved here."


class CollationView(QWidget):
    """Shows one collation.

    Signals:
        stage_changed: another stage is shown.
    """

    stage_changed = Signal()

    def __init__(
        self, theme: "Theme", session: "CollationSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._bar = StageBar(theme, self)
        self._news = NewsBanner(theme)
        self._stack = PageStack(theme)
        self.returns = ReturnsStage(theme, session, self._stack)
        self.problems = ProblemsStage(theme, session, self._stack)
        self.picture = PictureStage(theme, session, self._stack)
        self.moderation = ModerationStage(theme, session, self._stack)
        self.outputs = OutputsStage(theme, session, self._stack)
        self._stages: dict[StageId, Stage] = {
            StageId.RETURNS: self.returns,
            StageId.PROBLEMS: self.problems,
            StageId.PICTURE: self.picture,
            StageId.MODERATION: self.moderation,
            StageId.OUTPUTS: self.outputs,
        }
        self._build()
        self._connect()
        self._show_counts()
        self._show_saved(datetime.now().astimezone())

    @property
    def stage_id(self) -> StageId:
        """The stage that is shown."""
        return self._bar.stage

    @property
    def stage(self) -> "Stage":
        """The same as a widget."""
        return self._stages[self._bar.stage]

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
        before = self._stack.currentWidget()
        focused = QApplication.focusWidget()
        had_focus = before is not None and focused is not None and before.isAncestorOf(focused)
        self._bar.show_stage(stage)
        self._stack.setCurrentWidget(self._stages[stage])
        if had_focus and before is not self._stages[stage]:
            self._stages[stage].focus_first()
        self._news.page_changed()
        self.stage_changed.emit()

    def show_news(self, news: News) -> None:
        """Say something above the stage, beside the work and never in its way."""
        self._news.show_news(news)

    def show_error(self, error: "KnownError") -> None:
        """Say what could not be done, and the next step."""
        self.show_news(News("problem", error.sentence, error.next_step))

    def look_for_words(self) -> None:
        """Look for words where the stage lists something; else among the returns."""
        if not self.stage.focus_find():
            self.go_to(StageId.RETURNS)
            self.returns.focus_find()

    def fit_window(self) -> None:
        """Give the stages the room that there is."""
        self._bar.fit_window()

    def focus_first(self) -> None:
        """Put the keyboard on the stages."""
        self._bar.focus_tabs()

    def _build(self) -> None:
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for stage in self._stages.values():
            self._stack.addWidget(stage)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._news)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        session = self._session
        self._bar.stage_chosen.connect(self.go_to)
        self._bar.state.explanation_requested.connect(self.show_error)
        for stage in self._stages.values():
            stage.news.connect(self.show_news)
            stage.stage_requested.connect(self.go_to)
        self.returns.problems_requested.connect(self._show_problems)
        self.problems.return_requested.connect(self._show_return)
        session.changed.connect(self._show_counts)
        session.saving.connect(self._show_saving)
        session.saved.connect(self._show_saved)
        session.published.connect(self._show_saved)
        session.save_failed.connect(self._show_unsaved)
        session.publish_failed.connect(self._show_unpublished)
        session.refused.connect(self.show_error)
        session.backup_failed.connect(self.show_error)

    # -- what is shown ----------------------------------------------------------------

    def _show_counts(self) -> None:
        session = self._session
        standings = session.standings
        received = len(standings.counted)
        expected = len(session.expected)
        words = f"{received} of {expected}" if expected else str(received or "")
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
