"""Where the files go: a folder that a person knows, and what it is called on the page."""

from pathlib import Path


def export_folder(chosen: str, workbook: Path, profile: Path, documents: Path) -> Path:
    """The folder that files go to unless another one is chosen.

    Args:
        chosen: where exports went last; empty for none.
        workbook: the open workbook. Files go beside it where nothing was chosen, or where what
            was chosen has gone, such as a stick that was pulled out.
        profile: the program's private folder, which nobody finds: it is never proposed.
        documents: the person's own folder for documents.
    """
    if chosen and Path(chosen).is_dir():
        return Path(chosen)
    return documents if workbook.is_relative_to(profile) else workbook.parent


def folder_words(folder: Path, home: Path) -> str:
    """The last two names of a folder's path, such as 'Documents, Safeguarding'."""
    inside = folder.relative_to(home) if folder.is_relative_to(home) else folder
    parts = [part for part in inside.parts if part != inside.anchor]
    return ", ".join(parts[-2:]) or str(folder)
