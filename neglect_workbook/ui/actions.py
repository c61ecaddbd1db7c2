"""Everything that can be asked of the window, as one table.

The menus, the tool row, the shortcuts and the help's list of shortcuts are built from it.
What an action does is a method of ``handlers.Handlers`` with the action's id as its name.
"""

from enum import StrEnum

from msgspec import Struct
from PySide6.QtGui import QKeySequence

_Standard = QKeySequence.StandardKey


class ActionId(StrEnum):
    """What can be asked."""

    NEW = "new"
    OPEN = "open"
    SAVE_COPY = "save_copy"
    BRING_IN = "bring_in"
    EARLIER_COPY = "earlier_copy"
    FORGET_EARLIER = "forget_earlier"
    BOOKLET = "booklet"
    PROTECT = "protect"
    LOCK_NOW = "lock_now"
    NAMES_TO_CATCH = "names_to_catch"
    CLOSE_WORKBOOK = "close_workbook"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    FIND = "find"
    GO_OVERVIEW = "go_overview"
    GO_QUESTIONS = "go_questions"
    GO_EVIDENCE = "go_evidence"
    GO_ACTION_PLAN = "go_action_plan"
    GO_INDICATORS = "go_indicators"
    GO_VOICES = "go_voices"
    GO_COMPARE = "go_compare"
    GO_SEND = "go_send"
    GO_LIBRARY = "go_library"
    GO_MERGE = "go_merge"
    NEXT_QUESTION = "next_question"
    PREVIOUS_QUESTION = "previous_question"
    NEXT_REGION = "next_region"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ZOOM_RESET = "zoom_reset"
    TOGGLE_HELP = "toggle_help"
    COMMANDS = "commands"
    HIDE_SCREEN = "hide_screen"
    THEME_SYSTEM = "theme_system"
    THEME_LIGHT = "theme_light"
    THEME_DARK = "theme_dark"
    THEME_HIGH_CONTRAST = "theme_high_contrast"
    HELP = "help"
    HELP_WORDS = "help_words"
    HELP_KEYS = "help_keys"
    TO_HAVE_TO_HAND = "to_have_to_hand"
    ABOUT = "about"


class MenuId(StrEnum):
    """The menus, in their order, by what they are called."""

    FILE = "File"
    EDIT = "Edit"
    VIEW = "View"
    GO = "Go"
    HELP = "Help"


class Needs(StrEnum):
    """What must be there before an action can be used."""

    NOTHING = "nothing"
    WORKBOOK = "workbook"
    PROTECTED = "protected"
    QUESTION = "question"
    CHOICES = "choices"
    UNDO = "undo"
    REDO = "redo"


class ActionSpec(Struct, frozen=True):
    """One thing that can be asked.

    Attributes:
        id: stable id: an ``ActionId``, or one of the collation's own.
        text: what the menu says, with the letter for the keyboard after '&'.
        menu: where it stands.
        shortcut: the key, in portable text or as a standard key; empty for none.
        icon: an icon's name; empty for none.
        needs: what must be there.
        starts_group: a line stands above it.
        group: actions with the same name exclude each other and show a mark; empty for none.
        other_shortcut: a second key that people try, in portable text; empty for none.
    """

    id: StrEnum
    text: str
    menu: MenuId
    shortcut: str | QKeySequence.StandardKey = ""
    icon: str = ""
    needs: Needs = Needs.NOTHING
    starts_group: bool = False
    group: str = ""
    other_shortcut: str = ""

    @property
    def words(self) -> str:
        """What the menu says, without the mark of its letter and the dots."""
        return self.text.replace("&", "").removesuffix("…")


