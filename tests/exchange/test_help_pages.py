"""The help says what it says in plain words, for every topic, and is read strictly."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from neglect_workbook.errors import BugError
from neglect_workbook.exchange.help_pages import HelpPage, KeyGroup, TopicId, help_pages
from neglect_workbook.exchange.help_text import read_help
from neglect_workbook.exchange.report import Bullets, Heading, Paragraph, Run, texts
from neglect_workbook.files import resource_path
from neglect_workbook.questions import loader

FRAMEWORK = loader.load("bscp-neglect-2026")
KEYS = (KeyGroup("File", (("Open a workbook", "Ctrl+O"),)),)
PAGES: Mapping[TopicId, HelpPage] = help_pages(FRAMEWORK, KEYS, date(2026, 11, 25))
LONGEST_SENTENCE = 24
BEGINNING = "# Title\n\nWhat it is about.\n\n"
#: Words that the look forbids, and signs that only a fault of ours would leave.
BANNED = re.compile(r"\bplease\b|!|\*|\{|\}|\bclick here\b|\bsimply\b", re.IGNORECASE)


def _lines(page: HelpPage) -> Iterator[str]:
    """What a page says, a line for each paragraph, item or cell."""
    yield page.document.subtitle
    for block in page.document.blocks:
        match block:
            case Paragraph(runs=runs):
                yield "".join(run.text for run in runs)
            case Bullets(items=items):
                yield from ("".join(run.text for run in item) for item in items)
            case _:
                yield from texts((block,))


@pytest.mark.parametrize("topic", TopicId)
def test_every_topic_is_said_in_short_and_plain_sentences(topic: TopicId) -> None:
    for line in _lines(PAGES[topic]):
        sentences = re.split(r"(?<=[.?])'?\s+", line)
        long = [one for one in sentences if len(one.split()) > LONGEST_SENTENCE]

        assert long == []
        assert BANNED.findall(line) == []


@pytest.mark.parametrize("topic", TopicId)
def test_every_topic_leads_only_to_others_and_is_listed_once(topic: TopicId) -> None:
    page = PAGES[topic]

    assert page.id is topic
    assert topic not in page.see_also
    assert len(set(page.see_also)) == len(page.see_also)
    assert [one.title for one in PAGES.values()].count(page.title) == 1


def test_every_file_of_the_help_is_a_topic() -> None:
    files = {path.stem for path in resource_path("help").iterdir()}

    assert files == set(TopicId)


def test_every_word_of_the_framework_is_explained() -> None:
    text = PAGES[TopicId.WORDS].text

    assert [one.word for one in FRAMEWORK.terms if one.meaning not in text] == []
    for word in ("Drift. ", "Disguised compliance. ", "Cumulative harm. ", "Threshold. "):
        assert word in text


def test_what_to_have_to_hand_is_the_frameworks_list_and_to_be_ticked() -> None:
    first = PAGES[TopicId.TO_HAVE_TO_HAND].document.blocks[0]

    assert isinstance(first, Bullets)
    assert first.are_to_tick
    assert tuple(texts((first,))) == FRAMEWORK.wording.to_have_to_hand


def test_the_method_says_how_section_11_is_followed() -> None:
    text = PAGES[TopicId.METHOD].text

    for part in ("Evidence is referenced.", "Blank and N/A are kept apart.", "Moderation."):
        assert part in text
    assert "Triangulation." in text
    assert FRAMEWORK.scale.note in text


def test_the_start_answers_whether_it_is_for_us_in_two_lines() -> None:
    blocks = PAGES[TopicId.START].document.blocks
    at = blocks.index(Heading(1, "Is this for us?"))
    answer = blocks[at + 1 : at + 3]

    assert all(isinstance(one, Paragraph) for one in answer)
    assert "'all statutory and relevant agencies'" in "".join(texts(answer))
    assert isinstance(blocks[at + 3], Heading)


def test_privacy_says_the_rule_and_where_a_worry_goes() -> None:
    text = PAGES[TopicId.PRIVACY].text

    assert FRAMEWORK.wording.privacy_line in text
    assert FRAMEWORK.wording.not_a_referral in text


def test_the_keys_that_are_given_are_listed() -> None:
    text = PAGES[TopicId.SHORTCUTS].text

    assert "Open a workbook\nCtrl+O" in text


def test_a_topic_is_read_with_its_parts() -> None:
    text = f"{BEGINNING}## Part\n\nSay **this** to {{whom}}.\n\n- one\n- two\n\nSee also: a, b\n"

    read = read_help(text, {"whom": "us"})

    assert (read.title, read.summary, read.see_also) == ("Title", "What it is about.", ("a", "b"))
    assert read.blocks == (
        Heading(1, "Part"),
        Paragraph((Run("Say "), Run("this", is_strong=True), Run(" to us."))),
        Bullets(((Run("one"),), (Run("two"),))),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Text without a title.\n",
        "# Title\n",
        "# Title\nat once\n",
        "# Title\n\n- a list\n",
        f"{BEGINNING}### Deep\n",
        f"{BEGINNING}## Part\nat once\n",
        f"{BEGINNING}One\ntwo lines.\n",
        f"{BEGINNING}- one\nnot an item\n",
        f"{BEGINNING}A **mark alone.\n",
        f"{BEGINNING}Slanted *words*.\n",
        f"{BEGINNING}[a link](somewhere)\n",
        f"{BEGINNING}> a quote\n",
        f"{BEGINNING}1. a number\n",
        f"{BEGINNING}| a table |\n",
        f"{BEGINNING}Code `here`.\n",
        f"{BEGINNING} Indented.\n",
        f"{BEGINNING}An end with a blank. \n",
        f"{BEGINNING}Words that {{nobody}} knows.\n",
        f"{BEGINNING}A brace }} alone.\n",
    ],
)
def test_a_topic_that_is_not_written_as_it_should_be_is_a_fault_of_ours(text: str) -> None:
    with pytest.raises(BugError):
        read_help(text, {})
