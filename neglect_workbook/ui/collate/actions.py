"""Everything that can be asked of the collation's window, as one table.

What is the same in both windows is taken from the table of the other one.
"""

from enum import StrEnum
from typing import Final

from PySide6.QtGui import QKeySequence

from neglect_workbook.ui.actions import ACTIONS, ActionId, ActionSpec, MenuId, Needs

_Standard = QKeySequence.StandardKey


class CollateActionId(StrEnum):
    """What can be asked here and nowhere else."""

    NEW_COLLATION = "new_collation"
    OPEN_COLLATION = "open_collation"
    ADD_RETURNS = "add_returns"
    ADD_FOLDER = "add_folder"
    EXPECTED_LIST = "expected_list"
    READ_MODERATION = "read_moderation"
    EARLIER_COLLATION = "earlier_collation"
    ABOUT_COLLATION = "about_collation"
    SAVE_COLLATION_COPY = "save_collation_copy"
    CLOSE_COLLATION = "close_collation"
    FILTER_LIST = "filter_list"
    GO_RETURNS = "go_returns"
    GO_PROBLEMS = "go_problems"
    GO_PICTURE = "go_picture"
    GO_MODERATION = "go_moderation"
    GO_OUTPUTS = "go_outputs"
    COLLATE_HELP = "collate_help"


_C = CollateActionId
_OPEN = Needs.WORKBOOK

#: What both windows have, by id.
_SHARED: Final = frozenset(
    {
        ActionId.EARLIER_COPY,
        ActionId.PROTECT,
        ActionId.NAMES_TO_CATCH,
        ActionId.GO_MERGE,
        ActionId.QUIT,
        ActionId.UNDO,
        ActionId.REDO,
        ActionId.FIND,
        ActionId.HIDE_SCREEN,
        ActionId.ZOOM_IN,
        ActionId.ZOOM_OUT,
        ActionId.ZOOM_RESET,
        ActionId.THEME_SYSTEM,
        ActionId.THEME_LIGHT,
        ActionId.THEME_DARK,
        ActionId.THEME_HIGH_CONTRAST,
        ActionId.NEXT_REGION,
        ActionId.ABOUT,
    }
)
_OWN: Final[tuple[ActionSpec, ...]] = (
    ActionSpec(_C.NEW_COLLATION, "&New collation…", MenuId.FILE, _Standard.New),
    ActionSpec(_C.OPEN_COLLATION, "&Open a collation…", MenuId.FILE, _Standard.Open),
    ActionSpec(
        _C.ADD_RETURNS,
        "&Add returns…",
        MenuId.FILE,
        "Ctrl+Shift+O",
        needs=_OPEN,
        starts_group=True,
    ),
    ActionSpec(_C.ADD_FOLDER, "Add a &folder…", MenuId.FILE, needs=_OPEN),
    ActionSpec(_C.EXPECTED_LIST, "Open the &expected list…", MenuId.FILE, needs=_OPEN),
    ActionSpec(_C.READ_MODERATION, "Read the &moderation back…", MenuId.FILE, needs=_OPEN),
    ActionSpec(_C.EARLIER_COLLATION, "Measure against the one &before…", MenuId.FILE, needs=_OPEN),
    ActionSpec(
        _C.ABOUT_COLLATION,
        "Na&me, partnership and date…",
        MenuId.FILE,
        needs=_OPEN,
        starts_group=True,
    ),
    ActionSpec(
        _C.SAVE_COLLATION_COPY,
        "Save a &copy…",
        MenuId.FILE,
        "Ctrl+Shift+S",
        needs=_OPEN,
    ),
    ActionSpec(_C.CLOSE_COLLATION, "C&lose this collation", MenuId.FILE, "Ctrl+W", needs=_OPEN),
    ActionSpec(_C.FILTER_LIST, "Fi&lter the list", MenuId.EDIT, "Ctrl+Shift+F", needs=_OPEN),
    ActionSpec(_C.GO_RETURNS, "&Returns", MenuId.GO, "Ctrl+1", needs=_OPEN),
    ActionSpec(_C.GO_PROBLEMS, "&Problems", MenuId.GO, "Ctrl+2", needs=_OPEN),
    ActionSpec(_C.GO_PICTURE, "P&icture", MenuId.GO, "Ctrl+3", needs=_OPEN),
    ActionSpec(_C.GO_MODERATION, "&Moderation", MenuId.GO, "Ctrl+4", needs=_OPEN),
    ActionSpec(_C.GO_OUTPUTS, "&Outputs", MenuId.GO, "Ctrl+5", needs=_OPEN),
    ActionSpec(_C.COLLATE_HELP, "&Help with collating", MenuId.HELP, "F1"),
)

#: The table, menu by menu in the order of the menus.
COLLATE_ACTIONS: Final[tuple[ActionSpec, ...]] = (
    *_OWN,
    *(spec for spec in ACTIONS if spec.id in _SHARED),
)
