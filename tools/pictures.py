"""Makes the pictures of the documentation anew, from the sample workbook and invented returns.

`python3 tools/dev.py pictures` runs it. The pictures lie in ``docs/images``.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget

from neglect_workbook.ui.collate.collate_window import CollateWindow
from neglect_workbook.ui.collate.stage_bar import StageId
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from tools.collation_window import collation_window
from tools.sample_window import sample_window, settle

_IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"

#: File name, theme, and where in the sample; the start page where there is no place.
_PICTURES: tuple[tuple[str, str, Jump | None], ...] = (
    ("start", "light", None),
    ("overview", "light", Jump(PageId.OVERVIEW)),
    ("question", "light", Jump(PageId.QUESTIONS, question_id="M3")),
    ("question-dark", "dark", Jump(PageId.QUESTIONS, question_id="M3")),
    ("evidence", "light", Jump(PageId.EVIDENCE)),
    ("action-plan", "light", Jump(PageId.ACTION_PLAN)),
    ("indicators", "light", Jump(PageId.INDICATORS)),
    ("voices", "light", Jump(PageId.VOICES)),
    ("review-and-send", "light", Jump(PageId.SEND)),
)
#: File name, and the stage of a collation of many returns.
_STAGES: tuple[tuple[str, StageId], ...] = (
    ("collate-returns", StageId.RETURNS),
    ("collate-picture", StageId.PICTURE),
    ("collate-moderation", StageId.MODERATION),
)


def main() -> int:
    """Make every picture, and say where they are."""
    with sample_window() as (window, theme, _):
        for name, theme_name, place in _PICTURES:
            theme.set_name(theme_name)
            if place is not None:
                _go(window, place)
            settle()
            _save(window, name)
    with collation_window() as (collating, _):
        for name, stage in _STAGES:
            _show(collating, stage)
            _save(collating, name)
    return 0


def _save(window: QWidget, name: str) -> None:
    path = _IMAGES / f"{name}.png"
    window.grab().save(str(path))
    sys.stdout.write(f"{path.name}\n")


def _show(window: CollateWindow, stage: StageId) -> None:
    """Show a stage of the collation as somebody sees it who works there."""
    view, session = window.view, window.session
    if view is None or session is None:
        return
    view.go_to(stage)
    if stage is StageId.PICTURE:
        while session.picture is None:
            settle()
        view.picture.table.go_to("M3", "primary")
        view.picture.table.setFocus()
    elif stage is StageId.MODERATION:
        one = view.moderation.side.answer
        while one is not None and session.read(one.key) is None:
            settle()
    settle()


def _go(window: MainWindow, place: Jump) -> None:
    if window.view is None:
        window.open_sample()
        settle()
    if window.view is not None:
        window.view.go_to(place)


if __name__ == "__main__":
    sys.exit(main())
