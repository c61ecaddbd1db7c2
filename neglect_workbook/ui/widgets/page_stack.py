"""Pages on top of each other, of which those out of sight take a new look only when shown."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from typing_extensions import override

from neglect_workbook.ui.theme import OWN_STYLE
from neglect_workbook.ui.widgets.dressing import dress_again

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_POLISHED: Final = Qt.WidgetAttribute.WA_WState_Polished


class PageStack(QStackedWidget):
    """Shows one page; the others cost nothing when the theme or the zoom changes.

    Qt works out the style of every widget that it has polished, seen or not: with all pages
    made that kept the window busy for most of a second. Here the pages out of sight are
    unpolished first, so Qt passes them over, and polished again before they are shown.
    """

    def __init__(self, theme: "Theme", parent: QWidget | None = None) -> None:
        """Make a stack without pages."""
        super().__init__(parent)
        self._outdated: set[QWidget] = set()
        theme.about_to_restyle.connect(self._put_off)
        theme.changed.connect(self._take_up)

    @override
    def setCurrentWidget(self, w: QWidget) -> None:
        if w in self._outdated:
            self._outdated.discard(w)
            _restyle(w)
        super().setCurrentWidget(w)

    @override
    def removeWidget(self, w: QWidget) -> None:
        self._outdated.discard(w)
        super().removeWidget(w)

    def _put_off(self) -> None:
        for place in range(self.count()):
            page = self.widget(place)
            if page is not None and page is not self.currentWidget():
                self._outdated.add(page)
                for widget in _all_in(page):
                    widget.setAttribute(_POLISHED, on=False)
                    widget.setAttribute(OWN_STYLE)

    def _take_up(self) -> None:
        for page in self._outdated:
            for widget in _all_in(page):
                widget.setAttribute(OWN_STYLE, on=False)


def _restyle(page: QWidget) -> None:
    """Give a page the present look, with what Qt tells each widget of a change of style."""
    widgets = _all_in(page)
    # Parents come before their children, whose font and palette are made of theirs.
    for change in (QEvent.Type.Polish, QEvent.Type.StyleChange):
        for widget in widgets:
            QApplication.sendEvent(widget, QEvent(change))
    dress_again(page)


def _all_in(page: QWidget) -> list[QWidget]:
    return [page, *page.findChildren(QWidget)]
