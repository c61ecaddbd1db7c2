"""What was answered last time, beside the question."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.progress import WRITING_FIELDS
from neglect_workbook.ui.widgets.labels import Body, Hint, Lead, Strong
from neglect_workbook.ui.widgets.rating_label import RatingLabel

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.frozen import PastReview
    from neglect_workbook.ui.theme import Theme


class LastAnswerTopic(QWidget):
    """The review, its rating and the texts of one answer, to read."""

    def __init__(
        self, theme: "Theme", framework: "Framework", past: "PastReview", question_id: str
    ) -> None:
        """Show an answer of a closed review.

        Args:
            theme: gives colours and sizes.
            framework: names the boxes and the ratings.
            past: the closed review.
            question_id: whose answer is shown.
        """
        super().__init__()
        answer = past.answers[question_id]
        kind = framework.review_kind(past.snapshot.review.kind_id).name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addWidget(Lead(theme, f"{kind}, {long_date(past.closed_on)}"))
        rating = RatingLabel(theme, framework.scale)
        rating.set_code(answer.rating or None)
        column.addWidget(rating)
        written = [(field, str(getattr(answer, field)).strip()) for field in WRITING_FIELDS]
        for field, text in written:
            if text:
                column.addWidget(Strong(theme, framework.field_guide(field).label))
                column.addWidget(Body(theme, text))
        if not any(text for _, text in written):
            column.addWidget(Hint(theme, "Nothing was written."))
