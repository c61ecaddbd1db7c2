"""The words by which the check sees what a sentence speaks of, read from their file."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from neglect_workbook.files import resource_path

#: The folder of the resources of this check.
FOLDER = "privacy"


class Patterns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lists of ``resources/privacy/patterns.toml``; what each is for is said there."""

    naming_words: frozenset[str]
    relations: frozenset[str]
    children: frozenset[str]
    deeds: frozenset[str]
    strong_deeds: frozenset[str]
    person_verbs: frozenset[str]
    telling_verbs: frozenset[str]
    speech_verbs: frozenset[str]
    belongings: frozenset[str]
    verbs_of_several: frozenset[str]
    after_a_first_name: frozenset[str]
    fond_words: frozenset[str]
    person_links: frozenset[str]
    places_and_bodies: frozenset[str]
    before_a_thing: frozenset[str]
    kindred: frozenset[str]
    close_kin: frozenset[str]
    verbs_that_are_names: frozenset[str]
    titles: frozenset[str]
    short_titles: frozenset[str]
    particles: frozenset[str]
    calendar: frozenset[str]
    before_a_month: frozenset[str]
    not_after_naming: frozenset[str]
    word_surnames: frozenset[str]
    nouns_that_are_names: frozenset[str]
    roles: frozenset[str]
    sign_offs: frozenset[str]
    labels_of_people: frozenset[str]
    after_shortened: frozenset[str]
    met_with: frozenset[str]
    after_a_month: frozenset[str]
    names_of_places: frozenset[str]
    before_a_place: frozenset[str]
    phrases_with_names: tuple[str, ...]
    published: tuple[str, ...]
    people: tuple[str, ...]
    sensitive: tuple[str, ...]
    not_people_counts: frozenset[str]
    mailboxes: frozenset[str]
    streets: tuple[str, ...]
    streets_with_capital: tuple[str, ...]
    postcode_areas: str
    word_endings: tuple[str, ...]
    inflections: tuple[tuple[str, str], ...]
    word_beginnings: tuple[str, ...]
    first_word_endings: tuple[str, ...]
    case_systems: tuple[str, ...]
    case_records: tuple[str, ...]
    case_numbers: tuple[str, ...]
    case_systems_alone: tuple[str, ...]
    not_initials: frozenset[str]
    before_initials: tuple[str, ...]
    living: tuple[str, ...]
    living_at_number: tuple[str, ...]
    between_living_and_place: tuple[str, ...]
    not_a_house_number: tuple[str, ...]
    not_in_a_street_name: frozenset[str]
    between_birth_and_date: tuple[str, ...]
    before_an_event: tuple[str, ...]
    children_with_dates: tuple[str, ...]
    not_a_count_before: tuple[str, ...]
    count_words: tuple[str, ...]
    lookalikes: str
    lookalikes_stand_for: str


def any_of(words: Iterable[str]) -> str:
    """An expression for any of some words or phrases, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def patterns() -> Patterns:
    """The lists; read once in a process."""
    text = resource_path(FOLDER, "patterns.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Patterns)


@cache
def lookalikes() -> Mapping[str, str]:
    """Letters that look like one of ours or have a stroke through it, and that letter."""
    found = patterns()
    return dict(zip(found.lookalikes, found.lookalikes_stand_for, strict=True))


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a text file: what stands between white space, lines with ``#`` left out."""
    lines = resource_path(FOLDER, f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
