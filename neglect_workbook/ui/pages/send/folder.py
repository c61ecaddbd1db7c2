"""Where the files go: a folder that a person knows."""

from pathlib import Path


def export_folder(chosen: str, workbook: Path, profile: Path, documents: Path) -> Path:
    """The folder that files go to unless another one is chosen.

    Args:
        chosen: where exports went last; empty for none. It stays so where it has gone, such as
            a stick that was pulled out: files never go elsewhere without a word.
        workbook: the open workbook. Files go beside it where nothing was chosen.
        profile: the program's private folder, which nobody finds: it is never proposed.
        documents: the person's own folder for documents.
    """
    if chosen:
        return Path(chosen)
    return documents if workbook.is_relative_to(profile) else workbook.parent
