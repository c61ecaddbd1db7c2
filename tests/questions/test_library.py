"""The library: quoted as printed, labelled for what it is, and leading to questions that exist."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from neglect_workbook.domain.framework import Direction
from neglect_workbook.domain.library import LibraryEntry, Reference, ReferenceStatus
from neglect_workbook.errors import KnownError
from neglect_workbook.questions import library_loader
from neglect_workbook.questions.library_loader import load_library, load_library_folder
from neglect_workbook.questions.loader import installed, load

BSCP = load("bscp-neglect-2026")
LIBRARY = load_library("bscp-neglect-2026")
QUOTATIONS = Path(__file__).parent.parent / "data" / "library-quotations.txt"
FOLDER = library_loader.LIBRARIES / "bscp-neglect-2026"
QUOTED = [one for one in LIBRARY.references if one.id != "reviews-and-inspections"]


def _reference(reference_id: str) -> Reference:
    return next(one for one in LIBRARY.references if one.id == reference_id)


def _entries(reference_id: str, section_start: str = "") -> list[LibraryEntry]:
    sections = _reference(reference_id).sections
    return [entry for one in sections if one.id.startswith(section_start) for entry in one.entries]


def _printed(reference_id: str) -> list[str]:
    part = QUOTATIONS.read_text(encoding="utf-8").split(f"[{reference_id}]\n")[1]
    return part.split("\n\n")[0].splitlines()


@pytest.mark.parametrize("reference", QUOTED, ids=lambda one: one.id)
def test_quotations_are_as_printed(reference: Reference) -> None:
    said = [one.text for one in _entries(reference.id) if one.is_verbatim]
    assert said == _printed(reference.id)


def test_the_summary_of_reviews_quotes_nobody() -> None:
    assert not any(one.is_verbatim for one in _entries("reviews-and-inspections"))


def test_every_reference_says_whose_it_is_and_how_far_it_counts() -> None:
    status = {one.short: one.status_words for one in LIBRARY.references}
    assert status == {
        "Neglect Summit 2024": "Background",
        "Bolton 2021-23": "Superseded",
        "Halton 2022-25": "Not Bolton's",
        "Bury 2023-26": "Not Bolton's",
        "Reviews and inspections": "Background",
    }
    assert all(one.status_note and one.source_note and one.issuer for one in LIBRARY.references)
    assert _reference("bury-2023-26").label == "Bury 2023-26, not Bolton's"


def test_the_old_strategy_of_bolton_is_not_passed_off_as_the_present_one() -> None:
    bolton = _reference("bolton-2021-23")
    assert bolton.status is ReferenceStatus.SUPERSEDED
    assert "Ask BSCP for the current strategy" in bolton.status_note


def test_each_reference_holds_what_its_document_counts() -> None:
    priorities = [one.title for one in _reference("halton-2022-25").sections]
    assert sum(title.startswith("Priority ") for title in priorities) == 4
    assert [len(_entries("halton-2022-25", f"halton-priority-{n}")) for n in range(1, 5)] == [
        3,
        4,
        4,
        6,
    ]
    objectives = [one for one in _reference("bury-2023-26").sections if "Objective" in one.title]
    assert [len(one.entries) for one in objectives] == [3, 4, 2, 3]
    assert len(_entries("bury-2023-26", "bury-principles")) == 8
    assert len(_entries("bury-2023-26", "bury-indicators")) == 17
    assert len(_entries("bury-2023-26", "bury-success")) == 20
    bolton = _reference("bolton-2021-23").sections
    assert [len(one.entries) for one in bolton] == [3, 4, 3, 4]
    assert [len(one.entries) for one in _reference("summit-2024").sections] == [3, 3, 3, 3]


def test_directions_of_success_are_those_that_bury_prints() -> None:
    counted = Counter(one.direction for one in _entries("bury-2023-26", "bury-success"))
    assert counted == {Direction.UP: 5, Direction.DOWN: 9, None: 6}
    for one in _entries("bury-2023-26", "bury-success"):
        is_down = re.search(r"\b(reduction|reduced|decrease)\b", one.text, re.IGNORECASE)
        if one.direction is Direction.DOWN:
            assert is_down, one.text


def test_directions_that_are_ours_are_said_to_be() -> None:
    indicators = next(
        one for one in _reference("bury-2023-26").sections if one.id == "bury-indicators"
    )
    assert all(one.direction for one in indicators.entries)
    assert "our suggestion" in indicators.intro
    assert "rise at first" in indicators.intro


def test_entries_lead_to_questions_that_exist() -> None:
    for framework_id in installed():
        known = {one.id for one in load(framework_id).questions()}
        for place in load_library(framework_id).places():
            assert set(place.entry.question_ids) <= known, place.entry.id


def test_every_question_has_a_handful_of_prompts() -> None:
    counts = {one.id: len(LIBRARY.prompts(one.id)) for one in BSCP.questions()}
    assert {key: count for key, count in counts.items() if not 1 <= count <= 5} == {}


def _own_texts() -> Iterator[str]:
    yield from (LIBRARY.lead, LIBRARY.prompts_note)
    for reference in LIBRARY.references:
        yield from (reference.status_note, reference.source_note)
        for section in reference.sections:
            yield section.intro
            yield from (one.note for one in section.entries)
            yield from (one.text for one in section.entries if not one.is_verbatim)


def test_our_own_words_are_short_and_plain() -> None:
    texts = [one for one in _own_texts() if one]
    sentences = [part for text in texts for part in re.split(r"(?<=[.?:;])\s", text)]
    assert not [one for one in sentences if len(one.split()) > 25]
    assert not [one for one in texts if re.search(r"\bplease\b|\bmust\b|!|[\u2019\u201c]", one)]


def test_a_framework_without_a_library_has_an_empty_one() -> None:
    library = load_library("anytown-2027")
    assert library.references == ()
    assert library.prompts("M3") == ()


def test_an_id_leads_to_its_reference() -> None:
    bury = _reference("bury-2023-26")
    assert LIBRARY.reference_of("bury-indicators-8") is bury
    assert LIBRARY.reference_of("bury-2023-26") is bury
    assert LIBRARY.reference_of("somewhere") is None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a sound library, to be spoilt."""
    return shutil.copytree(FOLDER, tmp_path / "spoilt")


SPOILT = {
    "a wrong key": (
        "summit-2024.toml",
        'issuer = "',
        'isuer = "',
        "summit-2024.toml: the key 'isuer' is not known here.",
    ),
    "a status that is not one": (
        "bury-2023-26.toml",
        'status = "not_ours"',
        'status = "current"',
        "bury-2023-26.toml, status: 'current' is not one of the values allowed here.",
    ),
    "a status without words": (
        "library.toml",
        '[[statuses]]\nid = "context"\nwords = "Background"\n',
        "",
        "summit-2024.toml, status: the status 'context' has no words in library.toml.",
    ),
    "an id used twice": (
        "halton-2022-25.toml",
        'id = "halton-priority-1-2"',
        'id = "halton-priority-1-1"',
        "sections[0].entries[1].id: the id 'halton-priority-1-1' is used twice.",
    ),
    "a file that is not listed": (
        "library.toml",
        '    "bury-2023-26.toml",\n',
        "",
        "library.toml, reference_files: bury-2023-26.toml is in the folder but not listed here.",
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_fault_is_told_with_file_place_and_cause(folder: Path, name: str) -> None:
    file, old, new, sentence = SPOILT[name]
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(KnownError) as caught:
        load_library_folder(folder)
    assert caught.value.code == "framework_invalid"
    assert caught.value.sentence.endswith(sentence)
