"""Colleagues' voices in a content file: forms go in one by one, and come out as counts.

A form that is put in is never printed again. ``voice_counts`` has the counts of the groups that
may be shown. Where a workbook has no forms of such a group, it can be filled from them: with
forms made up so that the counts are the same, which is all that is ever shown of forms.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from neglect_workbook.domain.fields import JsonValue
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.domain.voices import VoiceCounts, count_voices, sets_with_forms

#: More forms of one group than any organisation has colleagues are a mistake.
_MOST_FORMS = 10_000
_KEYS = frozenset({"set_id", "group_id", "forms", "counts"})


@dataclass(frozen=True, slots=True)
class GroupCounts:
    """What the forms of one group and one question set said.

    Attributes:
        place: where it stands in the file, for messages.
        set_id: the question set.
        group_id: the group of colleagues.
        forms: how many forms there were.
        counts: by question id, how many chose each rating code.
    """

    place: str
    set_id: str
    group_id: str
    forms: int
    counts: Mapping[str, Mapping[str, int]]

    def made_up_forms(self) -> Iterator[Mapping[str, JsonValue]]:
        """The fields of as many forms, which count to the same and are nobody's."""
        for number in range(self.forms):
            ratings: dict[str, str] = {}
            for question_id, counts in self.counts.items():
                chosen = [code for code, count in counts.items() for _ in range(count)]
                if number < len(chosen):
                    ratings[question_id] = chosen[number]
            yield {"set_id": self.set_id, "group_id": self.group_id, "ratings": ratings}


def voice_counts_of(snapshot: WorkbookSnapshot) -> list[dict[str, object]]:
    """The counts of every group that may be shown, ready for ``json.dumps``."""
    return [
        {
            "set_id": question_set.id,
            "group_id": size.group.id,
            "forms": size.forms,
            "counts": _counts(voices, size.group.id),
        }
        for question_set in sets_with_forms(snapshot)
        for voices in (count_voices(snapshot, question_set.id),)
        for size in voices.shown
    ]


def read_voice_counts(items: object) -> Iterator[GroupCounts]:
    """Read the list ``voice_counts`` of a content file.

    Raises:
        ValueError: it is not in the shape; the message says where and what is wanted.
    """
    if not isinstance(items, list):
        raise _wrong("voice_counts: a list is wanted here.")
    for index, item in enumerate(items):
        place = f"voice_counts[{index}]"
        if not isinstance(item, dict) or item.keys() != _KEYS:
            raise _wrong(f"{place}: an object with {', '.join(sorted(_KEYS))} is wanted here.")
        if not isinstance(item["set_id"], str) or not isinstance(item["group_id"], str):
            raise _wrong(f"{place}: texts 'set_id' and 'group_id' are wanted here.")
        forms = item["forms"]
        if not _is_count(forms):
            raise _wrong(f"{place}.forms: a whole number of forms is wanted here.")
        counts = item["counts"]
        if not isinstance(counts, dict) or not all(
            _is_counted(one, forms) for one in counts.values()
        ):
            raise _wrong(
                f"{place}.counts: for each question, a map of ratings to counts is wanted here, "
                "no more of them than forms."
            )
        yield GroupCounts(place, item["set_id"], item["group_id"], forms, counts)


def require_of_set(framework: Framework, set_id: str, ratings: object) -> None:
    """Make sure that a form answers questions of its own set only.

    Args:
        framework: it knows the set.
        set_id: what the form asked.
        ratings: the ratings chosen, by question id.

    Raises:
        ValueError: one is not; the message names it.
    """
    known = [question.id for question in framework.question_set(set_id).questions]
    asked = ratings if isinstance(ratings, Mapping) else {}
    unknown = next((one for one in asked if one not in known), None)
    if unknown is not None:
        raise ValueError(f"'{unknown}' is not one of {', '.join(known)}")


def _counts(voices: VoiceCounts, group_id: str) -> dict[str, dict[str, int]]:
    return {
        spread.question.id: dict(spread.counts)
        for spread in voices.spreads[group_id]
        if spread.is_shown
    }


def _wrong(cause: str) -> ValueError:
    return ValueError(cause)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_FORMS


def _is_counted(counts: object, forms: int) -> bool:
    if not isinstance(counts, dict) or not all(_is_count(one) for one in counts.values()):
        return False
    return sum(counts.values()) <= forms
