"""The theme: what it gives, and that a change reaches what is on the screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibilityHints, QFontInfo, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from neglect_workbook.ui.theme import PAGE, Theme
from neglect_workbook.ui.tokens import DARK, HIGH_CONTRAST, LIGHT
from neglect_workbook.ui.widgets.button import Button
from tests.ui.pictures import colours_in, image_of


@pytest.mark.parametrize(
    ("name", "tokens"), [("light", LIGHT), ("dark", DARK), ("high_contrast", HIGH_CONTRAST)]
)
def test_a_named_theme_has_its_own_colours(theme: Theme, name: str, tokens: object) -> None:
    theme.set_name(name)
    assert theme.tokens is tokens
    assert theme.is_high_contrast == (name == "high_contrast")


def test_the_palette_follows_the_theme(theme: Theme, qapp: QApplication) -> None:
    theme.set_name("dark")
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window) == theme.colour("frame")
    assert palette.color(QPalette.ColorRole.Text) == theme.colour("ink")
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == theme.colour("disabled")


def test_a_change_is_told_once(theme: Theme) -> None:
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.name))
    theme.set_name("dark")
    theme.set_zoom(150)
    assert told == ["dark", "dark"]


def test_choosing_what_is_chosen_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_name("light")
        theme.set_zoom(100)


def test_an_unknown_name_follows_the_system(theme: Theme) -> None:
    theme.set_name("sepia")
    assert theme.name == "system"
    assert theme.tokens in {LIGHT, DARK}


@pytest.mark.parametrize(("chosen", "shown"), [("system", DARK), ("light", LIGHT)])
def test_only_the_system_theme_follows_the_system_live(
    theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, chosen: str, shown: object
) -> None:
    theme.set_name(chosen)
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints: Qt.ColorScheme.Dark)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens is shown


def test_a_contrast_theme_of_the_system_is_followed(
    theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    high = Qt.ContrastPreference.HighContrast
    theme.set_name("system")
    monkeypatch.setattr(QAccessibilityHints, "contrastPreference", lambda _hints: high)
    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(high)
    assert theme.is_high_contrast
    assert theme.tokens.surface == theme.tokens.frame == theme.tokens.red_tint


@pytest.mark.parametrize(("asked", "given"), [(50, 100), (100, 100), (175, 175), (400, 200)])
def test_zoom_stays_between_100_and_200(theme: Theme, asked: int, given: int) -> None:
    theme.set_zoom(asked)
    assert theme.zoom == given


def test_12_points_are_16_pixels(theme: Theme) -> None:
    assert QFontInfo(theme.font()).pixelSize() == 16
    assert QFontInfo(theme.font(points=PAGE)).pixelSize() == 24


def test_zoom_scales_text_and_heights(theme: Theme, qapp: QApplication) -> None:
    theme.set_zoom(200)
    assert QFontInfo(qapp.font()).pixelSize() == 32
    assert theme.scaled(36) == 72


def test_every_rating_has_a_tone_with_a_tint(theme: Theme) -> None:
    tones = [theme.rating_tone(code) for code in ("unknown", "0", "1", "2", "3", "na", "")]
    assert tones == ["red", "red", "amber", "green", "deep", "grey", "none"]
    assert all(theme.colour(f"{tone}_tint").isValid() for tone in tones)


def test_an_icon_is_recoloured_with_the_theme(theme: Theme) -> None:
    light = colours_in(image_of(theme.pixmap("check", "green"), LIGHT.surface))
    theme.set_name("dark")
    dark = colours_in(image_of(theme.pixmap("check", "green"), DARK.surface))
    assert LIGHT.green.lower() in light
    assert DARK.green.lower() in dark


def test_an_icon_is_scaled_with_the_zoom(theme: Theme) -> None:
    theme.set_zoom(200)
    assert theme.pixmap("check").deviceIndependentSize().width() == 36


def test_a_disabled_icon_is_quieter(theme: Theme) -> None:
    icon = theme.icon("check", "accent")
    size = icon.availableSizes()[0]
    normal = icon.pixmap(size)
    disabled = icon.pixmap(size, icon.Mode.Disabled)
    assert LIGHT.accent.lower() in colours_in(image_of(normal))
    assert LIGHT.disabled.lower() in colours_in(image_of(disabled))


def test_an_unknown_icon_is_an_error(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.icon("no-such-icon")


def test_widgets_live_through_every_theme_and_zoom(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    combo = QComboBox()
    combo.addItems(["Any lead", "Head teacher"])
    field = QLineEdit("What someone wrote")
    for widget in (Button(theme, "Add evidence", kind="filled"), combo, field, QCheckBox("Mine")):
        column.addWidget(widget)
    window.show()
    for name in ("dark", "high_contrast", "light"):
        for zoom in (100, 125, 200):
            theme.set_name(name)
            theme.set_zoom(zoom)
            window.grab()
    assert field.text() == "What someone wrote"
    assert combo.count() == 2


@pytest.mark.usefixtures("theme")
def test_a_focused_input_does_not_move_its_text(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second = QLineEdit("One"), QLineEdit("Two")
    column.addWidget(first)
    column.addWidget(second)
    window.show()
    second.setFocus()
    before = (first.geometry(), first.cursorRect())
    first.setFocus()
    assert (first.geometry(), first.cursorRect()) == before


def test_boxes_and_arrows_are_painted_in_the_colours_of_the_theme(
    theme: Theme, qtbot: QtBot
) -> None:
    theme.set_name("high_contrast")
    box = QCheckBox("Children better off")
    qtbot.addWidget(box)
    box.setChecked(True)
    assert HIGH_CONTRAST.accent.lower() in colours_in(box.grab().toImage())
