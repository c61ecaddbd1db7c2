"""Loads what an open workbook needs, while the start page is there and nobody wants it yet."""

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from neglect_workbook.ui.idle_steps import IdleSteps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtCore import QObject

    from neglect_workbook.ui.main_window import MainWindow

#: After the window was drawn, in milliseconds: what somebody does at once comes first.
_FIRST_AFTER: Final = 50
#: Between two modules, so that keys and clicks come first.
_NEXT_AFTER: Final = 5

#: What a workbook and its pages want loaded. From the ground up, so that each brings only a little
#: with it and none holds the window for long.
OF_A_WORKBOOK: Final = (
    "neglect_workbook.ui.hidden_cover",
    "neglect_workbook.ui.tool_row",
    "neglect_workbook.ui.news_banner",
    "neglect_workbook.domain.question_set",
    "neglect_workbook.domain.framework",
    "neglect_workbook.domain.records",
    "neglect_workbook.questions.loader",
    "neglect_workbook.storage.file_kind",
    "neglect_workbook.domain.changes",
    "neglect_workbook.storage.publish",
    "neglect_workbook.storage.store",
    "neglect_workbook.keeping.kept_file",
    "neglect_workbook.exchange.returns.answers",
    "neglect_workbook.exchange.report",
    "neglect_workbook.exchange.forms.filled",
    "neglect_workbook.exchange.feedback",
    "neglect_workbook.workbook",
    "neglect_workbook.keeping.apart",
    "neglect_workbook.ui.session",
    "neglect_workbook.ui.opening_news",
    "neglect_workbook.checks.readiness",
    "neglect_workbook.ui.navigation",
    "neglect_workbook.ui.workbook_view",
    "neglect_workbook.ui.pages.overview_page",
    "neglect_workbook.ui.widgets.text_box",
    "neglect_workbook.ui.pages.question.evidence_section",
    "neglect_workbook.ui.pages.question.form",
    "neglect_workbook.ui.pages.questions_page",
    "neglect_workbook.ui.pages.library_page",
    "neglect_workbook.ui.pages.evidence_page",
    "neglect_workbook.ui.pages.action_plan_page",
    "neglect_workbook.exchange.plan",
    "neglect_workbook.checks.personal_data.sentence",
    "neglect_workbook.checks.personal_data.check",
    "neglect_workbook.ui.document_view",
    "neglect_workbook.ui.printing",
    "neglect_workbook.ui.pages.send_page",
    "neglect_workbook.ui.pages.indicators_page",
    "neglect_workbook.ui.pages.voices_page",
    "neglect_workbook.ui.pages.compare_page",
    "neglect_workbook.ui.pages.merge_page",
    "neglect_workbook.ui.pages.new_workbook_page",
)


class LoadingAhead(IdleSteps):
    """Loads one module at a time."""

    def __init__(self, steps: "Iterable[Callable[[], object]]", parent: "QObject") -> None:
        """Begin soon.

        Args:
            steps: what loads something, in this order.
            parent: the window; with it this ends.
        """
        super().__init__(iter(steps), parent, first=_FIRST_AFTER, then=_NEXT_AFTER)


def steps_to_a_workbook(window: "MainWindow") -> "Iterator[Callable[[], object]]":
    """What opening a workbook, and making its pages, would wait for."""
    for name in OF_A_WORKBOOK:
        yield partial(import_module, name)
    yield lambda: window.framework
