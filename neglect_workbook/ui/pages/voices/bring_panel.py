"""Bringing in forms that came back as files: which ones, and what became of them."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from neglect_workbook.ui.models.forms_words import doubt_words, outcome_words, reasons
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Body, Lead
from neglect_workbook.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.errors import KnownError
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.workbook.voices import SortedForms

_LEAD: Final = (
    "Choose the Word and Excel files that came back, as many as you like at once. "
    "Each form counts once. The files are only read."
)
_CHOOSE: Final = "Choose the files"
_COUNT_ONE: Final = "Count it as another colleague's form"
_COUNT_THEM: Final = "Count them as other colleagues' forms"
_READING: Final = "Reading the files"
#: Longer lines are hard to read.
_WIDEST: Final = 880


class BringPanel(Panel):
    """Takes files. It never shows what a single form says. Closed, it leaves doubtful ones out.

    Signals:
        choose_requested: somebody wants to choose files.
        another_requested: the forms in doubt are other colleagues', and count too.
    """

    choose_requested = Signal()
    another_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        """Make it closed."""
        super().__init__(theme, "Bring in filled forms", is_seen_whole=False)
        self._choose = Button(theme, _CHOOSE, kind="filled", icon="folder-open")
        self._outcome = Body(theme)
        self._reasons = Lead(theme)
        self._doubt = Body(theme)
        self._another = Button(theme, _COUNT_ONE)
        self._choose.clicked.connect(self.choose_requested)
        self._another.clicked.connect(self.another_requested)
        self._arrange()
        theme.changed.connect(self._fit)
        self._fit()

    def open_panel(self) -> None:
        """Be ready for files; what was said of others is gone."""
        for part in (self._outcome, self._reasons, self._doubt, self._another):
            part.hide()
        self.show()

    def focus_first(self) -> None:
        """Put the keyboard on the first thing to do."""
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_reading(self, *, is_reading: bool) -> None:
        """Say that files are being read, and when they were."""
        self._choose.set_words(_READING if is_reading else _CHOOSE)
        for button in (self._choose, self._another):
            button.setEnabled(not is_reading)

    def show_outcome(self, forms: "SortedForms", refused: "Sequence[KnownError]") -> None:
        """Say what became of the files.

        Args:
            forms: those that are forms of this workbook; the new ones are counted by now.
            refused: why each of the others could not be counted.
        """
        counts = len(forms.new), len(forms.counted), len(refused), len(forms.doubtful)
        self._say(self._outcome, outcome_words(*counts))
        self._say(self._reasons, reasons(refused))
        self._say(self._doubt, doubt_words(len(forms.alike), len(forms.differing)))
        self._another.set_words(_COUNT_ONE if len(forms.doubtful) == 1 else _COUNT_THEM)
        self._another.setVisible(bool(forms.doubtful))
        # The focus is on the button, so this is what a screen reader says.
        self._choose.setAccessibleDescription(self._outcome.text())
        self.focus_first()

    def show_counted(self, number: int) -> None:
        """Say that forms in doubt were counted."""
        words = outcome_words(number, 0, 0, 0)
        self._say(self._outcome, words)
        for part in (self._reasons, self._doubt, self._another):
            part.hide()
        self._choose.setAccessibleDescription(words)
        self.focus_first()

    def _say(self, label: "Body | Lead", words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _arrange(self) -> None:
        buttons = QWidget()
        foot = FlowLayout(buttons, gap=12)
        for button in (self._choose, self._another):
            foot.addWidget(button)
        parts = (
            Lead(self._theme, _LEAD),
            self._outcome,
            self._reasons,
            self._doubt,
            buttons,
        )
        for part in parts:
            self.column.addWidget(part)

    def _fit(self) -> None:
        self.setMaximumWidth(self._theme.scaled(_WIDEST))
