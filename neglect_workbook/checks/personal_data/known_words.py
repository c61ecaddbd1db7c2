"""Which words are ordinary, which are names, and which belong to the work and name nobody."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Final

from neglect_workbook.checks.personal_data.patterns import Patterns, patterns, word_list
from neglect_workbook.checks.personal_data.plain_text import make_plain
from neglect_workbook.domain.framework import Framework

_WORD: Final = re.compile(r"[^\W\d_]+")
_DIGITS: Final = re.compile(r"\D+")
_POSTCODE: Final = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})\b")
_SHORTEST_STEM: Final = 3
_SHORTEST_REST: Final = 4
_SHORTEST_WITH_ENDING: Final = 7
_SHORTEST_FIRST: Final = 6


@dataclass(frozen=True)
class Officials:
    """Addresses and numbers of the partnership and the public: they are nobody's own."""

    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    postcodes: frozenset[str] = frozenset()
    publications: frozenset[str] = frozenset()


@dataclass(frozen=True)
class KnownWords:
    """What the check knows of words. Everything is plain and in small letters.

    Attributes:
        words: ordinary words and words of the work.
        capitals: words that begin with a capital and name no person.
        short_forms: short forms such as "dsl".
        names: given names.
        officials: what may stand in any text.
        smallest_group: smaller counts of people may be recognised.
        patterns: the words around that say what a sentence speaks of.
        with_names: places, programmes and phrases with a given name in what they are called.
        organisations: what organisations are called, plain and as they write it; as a whole it
            passes, whatever is in it.
    """

    words: frozenset[str]
    capitals: frozenset[str]
    short_forms: frozenset[str]
    names: frozenset[str]
    officials: Officials
    smallest_group: int
    patterns: Patterns
    with_names: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "_worked_out", {})

    def is_name(self, word: str) -> bool:
        """Whether it is a given name, be it a word as well."""
        return word in self.names

    def is_word(self, word: str) -> bool:
        """Whether it is an ordinary word or one of the work, with any of its endings."""
        kept: dict[str, bool] = self.__dict__["_worked_out"]
        known = kept.get(word)
        if known is None:
            known = kept[word] = self.is_exact(word) or (
                word not in self.names and self._is_made_of_words(word)
            )
        return known

    def is_exact(self, word: str) -> bool:
        """Whether it stands in a list as it is, and not only without an ending."""
        is_short = word in self.short_forms and word not in self.names
        return is_short or word in self.words or word in self.capitals

    def looks_english(self, word: str, *, is_first: bool = False) -> bool:
        """Whether a word that is not known ends as English words do.

        Args:
            word: in small letters.
            is_first: a sentence begins with it, so that its capital says little.
        """
        if len(word) >= _SHORTEST_WITH_ENDING and word.endswith(self.patterns.word_endings):
            return True
        is_long = is_first and len(word) >= _SHORTEST_FIRST
        return is_long and word.endswith(self.patterns.first_word_endings)

    def with_also(self, texts: Iterable[str]) -> "KnownWords":
        """The same with the words of some texts, such as the name of the organisation."""
        more = {word for text in texts for word in plain_words(text)}
        return replace(self, capitals=self.capitals | more)

    def with_organisation(self, name: str) -> "KnownWords":
        """The same with what an organisation is called; its words by themselves do not pass."""
        plain = " ".join(make_plain(name).text.split())
        more = {plain} if _WORD.search(plain) else set()
        return replace(self, organisations=self.organisations | more)

    def _is_made_of_words(self, word: str) -> bool:
        if any(self.is_exact(stem) for stem in self._stems(word)):
            return True
        for beginning in self.patterns.word_beginnings:
            rest = word.removeprefix(beginning)
            is_long = rest != word and len(rest) >= _SHORTEST_REST
            if is_long and any(one in self.words for one in (rest, *self._stems(rest))):
                return True
        return False

    def _stems(self, word: str) -> Iterator[str]:
        """What a word may be made from: "worries" from "worry", "stopped" from "stop"."""
        for ending, instead in self.patterns.inflections:
            if not word.endswith(ending):
                continue
            stem = word[: -len(ending)]
            if len(stem) + len(instead) < _SHORTEST_STEM or len(stem) == 1:
                continue
            yield stem + instead
            if not instead and stem[-1] == stem[-2]:
                yield stem[:-1]


def plain_words(text: str) -> Iterator[str]:
    """The words of a text, plain and in small letters."""
    return (match[0].lower() for match in _WORD.finditer(make_plain(text).text))


def known_words(framework: Framework, texts: Iterable[str] = ()) -> KnownWords:
    """What is known with a framework: its own words, and everyday ones.

    Args:
        framework: its words, programmes, places, short forms and contacts pass.
        texts: other texts of ours, such as the help and the library.
    """
    basic = _basic_words()
    privacy = framework.privacy
    own = [*texts_in(framework), *texts]
    small = {word for text in own for word in plain_words_in_small_letters(text)}
    capital = {word for text in own for word in plain_words(text)} - basic.names
    named = (*privacy.places, *privacy.programmes)
    places = {word for text in named for word in plain_words(text)} - basic.names
    numbers = (*privacy.public_phones, *(contact.phone for contact in framework.contacts))
    addresses = " ".join(contact.address for contact in framework.contacts)
    return replace(
        basic,
        words=basic.words | small | capital,
        capitals=basic.capitals | places,
        with_names=basic.with_names
        | frozenset(one for one in named if basic.names & {*plain_words(one)}),
        # "Elsa" is a child and "ELSA" is none: only capitals make it a short form.
        short_forms=frozenset(one.lower() for one in privacy.short_forms),
        officials=Officials(
            emails=frozenset(one.email.lower() for one in framework.contacts if one.email),
            phones=frozenset(_DIGITS.sub("", number) for number in numbers if number),
            postcodes=frozenset("".join(one) for one in _POSTCODE.findall(addresses)),
            publications=frozenset(
                one.lower() for one in (*privacy.publication_prefixes, framework.partnership_short)
            ),
        ),
        smallest_group=framework.smallest_group,
    )


def plain_words_in_small_letters(text: str) -> Iterator[str]:
    """The words of a text that have no capital."""
    return (one[0] for one in _WORD.finditer(make_plain(text).text) if one[0].islower())


@cache
def _basic_words() -> KnownWords:
    """What is known in any framework."""
    return KnownWords(
        words=_plain_list("common-words"),
        capitals=_plain_list("proper-words"),
        short_forms=frozenset(),
        names=_plain_list("given-names"),
        officials=Officials(),
        smallest_group=0,
        patterns=patterns(),
        with_names=frozenset(patterns().phrases_with_names),
    )


def _plain_list(name: str) -> frozenset[str]:
    return frozenset(
        part
        for word in word_list(name)
        for part in make_plain(word).text.lower().replace("'", "").split("-")
    )


def texts_in(value: object) -> Iterator[str]:
    """Every text in a record, whatever it is made of."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
