"""The contrasts that the look promises, for every theme (WCAG 2.2, 1.4.3 and 1.4.11)."""

from collections.abc import Mapping

import pytest
from PySide6.QtGui import QColor, QPalette

from neglect_workbook.ui.contrast import contrast_tokens
from neglect_workbook.ui.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens

TEXT_ON_GROUND = {
    "ink": (
        "surface", "frame", "panel", "hover",
        "red_tint", "amber_tint", "green_tint", "deep_tint", "grey_tint", "accent_tint",
    ),
    "ink2": ("surface", "frame", "panel", "grey_tint"),
    "ink3": ("surface", "frame", "panel", "hover", "accent_tint"),
    "disabled": ("surface", "frame"),
    "accent": ("surface", "frame", "panel", "hover", "accent_tint"),
    "on_accent": ("accent", "accent_hover"),
    "accent_ink": ("accent_tint",),
    "on_select": ("select",),
    "red": ("surface", "frame", "panel", "red_tint"),
    "amber": ("surface", "frame", "amber_tint"),
    "green": ("surface", "frame", "green_tint"),
    "deep": ("surface", "deep_tint"),
    "grey": ("surface", "grey_tint"),
}  # fmt: skip
EDGE_ON_GROUND = {
    "control": ("surface", "frame", "panel"),
    "focus": ("surface", "frame", "panel"),
    "none": ("surface", "frame", "panel"),
}
THEMES = {"light": LIGHT, "dark": DARK, "high contrast": HIGH_CONTRAST}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(tokens: Tokens, pairs: Mapping[str, tuple[str, ...]], least: float) -> list[str]:
    return [
        f"{ink} on {ground}"
        for ink, grounds in pairs.items()
        for ground in grounds
        if contrast(getattr(tokens, ink), getattr(tokens, ground)) < least
    ]


@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read_on_every_ground_it_stands_on(name: str) -> None:
    assert too_weak(THEMES[name], TEXT_ON_GROUND, 4.5) == []


@pytest.mark.parametrize("name", THEMES)
def test_edges_and_the_focus_ring_can_be_seen(name: str) -> None:
    assert too_weak(THEMES[name], EDGE_ON_GROUND, 3) == []


def test_high_contrast_text_is_far_above_the_least() -> None:
    assert too_weak(HIGH_CONTRAST, TEXT_ON_GROUND, 7) == []


def test_the_contrast_sum_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast(LIGHT.ink, LIGHT.surface) == pytest.approx(15.5, abs=0.1)


def test_a_contrast_theme_of_the_system_keeps_its_own_colours() -> None:
    palette = QPalette(QColor("#ffffff"))
    palette.setColor(QPalette.ColorRole.Window, QColor("#202020"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#ffff00"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#00ffff"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("#000000"))

    tokens = contrast_tokens(palette)

    assert (tokens.surface, tokens.frame) == ("#202020", "#202020")
    assert (tokens.ink, tokens.control, tokens.red) == ("#ffff00", "#ffff00", "#ffff00")
    assert (tokens.select, tokens.on_select) == ("#00ffff", "#000000")
