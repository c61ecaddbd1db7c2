from pathlib import Path

import pytest

from neglect_workbook.checks.personal_data.check import find_personal_data
from neglect_workbook.checks.personal_data.known_words import KnownWords
from neglect_workbook.checks.personal_data.listed_names import ListedNames, ListedNamesFile
from neglect_workbook.checks.personal_data.marks import MarkKind, Strength
from neglect_workbook.keeping.known_words import words_of


@pytest.fixture(scope="module")
def words() -> KnownWords:
    return words_of("bscp-neglect-2026")


def _found(text: str, words: KnownWords, listed: ListedNames | None = None) -> list[str]:
    return [text[mark.start : mark.end] for mark in find_personal_data(text, words, listed)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We saw Z\u200bofia at the hub.", "Z\u200bofia"),
        ("We saw Zo\u0301fia at the hub.", "Zo\u0301fia"),
        (
            "We saw \N{CYRILLIC CAPITAL LETTER A}isha at the hub.",
            "\N{CYRILLIC CAPITAL LETTER A}isha",
        ),
        ("\U0001f600\U0001f600 Łukasz came in.", "Łukasz"),
        (
            "Tuesday\N{RIGHT SINGLE QUOTATION MARK}s list: O\N{RIGHT SINGLE QUOTATION MARK}Brien",
            "O\N{RIGHT SINGLE QUOTATION MARK}Brien",
        ),
    ],
)
def test_places_are_those_of_the_text_as_it_was_given(
    text: str, shown: str, words: KnownWords
) -> None:
    assert _found(text, words) == [shown]


def test_an_nhs_number_is_known_by_its_check_digit(words: KnownWords) -> None:
    marks = find_personal_data("Form 999 000 0018 and form 999 000 0017", words)

    assert [(mark.kind, mark.start) for mark in marks] == [(MarkKind.NHS_NUMBER, 5)]


def test_a_mistyped_nhs_number_is_worth_a_look(words: KnownWords) -> None:
    (mark,) = find_personal_data("NHS number 999 000 0017", words)

    assert (mark.kind, mark.strength) == (MarkKind.NHS_NUMBER, Strength.LOOK)


def test_the_partnership_and_desks_may_be_reached(words: KnownWords) -> None:
    contacts = words_of("bscp-neglect-2026").officials

    assert contacts.emails
    for text in (
        *contacts.emails,
        "01204 331500",
        "+44 1204 331500",
        "bl2 2jw",
        "safeguarding.lead@school.invalid",
    ):
        assert _found(f"Write to {text} first.", words) == []


@pytest.mark.parametrize(
    "text",
    [
        "May is busy.",
        "Will we be ready by April?",
        "From May to June.",
        "Willow class",
        "Grace Road site",
        "St Mary's Primary",
    ],
)
def test_a_name_that_is_a_word_passes_where_it_is_a_word(text: str, words: KnownWords) -> None:
    assert _found(text, words) == []


@pytest.mark.parametrize("text", ["may's mum rang", "told grace", "Will said so", "called april"])
def test_a_name_that_is_a_word_is_found_where_it_is_a_name(text: str, words: KnownWords) -> None:
    assert len(_found(text, words)) == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The Walters family came in.", ["Walters"]),
        ("Dawn and her two boys are in.", ["Dawn"]),
        ("Our caretaker Mark fixed it.", ["Mark"]),
        ("Faith, our new volunteer, visits.", ["Faith"]),
        ("Summer is 4 and still in nappies.", ["Summer"]),
        ("lillys sister is in nursery", ["lillys"]),
        ("Regards, Joy", ["Joy"]),
        ("@Hope can this wait?", ["Hope"]),
        ("Ruby S has a new coat.", ["Ruby S"]),
        ("Apologies: Bill, Sue and Grant.", ["Bill", "Sue", "Grant"]),
        ("Poppy (Y3) had no lunch.", ["Poppy"]),
        ("Lily's been in it all week.", ["Lily"]),
        ("Leanne Hall sends a taxi.", ["Leanne Hall"]),
        ("Seen with T.O. today.", ["T.O."]),
        ("Pupil B keeps food.", ["B"]),
        ("She turns 12 on 3 March 2027.", ["3 March 2027"]),
        ("Seen: Somali 2, White British 30.", ["Somali 2"]),
        ("Two of the 30 are Roma.", ["Two of the 30 are Roma"]),
    ],
)
def test_what_stands_beside_shows_that_a_person_is_meant(
    text: str, shown: list[str], words: KnownWords
) -> None:
    assert _found(text, words) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Child A's review was read.",
        "Gillick competence and the Fraser guidelines",
        "Dawn and dusk are the worst times.",
        "The Working Group and the Polish families",
        "Thanks, all",
        "Owner: Deputy Head",
        "Victoria Park and Smithills Hall",
        "Plan B, grade A and Summer half-term",
        "The review is on 12 May 2027.",
        "3 Polish books and one for Hungarian",
    ],
)
def test_what_looks_like_those_signs_and_is_none_passes(text: str, words: KnownWords) -> None:
    assert _found(text, words) == []


