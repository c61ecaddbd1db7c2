"""The password of a workbook: set, changed and removed.

It is kept nowhere, and nothing opens a workbook whose password is lost: decision 0019.
"""

from neglect_workbook.errors import KnownError
from neglect_workbook.storage.backups import delete_backups
from neglect_workbook.storage.key import OF_THE_PASSWORD
from neglect_workbook.storage.store import Key
from neglect_workbook.workbook.commands import Workbook


def is_protected(workbook: Workbook) -> bool:
    """Whether a workbook that is open has a password."""
    return workbook.store.key.is_set


def wants_password(error: KnownError) -> bool:
    """Whether a password, or another one, may cure an error."""
    return error.code in OF_THE_PASSWORD


def password_of(workbook: Workbook) -> str:
    """The password of a workbook that is open, to open it again; never to be kept or shown."""
    return workbook.store.key.password


def opens(workbook: Workbook, password: str) -> bool:
    """Whether this is the password of a workbook that is open."""
    return Key(password).is_like(workbook.store.key)


def change_password(workbook: Workbook, password: str, *, without_backups: bool = False) -> None:
    """Save everything, and put another password on the workbook, here and in its folder.

    This waits for disks: not for the thread that draws the window. What somebody else had put
    into the folder meanwhile is told by the next publish.

    Args:
        workbook: open to be edited.
        password: the new one; empty for none from now on.
        without_backups: delete the backups made before, which the new password does not protect.

    Raises:
        KnownError: the password is as it was, and what was typed is kept; or it is changed and a
            backup could not be deleted.
    """
    workbook.require_writable()
    workbook.store.change_key(Key(password))
    if without_backups:
        delete_backups(workbook.path)
