import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.questions.front import load_front
from neglect_workbook.questions.loader import installed, load


@pytest.mark.parametrize("framework_id", installed())
def test_the_front_is_what_the_whole_framework_says(framework_id: str) -> None:
    front = load_front(framework_id)

    assert front == load(framework_id).front
    assert front.contact("emergency") == load(framework_id).contact("emergency")


def test_a_contact_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        load_front("bscp-neglect-2026").contact("nobody")


def test_the_front_of_a_framework_that_is_not_there_is_refused_in_a_sentence() -> None:
    with pytest.raises(KnownError, match="missing"):
        load_front("no-such-framework")
