"""What a folder is called on a page."""

from pathlib import Path

import pytest

from neglect_workbook.ui.folder_words import folder_words


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("/home/someone/Documents/Safeguarding", "Safeguarding (in Documents)"),
        ("/home/someone/Documents", "Documents"),
        ("/home/someone/a/b/c", "c (in b)"),
        ("/home/someone", "someone (in home)"),
        ("/mnt/share/Heads/2026/Neglect", "Neglect (in 2026)"),
        ("/", "/"),
    ],
)
def test_a_folder_is_named_by_its_last_two_parts(folder: str, words: str) -> None:
    assert folder_words(Path(folder), Path("/home/someone")) == words
