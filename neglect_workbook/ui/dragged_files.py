"""The files in what is dragged over the window."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def files_in(data: "QMimeData") -> tuple[Path, ...]:
    """The files of this computer in what is dragged; web addresses are none."""
    if not data.hasUrls():
        return ()
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
