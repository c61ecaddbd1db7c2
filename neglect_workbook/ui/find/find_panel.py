"""The panel of Find: everything in the workbook, the help and the library."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from neglect_workbook.ui.find.found import groups_of
from neglect_workbook.ui.find.sources import FindSources
from neglect_workbook.ui.search.panel import SearchPanel
from neglect_workbook.ui.search.results import ResultGroup

if TYPE_CHECKING:
    from neglect_workbook.ui.main_window import MainWindow
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

_NAME: Final = "Find in your workbook, the help and the library"
_KEYS: Final = "Arrows choose, Enter goes there, Escape closes."
_MOST: Final = 5
#: A letter is in everything.
_LEAST_LETTERS: Final = 2
_HINT: Final = (
    "Looks through questions, answers, evidence, actions, indicators, the help and the library."
    " The beginning of a word is enough."
)
_NOTHING: Final = "Nothing has all these words. Use fewer words, or the beginning of a word."


class FindPanel(SearchPanel):
    """Finds words in one workbook at a time, and remembers what was looked for last."""

    def __init__(self, theme: "Theme", window: "MainWindow") -> None:
        self._sources = FindSources(window.framework)
        self._session: WorkbookSession | None = None
        super().__init__(theme, window, _NAME, keys=_KEYS, most=_MOST)

    def open_for(self, session: "WorkbookSession") -> None:
        """Open over a workbook; what is being typed in it can be found too."""
        if session is not self._session:
            # What was looked for in another workbook may say something of it.
            self._session = session
            self.line.clear()
        session.flush()
        self.open_panel()

    @override
    def groups_for(self, text: str) -> Sequence[ResultGroup]:
        if self._session is None or not _is_enough(text):
            return ()
        return groups_of(self._sources.index(self._session.snapshot).search(text))

    @override
    def words_for(self, text: str) -> str:
        return _NOTHING if _is_enough(text) else _HINT


def _is_enough(text: str) -> bool:
    return len(text.strip()) >= _LEAST_LETTERS
