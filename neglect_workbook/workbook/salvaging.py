"""Saving what can be read of a damaged workbook, said in plain words."""

from pathlib import Path
from typing import Final

from neglect_workbook.questions import loader
from neglect_workbook.storage.file_kind import kind_by_name
from neglect_workbook.storage.key import Key
from neglect_workbook.storage.salvage import Known, Salvaged, salvage

#: More names than these are only counted.
_MOST_NAMES: Final = 10

_ALL: Final = {
    True: "No entry is missing.",
    False: (
        "Some entries are missing. Where a newer one is missing, the one before it shows: "
        "read through your answers, and look in a backup."
    ),
    None: "It cannot be told whether others are missing. Read through your answers.",
}


def save_what_can_be_read(
    damaged: Path, new: Path, default_framework: str, password: str = ""
) -> Salvaged:
    """Make a new file of everything in a damaged one that is exactly as it was written.

    This waits for disks: not for the thread that draws the window.

    Args:
        damaged: the workbook or collation, which stays as it is.
        new: the workbook to make.
        default_framework: what it answers, where that cannot be read.
        password: opens the file, where it has one, and the new one too.

    Raises:
        KnownError: there is something at ``new``, or nothing could be saved.
    """
    known = Known(loader.installed(), default_framework)
    return salvage(damaged, new, known, Key(password), kind_by_name(damaged))


def salvage_sentences(saved: Salvaged) -> tuple[str, ...]:
    """What was saved, and what could not be, a sentence each."""
    said = [f"Saved in {saved.path.name}: {_counted(saved.entries, 'entry', 'entries')}."]
    if saved.copies:
        said.append(f"With them: {_counted(saved.copies, 'attached copy', 'attached copies')}.")
    if saved.lost_entries:
        said.append(f"Could not be saved: {_names(saved.lost_entries)}.")
    if saved.lost_copies:
        said.append(f"Attached copies that are not whole: {_names(saved.lost_copies)}.")
    said.append(_ALL[saved.is_all])
    if saved.is_new_workbook:
        said.append(
            "Which one it was could not be read, so older copies cannot be brought into it."
        )
    return tuple(said)


def _names(names: tuple[str, ...]) -> str:
    more = len(names) - _MOST_NAMES
    shown = ", ".join(names[:_MOST_NAMES])
    return f"{shown}, and {more} more" if more > 0 else shown


def _counted(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{count} {many}"
