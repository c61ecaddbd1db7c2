"""Makes the pictures of the documentation anew, from the sample workbook in the real window.

`python3 tools/dev.py pictures` runs it. The pictures lie in ``docs/images``.
"""

import sys
from pathlib import Path

from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
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


def main() -> int:
    """Make every picture, and say where they are."""
    with sample_window() as (window, theme, _):
        for name, theme_name, place in _PICTURES:
            theme.set_name(theme_name)
            if place is not None:
                _go(window, place)
            settle()
            path = _IMAGES / f"{name}.png"
            window.grab().save(str(path))
            sys.stdout.write(f"{path.name}\n")
    return 0


def _go(window: MainWindow, place: Jump) -> None:
    if window.view is None:
        window.open_sample()
        settle()
    if window.view is not None:
        window.view.go_to(place)


if __name__ == "__main__":
    sys.exit(main())
