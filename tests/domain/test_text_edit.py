import pytest

from neglect_workbook.domain.text_edit import letters_lost


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ("", "Two", 0),
        ("Two people", "Two people read it.", 0),
        ("Two people read.", "Two trained people read.", 0),
        ("Two people", "Two", 7),
        ("Two poeple read.", "Two people read.", 2),
        ("Two people read.", "x", 16),
        ("aaa", "aa", 1),
        ("aa", "aaa", 0),
    ],
)
def test_what_an_edit_took_away_is_counted(before: str, after: str, lost: int) -> None:
    assert letters_lost(before, after) == lost
