"""The banner: news beside the work. It never blocks and never goes away by itself."""

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.runs_label import Run, RunsLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.ui.theme import Theme

BannerKind = Literal["info", "warning", "problem"]

#: Icon, ink and ground by kind.
_KINDS: Final[dict[str, tuple[str, str, str]]] = {
    "info": ("lightbulb", "accent", "accent_tint"),
    "warning": ("triangle-alert", "amber", "amber_tint"),
    "problem": ("octagon-alert", "red", "red_tint"),
}
_BAR: Final = 4
_RADIUS: Final = 6
_ICON: Final = 18
_LEFT: Final = _BAR + 14
_GAP: Final = 12
_PADDING: Final = 10
_LINK_GAP: Final = 5
#: Breaks a line within one text of several runs.
_LINE_END: Final = "\u2028"


class Banner(QFrame):
    """A bar, an icon, a bold first sentence, more, and at most one link.

    Signals:
        link_activated: someone followed the link.
    """

    link_activated = Signal()

    def __init__(
        self,
        theme: "Theme",
        kind: BannerKind,
        strong: str,
        text: str = "",
        link: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show news.

        Args:
            theme: gives colours and sizes.
            kind: "info", "warning" or "problem".
            strong: the first sentence.
            text: what follows it.
            link: says where it goes; empty for none.
            parent: the widget it belongs to.
        """
        super().__init__(parent)
        self._theme = theme
        self._kind: BannerKind = kind
        self._message = RunsLabel(theme)
        self._link = Button(theme, link, kind="link")
        self._link.clicked.connect(self.link_activated)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, gap=_LINK_GAP)
        self._flow.addWidget(self._message)
        self._flow.addWidget(self._link)
        self.set_content(kind, strong, text, link)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def link(self) -> Button:
        """The way to do something about it; hidden where there is none."""
        return self._link

    def set_content(
        self,
        kind: BannerKind,
        strong: str,
        text: str = "",
        link: str = "",
        lines: "Sequence[str]" = (),
    ) -> None:
        """Show other news.

        Args:
            kind: "info", "warning" or "problem".
            strong: the first sentence.
            text: what follows it.
            link: says where it goes; empty for none.
            lines: what follows that, each on a line of its own.
        """
        self._kind = kind
        rest = f" {text}" if text else ""
        below = [Run(f"{_LINE_END}{line}") for line in lines]
        self._message.set_runs([Run(strong, is_strong=True), Run(rest), *below])
        self._link.set_words(link)
        self._link.setVisible(link != "")
        self.setAccessibleName(" ".join((f"{strong}{rest}", *lines)))
        self.updateGeometry()
        self.update()

    def focus_link(self) -> None:
        """Put the keyboard on the link."""
        self._link.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        theme = self._theme
        icon, ink, ground = _KINDS[self._kind]
        painter = QPainter(self)
        draw_box(
            painter,
            self.rect(),
            radius=_RADIUS,
            fill=theme.colour(ground),
            edge=theme.colour("line"),
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setClipPath(outline)
        painter.fillRect(0, 0, _BAR, self.height(), theme.colour(ink))
        line = self._message.fontMetrics().height()
        top = _PADDING + (line - theme.scaled(_ICON)) // 2
        painter.drawPixmap(QPoint(_LEFT, top), theme.pixmap(icon, ink, _ICON))
        painter.end()

    def _on_theme_changed(self) -> None:
        left = _LEFT + self._theme.scaled(_ICON) + _GAP
        self._flow.setContentsMargins(left, _PADDING, _PADDING, _PADDING)
        self.update()
