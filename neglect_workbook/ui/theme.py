"""The theme: colours, fonts, icons and the stylesheet of the window, in one place."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPixmap

from neglect_workbook.ui.contrast import contrast_tokens
from neglect_workbook.ui.icons import render_icon
from neglect_workbook.ui.marks import MarkFiles
from neglect_workbook.ui.palette import palette_from
from neglect_workbook.ui.stylesheet import stylesheet
from neglect_workbook.ui.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

#: The first that is installed serves; Windows has the first, Debian the second.
FONT_FAMILIES: Final = ("Segoe UI", "Open Sans", "Noto Sans", "sans-serif")

#: Text sizes in points. Nothing in the window is smaller than ``TEXT``.
TEXT: Final = 12.0
SECTION: Final = 13.5
QUESTION: Final = 15.0
PAGE: Final = 18.0
START: Final = 22.5

#: Says to Qt that a widget has a style of its own, so that it is not told of another one.
OWN_STYLE: Final = Qt.WidgetAttribute.WA_SetStyle

#: The colour of an icon that nobody chose another one for.
ICON_INK: Final = "ink2"

#: What an application is made with, after its name: the same style on every system, and the one
#: that a stylesheet changes most evenly. `setStyle` gives back a style, of which PySide would first
#: make all names, and the window would open 7 ms later.
STYLE: Final = ("-style", "Fusion")

_NAMED: Final = {"light": LIGHT, "dark": DARK, "high_contrast": HIGH_CONTRAST}
_SCHEMES: Final = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "high_contrast": Qt.ColorScheme.Dark,
}
_TONES: Final = {
    "unknown": "red",
    "0": "red",
    "1": "amber",
    "2": "green",
    "3": "deep",
    "na": "grey",
}
_LEAST_ZOOM: Final = 100
_MOST_ZOOM: Final = 200
#: A point is a 72nd of an inch, and the look counts 96 pixels to one, whatever the screen says.
_DOTS_PER_INCH: Final = 96


class Theme(QObject):
    """How the window looks now. Every widget of ours holds it and repaints when it changes.

    Signals:
        about_to_restyle: palette and font are the new ones, and every widget that Qt has
            polished is about to be given its style anew.
        changed: colours, sizes or both are others than before.
    """

    about_to_restyle = Signal()
    changed = Signal()

    def __init__(self, app: "QApplication", name: str = "system", zoom: int = 100) -> None:
        """Give the application its look.

        Args:
            app: made with ``STYLE``; its palette, font and stylesheet are set here only.
            name: "system", "light", "dark" or "high_contrast".
            zoom: text size in percent, 100 to 200.
        """
        super().__init__(app)
        self._app = app
        self._name = _known(name)
        self._zoom = _bounded(zoom)
        self._tokens = LIGHT
        self._is_high_contrast = False
        self._is_applying = False
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._fonts: dict[tuple[float, bool, int], QFont] = {}
        self._marks = MarkFiles()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self._apply()

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens

    @property
    def name(self) -> str:
        """The chosen theme: "system", "light", "dark" or "high_contrast"."""
        return self._name

    @property
    def zoom(self) -> int:
        """Text size in percent."""
        return self._zoom

    @property
    def is_high_contrast(self) -> bool:
        """Whether shapes carry the look: white edges, black grounds, a thicker ring."""
        return self._is_high_contrast

    @property
    def ring_width(self) -> int:
        """Width of the focus ring and of a focused input's edge, in pixels."""
        return 3 if self._is_high_contrast else 2

    def set_name(self, name: str) -> None:
        """Choose a theme; an unknown name gives "system"."""
        name = _known(name)
        if name != self._name:
            self._name = name
            self._apply()

    def set_zoom(self, percent: int) -> None:
        """Choose a text size, 100 to 200 percent."""
        percent = _bounded(percent)
        if percent != self._zoom:
            self._zoom = percent
            self._apply()

    def scaled(self, pixels: int) -> int:
        """A height or an icon's size at the chosen zoom. Paddings are not scaled."""
        return round(pixels * self._zoom / 100)

    def colour(self, token: str) -> QColor:
        """The colour of a token. Raises ``AttributeError`` for an unknown one."""
        return QColor(self.hex(token))

    def hex(self, token: str) -> str:
        """The colour of a token as ``#RRGGBB``."""
        value: str = getattr(self._tokens, token)
        return value

    def font(self, *, points: float = TEXT, strong: bool = False) -> QFont:
        """A font of the window at the chosen zoom.

        Args:
            points: size at 100 percent, where 12 points are 16 pixels on every screen.
            strong: semibold instead of regular.
        """
        key = (points, strong, self._zoom)
        font = self._fonts.get(key)
        if font is None:
            dots = self._app.primaryScreen().logicalDotsPerInch()
            font = self._fonts[key] = QFont()
            font.setFamilies(list(FONT_FAMILIES))
            font.setPointSizeF(points * self._zoom / 100 * _DOTS_PER_INCH / dots)
            font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        # Whoever asks may change what they get.
        return QFont(font)

    def pixmap(self, name: str, token: str = ICON_INK, size: int = 18) -> QPixmap:
        """An icon in the colour of a token.

        Args:
            name: of the icon.
            token: its colour.
            size: edge in pixels at 100 percent; it is scaled with the zoom here.

        Raises:
            KeyError: there is no icon of that name.
        """
        return self._pixmap(name, token, size, self._app.devicePixelRatio())

    def icon(self, name: str, token: str = ICON_INK, size: int = 18) -> QIcon:
        """The same as ``pixmap``, with a quieter picture for when it is disabled."""
        icon = QIcon()
        ratios = {screen.devicePixelRatio() for screen in self._app.screens()}
        for ratio in sorted(ratios | {1.0}):
            icon.addPixmap(self._pixmap(name, token, size, ratio))
            icon.addPixmap(self._pixmap(name, "disabled", size, ratio), QIcon.Mode.Disabled)
        return icon

    def rating_tone(self, code: str) -> str:
        """The token of a rating's ink; with ``_tint`` after it, that of its ground.

        Codes are "unknown", "0" to "3" and "na"; any other is 'not answered' and gives "none".
        """
        return _TONES.get(code, "none")

    def _pixmap(self, name: str, token: str, size: int, ratio: float) -> QPixmap:
        key = (name, self.hex(token), self.scaled(size), ratio)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = self._pixmaps[key] = render_icon(*key)
        return pixmap

    def _on_system_changed(self) -> None:
        if self._name == "system" and not self._is_applying:
            self._apply()

    def _apply(self) -> None:
        """Give the application this look, and say so once."""
        self._is_applying = True
        # The frame that the system draws round the window follows the chosen theme too.
        self._app.styleHints().setColorScheme(_SCHEMES[self._name])
        self._choose_tokens()
        self._app.setPalette(palette_from(self._tokens))
        self._app.setFont(self.font())
        self.about_to_restyle.emit()
        # Qt takes a sheet over none ten times as fast as one over another.
        self._take_off_sheet()
        self._app.setStyleSheet(
            stylesheet(
                self._tokens,
                self._marks.paths(self._tokens),
                scaled=self.scaled,
                is_high_contrast=self._is_high_contrast,
            )
        )
        self._is_applying = False
        self.changed.emit()

    def _take_off_sheet(self) -> None:
        """Leave the widgets without a sheet for a moment, of which they are told nothing.

        Told of a change of style, they would lay themselves out for a look that nobody sees.
        """
        widgets = [one for one in self._app.allWidgets() if not one.testAttribute(OWN_STYLE)]
        for widget in widgets:
            widget.setAttribute(OWN_STYLE)
        self._app.setStyleSheet("")
        for widget in widgets:
            widget.setAttribute(OWN_STYLE, on=False)

    def _choose_tokens(self) -> None:
        self._is_high_contrast = self._name == "high_contrast"
        if self._name != "system":
            self._tokens = _NAMED[self._name]
            return
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            # Someone who chose a contrast theme for the whole computer keeps its colours.
            self._app.setPalette(self._app.style().standardPalette())
            self._tokens = contrast_tokens(self._app.palette())
            self._is_high_contrast = True
            return
        self._tokens = DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _known(name: str) -> str:
    return name if name in _SCHEMES else "system"


def _bounded(percent: int) -> int:
    return min(_MOST_ZOOM, max(_LEAST_ZOOM, percent))
