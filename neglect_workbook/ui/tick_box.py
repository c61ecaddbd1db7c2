"""A box to tick in a text, for lists on paper: fonts do not agree on a sign for it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
)

from neglect_workbook.ui.paint import draw_box

if TYPE_CHECKING:
    from neglect_workbook.ui.document_style import DocumentStyle

#: The room that a box takes before its words, in sizes of the text.
BOX_ROOM: Final = 2.1
_EDGE: Final = 1.05
#: Under this name a text knows the picture.
_NAME: Final = "tick-box"
#: Pixels of the picture for each of the text, so that its edge is sharp in print.
_FINENESS: Final = 8
_RADIUS: Final = 2
_LINE: Final = 1.25


def insert_tick_box(cursor: QTextCursor, style: "DocumentStyle") -> None:
    """Put a box where the cursor is; its words come after it."""
    room, edge = round(BOX_ROOM * style.em), round(_EDGE * style.em)
    kind = QTextDocument.ResourceType.ImageResource
    picture = _picture(room, edge, QColor(style.tokens.ink))
    cursor.document().addResource(kind.value, QUrl(_NAME), picture)
    box = QTextImageFormat()
    box.setName(_NAME)
    box.setWidth(room)
    box.setHeight(edge)
    box.setProperty(QTextFormat.Property.ImageAltText, "To tick")
    cursor.insertImage(box)


def _picture(room: int, edge: int, ink: QColor) -> QImage:
    """A box at the left of its room, both in pixels of the text."""
    picture = QImage(room * _FINENESS, edge * _FINENESS, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    painter.scale(_FINENESS, _FINENESS)
    draw_box(painter, QRectF(0, 0, edge, edge), radius=_RADIUS, edge=ink, width=_LINE)
    painter.end()
    return picture