def test_the_name_of_the_organisation_passes(words: KnownWords) -> None:
    text = "Staff of Quernmore agreed."

    assert _found(text, words) == ["Quernmore"]
    assert _found(text, words.with_also(["Quernmore Primary"])) == []


@pytest.mark.parametrize(
    "name",
    [
        "St. Mary's C of E Primary",
        "St. Mary's C of E / Hazelmoor: Primary",
        "St. Mary\N{RIGHT SINGLE QUOTATION MARK}s (Hazelmoor)",
        "Zofia House: Nursery & Co. (J.K. Trust)",
        "Zofia",
    ],
)
def test_what_the_organisation_is_called_passes_and_a_child_beside_it_does_not(
    name: str, words: KnownWords
) -> None:
    own = words.with_organisation(name)

    assert _found(name, own) == []
    assert _found(f"Organisation: {name}", own) == []
    assert _found(f"{name}: Zofia and Mary said so", own)[-2:] == ["Zofia", "Mary"]
    if " " in name:
        assert _found(f"Staff of {name.upper()} agreed. Mary left.", own) == ["Mary"]


def test_a_saint_with_a_full_stop_is_one_and_a_street_before_a_child_is_none(
    words: KnownWords,
) -> None:
    assert _found("Staff of St. Mary's agreed.", words) == []
    assert _found("They live in Church St. Mary said so.", words)[-1] == "Mary"
    assert _found("They live in Church St. Mary's mum said so.", words)[-1] == "Mary"


def test_small_counts_follow_the_framework(words: KnownWords) -> None:
    assert _found("4 Roma children and 5 deaf children", words) == ["4 Roma children"]


@pytest.mark.parametrize(
    "text", ["Grace and " * 3_000, "Grace, " * 3_000, "07" * 9_000, "Zofia-" * 3_000, "a@" * 9_000]
)
def test_no_text_makes_the_check_slow_or_stops_it(text: str, words: KnownWords) -> None:
    for mark in find_personal_data(text, words):
        assert 0 <= mark.start < mark.end <= len(text)


def test_a_listed_name_is_found_however_it_is_typed(tmp_path: Path, words: KnownWords) -> None:
    file = ListedNamesFile(tmp_path)
    listed = file.add(["Thorn-Hill Baker", "Hillary Quil"], words)

    assert _found("thornhill, quil and the THORN\N{EN DASH}HILL bàker", words, listed) == [
        "quil",
        "THORN\N{EN DASH}HILL bàker",
    ]
    assert _found("The baker on the hill", words, listed) == []
    assert file.read() == listed
    assert listed.count == 2


def test_listed_names_are_nowhere_in_the_file_and_can_be_forgotten(
    tmp_path: Path, words: KnownWords
) -> None:
    file = ListedNamesFile(tmp_path)
    file.add(["Quillan Ashdown"], words)
    (kept,) = tmp_path.iterdir()

    assert b"quil" not in kept.read_bytes().lower()

    file.remove_all()

    assert list(tmp_path.iterdir()) == []
    assert file.read() == ListedNames()
