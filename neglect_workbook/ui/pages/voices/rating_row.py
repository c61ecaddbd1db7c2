"""The ratings of one question side by side, for a form that somebody types in."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.rating_group import RatingGroup
from neglect_workbook.ui.widgets.rating_option import RatingOption

if TYPE_CHECKING:
    from neglect_workbook.domain.question_set import Question
    from neglect_workbook.domain.rating_scale import RatingScale
    from neglect_workbook.ui.theme import Theme


class RatingRow(QWidget):
    """Every step of the scale in its short words; leaving it blank is an answer too."""

    def __init__(self, theme: "Theme", scale: "RatingScale", question: "Question") -> None:
        super().__init__()
        options = []
        for step in scale.steps:
            short = replace(step, words=step.short)
            option = RatingOption(theme, short, step.meaning.get(question.set_id, ""))
            option.setAccessibleName(f"{question.id}: {step.words}")
            options.append(option)
        self._group = RatingGroup(options, self)
        self.setAccessibleName(f"Rating of {question.id}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self, gap=8)
        for option in options:
            flow.addWidget(option)

    @property
    def code(self) -> str:
        """The code of the chosen rating; empty where it is left blank."""
        return self._group.code

    def clear(self) -> None:
        """Leave it blank."""
        self._group.set_code("")

    def focus(self) -> None:
        """Put the keyboard on it."""
        self._group.focus()
