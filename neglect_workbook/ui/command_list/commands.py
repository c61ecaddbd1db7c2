"""Everything that can be asked of the window now, as commands with words to look for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence

from neglect_workbook.domain.folded_text import folded_words, spaced
from neglect_workbook.ui.actions import ACTIONS, ActionId, ActionSpec, MenuId
from neglect_workbook.ui.jump import ADD, CLOSE_REVIEW, MAKE_FILES, Jump, PageId

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.settings import RecentWorkbook
    from neglect_workbook.ui.menus import Menus
    from neglect_workbook.ui.workbook_view import WorkbookView
    from neglect_workbook.workbook import Workbook

#: The heading of what is done in the workbook.
_WORK: Final = "In this workbook"
#: The groups, in the order in which they are listed, with their icons.
GROUPS: Final = {
    MenuId.GO.value: "arrow-right",
    _WORK: "notebook-pen",
    "Questions": "list-checks",
    MenuId.FILE.value: "file-text",
    MenuId.EDIT.value: "pencil",
    MenuId.VIEW.value: "eye",
    MenuId.HELP.value: "book-open",
    "Recent workbooks": "history",
}
_PAGES: Final = frozenset(f"go_{page}" for page in PageId)
#: What is clear under its menu only is said in full.
_CLEARER: Final[dict[str, str]] = {
    ActionId.THEME_SYSTEM: "Use the colours of the computer",
    ActionId.THEME_LIGHT: "Use light colours",
    ActionId.THEME_DARK: "Use dark colours",
    ActionId.THEME_HIGH_CONTRAST: "Use high contrast",
    ActionId.NEXT_QUESTION: "Go to the next question",
    ActionId.PREVIOUS_QUESTION: "Go to the previous question",
    ActionId.NEXT_REGION: "Go to the next part of the window",
}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be asked.

    Attributes:
        group: the heading that it stands under.
        words: what it does.
        run: does it.
        key: the key that does the same; empty for none.
        detail: more to tell it by; empty for nothing.
    """

    group: str
    words: str
    run: Callable[[], object]
    key: str = ""
    detail: str = ""


def commands_of_actions(menus: "Menus") -> Iterator[Command]:
    """What the menus offer and can be used now."""
    for spec in ACTIONS:
        action = menus[spec.id]
        if action.isEnabled() and spec.id is not ActionId.COMMANDS:
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Command(spec.menu.value, _words(spec, action), action.trigger, key)


def commands_of_work(view: "WorkbookView", workbook: "Workbook") -> Iterator[Command]:
    """The way to what is done most, as far as it can be done now.

    Each leads to its place, with the focus on it: nothing is closed or made unseen.
    """
    can_write = not workbook.is_read_only
    is_open = can_write and not workbook.snapshot.is_closed
    for words, place, is_possible in (
        ("Add evidence", Jump(PageId.EVIDENCE, field=ADD), can_write),
        ("Add an action", Jump(PageId.ACTION_PLAN, field=ADD), can_write),
        ("Enter a form", Jump(PageId.VOICES, field=ADD), is_open),
        ("Make the files", Jump(PageId.SEND, field=MAKE_FILES), True),
        ("Close the review", Jump(PageId.SEND, field=CLOSE_REVIEW), is_open),
    ):
        if is_possible:
            yield Command(_WORK, words, partial(view.go_to, place))


def commands_of_questions(view: "WorkbookView", snapshot: "WorkbookSnapshot") -> Iterator[Command]:
    """The way to every question that is answered."""
    for question in snapshot.questions:
        words = f"Go to {question.id} {question.short_name}"
        place = Jump(PageId.QUESTIONS, question_id=question.id)
        yield Command("Questions", words, partial(view.go_to, place))


def commands_of_recent(
    recent: "tuple[RecentWorkbook, ...]", open_path: Callable[[str], object], shown: str
) -> Iterator[Command]:
    """The way to the workbooks that were open before.

    Args:
        recent: newest first.
        open_path: opens one.
        shown: the path of the one that is open; empty for none.
    """
    for entry in recent:
        if entry.path != shown:
            run = partial(open_path, entry.path)
            words = f"Open {entry.organisation}"
            yield Command("Recent workbooks", words, run, detail=entry.path)


def fitting(commands: "tuple[Command, ...]", text: str) -> dict[str, list[Command]]:
    """The commands in which all the words occur, by their group; those that begin so first."""
    starts = [f" {word}" for word in folded_words(text)]
    phrase = spaced(text)
    found: dict[str, list[Command]] = {group: [] for group in GROUPS}
    for command in commands:
        said = spaced(f"{command.words} {command.group}")
        if all(start in said for start in starts):
            found[command.group].append(command)
    for group in found.values():
        group.sort(key=lambda one: phrase not in spaced(one.words))
    return found


def _words(spec: ActionSpec, action: "QAction") -> str:
    if spec.id in _CLEARER:
        return _CLEARER[spec.id]
    if spec.id in _PAGES:
        return f"Go to {spec.words}"
    # Undo and redo say what they would do.
    said = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    return said.removesuffix("…")
