"""Opens a workbook in the window and makes every page of it, as the window does by and by."""

import sys
from pathlib import Path

from neglect_workbook.ui.jump import PageId
from tools.sample_window import sample_window, settle


def main() -> None:
    with sample_window() as (window, _, _):
        window.open_path(Path(sys.argv[1]))
        settle()
        view = window.view
        if view is None:
            sys.exit("the workbook did not open")
        for page in PageId:
            view.page(page).prepare()
            settle()


if __name__ == "__main__":
    main()
