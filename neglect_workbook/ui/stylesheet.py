"""The stylesheet of Qt's own parts, written once for each theme and zoom.

Widgets of ours that paint themselves take nothing from here. Dynamic properties that a page may
set: ``ground`` ("frame", "surface", "panel") on a ``QFrame`` or a styled ``QWidget``, ``ground``
on a text to read ("paper" where it is black on white in every theme, "page" where it is not), and
``state`` ("error") on an input.
"""

from string import Template
from typing import TYPE_CHECKING, Final

from msgspec import structs

from neglect_workbook.ui.tokens import LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from neglect_workbook.ui.tokens import Tokens

_GROUNDS: Final = """
QMainWindow, QDialog { background: $frame; }
QWidget[ground="frame"] { background: $frame; }
QWidget[ground="surface"] { background: $surface; }
QWidget[ground="panel"] { background: $panel; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget { background: transparent; }
QSplitter::handle { background: $line; }
QToolTip {
    background: $surface; color: $ink; border: 1px solid $control; padding: 4px 8px;
}
"""

_BUTTONS: Final = """
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QDialogButtonBox QPushButton {
    min-height: ${h34}px; min-width: ${h48}px; padding: 0 14px;
    border: 1px solid $control; border-radius: 6px; background: $surface; color: $ink;
}
QDialogButtonBox QPushButton:hover { background: $hover; }
QDialogButtonBox QPushButton:disabled { color: $disabled; border-color: $line; }
QDialogButtonBox QPushButton:default {
    background: $filled; border: ${filled_edge}px solid $accent; color: $on_filled;
    /* Qt reserves room for the usual weight; what the padding gives up is for the bold letters. */
    font-weight: 600; padding: 0 4px;
}
QDialogButtonBox QPushButton:default:hover { background: $filled_hover; }
QToolButton {
    border: 0; border-radius: 6px; background: transparent; color: $ink2; padding: 4px 8px;
}
QToolButton:hover, QToolButton:pressed { background: $hover; }
QToolButton:checked { background: $accent_tint; color: $accent_ink; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; width: 0; }
QCheckBox, QRadioButton { spacing: 10px; outline: 0; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QAbstractItemView::indicator {
    width: ${h16}px; height: ${h16}px; border: 1px solid $control; border-radius: 3px;
    background: $surface;
}
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $ink2; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$mark_tick");
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url("$mark_dash");
}
QCheckBox::indicator:disabled { border-color: $line; }
QCheckBox::indicator:checked:disabled { background: $disabled; border-color: $disabled; }
QRadioButton::indicator {
    width: ${h16}px; height: ${h16}px; border: 1px solid $control; border-radius: ${round}px;
    background: $surface;
}
QRadioButton::indicator:checked {
    width: ${h8}px; height: ${h8}px; border: ${h5}px solid $accent;
}
QRadioButton::indicator:disabled { border-color: $line; }
"""

# The padding gives back what a focused edge takes, so that the text does not move.
_INPUTS: Final = """
QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox {
    border: 1px solid $control; border-radius: 6px; background: $surface; color: $ink;
    placeholder-text-color: $ink3;
    selection-background-color: $select; selection-color: $on_select;
}
QLineEdit, QAbstractSpinBox { padding: 0 9px; min-height: ${h34}px; }
QTextEdit, QPlainTextEdit { padding: 4px 8px; }
QLineEdit:hover, QTextEdit:hover, QPlainTextEdit:hover, QAbstractSpinBox:hover {
    border-color: $ink2;
}
QLineEdit:focus, QAbstractSpinBox:focus {
    border: ${ring}px solid $focus; padding: 0 ${input_pad}px; min-height: ${input_height}px;
}
QTextEdit:focus, QPlainTextEdit:focus {
    border: ${ring}px solid $focus; padding: ${text_pad_v}px ${text_pad_h}px;
}
QLineEdit[state="error"], QAbstractSpinBox[state="error"] {
    border: 2px solid $red; padding: 0 8px; min-height: ${error_height}px;
}
QTextEdit[state="error"], QPlainTextEdit[state="error"] {
    border: 2px solid $red; padding: 3px 7px;
}
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled,
QLineEdit:read-only, QTextEdit:read-only, QPlainTextEdit:read-only {
    background: $panel; color: $disabled; border-color: $line;
}
QLineEdit[frame="false"], QTextEdit[frame="false"] { border: 0; padding: 0; min-height: 0; }
QTextEdit[ground="paper"] {
    background: $paper; color: $on_paper; border: 1px solid $line; padding: 10px 14px;
}
QTextEdit[ground="page"] {
    background: $surface; color: $ink; border: 1px solid $surface; padding: 10px 14px;
}
QTextEdit[ground="paper"]:focus, QTextEdit[ground="page"]:focus {
    border: ${ring}px solid $focus; padding: 9px 13px;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    width: ${h22}px; border: 0; background: transparent;
}
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: 0; padding: 0; min-height: 0; }
QComboBox {
    combobox-popup: 0; border: 1px solid $control; border-radius: 6px; background: $surface;
    color: $ink; padding: 0 10px 0 12px; min-height: ${h34}px;
}
QComboBox:hover { border-color: $ink2; }
QComboBox:focus, QComboBox:on {
    border: ${ring}px solid $focus; padding: 0 ${combo_pad}px 0 ${combo_left}px;
    min-height: ${input_height}px;
}
QComboBox:disabled { background: $panel; color: $disabled; border-color: $line; }
QComboBox::drop-down { border: 0; width: ${h22}px; }
QComboBox::down-arrow {
    image: url("$mark_down"); width: ${h18}px; height: ${h18}px;
}
QComboBox::down-arrow:disabled { image: url("$mark_down_off"); }
QComboBox QAbstractItemView {
    border: 1px solid $control; background: $surface; color: $ink; padding: 4px;
    selection-background-color: $picked; selection-color: $on_picked;
}
QComboBox QAbstractItemView::item { min-height: ${h30}px; padding: 0 8px; }
QProgressBar {
    border: 1px solid $control; border-radius: 4px; background: $surface; color: $ink;
    text-align: center; min-height: ${h10}px;
}
QProgressBar::chunk { background: $accent; }
"""

