"""Signs beside a word with a capital that a person is meant, where it may be a word as well."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from neglect_workbook.checks.personal_data.patterns import Patterns
from neglect_workbook.checks.personal_data.tokens import Case, Sort, Token

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBER_AFTER: Final = re.compile(r" \d{1,2}(?:[,.;]| $)")
_YEAR_GROUP: Final = re.compile(
    r" ?\((?:y|yr|year|reception|nursery|aged?)\b|(?: ?\((?:y|yr) ?\d)", re.IGNORECASE
)
_BEING: Final = frozenset({"is", "was", "turned", "turns"})
_AFTER_AGE: Final = frozenset({"and", "but", "years", "year", "months", "today", "tomorrow", "now"})
_OWN: Final = frozenset({"her", "his", "their", "our", "my", "the", "a", "an"})
_OF_THE_FAMILY: Final = frozenset({"the", "this", "that", "both", "all", "and", "our", "these"})
#: How far "name" or what somebody is may stand after the word.
_REACH: Final = 5


class PersonSigns:
    """What a sentence says of one word, asked by the place of that word.

    Args:
        found: the words of a text.
        patterns: the words by which signs are seen.
    """

    def __init__(self, found: Sequence[Token], patterns: Patterns) -> None:
        self._found = found
        self._patterns = patterns
        self._signs: tuple[Callable[[int], bool], ...] = (
            self._is_mentioned,
            self._is_explained,
            self._is_with_own,
            self._is_of_an_age,
            self._is_said_to_be_a_name,
            self._is_before_initial,
            self._ends_a_letter,
            self._is_in_a_year_group,
            self._is_shortened,
        )

    def any_at(self, place: int) -> bool:
        """Whether something beside a name that is also a word shows that it is a name."""
        return any(sign(place) for sign in self._signs)

    def is_labelled(self, place: int) -> bool:
        """After a label of people: "Owner: Faith", "Apologies: Bill and Sue"."""
        if place == 0 or not self._found[place].gap.startswith(":"):
            return False
        ahead = self._ahead(place)
        is_alone = ahead is None or ahead.case is not Case.CAPITAL or ahead.sort is not Sort.WORD
        return is_alone and self._found[place - 1].word in self._patterns.labels_of_people

    def after_role(self, place: int) -> bool:
        """After what somebody does: "our trustee Bill"."""
        token = self._found[place]
        if place == 0 or not token.goes_on() or self._found[place - 1].is_owner:
            return False
        ahead = self._ahead(place)
        is_alone = ahead is None or ahead.case is Case.SMALL
        return is_alone and self._found[place - 1].word in self._patterns.roles

    def is_family(self, place: int) -> bool:
        """Between "the" and "family" or its like, where a surname stands."""
        token, ahead = self._found[place], self._ahead(place)
        if place == 0 or ahead is None or not token.goes_on() or ahead.case is not Case.SMALL:
            return False
        is_before = ahead.word in self._patterns.kindred
        return is_before and self._found[place - 1].word in _OF_THE_FAMILY

    def is_owner_in_haste(self, place: int) -> bool:
        """Before a relative, as the possessives that are typed without apostrophe: "poppys mum"."""
        token, ahead = self._found[place], self._ahead(place)
        if ahead is None or not token.word.endswith("s"):
            return False
        is_verb = token.word[:-1] in self._patterns.verbs_that_are_names
        return not is_verb and ahead.word in self._patterns.relations

    def is_surname_here(self, place: int, ahead: int) -> bool:
        """Whether a word such as "Ward" or "Hall" after a first name is no building.

        Args:
            place: where the first name stands.
            ahead: where the other word stands.
        """
        token, last = self._found[place], self._found[ahead]
        if token.sort is not Sort.NAME or last.word not in self._patterns.word_surnames:
            return False
        if token.word in self._patterns.names_of_places or last.case is not Case.CAPITAL:
            return False
        before = self._found[place - 1].word if place and token.goes_on() else ""
        if before in self._patterns.before_a_place:
            return False
        if ahead + 1 >= len(self._found) or last.is_owner:
            return last.is_owner
        return self._goes_on_as_person(ahead)

    def _goes_on_as_person(self, place: int) -> bool:
        following = self._found[place + 1]
        is_kin = following.gap.startswith(",") and following.word in self._kin
        if is_kin or self._is_explained(place):
            return True
        if following.gap != " ":
            return False
        if following.word == "and" and place + 2 < len(self._found):
            return self._found[place + 2].sort is Sort.NAME
        return following.word in self._patterns.telling_verbs

    @property
    def _kin(self) -> frozenset[str]:
        return self._patterns.relations | self._patterns.kindred | self._patterns.roles

    def _is_mentioned(self, place: int) -> bool:
        """Called in a message: "@Grace"."""
        return self._found[place].gap.endswith("@")

    def _is_explained(self, place: int) -> bool:
        """Before a comma and what somebody is: "Hope, our volunteer"."""
        following = self._found[place + 1 : place + 1 + _REACH]
        if not following or not following[0].gap.startswith(", ") or following[0].is_first:
            return False
        if following[0].word not in _OWN:
            return following[0].word in self._patterns.roles
        for token in following[1:]:
            if not token.goes_on():
                return False
            if token.word in self._kin:
                return True
        return False

    def _is_with_own(self, place: int) -> bool:
        """Before "and her mum" and its like."""
        following = self._found[place + 1 : place + 2 + _REACH]
        words = [token.word for token in following]
        is_own = words[:1] == ["and"] and words[1:2] in (["her"], ["his"], ["their"])
        return is_own and any(word in self._kin for word in words[2:])

    def _is_of_an_age(self, place: int) -> bool:
        """Before an age: "Blue is 3 and has no words yet"."""
        match self._found[place + 1 : place + 4]:
            case [being, after, *_] if _NUMBER_AFTER.fullmatch(after.gap):
                return being.word in _BEING and after.word in _AFTER_AGE
            case [being, number, after]:
                is_number = number.word in self._patterns.count_words
                return being.word in _BEING and is_number and after.word in _AFTER_AGE
        return False

    def _is_said_to_be_a_name(self, place: int) -> bool:
        """Before "is the name": "Art is the father's name on the form"."""
        words = [token.word for token in self._found[place + 1 : place + 2 + _REACH]]
        return words[:1] == ["is"] and words[1:2] != ["a"] and "name" in words[2:]

    def _is_before_initial(self, place: int) -> bool:
        """Before the first letter of a surname: "Blessing O"."""
        ahead = self._ahead(place)
        if ahead is None or ahead.case is not Case.LETTER:
            return False
        return ahead.word not in {"a", "i", "x"} and ahead.is_capital_letter

    def _ends_a_letter(self, place: int) -> bool:
        """After "many thanks" and its like, with nothing of the sentence after it."""
        if place == 0 or self._found[place - 1].word not in self._patterns.sign_offs:
            return False
        return place + 1 >= len(self._found) or "\n" in self._found[place + 1].gap

    def _is_in_a_year_group(self, place: int) -> bool:
        """Before a year group in brackets: "Poppy (Y3)"."""
        following = self._found[place + 1 : place + 2]
        return (
            bool(following) and _YEAR_GROUP.match(following[0].gap + following[0].word) is not None
        )

    def _is_shortened(self, place: int) -> bool:
        """With a verb that has shrunk to "'s": "Lily's been in the same dress"."""
        ahead = self._ahead(place)
        if ahead is None or not self._found[place].is_owner:
            return False
        return ahead.word in self._patterns.after_shortened

    def _ahead(self, place: int) -> Token | None:
        if place + 1 >= len(self._found):
            return None
        ahead = self._found[place + 1]
        return ahead if ahead.goes_on() else None
