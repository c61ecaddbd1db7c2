"""Whose voices are shown: which review, which questions, which group; and who is left out."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from neglect_workbook.domain.voices import ALL_SHOWN
from neglect_workbook.ui.pages.voices.scope_notes import HiddenNote, LeadersLegend
from neglect_workbook.ui.widgets.choice_field import ChoiceField
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.voices import GroupSize, VoiceCounts
    from neglect_workbook.ui.theme import Theme

#: More groups than these are chosen from a list, not side by side.
_MOST_SEGMENTS: Final = 4
#: Stands for 'all shown' in a control where nothing means that nothing is chosen.
_ALL: Final = "all"


class ScopeBar(QWidget):
    """Chooses what is counted. What there is nothing to choose from is not offered.

    Signals:
        review_chosen: the id of the review.
        set_chosen: the id of the question set.
        group_chosen: the id of the group, or ``ALL_SHOWN``.
    """

    review_chosen = Signal(str)
    set_chosen = Signal(str)
    group_chosen = Signal(str)

    def __init__(self, theme: "Theme", framework: "Framework") -> None:
        super().__init__()
        self._theme = theme
        self._framework = framework
        self._built_for: object = None
        self._review = ChoiceField(theme, "Review", ())
        self._set = ChoiceField(theme, "Questions for", ())
        self._group = ChoiceField(theme, "Whose answers", ())
        self._segments: SegmentedControl | None = None
        self._parts: list[QWidget] = []
        self._review.chosen.connect(self.review_chosen)
        self._set.chosen.connect(self.set_chosen)
        self._group.chosen.connect(self._on_group)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, gap=12)
        for field in (self._review, self._set, self._group):
            self._flow.addWidget(field)

    def show_reviews(self, reviews: "Sequence[tuple[str, str]]", review_id: str) -> None:
        """Offer the reviews that have forms, by id and name, and show which is chosen."""
        _offer(self._review, reviews, review_id)

    def show_sets(self, sets: "Sequence[tuple[str, str]]", set_id: str) -> None:
        """Offer the question sets that forms answered, and show which is chosen."""
        _offer(self._set, sets, set_id)

    def show_groups(self, voices: "VoiceCounts | None", group_id: str) -> None:
        """Offer the groups that are shown, name those that are not, and show which is chosen."""
        groups = (voices.shown, voices.hidden) if voices else ((), ())
        if groups != self._built_for:
            self._built_for = groups
            self._build(*groups)
        if self._segments is not None:
            self._segments.set_current(group_id or _ALL)
        self._group.set_choice(group_id or _ALL)

    def _build(self, shown: "Sequence[GroupSize]", hidden: "Sequence[GroupSize]") -> None:
        for widget in self._parts:
            self._flow.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        segments = [
            Segment(_ALL, f"All shown, {sum(one.forms for one in shown)}"),
            *(Segment(one.group.id, f"{one.group.name} {one.forms}") for one in shown),
        ]
        is_long = len(segments) > _MOST_SEGMENTS
        self._group.set_options([(one.id, one.text) for one in segments])
        self._group.setVisible(is_long)
        control = SegmentedControl(self._theme, segments, "Whose answers")
        control.chosen.connect(self._on_group)
        legend = LeadersLegend(self._theme)
        notes = [HiddenNote(self._theme, self._framework, one) for one in hidden]
        self._segments = control
        self._parts = [control, *notes, legend]
        for widget in self._parts:
            self._flow.addWidget(widget)
            widget.show()
        control.setVisible(bool(shown) and not is_long)
        legend.setVisible(bool(shown))

    def _on_group(self, choice: str) -> None:
        self.group_chosen.emit(ALL_SHOWN if choice == _ALL else choice)


def _offer(field: ChoiceField, options: "Sequence[tuple[str, str]]", chosen: str) -> None:
    field.set_options(options)
    field.set_choice(chosen)
    field.setVisible(len(options) > 1)
