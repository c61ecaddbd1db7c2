"""The way in: a command where one is named, the window otherwise."""

import gc
import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neglect_workbook.exchange.report import Document


def main() -> None:
    """Run the command line, or open the window with the file that is named, if any.

    Qt is loaded only for the window, so every command runs where Qt cannot.
    """
    words = sys.argv[1:]
    if _is_for_the_window(words):
        # Python would look through everything several times while it is loaded, and find hardly
        # any garbage: a tenth of the start. The window has it look again once all is there.
        gc.disable()
        importlib.import_module("neglect_workbook.ui.qt_first").load_qt()
        importlib.import_module("neglect_workbook.app").run(words)
    else:
        importlib.import_module("neglect_workbook.cli").run(_write_pdf)


def _write_pdf(document: "Document", path: Path) -> None:
    """Write a document as a PDF for a command that asks for one: see decision 0013."""
    try:
        importlib.import_module("neglect_workbook.ui.qt_first").load_qt()
        write = importlib.import_module("neglect_workbook.ui.pdf_without_window").write_pdf
    except ImportError:
        write = importlib.import_module("neglect_workbook.exchange.export").no_pdf
    write(document, path)


def _is_for_the_window(words: list[str]) -> bool:
    """Whether nothing but a file and the window's own option is named."""
    return all(
        word == "--exit-when-ready" or word.endswith((".nwbk", ".ncol")) or Path(word).is_file()
        for word in words
    )


if __name__ == "__main__":
    main()
