"""What people read when a file could not be written, on this computer or in its folder."""

from pathlib import Path
from typing import Final

import apsw

from neglect_workbook.errors import KnownError
from neglect_workbook.files import explain

#: Why a publish failed, where another file lies in the place of the person's own.
_OTHER_FILE: Final = frozenset(
    {
        *("another_workbook", "damaged", "empty_file", "is_a_folder", "newer_version"),
        *("not_a_workbook", "not_a_collation", "is_a_workbook", "is_a_collation"),
    }
)


def not_saved(error: apsw.Error) -> KnownError:
    """The error for a commit that did not happen."""
    return _failure(error, "not_saved", "save your last changes", "What you wrote is still here.")


def not_copied(error: apsw.Error) -> KnownError:
    """The error for a log, itself saved, that could not be made ready for the person's file."""
    step = "Your work is safe on this computer."
    return _failure(error, "not_copied", "bring your work into your file", step)


def not_kept() -> KnownError:
    """The error for a copy of the log that this computer did not keep as it was written."""
    return KnownError(
        "not_copied",
        "This computer could not bring your work into your file: a copy of it came out damaged.",
        "Your work is safe on this computer. Try again.",
    )


def not_published(cause: KnownError, noun: str) -> KnownError:
    """The error for a file that was closed before its work was in its folder.

    Args:
        cause: why it could not be put there.
        noun: what the file is called.
    """
    step = f"Open the {noun} again on this computer to bring it there."
    if cause.code in _OTHER_FILE:
        step = f"Move that file to another folder. Then open the {noun} again on this computer."
    return KnownError(
        "not_published",
        f"Your work is safe on this computer, but not yet in your file. {cause.sentence}",
        step,
    )


def not_attached(error: apsw.Error) -> KnownError:
    """The error for a copy that could not be taken in."""
    step = "Nothing was changed."
    return _failure(error, "not_attached", "attach the copy", step)


def not_read_out(error: apsw.Error) -> KnownError:
    """The error for an attached copy that could not be taken out of the workbook."""
    return _failure(error, "not_read_out", "take the copy out of the file", "")


def not_opened(error: apsw.Error, name: str) -> KnownError:
    """The error for a working copy that could not be made."""
    return _failure(error, "not_opened", f"make a working copy of {name}", "")


def not_read(error: OSError | apsw.Error, path: Path) -> KnownError:
    """The error for a file, perhaps a whole one, that the computer could not read just now."""
    if isinstance(error, OSError):
        return explain(error, path, "read")
    return _failure(error, "not_opened", f"read {path.name}", "")


def _failure(error: apsw.Error, code: str, wish: str, comfort: str) -> KnownError:
    if isinstance(error, apsw.FullError):
        sentence = f"There is no room left on this computer to {wish}."
        return KnownError(
            "disk_full", sentence, f"{comfort} Free some space, then try again.".strip()
        )
    return KnownError(
        code, f"This computer could not {wish}: {error}.", f"{comfort} Try again.".strip()
    )
