"""The system's own contrast theme, for people who chose one for the whole computer."""

from PySide6.QtGui import QPalette

from neglect_workbook.ui.tokens import Tokens

_Role = QPalette.ColorRole


def contrast_tokens(palette: QPalette) -> Tokens:
    """Tokens from the system's palette: its ground, text, highlight and link, nothing else.

    Its ground may be black or white, so ratings and status take the text's colour: words and
    symbols carry them.
    """
    ground = palette.color(_Role.Window).name()
    ink = palette.color(_Role.WindowText).name()
    link = palette.color(_Role.Link).name()
    select = palette.color(_Role.Highlight).name()
    return Tokens(
        frame=ground,
        surface=ground,
        panel=ground,
        hover=ground,
        line=ink,
        control=ink,
        ink=ink,
        ink2=ink,
        ink3=ink,
        disabled=palette.color(QPalette.ColorGroup.Disabled, _Role.WindowText).name(),
        accent=link,
        accent_hover=link,
        on_accent=ground,
        accent_tint=ground,
        accent_ink=ink,
        focus=select,
        select=select,
        on_select=palette.color(_Role.HighlightedText).name(),
        red=ink,
        red_tint=ground,
        amber=ink,
        amber_tint=ground,
        green=ink,
        green_tint=ground,
        deep=ink,
        deep_tint=ground,
        grey=ink,
        grey_tint=ground,
        none=ink,
        none_tint=ground,
    )
