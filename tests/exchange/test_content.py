"""Content files that nobody meant: refused in a sentence, never a fault of ours."""

import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.content import read_content


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "It is not JSON: line 1, column 1: Expecting value."),
        ('{\n "framework" "x"}', "It is not JSON: line 2, column 14: "),
        ("[" * 100_000, "too many brackets inside each other."),
        ('{"answers": ' * 50_000, "too many brackets inside each other."),
        ('{"format": ' + "9" * 5000 + "}", "A number in it has too many digits."),
        ('{"format": "1"}', 'Its format is "1"; this program reads format 1.'),
        ("[]", "It must be one object"),
    ],
)
def test_what_is_no_content_is_refused_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(KnownError) as caught:
        read_content(text)

    assert said in caught.value.sentence
    assert caught.value.next_step