_MENUS: Final = """
QMenuBar { background: $frame; color: $ink; padding: 3px 6px; spacing: 2px; }
QMenuBar::item { background: transparent; padding: ${h5}px 10px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; color: $ink; }
QMenu { background: $surface; color: $ink; border: 1px solid $control; padding: 4px; }
QMenu::item {
    padding: 5px 24px 5px 12px; border: 1px solid transparent; border-radius: 4px;
    min-height: ${h22}px;
}
QMenu::item:selected { background: $hover; color: $ink; border-color: $menu_edge; }
QMenu::item:disabled { color: $disabled; }
QMenu { icon-size: ${h18}px; etch-disabled-text: 0; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: ${h18}px; height: ${h18}px; padding-left: 8px; }
QMenu::indicator:checked { image: url("$mark_menu_tick"); }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar::tab {
    background: transparent; color: $ink2; padding: 6px 14px; min-height: ${h24}px;
    border: 0; border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { background: $hover; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:disabled { color: $disabled; }
"""

_VIEWS: Final = """
QTableView, QTreeView, QListView {
    border: 0; background: transparent; color: $ink; gridline-color: transparent;
    alternate-background-color: $surface; outline: 0;
    selection-background-color: $picked; selection-color: $on_picked;
}
QTableView::item, QListView::item { border: 0; border-bottom: 1px solid $line; padding: 0 12px; }
QTreeView::item { border: 0; padding: 6px 8px; }
QTableView::item:hover, QListView::item:hover, QTreeView::item:hover { background: $row_hover; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected {
    background: $picked; color: $on_picked;
}
QHeaderView { background: $surface; border: 0; }
QHeaderView::section {
    background: $surface; color: $ink2; font-weight: 600; border: 0;
    border-bottom: 1px solid $control; padding: 0 12px; min-height: ${h36}px;
}
QHeaderView::up-arrow, QHeaderView::down-arrow {
    width: ${h16}px; height: ${h16}px; subcontrol-position: center right; right: 8px;
}
QHeaderView::up-arrow { image: url("$mark_sorted_up"); }
QHeaderView::down-arrow { image: url("$mark_sorted_down"); }
QTreeView::branch:has-children:closed { image: url("$mark_right"); }
QTreeView::branch:has-children:open { image: url("$mark_down"); }
QTableCornerButton::section { background: $surface; border: 0; }
"""

_SCROLL_BARS: Final = """
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $scroll; border-radius: 3px; }
QTextEdit[ground="paper"] QScrollBar::handle { background: $paper_scroll; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $control; }
QScrollBar::handle:vertical { min-height: 32px; margin: 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_TEMPLATE: Final = Template(_GROUNDS + _BUTTONS + _INPUTS + _MENUS + _VIEWS + _SCROLL_BARS)
_HEIGHTS: Final = (5, 8, 10, 16, 18, 22, 24, 30, 34, 36, 48)


def stylesheet(
    tokens: "Tokens",
    marks: "Mapping[str, str]",
    *,
    scaled: "Callable[[int], int]",
    is_high_contrast: bool,
) -> str:
    """The stylesheet of a theme.

    Args:
        tokens: its colours.
        marks: paths of its small pictures, as ``marks.MarkFiles`` names them.
        scaled: turns a height in pixels into one at the chosen zoom.
        is_high_contrast: whether selection is a solid ground and edges are thick.
    """
    ring = 3 if is_high_contrast else 2
    sizes = {f"h{height}": str(scaled(height)) for height in _HEIGHTS}
    shapes = {
        "ring": str(ring),
        # More than half of a side, and Qt draws a square.
        "round": str((scaled(16) + 2) // 2),
        "input_pad": str(10 - ring),
        "combo_left": str(13 - ring),
        "combo_pad": str(11 - ring),
        "input_height": str(scaled(34) - 2 * (ring - 1)),
        "error_height": str(scaled(34) - 2),
        "text_pad_v": str(5 - ring),
        "text_pad_h": str(9 - ring),
        "filled": tokens.surface if is_high_contrast else tokens.accent,
        "filled_hover": tokens.hover if is_high_contrast else tokens.accent_hover,
        "on_filled": tokens.accent if is_high_contrast else tokens.on_accent,
        "filled_edge": "2" if is_high_contrast else "1",
        "picked": tokens.select if is_high_contrast else tokens.accent_tint,
        "on_picked": tokens.on_select if is_high_contrast else tokens.ink,
        "row_hover": tokens.hover if is_high_contrast else tokens.panel,
        "paper": LIGHT.surface,
        "on_paper": LIGHT.ink,
        "paper_scroll": LIGHT.control,
        "menu_edge": tokens.focus if is_high_contrast else "transparent",
        "scroll": tokens.control if is_high_contrast else _mixed(tokens.control, tokens.surface),
    }
    return _TEMPLATE.substitute(structs.asdict(tokens) | dict(marks) | sizes | shapes)


def _mixed(colour: str, ground: str) -> str:
    """Slightly more of a colour than of the ground, for what is there but quiet."""
    share = 0.55
    channels = (
        round(int(colour[at : at + 2], 16) * share + int(ground[at : at + 2], 16) * (1 - share))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)
