"""What was found in the files when they were read again, before anything is sent."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from neglect_workbook.ui.personal_data.found_words import QUESTION, kind_sentence
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.bullet_list import BulletList
from neglect_workbook.ui.widgets.labels import Lead
from neglect_workbook.ui.widgets.spoken import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from neglect_workbook.exchange.incoming.all_texts import PlacedText
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.workbook.checking import FileMark

_NOTHING: Final = "Read again: the check found nothing it knows. You decide."
_READING: Final = "Reading them again, to see whether anything in them could identify a child."
_UNREAD: Final = "They could not be read again. Look through them before you send them."
_LOOK: Final = "Look at them in your texts"
_BEFORE: Final = "Look at these before you send anything."
#: More of them would hide what to do with the files.
_MOST: Final = 6
_MOST_PLACES: Final = 3


class FoundInFiles(QWidget):
    """One line where nothing was found; else what, in which file and where in it.

    Signals:
        look_requested: somebody wants to see it in the workbook.
    """

    look_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        """Say nothing yet."""
        super().__init__()
        self._theme = theme
        self._banner = Banner(theme, "warning", QUESTION)
        self._banner.link_activated.connect(self.look_requested)
        self._nothing = Lead(theme, _NOTHING)
        self._places: BulletList | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._banner)
        self._column.addWidget(self._nothing)

    @property
    def has_found(self) -> bool:
        """Whether there is something to look at."""
        return not self._banner.isHidden()

    def focus_first(self) -> None:
        """Put the keyboard on the way to what was found."""
        self._banner.focus_link()

    def show_reading(self) -> None:
        """Say that the files are being read."""
        self.show_marks((), {})
        self._nothing.setText(_READING)

    def show_unread(self, why: str) -> None:
        """Say that the files could not be read."""
        self.show_marks((), {})
        self._nothing.setText(f"{_UNREAD} {why}")

    def show_marks(self, marks: "Iterable[FileMark]", names: "Mapping[Path, str]") -> None:
        """Show what was found.

        Args:
            marks: each with its file and its place in it.
            names: what each file is called, such as "Action plan".
        """
        found = _in_words(marks, names)
        left = len(found) - _MOST
        if self._places is not None:
            self._places.hide()
            self._places.deleteLater()
            self._places = None
        self._nothing.setText(_NOTHING)
        self._nothing.setVisible(not found)
        self._banner.setVisible(bool(found))
        if found:
            things = "1 thing" if len(found) == 1 else f"{len(found)} things"
            text = f"{things} in the files, read again. {_BEFORE}"
            self._banner.set_content("warning", QUESTION, text, _LOOK)
            more = [f"And {left} more"] if left > 0 else []
            self._places = BulletList(self._theme, [*found[:_MOST], *more])
            self._column.addWidget(self._places)
            self._places.show()


def _in_words(marks: "Iterable[FileMark]", names: "Mapping[Path, str]") -> list[str]:
    """For all words that are the same: what they may be, and where they stand in each file."""
    places: dict[str, dict[str, list[str]]] = {}
    for one in marks:
        place, mark = one.found.place, one.found.mark
        sentence = kind_sentence(place.text, [mark])
        places.setdefault(sentence, {}).setdefault(names[one.path], []).append(_where(place))
    return [
        joined([sentence, *(_in_file(name, found) for name, found in by_file.items())])
        for sentence, by_file in places.items()
    ]


def _in_file(name: str, places: "Sequence[str]") -> str:
    left = len(places) - _MOST_PLACES
    more = f" and {left} more" if left > 0 else ""
    return f"{name}: {', '.join(places[:_MOST_PLACES])}{more}"


def _where(place: "PlacedText") -> str:
    if place.cell:
        sheet, _, cell = place.cell.rpartition("!")
        return f"sheet '{sheet}', cell {cell}"
    return f"paragraph {place.line}"
