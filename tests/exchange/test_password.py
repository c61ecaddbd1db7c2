"""A password on the files that leave."""

import zipfile
from io import BytesIO

import docx
import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.password import Strength, protect, strength, unprotect

WORDS = "lantern river copper moth"


def _package(extra: bytes) -> bytes:
    """A Word file with one more part."""
    made = BytesIO()
    docx.Document().save(made)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/extra.bin", extra)
    return made.getvalue()


@pytest.mark.parametrize("password", [WORDS, "pässwörd \N{SNOWMAN}", "x"])
@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, 200_000])
def test_what_is_protected_comes_back_byte_for_byte(password: str, size: int) -> None:
    content = _package(b"x" * size)
    made = protect(content, password)

    assert b"word/extra.bin" not in made
    assert unprotect(made, password) == content


def test_another_password_opens_nothing() -> None:
    made = protect(_package(b"content"), WORDS)
    with pytest.raises(KnownError) as caught:
        unprotect(made, WORDS.upper())
    assert caught.value.code == "wrong_password"
    assert WORDS.upper() not in str(caught.value)


def test_a_change_after_protecting_is_found() -> None:
    made = bytearray(protect(_package(b"content" * 2000), WORDS))
    place = len(made) // 2
    made[place] ^= 1
    with pytest.raises(KnownError) as caught:
        unprotect(bytes(made), WORDS)
    assert caught.value.code == "damaged"


def test_the_same_file_is_never_encrypted_alike_twice() -> None:
    content = _package(b"content")
    assert protect(content, WORDS) != protect(content, WORDS)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", Strength.TOO_SHORT),
        ("Ab1!xyz", Strength.TOO_SHORT),
        ("password", Strength.COULD_BE_GUESSED),
        ("Password123456", Strength.COULD_BE_GUESSED),
        ("Safeguarding2026!", Strength.COULD_BE_GUESSED),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.COULD_BE_GUESSED),
        ("copper river", Strength.COULD_BE_GUESSED),
        ("copper-River-9", Strength.STRONG),
        (WORDS, Strength.STRONG),
    ],
)
def test_the_strength_is_said_by_length_and_variety(password: str, said: Strength) -> None:
    assert strength(password) is said
