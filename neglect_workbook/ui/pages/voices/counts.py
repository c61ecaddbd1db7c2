"""What colleagues said: the choice of whose answers, the table, and one question in full."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from neglect_workbook.domain.role_views import beside_leaders
from neglect_workbook.domain.voices import ALL_SHOWN, count_voices, sets_with_forms
from neglect_workbook.ui.models.voices_model import VoiceRow, VoicesModel
from neglect_workbook.ui.models.voices_words import no_counts
from neglect_workbook.ui.pages.voices.detail import VoiceDetail
from neglect_workbook.ui.pages.voices.scope_bar import ScopeBar
from neglect_workbook.ui.pages.voices.spread_table import SpreadTable
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Lead
from neglect_workbook.ui.widgets.rating_label import RatingLabel

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.domain.voices import VoiceCounts
    from neglect_workbook.ui.theme import Theme


class CountsView(QWidget):
    """Counts of one review, one question set and one group, or of all groups that are shown.

    Signals:
        jump_requested: a Jump to a question.
    """

    jump_requested = Signal(object)

    def __init__(self, theme: "Theme", framework: "Framework") -> None:
        super().__init__()
        self._framework = framework
        self._snapshot: WorkbookSnapshot | None = None
        self._review_id = ""
        self._set_id = ""
        self._group_id = ALL_SHOWN
        self._rows: tuple[VoiceRow, ...] = ()
        self._scope = ScopeBar(theme, framework)
        self._few = Lead(theme, no_counts(framework))
        self._legend = _scale_legend(theme, framework)
        self._model = VoicesModel(framework, self)
        self._table = SpreadTable(theme, framework, self._model)
        self._detail = VoiceDetail(theme, framework)
        self._detail.jump_requested.connect(self.jump_requested)
        self._table.row_reached.connect(self._show_detail)
        self._table.shape_changed.connect(self._show_legend)
        self._scope.review_chosen.connect(self._choose_review)
        self._scope.set_chosen.connect(self._choose_set)
        self._scope.group_chosen.connect(self._choose_group)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._scope, self._few, self._legend, self._table, self._detail):
            column.addWidget(part)

    @property
    def has_table(self) -> bool:
        """Whether there are counts to show."""
        return not self._table.isHidden()

    def show_snapshot(self, snapshot: "WorkbookSnapshot") -> None:
        """Count again; hide where neither this review nor an earlier one has forms."""
        self._snapshot = snapshot
        shown = self._shown(snapshot)
        sets = sets_with_forms(shown)
        reviews = self._reviews(snapshot)
        self.setVisible(bool(sets) or len(reviews) > 1)
        if self._set_id not in {one.id for one in sets}:
            self._set_id = sets[-1].id if sets else ""
        self._scope.show_reviews(reviews, shown.review.id)
        self._scope.show_sets([(one.id, one.name) for one in sets], self._set_id)
        if self._set_id:
            self._show_voices(shown, count_voices(shown, self._set_id))
        else:
            self._scope.show_groups(None, ALL_SHOWN)
            for part in (self._few, self._legend, self._table, self._detail):
                part.hide()

    def select_question(self, question_id: str) -> None:
        """Show one question in full, where it is in the table."""
        row = self._model.row_of(question_id)
        if row >= 0:
            self._table.select_row(row)

    def focus_table(self) -> None:
        """Put the keyboard into the table."""
        self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Lay out what is shown in full for the room that there is."""
        self._detail.set_narrow(is_narrow=is_narrow)

    def _shown(self, snapshot: "WorkbookSnapshot") -> "WorkbookSnapshot":
        """The workbook as it stands, or as it was when an earlier review was closed."""
        past = {one.snapshot.review.id: one.snapshot for one in snapshot.past}
        return past.get(self._review_id, snapshot)

    def _reviews(self, snapshot: "WorkbookSnapshot") -> list[tuple[str, str]]:
        """This review and the earlier ones that have forms, the newest first."""
        found = {snapshot.review.id: snapshot.review}
        for one in reversed(snapshot.past):
            if one.snapshot.voices:
                found.setdefault(one.snapshot.review.id, one.snapshot.review)
        kind = self._framework.review_kind
        return [(review_id, kind(review.kind_id).name) for review_id, review in found.items()]

    def _show_voices(self, shown: "WorkbookSnapshot", voices: "VoiceCounts") -> None:
        if self._group_id not in voices.spreads:
            self._group_id = ALL_SHOWN
        self._scope.show_groups(voices, self._group_id)
        self._few.setVisible(not voices.shown)
        self._table.setVisible(bool(voices.shown))
        self._show_legend()
        spreads = voices.spreads[self._group_id]
        most = max((count for one in spreads for count in one.counts.values()), default=0)
        self._rows = tuple(VoiceRow(one, beside_leaders(shown, one), most) for one in spreads)
        self._model.show_rows(self._rows)
        if voices.shown and not self._table.currentIndex().isValid():
            self._table.select_row(0)
        self._show_detail()

    def _show_legend(self) -> None:
        """Say in words what the marks are, where the table has no header that does."""
        self._legend.setVisible(self.has_table and not self._table.has_rating_words)

    def _show_detail(self) -> None:
        wanted = self._table.current_id
        row = next((one for one in self._rows if one.id == wanted), None)
        self._detail.show_row(row if self.has_table else None)

    def _choose_review(self, review_id: str) -> None:
        self._review_id = review_id
        self._show_again()

    def _choose_set(self, set_id: str) -> None:
        self._set_id = set_id
        self._show_again()

    def _choose_group(self, group_id: str) -> None:
        self._group_id = group_id
        self._show_again()

    def _show_again(self) -> None:
        if self._snapshot is not None:
            self.show_snapshot(self._snapshot)


def _scale_legend(theme: "Theme", framework: "Framework") -> QWidget:
    legend = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    legend.setSizePolicy(policy)
    flow = FlowLayout(legend, gap=16)
    for step in framework.scale.steps:
        label = RatingLabel(theme, framework.scale, is_short=True)
        label.setWordWrap(False)
        label.set_code(step.code)
        flow.addWidget(label)
    return legend
