"""How many characters were left out is said, once for each."""

import pytest

from neglect_workbook.exchange.removed import removed_characters, removed_sentence
from tests.builders import sample_content, sample_snapshot, snapshot_from_content


def test_a_clean_workbook_loses_nothing_and_says_nothing() -> None:
    assert removed_characters(sample_snapshot()) == 0
    assert removed_sentence(0) == ""


def test_each_character_counts_once_wherever_it_is_sent() -> None:
    content = sample_content()
    content["organisation"]["name"] = "Hazel\x00moor"
    content["answers"][0]["reason"] = "a\x07b\ud800c\r\n"
    content["evidence"][0]["title"] = "\ufffe"
    content["actions"][0]["what_we_do"] = "\x0b"
    assert removed_characters(snapshot_from_content(content)) == 5


def test_what_is_not_sent_does_not_count() -> None:
    content = sample_content()
    content["answers"].append({"question_id": "P1", "reason": "\x00"})
    content["organisation"]["set_ids"] = ["M", "S"]
    assert removed_characters(snapshot_from_content(content)) == 0


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 character that Word and Excel cannot hold was left out."),
        (3, "3 characters that Word and Excel cannot hold were left out."),
    ],
)
def test_it_is_one_calm_sentence(count: int, said: str) -> None:
    assert removed_sentence(count) == said
