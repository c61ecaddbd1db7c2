"""The palette that Qt's own parts take their colours from, filled from the tokens."""

from PySide6.QtGui import QColor, QPalette

from neglect_workbook.ui.tokens import Tokens

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup


def palette_from(tokens: Tokens) -> QPalette:
    """The palette of a theme."""
    palette = QPalette()
    roles = {
        _Role.Window: tokens.frame,
        _Role.WindowText: tokens.ink,
        _Role.Base: tokens.surface,
        _Role.AlternateBase: tokens.panel,
        _Role.Text: tokens.ink,
        _Role.PlaceholderText: tokens.ink3,
        _Role.Button: tokens.surface,
        _Role.ButtonText: tokens.ink,
        _Role.BrightText: tokens.red,
        _Role.ToolTipBase: tokens.surface,
        _Role.ToolTipText: tokens.ink,
        _Role.Highlight: tokens.select,
        _Role.HighlightedText: tokens.on_select,
        _Role.Accent: tokens.accent,
        _Role.Link: tokens.accent,
        _Role.LinkVisited: tokens.accent,
        _Role.Light: tokens.surface,
        _Role.Midlight: tokens.panel,
        _Role.Mid: tokens.line,
        _Role.Dark: tokens.control,
        _Role.Shadow: tokens.control,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText):
        palette.setColor(_Group.Disabled, role, QColor(tokens.disabled))
    palette.setColor(_Group.Disabled, _Role.Base, QColor(tokens.panel))
    return palette
