"""What a folder is called on a page."""

from pathlib import Path


def folder_words(folder: Path, home: Path) -> str:
    """The last two names of a folder's path, such as 'Safeguarding (in Documents)'."""
    is_inside = folder.is_relative_to(home) and folder != home
    inside = folder.relative_to(home) if is_inside else folder
    parts = [part for part in inside.parts if part != inside.anchor]
    if not parts:
        return str(folder)
    return f"{parts[-1]} (in {parts[-2]})" if len(parts) > 1 else parts[0]
