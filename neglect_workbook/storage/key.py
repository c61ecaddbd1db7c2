"""The password of a workbook, as SQLite is given it.

The whole file is encrypted by SQLite itself (ChaCha20-Poly1305 of SQLite3 Multiple Ciphers): the
person's file, the working copy with its journal, backups and everything in between. There is no
second key and no way round a lost password: see ``docs/decisions``.
"""

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import apsw

from neglect_workbook.domain.file_marks import MARK_SIZE, begins_encrypted
from neglect_workbook.errors import KnownError

#: Codes of the errors that another password may cure.
OF_THE_PASSWORD: Final = frozenset({"needs_password", "wrong_password"})


@dataclass(frozen=True, slots=True)
class Key:
    """What opens a workbook; it never shows what it is.

    Attributes:
        password: as the person typed it; empty for a workbook without one.
    """

    password: str = field(default="", repr=False)

    @property
    def is_set(self) -> bool:
        """Whether there is a password at all."""
        return bool(self.password)

    def is_like(self, other: "Key") -> bool:
        """Whether both open the same file."""
        return _digits(self.password) == _digits(other.password)

    def unlock(self, connection: apsw.Connection) -> None:
        """Tell a new connection how to read and write its file. Before anything else."""
        if self.is_set:
            connection.execute(f"PRAGMA hexkey = '{_digits(self.password)}'").fetchall()

    def put_on(self, connection: apsw.Connection) -> None:
        """Encrypt the file of a connection with this password from now on; or not at all.

        Raises:
            apsw.Error: the file is as it was.
        """
        connection.execute(f"PRAGMA hexrekey = '{_digits(self.password)}'").fetchall()


#: For a workbook without a password.
NO_KEY: Final = Key()


def _digits(password: str) -> str:
    """One password however the keyboard composed its accents, in hexadecimal digits."""
    return unicodedata.normalize("NFC", password).encode().hex()


def is_encrypted(file: Path) -> bool:
    """Whether a workbook file wants a password.

    Raises:
        OSError: it cannot be read.
    """
    with file.open("rb") as stream:
        return begins_encrypted(stream.read(MARK_SIZE))


def key_for(file: Path, name: str, key: Key) -> Key:
    """The key with which a private file is to be read: none where it wants none.

    Args:
        file: the private file, whose header was looked at.
        name: what people call it.
        key: what the person gave.

    Raises:
        KnownError: ``needs_password``: it wants one, and none was given.
        OSError: it cannot be read.
    """
    if not is_encrypted(file):
        return NO_KEY
    if not key.is_set:
        raise needs_password(name)
    return key


def needs_password(name: str) -> KnownError:
    """The error for a file that wants a password, where none was given."""
    return KnownError(
        "needs_password",
        f"{name} is protected with a password.",
        "Give the password, then try again.",
    )


def wrong_password(name: str) -> KnownError:
    """The error for a password that does not open a file."""
    return KnownError(
        "wrong_password",
        f"That password does not open {name}.",
        "Check caps lock, then type it again. If you are sure of it, open a backup copy.",
    )
