"""The colours of the window, by what they are for: light, dark and high contrast.

The contrast of every pair that the look promises is a test (``tests/ui/test_theme_contrast.py``).
"""

from typing import Final

from msgspec import Struct


class Tokens(Struct, frozen=True):
    """One theme's colours, each as ``#RRGGBB``.

    Attributes:
        frame: ground of the window, the menus, the navigation and the footer.
        surface: ground of the sheet, of cards and of inputs.
        panel: ground of help, board lanes and lists beside the work.
        hover: ground of an item under the pointer, on any of these.
        line: hairlines. Decoration only: nothing depends on seeing them.
        control: edge of anything one can press or type in.
        ink: text.
        ink2: supporting text and icons.
        ink3: hints.
        disabled: text of what cannot be used now; still readable.
        accent: the filled button, links, the mark of selection.
        accent_hover: the filled button under the pointer.
        on_accent: text on ``accent``.
        accent_tint: ground of a selected row or option.
        accent_ink: blue text on ``accent_tint``.
        focus: the focus ring, and nothing else.
        select: ground of a selected item where a tint would not show.
        on_select: text on ``select``.
        red: not known, not yet in place, overdue, problems.
        red_tint: its ground.
        amber: partly in place, at risk, warnings.
        amber_tint: its ground.
        green: in place, done, saved.
        green_tint: its ground.
        deep: in place and making a difference.
        deep_tint: its ground.
        grey: does not apply.
        grey_tint: its ground, and that of a neutral badge.
        none: the mark of what is not answered yet.
        none_tint: its ground.
    """

    frame: str
    surface: str
    panel: str
    hover: str
    line: str
    control: str
    ink: str
    ink2: str
    ink3: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_tint: str
    accent_ink: str
    focus: str
    select: str
    on_select: str
    red: str
    red_tint: str
    amber: str
    amber_tint: str
    green: str
    green_tint: str
    deep: str
    deep_tint: str
    grey: str
    grey_tint: str
    none: str
    none_tint: str


LIGHT: Final = Tokens(
    frame="#F4F1EB",
    surface="#FFFFFF",
    panel="#FAF8F4",
    hover="#ECE7DE",
    line="#E0DAD0",
    control="#7B7F83",
    ink="#1C252D",
    ink2="#47525B",
    ink3="#5B656D",
    disabled="#666D73",
    accent="#1D4F7C",
    accent_hover="#163E62",
    on_accent="#FFFFFF",
    accent_tint="#E8EFF6",
    accent_ink="#173F63",
    focus="#0B63CE",
    select="#1D4F7C",
    on_select="#FFFFFF",
    red="#A23327",
    red_tint="#FBEDEA",
    amber="#8A5200",
    amber_tint="#FBF1DF",
    green="#2A6B47",
    green_tint="#E7F2EB",
    deep="#124B36",
    deep_tint="#D9EBE0",
    grey="#5B656D",
    grey_tint="#F1EEE9",
    none="#7B7F83",
    none_tint="#FFFFFF",
)

DARK: Final = Tokens(
    frame="#1B1A19",
    surface="#242322",
    panel="#2B2A28",
    hover="#343230",
    line="#3D3A37",
    control="#8D8780",
    ink="#F2EEE8",
    ink2="#CFC8BE",
    ink3="#ADA69C",
    disabled="#938C83",
    accent="#8FBDE8",
    accent_hover="#AACDEF",
    on_accent="#10202F",
    accent_tint="#22364A",
    accent_ink="#C5DDF3",
    focus="#6FB4FF",
    select="#8FBDE8",
    on_select="#10202F",
    red="#F29A8E",
    red_tint="#3E2623",
    amber="#EFB75E",
    amber_tint="#3A2E1B",
    green="#82C99F",
    green_tint="#20352A",
    deep="#B4E6C8",
    deep_tint="#284435",
    grey="#ADA69C",
    grey_tint="#32302E",
    none="#8D8780",
    none_tint="#242322",
)

HIGH_CONTRAST: Final = Tokens(
    frame="#000000",
    surface="#000000",
    panel="#000000",
    hover="#1F1F1F",
    line="#FFFFFF",
    control="#FFFFFF",
    ink="#FFFFFF",
    ink2="#FFFFFF",
    ink3="#FFFFFF",
    disabled="#C8C8C8",
    accent="#7FD6FF",
    accent_hover="#B5E7FF",
    on_accent="#000000",
    accent_tint="#000000",
    accent_ink="#FFFFFF",
    focus="#FFE600",
    select="#FFE600",
    on_select="#000000",
    red="#FF9E93",
    red_tint="#000000",
    amber="#FFC94D",
    amber_tint="#000000",
    green="#7CE8A3",
    green_tint="#000000",
    deep="#B8FFD0",
    deep_tint="#000000",
    grey="#FFFFFF",
    grey_tint="#000000",
    none="#FFFFFF",
    none_tint="#000000",
)
