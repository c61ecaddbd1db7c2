"""Words that may be somebody's name, by what they are and by what stands around them.

No list holds every name, so a word with a capital that is not known to be anything else counts.
A name that is a word as well, or one without a capital, needs a sentence that speaks of a person.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from neglect_workbook.checks.personal_data.known_words import KnownWords
from neglect_workbook.checks.personal_data.listed_names import ListedNames
from neglect_workbook.checks.personal_data.marks import Mark, MarkKind, Strength
from neglect_workbook.checks.personal_data.sentence import Sentence
from neglect_workbook.checks.personal_data.tokens import Case, Sort, Token

_SHORTEST_SMALL: Final = 3
_SHORTEST_IN_CONTEXT: Final = 2
_SHORTEST_SHOUTED: Final = 6
_SHORTEST_SHOUTED_NAME: Final = 3


def find_names(
    found: Sequence[Token], words: KnownWords, listed: ListedNames | None
) -> Iterator[Mark]:
    """The words of a text that may be names.

    Args:
        found: the words of a plain text.
        words: what is known of words.
        listed: names that a person listed; they always count.
    """
    sentence = Sentence(found, words)
    taken = -1
    lists = listed.places([one.word for one in found]) if listed else {}
    for place in range(len(found)):
        if place <= taken:
            continue
        last = lists.get(place, -1)
        if last < 0 and not _is_name(sentence, place, words):
            continue
        first = _first_of_name(sentence, place, taken)
        taken = max(last, _last_of_name(sentence, place))
        yield Mark(found[first].start, found[taken].end, MarkKind.CHILD_NAME, Strength.MAYBE)


def _is_name(sentence: Sentence, place: int, words: KnownWords) -> bool:
    token = sentence[place]
    if sentence.after_title(place):
        return True
    judge = _JUDGES.get(token.case)
    return judge is not None and judge(sentence, place, words)


def _is_small_name(sentence: Sentence, place: int, words: KnownWords) -> bool:
    token = sentence[place]
    if token.sort is Sort.WORD and sentence.is_owner_in_haste(place):
        return True
    if token.sort is Sort.WORD or sentence.is_of_a_body(place):
        return False
    is_foreign = not token.word.isascii() and len(token.word) >= _SHORTEST_IN_CONTEXT
    if is_foreign or (token.sort is Sort.NAME and len(token.word) >= _SHORTEST_SMALL):
        return True
    if sentence.after_naming(place) or sentence.after_relation(place):
        return token.sort is Sort.BOTH or _may_be_a_name(token, words)
    if token.sort is Sort.BOTH:
        return (
            sentence.after_kin(place)
            or sentence.after_strong_deed(place)
            or (token.is_owner and sentence.before_belonging(place))
            or sentence.before_speech(place)
            or sentence.begins_and_tells(place)
        )
    is_long = len(token.word) >= _SHORTEST_SMALL
    is_said = is_long and (sentence.after_strong_deed(place) or sentence.before_telling(place))
    is_named = sentence.after_child(place) or token.is_owner or is_said
    return is_named and _may_be_a_name(token, words)


def _may_be_a_name(token: Token, words: KnownWords) -> bool:
    return len(token.word) >= _SHORTEST_IN_CONTEXT and not words.looks_english(token.word)


def _is_capital_name(sentence: Sentence, place: int, words: KnownWords) -> bool:
    token = sentence[place]
    if sentence.is_of_a_body(place) or sentence.after_saint(place):
        return False
    if token.sort is Sort.NAME:
        return True
    if token.sort is Sort.UNKNOWN:
        if words.looks_english(token.word, is_first=token.is_first):
            return not words.looks_english(token.word) and sentence.before_telling(place)
        return not sentence.is_a_thing(place)
    if token.sort is Sort.BOTH:
        return sentence.speaks_of_a_person(place)
    return sentence.is_surname(place) or sentence.is_owner_in_haste(place)


def _is_shouted_name(sentence: Sentence, place: int, words: KnownWords) -> bool:
    token = sentence[place]
    if token.word in words.short_forms or sentence.is_of_a_body(place):
        return False
    if token.sort is Sort.NAME:
        return len(token.word) >= _SHORTEST_SHOUTED_NAME
    if token.sort is Sort.UNKNOWN:
        is_long = len(token.word) >= _SHORTEST_SHOUTED and not words.looks_english(token.word)
        return is_long or sentence.after_naming(place) or sentence.after_relation(place)
    return token.sort is Sort.BOTH and (
        sentence.after_naming(place) or sentence.after_relation(place)
    )


def _first_of_name(sentence: Sentence, place: int, taken: int) -> int:
    """Where the name begins: a first name that is a word as well, or an initial, is part of it."""
    first = place
    while first - 1 > taken and sentence[first].goes_on():
        before = sentence[first - 1]
        is_part = before.case is Case.LETTER and before.word not in {"a", "i"}
        if sentence[place].case is not Case.SMALL and not is_part:
            is_part = before.sort is Sort.BOTH and before.case is sentence[place].case
            is_part = is_part and not sentence.is_of_the_year(first - 1)
        if not is_part or before.is_owner:
            break
        first -= 1
    return first


def _last_of_name(sentence: Sentence, place: int) -> int:
    """Where the name ends: surnames, parts such as "bin" and further names belong to it."""
    last = place
    while last + 1 < len(sentence) and not sentence[last].is_owner:
        ahead = last + 1
        if not sentence[ahead].goes_on():
            break
        if sentence.is_particle(ahead) and sentence.goes_on_with_name(ahead + 1, place):
            last = ahead + 1
        elif sentence.goes_on_with_name(ahead, place):
            last = ahead
        else:
            break
    return last


#: Who judges a word, by how it is written. A letter alone is an initial and no name.
_JUDGES: Final[Mapping[Case, Callable[[Sentence, int, KnownWords], bool]]] = MappingProxyType(
    {
        Case.SMALL: _is_small_name,
        Case.CAPITAL: _is_capital_name,
        Case.SHOUTED: _is_shouted_name,
    }
)
