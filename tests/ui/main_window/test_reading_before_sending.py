"""What will be sent can be read wherever the files can be made, on a laptop at 125 percent too."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from neglect_workbook.ui.jump import MAKE_FILES, Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from tests.ui.main_window.whole import view_of

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


def settle() -> None:
    """Let the window lay itself out, one level at each turn."""
    for _ in range(12):
        QApplication.processEvents()


def is_seen(window: QWidget, words: str) -> bool:
    """Whether there is a button with these words, and all of it is in sight."""
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    found = [one for one in buttons if words in (one.text(), one.accessibleName())]
    return any(one.visibleRegion().boundingRect() == one.rect() for one in found)


@pytest.mark.parametrize("zoom", [100, 110, 125])
@pytest.mark.parametrize("size", [(1366, 736), (1093, 582), (760, 582)])
def test_reading_it_all_is_in_sight_beside_making_the_files(
    window: MainWindow, theme: "Theme", size: tuple[int, int], zoom: int
) -> None:
    theme.set_zoom(zoom)
    window.resize(*size)
    window.open_sample()
    settle()

    view_of(window).go_to(Jump(PageId.SEND, field=MAKE_FILES))
    settle()

    assert is_seen(window, "Make the files")
    assert is_seen(window, "Read it all")
