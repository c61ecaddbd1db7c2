"""What a folder is called on a page."""

from pathlib import Path

import pytest

from neglect_workbook.ui.folder_words import folder_words


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("/home/someone/Documents/Safeguarding", "Documents, Safeguarding"),
        ("/home/someone/a/b/c", "b, c"),
        ("/home/someone", "home, someone"),
        ("/mnt/share/Heads/2026/Neglect", "2026, Neglect"),
        ("/", "/"),
    ],
)
def test_a_folder_is_named_by_its_last_two_parts(folder: str, words: str) -> None:
    assert folder_words(Path(folder), Path("/home/someone")) == words
