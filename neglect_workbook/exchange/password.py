"""A password on a Word or Excel file, by Office's own encryption (agile, AES-256).

The library carries no types, so what we use of it is told here and nowhere else. A password is
never kept, logged or put into a text: it goes through these functions and is gone.
"""

from collections.abc import Mapping
from enum import StrEnum
from importlib import import_module
from io import BytesIO
from typing import BinaryIO, Final, Protocol, cast

from neglect_workbook.errors import KnownError

_SHORTEST: Final = 8
_LONG: Final = 16
_LONGER: Final = 12
_KINDS_FOR_LONGER: Final = 3
#: Fewer different characters than these are a pattern and not a password.
_FEWEST_DIFFERENT: Final = 6
#: Office mixes a password a hundred thousand times. A file that wants far more is made to keep
#: whoever opens it waiting.
_MOST_ROUNDS: Final = 1_000_000

#: What is in the lists that people who guess begin with.
_GUESSED_FIRST: Final = (
    "password",
    "passw0rd",
    "letmein",
    "welcome",
    "qwerty",
    "safeguarding",
    "neglect",
    "school",
    "123456",
    "abc123",
)


class Strength(StrEnum):
    """How well a password keeps people out, by its length and variety: not a promise."""

    TOO_SHORT = "Too short. Use at least 8 characters."
    COULD_BE_GUESSED = "This could be guessed. Four words that do not belong together are stronger."
    STRONG = "Strong."


class _Office(Protocol):
    """A Word or Excel file, as the library sees it."""

    info: Mapping[str, object]

    def encrypt(self, password: str, outfile: BinaryIO) -> None:
        """Write the file, encrypted."""
        ...

    def load_key(self, *, password: str, verify_password: bool) -> None:
        """Take the password of an encrypted file."""
        ...

    def decrypt(self, outfile: BinaryIO, *, verify_integrity: bool) -> None:
        """Write the file, decrypted."""
        ...


def strength(password: str) -> Strength:
    """What can be said of a password by looking at its length and variety."""
    if len(password) < _SHORTEST:
        return Strength.TOO_SHORT
    kinds = (str.islower, str.isupper, str.isdigit, lambda one: not one.isalnum())
    variety = sum(any(is_kind(one) for one in password) for is_kind in kinds)
    is_varied = len(set(password.lower())) >= _FEWEST_DIFFERENT
    is_long = len(password) >= _LONG
    is_long |= len(password) >= _LONGER and variety >= _KINDS_FOR_LONGER
    rest = password.lower()
    for word in _GUESSED_FIRST:
        rest = rest.replace(word, "")
    if is_long and is_varied and len(rest) >= _SHORTEST:
        return Strength.STRONG
    return Strength.COULD_BE_GUESSED


def protect(content: bytes, password: str) -> bytes:
    """A Word or Excel file that opens only with the password.

    Args:
        content: the whole file.
        password: at least one character.
    """
    made = BytesIO()
    _office(content).encrypt(password, made)
    return made.getvalue()


def unprotect(content: bytes, password: str) -> bytes:
    """The file within a file that ``protect`` made, byte for byte as it was.

    Raises:
        KnownError: it is another password, or the file was changed or damaged since.
    """
    wrong = import_module("msoffcrypto.exceptions").InvalidKeyError
    office = _office(content)
    if int(str(office.info.get("spinValue", 0))) > _MOST_ROUNDS:
        raise _damaged()
    try:
        office.load_key(password=password, verify_password=True)
    except wrong as error:
        raise KnownError(
            "wrong_password", "The password does not open this file.", "Type it again."
        ) from error
    made = BytesIO()
    try:
        office.decrypt(made, verify_integrity=True)
    except wrong as error:
        raise _damaged() from error
    return made.getvalue()


def _damaged() -> KnownError:
    return KnownError("damaged", "The file was changed or damaged.", "Ask for it again.")


def _office(content: bytes) -> _Office:
    """Loaded only when a password is used: it takes longer than a small export."""
    kind = import_module("msoffcrypto.format.ooxml").OOXMLFile
    return cast("_Office", kind(BytesIO(content)))
