"""Takes a picture of every page in every theme and size of text, to be looked at.

`python3 tools/dev.py screens` runs it. The pictures go to ``build/screens``, which is not kept.
"""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from neglect_workbook.domain.changes import ChangeSet
from neglect_workbook.domain.clock import today_here
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.session import WorkbookSession
from neglect_workbook.workbook import (
    NewWorkbook,
    Workbook,
    close_review,
    create_workbook,
    start_review,
)
from tools.met_copies import met_copies
from tools.sample_window import FRAMEWORK_ID, sample_window, settle

_SCREENS = Path(__file__).resolve().parent.parent / "build" / "screens"

#: Theme, size of text in percent.
_LOOKS = (
    ("light", 100),
    ("dark", 100),
    ("high_contrast", 100),
    ("light", 125),
    ("light", 150),
    ("light", 200),
    ("dark", 200),
)


def main() -> int:
    """Take every picture, and say how many there are and where."""
    _SCREENS.mkdir(parents=True, exist_ok=True)
    for old in _SCREENS.glob("*.png"):
        old.unlink()
    with sample_window() as (window, theme, folder):
        for theme_name, zoom in _LOOKS:
            theme.set_name(theme_name)
            theme.set_zoom(zoom)
            look = f"{theme_name}-{zoom}"
            window.close_workbook()
            _save(window, f"start-{look}")
            window.show_new()
            _save(window, f"new-workbook-{look}")
            window.open_sample()
            _save_pages(window, f"sample-{look}")
            window.open_path(met_copies(folder))
            _save_choices(window, f"two-copies-{look}")
        theme.set_zoom(100)
        theme.set_name("light")
        window.close_workbook()
        window.open_path(_new_workbook(folder))
        _save_pages(window, "empty")
        window.open_sample()
        if window.session is not None:
            _save_reviews(window, window.session)
    count = len(list(_SCREENS.glob("*.png")))
    sys.stdout.write(f"{count} pictures are in {_SCREENS.relative_to(Path.cwd())}\n")
    return 0


def _new_workbook(folder: Path) -> Path:
    """A workbook of a small group in which nothing is written yet."""
    path = folder / "empty.nwbk"
    wanted = NewWorkbook(FRAMEWORK_ID, "Lantern Street Family Project", "voluntary")
    create_workbook(path, wanted, profile=folder / "other", author="a" * 12).close()
    return path


def _save_reviews(window: MainWindow, session: WorkbookSession) -> None:
    """The pages that look different once a review is closed, and once the next has begun."""
    session.do(None, lambda workbook: close_review(workbook, today_here()))
    _save_pages(window, "closed")
    session.do(None, lambda workbook: start_review(workbook, "midpoint", today_here()))
    for question_id, rating in (("M1", "3"), ("M2", "1"), ("S2", "2")):
        session.do(None, partial(_rate, question_id, rating))
    _save_pages(window, "next-review")


def _rate(question_id: str, rating: str, workbook: Workbook) -> ChangeSet:
    return workbook.set_answer(question_id, rating=rating)


def _save_pages(window: MainWindow, name: str) -> None:
    view = window.view
    if view is None:
        return
    for page in PageId:
        question_id = "M3" if page is PageId.QUESTIONS else ""
        view.go_to(Jump(page, question_id=question_id))
        _save(window, f"{name}-{page}")


def _save_choices(window: MainWindow, name: str) -> None:
    """The page on which two copies meet, once for each thing that there is to choose."""
    view = window.view
    if view is None:
        return
    view.go_to(Jump(PageId.MERGE))
    page = view.current_page
    buttons = [] if page is None else page.findChildren(QAbstractButton)
    after = next(one for one in buttons if one.accessibleName() == "Next difference")
    number = 1
    _save(window, f"{name}-{number}")
    while after.isEnabled():
        after.click()
        number += 1
        _save(window, f"{name}-{number}")


def _save(window: MainWindow, name: str) -> None:
    settle()
    window.grab().save(str(_SCREENS / f"{name}.png"))


if __name__ == "__main__":
    sys.exit(main())