_A = ActionId
_WORKBOOK = Needs.WORKBOOK

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(_A.NEW, "&New workbook…", MenuId.FILE, _Standard.New),
    ActionSpec(_A.OPEN, "&Open a workbook…", MenuId.FILE, _Standard.Open),
    ActionSpec(_A.SAVE_COPY, "Save a &copy…", MenuId.FILE, "Ctrl+Shift+S", needs=_WORKBOOK),
    ActionSpec(_A.BRING_IN, "&Bring in…", MenuId.FILE, "Ctrl+Shift+O"),
    ActionSpec(_A.EARLIER_COPY, "Go back to an &earlier copy…", MenuId.FILE, needs=_WORKBOOK),
    ActionSpec(_A.BOOKLET, "Make a boo&klet…", MenuId.FILE),
    ActionSpec(_A.PROTECT, "&Password…", MenuId.FILE, needs=_WORKBOOK, starts_group=True),
    ActionSpec(_A.LOCK_NOW, "Lock no&w", MenuId.FILE, "Ctrl+L", needs=Needs.PROTECTED),
    ActionSpec(_A.FORGET_EARLIER, "For&get earlier wording…", MenuId.FILE, needs=_WORKBOOK),
    ActionSpec(_A.NAMES_TO_CATCH, "Names to ca&tch…", MenuId.FILE),
    ActionSpec(
        _A.CLOSE_WORKBOOK,
        "C&lose this workbook",
        MenuId.FILE,
        "Ctrl+W",
        needs=_WORKBOOK,
        starts_group=True,
    ),
    ActionSpec(_A.QUIT, "E&xit", MenuId.FILE, "Ctrl+Q"),
    ActionSpec(_A.UNDO, "&Undo", MenuId.EDIT, _Standard.Undo, "undo-2", Needs.UNDO),
    ActionSpec(
        _A.REDO,
        "&Redo",
        MenuId.EDIT,
        "Ctrl+Y",
        "redo-2",
        Needs.REDO,
        other_shortcut="Ctrl+Shift+Z",
    ),
    ActionSpec(
        _A.FIND, "&Find…", MenuId.EDIT, _Standard.Find, "search", _WORKBOOK, starts_group=True
    ),
    ActionSpec(
        _A.TOGGLE_HELP,
        "Show or hide &help with the question",
        MenuId.VIEW,
        "Ctrl+H",
        needs=Needs.QUESTION,
    ),
    ActionSpec(_A.COMMANDS, "Co&mmand list…", MenuId.VIEW, "Ctrl+K"),
    ActionSpec(_A.HIDE_SCREEN, "Hide sc&reen", MenuId.VIEW, "F9", "eye-off"),
    ActionSpec(
        _A.ZOOM_IN,
        "&Larger text",
        MenuId.VIEW,
        "Ctrl++",
        starts_group=True,
        other_shortcut="Ctrl+=",
    ),
    ActionSpec(_A.ZOOM_OUT, "&Smaller text", MenuId.VIEW, "Ctrl+-"),
    ActionSpec(_A.ZOOM_RESET, "&Normal text", MenuId.VIEW, "Ctrl+0"),
    ActionSpec(
        _A.THEME_SYSTEM, "Colours as the &computer", MenuId.VIEW, starts_group=True, group="theme"
    ),
    ActionSpec(_A.THEME_LIGHT, "L&ight", MenuId.VIEW, group="theme"),
    ActionSpec(_A.THEME_DARK, "&Dark", MenuId.VIEW, group="theme"),
    ActionSpec(_A.THEME_HIGH_CONTRAST, "High con&trast", MenuId.VIEW, group="theme"),
    ActionSpec(_A.GO_OVERVIEW, "&Overview", MenuId.GO, "Ctrl+1", needs=_WORKBOOK),
    ActionSpec(_A.GO_QUESTIONS, "&Questions", MenuId.GO, "Ctrl+2", needs=_WORKBOOK),
    ActionSpec(_A.GO_EVIDENCE, "&Evidence", MenuId.GO, "Ctrl+3", needs=_WORKBOOK),
    ActionSpec(_A.GO_ACTION_PLAN, "&Action plan", MenuId.GO, "Ctrl+4", needs=_WORKBOOK),
    ActionSpec(_A.GO_INDICATORS, "&Indicators", MenuId.GO, "Ctrl+5", needs=_WORKBOOK),
    ActionSpec(_A.GO_VOICES, "&Voices", MenuId.GO, "Ctrl+6", needs=_WORKBOOK),
    ActionSpec(_A.GO_COMPARE, "&Compare", MenuId.GO, "Ctrl+7", needs=_WORKBOOK),
    ActionSpec(_A.GO_SEND, "&Review and send", MenuId.GO, "Ctrl+8", needs=_WORKBOOK),
    ActionSpec(_A.GO_LIBRARY, "&Library", MenuId.GO, "Ctrl+9", needs=_WORKBOOK),
    ActionSpec(_A.GO_MERGE, "&Two copies", MenuId.GO, needs=Needs.CHOICES),
    ActionSpec(
        _A.NEXT_QUESTION,
        "&Next question",
        MenuId.GO,
        "Ctrl+PgDown",
        needs=_WORKBOOK,
        starts_group=True,
    ),
    ActionSpec(_A.PREVIOUS_QUESTION, "&Previous question", MenuId.GO, "Ctrl+PgUp", needs=_WORKBOOK),
    ActionSpec(_A.NEXT_REGION, "Next part of the &window", MenuId.GO, "F6"),
    ActionSpec(_A.HELP, "&Help with this page", MenuId.HELP, "F1"),
    ActionSpec(_A.HELP_WORDS, "&Words explained", MenuId.HELP),
    ActionSpec(_A.HELP_KEYS, "&Keyboard shortcuts", MenuId.HELP),
    ActionSpec(_A.TO_HAVE_TO_HAND, "&Print what to have to hand…", MenuId.HELP),
    ActionSpec(_A.ABOUT, "&About this program", MenuId.HELP),
)
