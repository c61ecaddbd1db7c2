"""The sentence under the title of the pages without a workbook."""

from neglect_workbook.ui.theme import SECTION
from neglect_workbook.ui.widgets.labels import Lead


class Promise(Lead):
    """Supporting text in the size of a heading."""

    _points = SECTION
