"""The marks of ratings and levels: told apart by shape alone."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from neglect_workbook.ui.symbols import paint_level, paint_rating, rating_pixmap
from neglect_workbook.ui.theme import Theme
from neglect_workbook.ui.tokens import LIGHT
from tests.ui.pictures import colours_in, image_of, share_that_differs

INK = "ink"
CODES = ("unknown", "0", "1", "2", "3", "na", "")


def drawn(theme: Theme, code: str, *, ground: str = "#ffffff", token: str = "") -> QImage:
    image = QImage(QSize(17, 17), QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    paint_rating(painter, QRect(0, 0, 17, 17), code, theme, token=token)
    painter.end()
    return image


@pytest.mark.parametrize(("one", "other"), list(combinations(CODES, 2)))
def test_two_ratings_differ_in_shape_without_any_colour(theme: Theme, one: str, other: str) -> None:
    pictures = [drawn(theme, code, token=INK) for code in (one, other)]
    assert share_that_differs(*pictures) > 0.25


def test_the_tick_is_cut_out_and_shows_the_ground(theme: Theme) -> None:
    assert "#d9ebe0" in colours_in(drawn(theme, "2", ground="#d9ebe0").copy(4, 6, 9, 6))


def test_a_rating_has_the_ink_of_its_tone(theme: Theme) -> None:
    for code in CODES:
        expected = theme.hex(theme.rating_tone(code)).lower()
        assert expected in colours_in(image_of(rating_pixmap(theme, code, 40)))


def test_a_picture_of_a_rating_is_as_sharp_as_the_screen(theme: Theme) -> None:
    theme.set_zoom(150)
    pixmap = rating_pixmap(theme, "1", 20, ratio=2)
    assert (pixmap.width(), pixmap.deviceIndependentSize().width()) == (60, 30)


@pytest.mark.parametrize("level", range(5))
def test_as_many_bars_are_filled_as_the_level_says(theme: Theme, level: int) -> None:
    image = QImage(QSize(200, 160), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_level(painter, QRect(0, 0, 200, 160), level, theme)
    painter.end()
    middles = [image.pixelColor(25 + 50 * bar, 140).name() for bar in range(4)]
    assert middles.count(LIGHT.ink2.lower()) == level
