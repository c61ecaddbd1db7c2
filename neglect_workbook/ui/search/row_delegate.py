"""How a row of a search panel is drawn: what was looked for is semibold and underlined."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box, draw_focus
from neglect_workbook.ui.search.results import ROW_ROLE, Row, RowKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListView

    from neglect_workbook.domain.excerpt import Excerpt
    from neglect_workbook.ui.theme import Theme

_HEADING_HEIGHT: Final = 34
_LOW_HEIGHT: Final = 34
_HIGH_HEIGHT: Final = 52
_ICON: Final = 16
_RADIUS: Final = 6
_SIDE: Final = 12
_GAP: Final = 8
_BAR: Final = 3
_CENTRE: Final = Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws headings, results and 'Show all' from the tokens of the theme."""

    def __init__(self, theme: "Theme", view: "QListView") -> None:
        super().__init__(view)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW_ROLE)
        low = _HEADING_HEIGHT if row.kind is RowKind.HEADING else _LOW_HEIGHT
        return QSize(0, self._theme.scaled(_HIGH_HEIGHT if row.detail else low))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        rect = QRect(option.rect)
        painter.save()
        if row.kind is RowKind.HEADING:
            self._paint_heading(painter, rect.adjusted(_SIDE, 4, -_SIDE, 0), row)
        else:
            is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, option, is_selected=is_selected)
            # Below the words of the heading, not below its icon.
            indent = _SIDE + self._theme.scaled(_ICON) + _GAP
            rest = rect.adjusted(indent, 0, -_SIDE, 0)
            self._paint_row(painter, rest, row, is_selected=is_selected)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Row) -> None:
        rest = self._icon(painter, rect, row.icon, "ink2")
        metrics = QFontMetrics(self._theme.font(strong=True))
        painter.setFont(self._theme.font(strong=True))
        painter.setPen(self._theme.colour("ink2"))
        painter.drawText(rest, _CENTRE, row.title.text)
        rest.adjust(metrics.horizontalAdvance(row.title.text) + _GAP, 0, 0, 0)
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.colour("ink3"))
        painter.drawText(rest, _CENTRE, row.note)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_selected: bool
    ) -> None:
        theme, rect = self._theme, QRect(option.rect)
        if is_selected and theme.is_high_contrast:
            draw_box(painter, rect, radius=_RADIUS, fill=theme.colour("select"))
        elif is_selected:
            draw_box(painter, rect, radius=_RADIUS, fill=theme.colour("accent_tint"))
            bar = QRect(rect.left(), rect.top() + 7, _BAR, rect.height() - 14)
            draw_box(painter, bar, radius=_BAR / 2, fill=theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, rect, radius=_RADIUS, fill=theme.colour("hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, rect, theme, radius=_RADIUS, is_selected=is_selected)

    def _paint_row(self, painter: QPainter, rect: QRect, row: Row, *, is_selected: bool) -> None:
        is_solid = is_selected and self._theme.is_high_contrast
        ink, quiet = ("on_select", "on_select") if is_solid else ("ink", "ink2")
        if row.kind is RowKind.MORE:
            ink = ink if is_solid else "accent"
            rect = self._icon(painter, rect, row.icon, ink)
        if row.note:
            painter.setFont(self._theme.font())
            painter.setPen(self._theme.colour(quiet))
            painter.drawText(rect, _CENTRE | Qt.AlignmentFlag.AlignRight, row.note)
            width = QFontMetrics(self._theme.font()).horizontalAdvance(row.note)
            rect.adjust(0, 0, -width - 2 * _GAP, 0)
        if row.detail is None:
            self._marked(painter, rect, row.title, ink)
            return
        middle = rect.center().y()
        self._marked(painter, rect.adjusted(0, 3, 0, middle - rect.bottom()), row.title, ink)
        below = rect.adjusted(0, middle - rect.top(), 0, -3)
        self._marked(painter, below, row.detail, quiet)

    def _marked(self, painter: QPainter, rect: QRect, shown: "Excerpt", token: str) -> None:
        """One line, cut with an ellipsis where there is no room, with its words marked."""
        font, strong = self._theme.font(), self._theme.font(strong=True)
        metrics, wide = QFontMetrics(font), QFontMetrics(strong)
        said = (shown.text[span.start : span.end] for span in shown.spans)
        more = sum(wide.horizontalAdvance(one) - metrics.horizontalAdvance(one) for one in said)
        room = rect.width() - more
        text = metrics.elidedText(shown.text, Qt.TextElideMode.ElideRight, room)
        look = QTextCharFormat()
        look.setFont(strong)
        look.setFontUnderline(True)
        layout = QTextLayout(text, font)
        kept = len(text) if text == shown.text else len(text) - 1
        formats = []
        for span in shown.spans:
            if span.end <= kept:
                part = QTextLayout.FormatRange()
                # Qt counts in UTF-16 units, as its own strings do.
                part.start = _units(text[: span.start])
                part.length = _units(text[span.start : span.end])
                part.format = look
                formats.append(part)
        layout.setFormats(formats)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        painter.setPen(self._theme.colour(token))
        top = rect.top() + (rect.height() - line.height()) / 2
        layout.draw(painter, QPointF(rect.left(), top))

    def _icon(self, painter: QPainter, rect: QRect, name: str, token: str) -> QRect:
        """An icon at the left; the room that is right of it."""
        size = self._theme.scaled(_ICON)
        top = rect.top() + (rect.height() - size) // 2
        painter.drawPixmap(rect.left(), top, self._theme.pixmap(name, token, _ICON))
        return rect.adjusted(size + _GAP, 0, 0, 0)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
