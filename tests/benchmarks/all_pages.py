"""Opens a workbook in the window and makes every page of it, as the window does by and by."""

import sys
from importlib import import_module
from pathlib import Path

from neglect_workbook.ui.jump import PageId
from neglect_workbook.ui.qt_first import load_qt


def main() -> None:
    # As the program itself begins; whatever loads Qt comes after it.
    load_qt()
    tool = import_module("tools.sample_window")
    with tool.sample_window() as (window, _, _):
        window.open_path(Path(sys.argv[1]))
        tool.settle()
        view = window.view
        if view is None:
            sys.exit("the workbook did not open")
        for page in PageId:
            view.page(page).prepare()
            tool.settle()


if __name__ == "__main__":
    main()
