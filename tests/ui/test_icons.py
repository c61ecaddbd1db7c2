"""Icons: all that the look names are there, and all that the code names too."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

import neglect_workbook.ui
from neglect_workbook.files import resource_path
from neglect_workbook.ui.icons import app_icon, icon_source, render_icon

NAMED_BY_THE_LOOK = (
    "layout-dashboard",
    "list-checks",
    "archive",
    "target",
    "chart-line",
    "messages-square",
    "arrow-left-right",
    "send",
    "check",
    "folder-check",
    "refresh-cw",
    "calendar-days",
    "triangle-alert",
    "octagon-alert",
    "undo-2",
    "redo-2",
    "search",
    "eye-off",
    "history",
    "flag",
    "shield",
    "link",
    "plus",
    "paperclip",
    "lightbulb",
    "pencil",
    "panel-right-close",
    "chevron-down",
    "chevron-right",
    "chevron-left",
    "corner-down-right",
    "table-2",
    "columns-3",
    "clock",
    "move-right",
    "ban",
    "calendar-clock",
    "user-round",
    "trending-up",
    "trending-down",
    "file-text",
    "upload",
    "equal",
    "arrow-up",
    "arrow-down",
    "arrow-right",
    "file-check",
    "eye",
    "star",
    "circle-dashed",
    "inbox",
    "lock",
    "notebook-pen",
    "folder-open",
    "book-open",
    "printer",
    "layers",
    "scale",
    "filter",
    "info",
    "circle-alert",
    "phone",
    "menu",
    "minus",
    "square",
    "x",
)

ICON_IN_CODE = re.compile(
    r"""(?:icon\w*=|\.pixmap\(|\.icon\(|IconLabel\([^"\n]*)\s*"([a-z][a-z0-9-]+)\""""
)


@pytest.mark.parametrize("name", NAMED_BY_THE_LOOK)
def test_every_icon_of_the_look_is_there(name: str) -> None:
    assert "currentColor" in icon_source(name)


def test_every_icon_that_the_code_names_is_there() -> None:
    folder = Path(neglect_workbook.ui.__file__).parent
    named = {
        name
        for path in folder.rglob("*.py")
        for name in ICON_IN_CODE.findall(path.read_text(encoding="utf-8"))
    }
    inks = {"ink", "ink2", "ink3", "accent", "red", "amber", "green", "disabled"}
    assert "plus" in named
    assert [name for name in sorted(named - inks) if not _exists(name)] == []


def test_the_licence_of_the_icons_travels_with_them() -> None:
    licence = resource_path("icons", "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in licence
    assert "Permission to use" in licence


def test_an_icon_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        icon_source("no-such-icon")


@pytest.mark.usefixtures("qapp")
def test_an_icon_is_sharp_on_a_fine_screen() -> None:
    pixmap = render_icon("check", "#000000", 18, 2)
    assert pixmap.width() == 36
    assert pixmap.deviceIndependentSize().width() == 18


def _exists(name: str) -> bool:
    return resource_path("icons", f"{name}.svg").is_file()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [16, 24, 32, 48, 64])
def test_the_program_has_its_icon_in_the_sizes_that_systems_ask_for(size: int) -> None:
    icon = app_icon()
    assert QSize(size, size) in icon.availableSizes()
    picture = icon.pixmap(QSize(size, size), 1.0).toImage()
    assert picture.size() == QSize(size, size)
    assert picture.pixelColor(size // 2, size // 2).alpha() == 255
    assert picture.pixelColor(0, 0).alpha() < 255
