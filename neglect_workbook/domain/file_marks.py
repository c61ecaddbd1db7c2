"""How a workbook file begins: the first bytes by which it is known before anything reads it.

A workbook is an SQLite database. With a password, SQLite3 Multiple Ciphers encrypts every page
of it, and leaves bytes 16 to 23 of the file as they are.
"""

from typing import Final

#: Bytes of one page of the database.
PAGE_SIZE: Final = 8192

#: How a workbook without a password begins.
DATABASE: Final = b"SQLite format 3\x00"

#: Page size, the versions that may write and read, the bytes that are kept free on each page, and
#: three fixed fractions, as they lie in an encrypted workbook.
_ENCRYPTED: Final = PAGE_SIZE.to_bytes(2) + bytes((1, 1, 32, 64, 32, 32))

#: So many bytes tell what a file is.
MARK_SIZE: Final = len(DATABASE) + len(_ENCRYPTED)


def begins_encrypted(start: bytes) -> bool:
    """Whether a file that begins like this can be a workbook with a password.

    Args:
        start: at least ``MARK_SIZE`` bytes.
    """
    return not start.startswith(DATABASE) and start[len(DATABASE) : MARK_SIZE] == _ENCRYPTED
