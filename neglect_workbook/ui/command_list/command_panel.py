"""The panel of the command list."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from neglect_workbook.domain.excerpt import Excerpt, whole
from neglect_workbook.domain.folded_text import folded_words
from neglect_workbook.ui.command_list.commands import GROUPS, Command, fitting
from neglect_workbook.ui.search.panel import SearchPanel
from neglect_workbook.ui.search.results import ResultGroup, Row, RowKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from neglect_workbook.ui.theme import Theme

_NAME: Final = "Write what you want to do"
_KEYS: Final = "Arrows choose, Enter does it, Escape closes."
#: More than there are.
_ALL: Final = 1_000
_NOTHING: Final = "No command has all these words. Use fewer words, or the beginning of a word."


class CommandPanel(SearchPanel):
    """Lists commands, and does the one that is chosen."""

    def __init__(self, theme: "Theme", window: "QMainWindow") -> None:
        self._commands: tuple[Command, ...] = ()
        super().__init__(theme, window, _NAME, keys=_KEYS, most=_ALL)
        self.target_chosen.connect(_run)

    def open_with(self, commands: tuple[Command, ...]) -> None:
        """Open with the commands that can be used now, and nothing typed."""
        self._commands = commands
        self.line.clear()
        self.open_panel()

    @override
    def groups_for(self, text: str) -> Sequence[ResultGroup]:
        words = folded_words(text)
        return [
            ResultGroup(group, GROUPS[group], len(found), _maker(found, words))
            for group, found in fitting(self._commands, text).items()
        ]

    @override
    def words_for(self, text: str) -> str:
        return _NOTHING


def _run(command: Command) -> None:
    command.run()


def _maker(found: Sequence[Command], words: tuple[str, ...]) -> Callable[[int], Row]:
    return lambda at: _row(found[at], words)


def _row(command: Command, words: tuple[str, ...]) -> Row:
    return Row(
        RowKind.RESULT,
        whole(command.words, words),
        Excerpt(command.detail, ()) if command.detail else None,
        note=command.key,
        target=command,
    )
