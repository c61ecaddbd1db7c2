"""The panel of Find over a collation: organisations at once, then what was said and written."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from neglect_workbook.domain.excerpt import whole
from neglect_workbook.domain.folded_text import folded_words
from neglect_workbook.ui.collate.answer_search import AnswerSearch
from neglect_workbook.ui.search.panel import SearchPanel
from neglect_workbook.ui.search.results import ResultGroup, Row, RowKind
from neglect_workbook.ui.widgets.debounce import Debounce

if TYPE_CHECKING:
    from neglect_workbook.domain.search import Hit
    from neglect_workbook.ui.collate.collate_window import CollateWindow
    from neglect_workbook.ui.collate.returns_rows import ReturnRow
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme

_NAME: Final = "Find in this collation"
_KEYS: Final = "Arrows choose, Enter goes there, Escape closes."
_MOST: Final = 8
#: So few letters begin a word of nearly every answer.
_LEAST_LETTERS: Final = 3
_HINT: Final = (
    "Looks for organisations, through what they wrote, and through your feedback and notes. The "
    "beginning of a word is enough."
)
_NOTHING: Final = "Nothing has all these words. Use fewer words, or the beginning of a word."
#: A pause in the typing after which the answers are looked through.
_PAUSE_MS: Final = 250
_LONGEST_MS: Final = 1_000


class CollateFindPanel(SearchPanel):
    """Answers are read from the file, so they come one after the other while nobody waits."""

    def __init__(self, theme: "Theme", window: "CollateWindow") -> None:
        """Make a closed panel.

        Args:
            theme: gives colours and sizes.
            window: it opens over this one.
        """
        self._session: CollationSession | None = None
        self._search: AnswerSearch | None = None
        super().__init__(theme, window, _NAME, keys=_KEYS, most=_MOST)
        self._later = Debounce(self, pause_ms=_PAUSE_MS, longest_ms=_LONGEST_MS)
        self._later.due.connect(self._look)
        self.line.textChanged.connect(self._later.poke)

    def open_for(self, session: "CollationSession") -> None:
        """Open over a collation."""
        if session is not self._session:
            self.line.clear()
            self._session = session
            # It ends with the collation that it looks through.
            self._search = AnswerSearch(session, session)
            self._search.changed.connect(self._show_more)
            session.destroyed.connect(self._forget)
        session.flush()
        self.open_panel()
        self._look()

    @override
    def close_panel(self) -> None:
        super().close_panel()
        self._later.drop()
        if self._search is not None:
            self._search.forget()

    @override
    def groups_for(self, text: str) -> Sequence[ResultGroup]:
        if self._session is None or self._search is None or not _is_enough(text):
            return ()
        words = folded_words(text)
        rows = [one for one in self._session.returned.rows if _is_found(one, words)]
        # Only what is written here has a field.
        said = [one for one in self._search.hits if one.part.field]
        hits = [one for one in self._search.hits if not one.part.field]
        title = "Answers so far" if self._search.is_busy else "Answers"
        return (
            ResultGroup("Returns", "inbox", len(rows), lambda at: _row(rows[at], words)),
            ResultGroup(
                "Your feedback and notes", "scale", len(said), lambda at: _answer(said[at])
            ),
            ResultGroup(title, "pencil", len(hits), lambda at: _answer(hits[at])),
        )

    @override
    def words_for(self, text: str) -> str:
        if not _is_enough(text):
            return _HINT
        if self._search is not None and self._search.is_busy:
            return f"Looking through what they wrote: {self._search.progress}."
        return _NOTHING

    def _look(self) -> None:
        text = self.line.text()
        if self._search is not None and self.isVisible():
            self._search.look_for(text if _is_enough(text) else "")
            self._show_more()

    def _show_more(self) -> None:
        """List what is there now; the row that somebody is at stays the current one."""
        if not self.isVisible():
            return
        place = self.results.current_place
        self.show_results()
        if 0 < place < len(self.rows):
            self.results.select_place(place)

    def _forget(self) -> None:
        self._session = self._search = None
        self.close_panel()


def _is_enough(text: str) -> bool:
    return len(text.strip()) >= _LEAST_LETTERS


def _is_found(row: "ReturnRow", words: tuple[str, ...]) -> bool:
    texts = (row.organisation, row.sector, row.file, _return_id(row))
    return _has_all(" ".join(texts), words)


def _has_all(text: str, words: tuple[str, ...]) -> bool:
    said = f" {' '.join(folded_words(text))}"
    return all(f" {word}" in said for word in words)


def _row(row: "ReturnRow", words: tuple[str, ...]) -> Row:
    # Nobody knows an id by heart: it is said where it was looked for.
    return_id = _return_id(row)
    id_words = return_id if _has_all(return_id, words) else ""
    said = ", ".join(one for one in (id_words, row.sector, row.state.words, row.file) if one)
    return Row(RowKind.RESULT, whole(row.organisation, words), whole(said, words), target=row)


def _return_id(row: "ReturnRow") -> str:
    return "" if row.standing is None else row.standing.facts.return_id


def _answer(hit: "Hit") -> Row:
    shown = hit.excerpt
    return Row(RowKind.RESULT, hit.title, shown if shown.text else None, target=hit)
