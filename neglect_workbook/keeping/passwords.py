"""The password of a workbook, or of a collation: set, changed and removed.

It is kept nowhere, and nothing opens a file whose password is lost: decision 0019.
"""

from neglect_workbook.errors import KnownError
from neglect_workbook.keeping.kept_file import KeptFile
from neglect_workbook.storage.backups import delete_backups
from neglect_workbook.storage.key import OF_THE_PASSWORD
from neglect_workbook.storage.store import Key


def is_protected(kept: KeptFile[object]) -> bool:
    """Whether a file that is open has a password."""
    return kept.store.key.is_set


def wants_password(error: KnownError) -> bool:
    """Whether a password, or another one, may cure an error."""
    return error.code in OF_THE_PASSWORD


def password_of(kept: KeptFile[object]) -> str:
    """The password of a file that is open, to open it again; never to be kept or shown."""
    return kept.store.key.password


def opens(kept: KeptFile[object], password: str) -> bool:
    """Whether this is the password of a file that is open."""
    return Key(password).is_like(kept.store.key)


def change_password(
    kept: KeptFile[object], password: str, *, without_backups: bool = False
) -> None:
    """Save everything, and put another password on the file, here and in its folder.

    This waits for disks: not for the thread that draws the window. What somebody else had put
    into the folder meanwhile is told by the next publish.

    Args:
        kept: open to be edited.
        password: the new one; empty for none from now on.
        without_backups: delete the backups made before, which the new password does not protect.

    Raises:
        KnownError: the password is as it was, and what was typed is kept; or it is changed and a
            backup could not be deleted.
    """
    kept.require_writable()
    kept.store.change_key(Key(password))
    if without_backups:
        delete_backups(kept.path)
