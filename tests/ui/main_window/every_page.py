"""Walks the window as an eye, a screen reader and the Tab key do, for tests of every page."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.widgets.chip import Chip
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.elided_label import ElidedLabel
from tests.ui.main_window.whole import name_of

#: Every page, with a question where one is wanted.
PAGES = tuple(Jump(page, question_id="M3" if page is PageId.QUESTIONS else "") for page in PageId)

#: What a person acts on, by its role.
_CONTROLS = frozenset(
    {
        QAccessible.Role.Button,
        QAccessible.Role.CheckBox,
        QAccessible.Role.RadioButton,
        QAccessible.Role.EditableText,
        QAccessible.Role.ComboBox,
        QAccessible.Role.Slider,
        QAccessible.Role.SpinBox,
        QAccessible.Role.Link,
        QAccessible.Role.PageTab,
        QAccessible.Role.List,
        QAccessible.Role.ListItem,
        QAccessible.Role.Tree,
        QAccessible.Role.TreeItem,
        QAccessible.Role.Table,
        QAccessible.Role.MenuItem,
        QAccessible.Role.Chart,
    }
)
_MOST_TABS = 400
#: Of windows, in pixels: the least that there may be; a tablet of 1800 at 150 percent; a laptop of
#: 1366 at 125 and at 100 percent; screens of 1920 at 175, 150 and 125 percent; and between them.
_WIDTHS = (760, 880, 1000, 1040, 1093, 1097, 1140, 1200, 1240, 1280, 1320, 1366, 1536)
_HEIGHT = 720
#: Of the event loop, in which everything finds its place.
_TURNS = 12
#: Pixels by which a rounded text may be larger than its room.
_SLACK = 2


def controls_without_a_name(whole: QWidget) -> list[str]:
    """What a screen reader would only call 'button', from the root down."""
    found = []
    for interface in _interfaces(QAccessible.queryAccessibleInterface(whole)):
        if interface.state().invisible or interface.role() not in _CONTROLS:
            continue
        if not (interface.text(QAccessible.Text.Name) or _buddy_names(interface)):
            found.append(f"{interface.role()} {interface.object()!r}")
    return found


def _interfaces(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if interface is None or not interface.isValid():
        return
    yield interface
    for place in range(interface.childCount()):
        yield from _interfaces(interface.child(place))


def _buddy_names(interface: QAccessibleInterface) -> str:
    """A combo box is called by its value on one system and by its label on another."""
    widget = interface.object()
    return name_of(widget) if isinstance(widget, QWidget) else ""


def texts_cut_off(whole: QWidget) -> list[str]:
    """Labels, buttons and lines that are smaller than what they say, or reach out of sight."""
    return [
        f"{type(widget).__name__} '{_words(widget)[:60]}' {why}"
        for widget in whole.findChildren(QWidget)
        if widget.isVisible() and _words(widget) and (why := _why_cut(widget))
    ]


def cut_at_widths(window: QWidget) -> dict[int, list[str]]:
    """What is cut off, or is read only by scrolling sideways, at some widths of a window."""
    found = {}
    for width in _WIDTHS:
        window.resize(width, _HEIGHT)
        for _ in range(_TURNS):
            QCoreApplication.processEvents()
        too_wide = [
            f"{type(one.widget()).__name__} is {one.horizontalScrollBar().maximum()} too wide"
            for one in window.findChildren(ColumnScroll)
            if one.isVisible() and one.horizontalScrollBar().maximum()
        ]
        found[width] = [*too_wide, *texts_cut_off(window)]
    return {width: cut for width, cut in found.items() if cut}


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    return widget.placeholderText() if isinstance(widget, QLineEdit) else ""


def _why_cut(widget: QWidget) -> str:
    if isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel):
        if widget.hasHeightForWidth() or widget.wordWrap():
            if widget.heightForWidth(widget.width()) > widget.height() + _SLACK:
                return f"needs {widget.heightForWidth(widget.width())} of {widget.height()} high"
        elif widget.sizeHint().width() > widget.width() + _SLACK:
            return f"needs {widget.sizeHint().width()} of {widget.width()} wide"
    is_shortened = isinstance(widget, Chip | ElidedLabel) and widget.toolTip()
    if isinstance(widget, QAbstractButton) and widget.hasHeightForWidth():
        needed = widget.heightForWidth(widget.width())
        if needed > widget.height() + _SLACK:
            return f"needs {needed} of {widget.height()} high"
    elif isinstance(widget, QAbstractButton) and not is_shortened:
        needed = widget.sizeHint().width()
        if needed > widget.width() + _SLACK and not widget.toolTip():
            return f"needs {needed} of {widget.width()} wide"
    return _out_of_sight(widget)


def _out_of_sight(widget: QWidget) -> str:
    """Whether it lies outside what can be reached by scrolling up and down."""
    ancestor = widget.parentWidget()
    while ancestor is not None:
        is_scrolled = isinstance(ancestor.parentWidget(), QScrollArea)
        if is_scrolled or isinstance(ancestor, QAbstractScrollArea) or ancestor.isWindow():
            left = widget.mapTo(ancestor, QPoint(0, 0)).x()
            if isinstance(ancestor, QAbstractItemView):
                return ""
            if left < -_SLACK or left + widget.width() > ancestor.width() + _SLACK:
                return f"reaches from {left} to {left + widget.width()} of {ancestor.width()}"
            if ancestor.isWindow():
                return ""
        ancestor = ancestor.parentWidget()
    return ""


def tab_round(window: QWidget) -> list[QWidget]:
    """Every widget that Tab reaches from the present one, in order, until it comes round."""
    first = QApplication.focusWidget()
    assert first is not None
    reached = [first]
    for _ in range(_MOST_TABS):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in reached:
            break
        reached.append(now)
    assert all(one.window() is window for one in reached)
    return reached


def place_of(widget: QWidget) -> QRect:
    """Where a widget is in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
