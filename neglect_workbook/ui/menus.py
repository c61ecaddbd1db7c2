"""Menus and the tool row, built from the one table of actions."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from neglect_workbook.ui.actions import ACTIONS, ActionId, ActionSpec, MenuId, Needs
from neglect_workbook.ui.late import Late

if TYPE_CHECKING:
    from neglect_workbook.ui import tool_row
    from neglect_workbook.ui.theme import Theme
else:
    tool_row = Late("neglect_workbook.ui.tool_row")

_HEIGHT: Final = 38


class Menus(QObject):
    """The window's menus and its tool row, and which of their actions can be used now."""

    def __init__(
        self,
        window: QMainWindow,
        theme: "Theme",
        handlers: Mapping[str, Callable[[], None]],
        specs: Sequence[ActionSpec] = ACTIONS,
    ) -> None:
        """Build everything.

        Args:
            window: gets the menu bar.
            theme: colours the icons.
            handlers: what to call for each action; every id must be there.
            specs: the actions, menu by menu.
        """
        super().__init__(window)
        self._theme = theme
        self._bar = window.menuBar()
        self._specs = specs
        self._actions: dict[str, QAction] = {
            spec.id: _action(window, spec, handlers[spec.id]) for spec in specs
        }
        self._menus = {menu_id: self._bar.addMenu(f"&{menu_id}") for menu_id in MenuId}
        self._fill_menus(window)
        #: Made when there is work that it is for.
        self._tool_row: tool_row.ToolRow | None = None
        self._is_narrow = False
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def show_state(self, met: frozenset[Needs], *, undo: str, redo: str) -> None:
        """Enable what can be used, and hide the menus that need a workbook where there is none.

        Args:
            met: what is there, apart from something to undo or redo.
            undo: what undo would take back; empty for nothing.
            redo: what redo would do again; empty for nothing.
        """
        met |= {Needs.NOTHING}
        met |= {need for need, words in ((Needs.UNDO, undo), (Needs.REDO, redo)) if words}
        for spec in self._specs:
            self._actions[spec.id].setEnabled(spec.needs in met)
        self._say(_A.UNDO, "&Undo", undo)
        self._say(_A.REDO, "&Redo", redo)
        has_workbook = Needs.WORKBOOK in met
        if has_workbook:
            self._with_tool_row().show()
        elif self._tool_row is not None:
            self._tool_row.hide()
        for menu_id in (MenuId.EDIT, MenuId.GO):
            self._menus[menu_id].menuAction().setVisible(has_workbook)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show the tool row as icons only where there is little room."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._fit_tool_row()

    def _with_tool_row(self) -> "tool_row.ToolRow":
        """The tool row, and the icons that it shows."""
        if self._tool_row is None:
            self._tool_row = tool_row.ToolRow(
                self._theme,
                undo=self._actions[_A.UNDO],
                redo=self._actions[_A.REDO],
                find=self._actions[_A.FIND],
                hide=self._actions[_A.HIDE_SCREEN],
            )
            self._dress_tool_row()
            self._fit_tool_row()
        return self._tool_row

    def _fit_tool_row(self) -> None:
        if self._tool_row is not None:
            self._tool_row.set_narrow(is_narrow=self._is_narrow)
            # The bar asks how large its corner is only when it is given one.
            self._bar.setCornerWidget(self._tool_row, Qt.Corner.TopRightCorner)

    def _dress_tool_row(self) -> None:
        if self._tool_row is not None:
            for spec in self._specs:
                if spec.icon:
                    self._actions[spec.id].setIcon(self._theme.icon(spec.icon))
            self._tool_row.apply_theme()

    def _say(self, action_id: str, verb: str, what: str) -> None:
        """Name in the menu and in the tooltip what would be taken back or done again."""
        action = self._actions[action_id]
        plain = verb.replace("&", "")
        action.setText(f"{verb} {what.replace('&', '&&')}".strip())
        # The tool row has room for the verb only.
        action.setIconText(plain)
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{plain} {what}".strip() + f" ({key})")

    def _fill_menus(self, window: QMainWindow) -> None:
        groups: dict[str, QActionGroup] = {}
        for spec in self._specs:
            menu = self._menus[spec.menu]
            action = self._actions[spec.id]
            if spec.starts_group:
                menu.addSeparator()
            if spec.group:
                action.setCheckable(True)
                groups.setdefault(spec.group, QActionGroup(window)).addAction(action)
            menu.addAction(action)

    def _apply_theme(self) -> None:
        self._bar.setMinimumHeight(self._theme.scaled(_HEIGHT))
        # Qt hands a new size of text down to menus that were shown already only if told.
        for widget in (self._bar, *self._bar.findChildren(QMenu)):
            widget.setFont(self._theme.font())
        self._actions[_THEMES[self._theme.name]].setChecked(True)
        self._dress_tool_row()
        self._fit_tool_row()


def _action(window: QMainWindow, spec: ActionSpec, handler: Callable[[], None]) -> QAction:
    action = QAction(spec.text, window)
    action.setObjectName(spec.id)
    # The tool row has room for the words only.
    action.setIconText(spec.words)
    if spec.shortcut:
        action.setShortcuts(shortcuts_of(spec))
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{spec.words} ({key})")
    action.triggered.connect(lambda _checked=False: handler())
    return action


def shortcuts_of(spec: ActionSpec) -> list[QKeySequence]:
    """The keys of an action, the one that the menu shows first."""
    others = [QKeySequence(spec.other_shortcut)] if spec.other_shortcut else []
    return [QKeySequence(spec.shortcut), *others] if spec.shortcut else others


_A = ActionId
#: The action that chooses each theme.
_THEMES: Final = {
    "system": _A.THEME_SYSTEM,
    "light": _A.THEME_LIGHT,
    "dark": _A.THEME_DARK,
    "high_contrast": _A.THEME_HIGH_CONTRAST,
}
