"""A private folder for what one command needs for itself alone, such as a collation not kept.

It is ``<profile>/passing/<random name>/``, with ``alive``, locked while its process lives. So
what a process left that was ended hard is known for what it is, and goes with the next one.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from neglect_workbook.files import make_private_folder
from neglect_workbook.storage.locks import FileLock
from neglect_workbook.storage.working_copy import delete_folder

_HOME: Final = "passing"
_ALIVE: Final = "alive"


@contextmanager
def passing_folder(profile: Path) -> Iterator[Path]:
    """A folder that is deleted at the end, with all that is in it.

    Args:
        profile: the private folder of this person on this computer.

    Raises:
        OSError: it cannot be made.
    """
    home = profile / _HOME
    _sweep(home)
    folder = home / secrets.token_hex(16)
    make_private_folder(folder)
    lock = FileLock.take(folder / _ALIVE)
    try:
        yield folder
    finally:
        if lock is not None:
            lock.release()
        delete_folder(folder)


def _sweep(home: Path) -> None:
    """Delete what processes left that are gone. What cannot be deleted goes another time."""
    with suppress(OSError):
        for folder in tuple(home.iterdir()):
            # An empty folder is one that is just being made.
            lock = FileLock.take(folder / _ALIVE) if any(folder.iterdir()) else None
            if lock is not None:
                lock.release()
                delete_folder(folder)
