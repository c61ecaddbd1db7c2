"""What stands around a word: whether the sentence there speaks of a person."""

import re
from collections.abc import Sequence
from typing import Final

from neglect_workbook.checks.personal_data.known_words import KnownWords
from neglect_workbook.checks.personal_data.person_signs import PersonSigns
from neglect_workbook.checks.personal_data.tokens import Case, Sort, Token

_LINKS: Final = frozenset({"of", "to", "for"})
#: An age after a name: ", 7," or "(7)".
_WITH_AGE: Final = re.compile(r"\s*[,(]\s*\d{1,2}\s*[,)]")
_PRONOUNS: Final = frozenset({"she", "he"})
_SAINTS: Final = frozenset({"st", "saint", "ss", "saints"})
#: How far a body may stand after the first of its words: "Hope Community Centre".
_BODY_REACH: Final = 3
#: Names that a row is followed back over.
_LONGEST_ROW: Final = 20


class Sentence:
    """The words of a text, asked about their surroundings by their place."""

    def __init__(self, found: Sequence[Token], words: KnownWords) -> None:
        self._found = found
        self._words = words
        self._patterns = words.patterns
        self._signs = PersonSigns(found, words.patterns)

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, place: int) -> Token:
        return self._found[place]

    def after_naming(self, place: int) -> bool:
        """After "called", "named", "known as" or "name is"."""
        if self._found[place].word in self._patterns.not_after_naming:
            return False
        return self._is_before(place, self._patterns.naming_words)

    def after_relation(self, place: int) -> bool:
        """After "mum of" and its like, or after "mum of Grace and"."""
        while place > 1 and not (self._found[place].is_first or self._found[place - 1].is_first):
            before = self._found[place - 1].word
            if before in _LINKS:
                return self._found[place - 2].word in self._patterns.relations
            if before != "and":
                break
            place -= 2
        return False

    def after_child(self, place: int) -> bool:
        """After "child", "pupil" and their like."""
        return self._is_before(place, self._patterns.children)

    def after_kin(self, place: int) -> bool:
        """After "sister" or "pupil" and their like, where the word could not be a verb."""
        if self._found[place].word in self._patterns.verbs_that_are_names:
            return False
        return self._is_before(place, self._patterns.close_kin) or self.after_child(place)

    def after_strong_deed(self, place: int) -> bool:
        """After "told", "spoke to" and their like, where nobody but a person follows."""
        return self._is_before(place, self._patterns.strong_deeds)

    def after_title(self, place: int) -> bool:
        """After "Mr", "Dr" and their like."""
        token = self._found[place]
        if place == 0 or not token.goes_on() or token.case is Case.LETTER:
            return False
        before = self._found[place - 1]
        if before.word in self._patterns.short_titles:
            is_body = token.word in self._patterns.places_and_bodies
            return token.case is not Case.SMALL or (token.sort is not Sort.WORD and not is_body)
        is_title = before.word in self._patterns.titles and before.case is not Case.SMALL
        return is_title and token.case is Case.CAPITAL and token.sort is not Sort.WORD

    def after_saint(self, place: int) -> bool:
        """After "St" or "St.", as churches and schools are called.

        After a full stop it may be a street and the next sentence: then it must be "St. Mary's".
        """
        token = self._found[place]
        if place == 0 or self._found[place - 1].word not in _SAINTS:
            return False
        is_called_so = token.is_owner and not self.before_belonging(place)
        return token.goes_on() or (token.gap == ". " and is_called_so)

    def before_belonging(self, place: int) -> bool:
        """Before what belongs to a person, as in "Grace's mum"."""
        ahead = self._ahead(place)
        return ahead is not None and ahead.word in self._patterns.belongings

    def before_speech(self, place: int) -> bool:
        """Before what only a person does: "said", "cried"."""
        ahead = self._ahead(place)
        return ahead is not None and ahead.word in self._patterns.speech_verbs

    def before_telling(self, place: int) -> bool:
        """Before what people do, and hardly a thing: "slept", "stinks"."""
        return self._is_before_verb(place, self._patterns.telling_verbs)

    def begins_and_tells(self, place: int) -> bool:
        """Whether a sentence begins with it and says what somebody did: "poppy cried"."""
        token = self._found[place]
        is_noun = token.word in self._patterns.nouns_that_are_names or self.is_of_the_year(place)
        is_verb = token.word in self._patterns.verbs_that_are_names
        return token.is_first and not is_noun and not is_verb and self.before_telling(place)

    def is_of_a_body(self, place: int) -> bool:
        """Whether it is part of what a school, street, class or service is called."""
        token = self._found[place]
        if token.is_owner and self.before_belonging(place) and token.sort is not Sort.BOTH:
            return False
        for ahead in range(place + 1, min(place + 1 + _BODY_REACH, len(self._found))):
            following = self._found[ahead]
            if not following.goes_on():
                return False
            is_body = following.word in self._patterns.places_and_bodies
            if is_body and self._signs.is_surname_here(place, ahead):
                return False
            if is_body and (following.case is not Case.SMALL or token.case is not Case.SMALL):
                return following.case is not Case.SMALL or token.sort is not Sort.NAME
            if following.case is Case.SMALL:
                return False
        return False

    def is_a_thing(self, place: int) -> bool:
        """Whether the word before shows that an unknown word with a capital is no person."""
        token = self._found[place]
        if place == 0 or token.is_first or token.is_owner:
            return False
        if self._found[place - 1].word not in self._patterns.before_a_thing:
            return False
        ahead = self._ahead(place)
        return ahead is None or (
            ahead.word not in self._patterns.kindred and ahead.sort in {Sort.WORD, Sort.UNKNOWN}
        )

    def is_surname(self, place: int) -> bool:
        """Whether what looks like an ordinary word is a surname: "the Connors family"."""
        token = self._found[place]
        is_shown = self._signs.is_family(place) and not self._words.is_exact(token.word)
        is_listed = token.word in self._patterns.word_surnames
        is_colour = token.word in self._words.capitals
        return is_shown or (is_listed and not is_colour and self._signs.is_family(place))

    def is_owner_in_haste(self, place: int) -> bool:
        """Whether it is a name that was typed without its apostrophe: "poppys mum"."""
        is_name = self._words.is_name(self._found[place].word[:-1])
        return is_name and self._signs.is_owner_in_haste(place)

    def is_of_the_year(self, place: int) -> bool:
        """Whether it is a month, a day of the week or a season."""
        return self._found[place].word in self._patterns.calendar

    def is_particle(self, place: int) -> bool:
        """Whether it is a part inside names, such as "bin" or "de"."""
        return self._found[place].word in self._patterns.particles

    def goes_on_with_name(self, place: int, first: int) -> bool:
        """Whether a word right after a name belongs to it."""
        if place >= len(self._found) or not self._found[place].goes_on():
            return False
        token, begun = self._found[place], self._found[first]
        if token.word in self._words.short_forms or self.is_of_the_year(place):
            return False
        if begun.case is Case.SMALL or token.case is Case.SMALL:
            return (
                token.case is Case.SMALL and begun.case is Case.SMALL and self._is_small_part(token)
            )
        if token.case is Case.LETTER:
            return not token.is_first and token.word != "i"
        if token.sort is Sort.WORD:
            return token.word in self._patterns.word_surnames
        return True

    def speaks_of_a_person(self, place: int) -> bool:
        """Whether a name that is also a word, with a capital, is a name here."""
        token = self._found[place]
        is_plain = (
            self.after_naming(place)
            or self.after_relation(place)
            or (token.is_owner and self.before_belonging(place))
            or self._goes_on_as_name(place)
            or self._is_spoken_of(place)
            or self._is_beside_a_name(place)
        )
        if is_plain or self._has_sign(place):
            return True
        first = self._first_in_row(place)
        return self._is_person_alone(first) or self._is_one_of_several(first)

    def _has_sign(self, place: int) -> bool:
        if self._signs.any_at(place):
            return True
        if self._found[place].is_first:
            return self._signs.is_labelled(self._first_in_row(place))
        return self._signs.after_role(place) or self._signs.is_labelled(self._first_in_row(place))

    def _is_one_of_several(self, first: int) -> bool:
        """Whether a row of such names is said to do what people do."""
        second = self._in_row(first, 1)
        if second is None or self._found[second].sort is not Sort.BOTH:
            return False
        return self._is_before_verb(second, self._patterns.verbs_of_several)

    def _is_spoken_of(self, place: int) -> bool:
        """Whether what stands beside it can only be said of a person: "who", ", 7,", "She"."""
        token = self._found[place]
        if self._is_before(place, self._patterns.fond_words) and not self._is_title_case(place):
            return token.word not in self._words.capitals or self._is_before_any_verb(place)
        if place + 1 >= len(self._found):
            return False
        ahead = self._found[place + 1]
        if ahead.word in self._patterns.person_links and not ahead.is_first:
            return True
        if _WITH_AGE.match(ahead.gap):
            return not self.is_of_the_year(place)
        is_alone = token.is_first and ahead.is_first and "." in ahead.gap
        return is_alone and ahead.word in _PRONOUNS

    def _is_before_any_verb(self, place: int) -> bool:
        return self._is_before_verb(place, self._patterns.person_verbs)

    def _is_person_alone(self, place: int) -> bool:
        """Whether a name that is also a word is a name, with no other name to say so."""
        token = self._found[place]
        if self._is_title_case(place):
            return False
        if self.is_of_the_year(place) or token.word in self._words.capitals:
            return self._is_person_not_month(place)
        return not token.is_first or self._is_first_and_person(place)

    def _goes_on_as_name(self, place: int) -> bool:
        if place + 1 >= len(self._found):
            return False
        ahead = self._found[place + 1]
        if not ahead.goes_on() or ahead.case is not Case.CAPITAL:
            return False
        if ahead.word in self._patterns.word_surnames:
            return not self.is_of_a_body(place) and not self.is_of_the_year(place)
        is_body = self.is_of_a_body(place + 1) or ahead.word in self._patterns.places_and_bodies
        unknown = ahead.sort is Sort.UNKNOWN and not self._words.looks_english(ahead.word)
        return not is_body and (ahead.sort is Sort.NAME or unknown)

    def _is_title_case(self, place: int) -> bool:
        """Whether it stands in a run of words with capitals, as headings and programmes do."""
        token, ahead = self._found[place], self._ahead(place)
        follows = ahead is not None and ahead.case is Case.CAPITAL and ahead.sort is Sort.WORD
        if follows and ahead is not None:
            return True
        if place == 0 or not token.goes_on():
            return False
        before = self._found[place - 1]
        is_run = before.case is not Case.SMALL and before.sort is Sort.WORD
        return is_run and not before.is_first and before.word not in self._patterns.children

    def _is_person_not_month(self, place: int) -> bool:
        if self.after_strong_deed(place) or (
            self.after_child(place) and not self._found[place].is_first
        ):
            return True
        if self._is_met_with(place):
            return True
        before = self._found[place - 1].word if place else ""
        is_placed = not self._found[place].is_first and before in self._patterns.before_a_month
        if is_placed:
            return False
        is_first = self._found[place].is_first
        verbs = self._patterns.telling_verbs if is_first else self._patterns.person_verbs
        return self._is_before_verb(place, verbs)

    def _is_met_with(self, place: int) -> bool:
        """After "sit with" and its like, with no date behind it: "sit with May at lunch"."""
        if not self._is_before(place, self._patterns.met_with):
            return False
        ahead = self._ahead(place)
        return ahead is None or ahead.word not in self._patterns.after_a_month

    def _is_first_and_person(self, place: int) -> bool:
        if self._found[place].word in self._patterns.nouns_that_are_names:
            verbs = self._patterns.telling_verbs
        else:
            verbs = self._patterns.person_verbs | self._patterns.after_a_first_name
        return self._is_before_verb(place, verbs)

    def _is_beside_a_name(self, place: int) -> bool:
        """Whether it is in a row with what is surely a name: "Grace and Zofia", "Ali, Grace"."""
        for step in (1, -1):
            other = self._in_row(place, step)
            if other is not None and self._is_sure(other):
                return True
        return False

    def _first_in_row(self, place: int) -> int:
        """Where a row of words begins that are all names as well as words."""
        for _ in range(_LONGEST_ROW):
            other = self._in_row(place, -1)
            if other is None or self._found[other].sort is not Sort.BOTH:
                break
            if self._found[other].case is not Case.CAPITAL:
                break
            place = other
        return place

    def _in_row(self, place: int, step: int) -> int | None:
        """The place of the word next to it in a row, with a comma or "and" between."""
        beside, beyond = place + step, place + 2 * step
        if not 0 <= beside < len(self._found):
            return None
        gap = self._found[max(place, beside)].gap.strip()
        if gap in {",", "&", "/"}:
            return beside
        is_and = self._found[beside].word == "and" and gap == ""
        return beyond if is_and and 0 <= beyond < len(self._found) else None

    def _is_sure(self, place: int) -> bool:
        token = self._found[place]
        return token.case is Case.CAPITAL and token.sort is Sort.NAME and not token.is_owner

    def _is_before_verb(self, place: int, verbs: frozenset[str]) -> bool:
        ahead = self._ahead(place)
        if ahead is None or self._found[place].is_owner:
            return False
        if ahead.word in verbs and ahead.case is not Case.CAPITAL:
            return True
        if place + 2 < len(self._found) and not self._found[place + 2].is_first:
            return f"{ahead.word} {self._found[place + 2].word}" in verbs
        return False

    def _ahead(self, place: int) -> Token | None:
        """The next word, where nothing but a space stands between."""
        if place + 1 >= len(self._found):
            return None
        ahead = self._found[place + 1]
        return ahead if ahead.goes_on() else None

    def _is_before(self, place: int, phrases: frozenset[str]) -> bool:
        """Whether one of these, of one word or two, stands right before."""
        token = self._found[place]
        if place == 0 or (token.is_first and ":" not in token.gap):
            return False
        before = self._found[place - 1].word
        if self._found[place - 1].is_owner:
            return False
        if before in phrases:
            return True
        return place > 1 and f"{self._found[place - 2].word} {before}" in phrases

    def _is_small_part(self, token: Token) -> bool:
        if token.sort is Sort.NAME:
            return True
        return token.sort is Sort.UNKNOWN and not self._words.looks_english(token.word)
