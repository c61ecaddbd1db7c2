"""What the paragraphs and words of a document look like, in the colours of a table of tokens."""

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtGui import QColor, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from neglect_workbook.ui.theme import TEXT

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from neglect_workbook.exchange.report import Run, Tone
    from neglect_workbook.ui.tokens import Tokens


#: The height of a line in a table of smaller letters, in percent.
_CLOSER: Final = 90


class FontChoice(Protocol):
    """Gives the fonts of a document; that of the theme fits."""

    def __call__(self, *, points: float, strong: bool) -> "QFont":
        """The font of a size in points at 100 percent, semibold where it is strong."""


class DocumentStyle:
    """Makes the formats of a document in the fonts of one choice."""

    def __init__(self, font: FontChoice, tokens: "Tokens", table_points: float = TEXT) -> None:
        """The formats in the fonts of a choice.

        Args:
            font: gives the fonts.
            tokens: the colours.
            table_points: the size of the text in tables.
        """
        self._font = font
        self._table_points = table_points
        #: Its colours.
        self.tokens = tokens
        #: A document has few looks and thousands of runs.
        self._looks: dict[tuple[float, bool, str, Tone | None], QTextCharFormat] = {}
        self._metrics = QFontMetricsF(font(points=TEXT, strong=True))
        self._small_metrics = QFontMetricsF(font(points=table_points, strong=True))
        #: The size of the text, the measure of all room between paragraphs.
        self.em = font(points=TEXT, strong=False).pointSizeF()

    def width_of(self, word: str, *, is_small: bool = False) -> float:
        """The width of a strong word, in pixels; where it is small, as in a table."""
        metrics = self._small_metrics if is_small else self._metrics
        return metrics.horizontalAdvance(word)

    def spaced(self, *, above: float = 0.5, below: float = 0.0) -> QTextBlockFormat:
        """A paragraph with room around it, in sizes of the text."""
        style = QTextBlockFormat()
        style.setTopMargin(above * self.em)
        style.setBottomMargin(below * self.em)
        return style

    def in_cell(self, *, is_small: bool) -> QTextBlockFormat:
        """A paragraph in a cell: smaller letters have their lines closer."""
        style = QTextBlockFormat()
        if is_small and self._table_points < TEXT:
            kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
            style.setLineHeight(_CLOSER, kind.value)
        return style

    def callout(self) -> QTextBlockFormat:
        """A paragraph set off from the text around it."""
        style = self.spaced(above=0.8, below=0.3)
        style.setBackground(QColor(self.tokens.panel))
        return style

    def look(self, *, points: float = TEXT, is_strong: bool = False) -> QTextCharFormat:
        """Words of a size and a weight."""
        return self._look(points, self.tokens.ink, None, is_strong=is_strong)

    def run_look(self, run: "Run", *, is_small: bool = False) -> QTextCharFormat:
        """The words of a run; where they are small, as in a table."""
        points = self._table_points if is_small else TEXT
        ink = self.tokens.ink2 if run.is_muted else self.tokens.ink
        return self._look(points, ink, run.tone, is_strong=run.is_strong or bool(run.tone))

    def _look(
        self, points: float, ink: str, tone: "Tone | None", *, is_strong: bool
    ) -> QTextCharFormat:
        key = (points, is_strong, ink, tone)
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = QTextCharFormat()
            look.setFont(self._font(points=points, strong=is_strong))
            look.setForeground(QColor(self._tone_ink(tone) if tone else ink))
            if tone:
                look.setBackground(QColor(self.tone_ground(tone)))
        return look

    def tone_ground(self, tone: "Tone") -> str:
        """The tint behind a word or in a cell, as ``#RRGGBB``."""
        colour: str = getattr(self.tokens, f"{tone.value}_tint")
        return colour

    def _tone_ink(self, tone: "Tone") -> str:
        colour: str = getattr(self.tokens, tone.value)
        return colour
