import pytest

from neglect_workbook.questions import loader
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.stopped_at import stopped_at

FRAMEWORK = loader.load("bscp-neglect-2026")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (
            Jump(PageId.QUESTIONS, question_id="M3", field="changing_for_children"),
            "You were writing What is changing for children in M3.",
        ),
        (
            Jump(PageId.QUESTIONS, question_id="M3"),
            f"You were at M3 {FRAMEWORK.question('M3').short_name}.",
        ),
        (Jump(PageId.QUESTIONS), ""),
        (Jump(PageId.EVIDENCE), ""),
    ],
)
def test_a_place_is_said_as_the_start_page_says_it(place: Jump, words: str) -> None:
    assert "".join(stopped_at(place, FRAMEWORK)) == words
