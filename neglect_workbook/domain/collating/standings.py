"""Where each organisation stands: which of its returns count, and who has sent none.

Nothing is guessed about whose a return is. What is proposed follows from ids and from names that
are the same; a person's choice stands above it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from neglect_workbook.domain.collating.expecting import Expecting
from neglect_workbook.domain.collating.facts import ReturnFacts
from neglect_workbook.domain.collating.names import CloseNames, plain_name
from neglect_workbook.domain.collating.records import (
    CollationHead,
    ExpectedOrganisation,
    GatheredReturn,
)
from neglect_workbook.domain.collating.same_organisation import (
    groups_of_one,
    may_be_same_organisation,
)
from neglect_workbook.domain.collating.standing import Missing, Standing, Standings, Status
from neglect_workbook.domain.framework import Framework

#: What a person can choose for a return.
USE: Final = "use"
LEAVE_OUT: Final = "leave_out"

#: A return that was gathered, with what was read in it.
Gathered = tuple[GatheredReturn, ReturnFacts]


def standings(
    head: CollationHead,
    gathered: Iterable[Gathered],
    expected: Sequence[ExpectedOrganisation],
    framework: Framework,
) -> Standings:
    """Say of each return whether it counts, and of each expected organisation whether it sent.

    Of the versions of one return the newest counts. So it is of several returns of one
    organisation, unless they answer different sets: then each counts for its own. A return of
    another framework never counts; one of another version of this framework does, as an id
    always means the same question.

    Args:
        head: when returns were due.
        gathered: what was gathered.
        expected: the list, in its order; empty where there is none.
        framework: what the collation is of.
    """
    everything = sorted(gathered, key=_newest_first)
    ours = [one for one in everything if one[1].framework_id == framework.id]
    others = [one for one in everything if one[1].framework_id != framework.id]
    expecting = Expecting(expected, ours)
    found = [
        _standing(head, one, Status.OTHER_FRAMEWORK, expecting.expected_id(one)) for one in others
    ]
    for group in groups_of_one(ours):
        found += _versions(head, group, expecting)
    found = _with_alike(_with_choices(found))
    found.sort(key=lambda one: plain_name(one.facts.organisation))
    return _whole(found, expected)


def _versions(
    head: CollationHead, group: Sequence[Gathered], expecting: Expecting
) -> list[Standing]:
    """The returns of one organisation, newest first: which of them count."""
    left_out = [one for one in group if one[0].choice == LEAVE_OUT]
    used = [one for one in group if one[0].choice == USE]
    proposed = [one for one in group if one[0].choice not in {USE, LEAVE_OUT}]
    counted: list[Gathered] = []
    found = []
    for one in (*used, *proposed):
        newer = None if one in used else _in_its_place(one, counted)
        status, instead = Status.COUNTED, ""
        if newer is None:
            counted.append(one)
        else:
            status, instead = _set_aside(one, newer), newer[1].key
        found.append(_standing(head, one, status, expecting.expected_id(one), instead))
    found += [_standing(head, one, Status.LEFT_OUT, expecting.expected_id(one)) for one in left_out]
    order = {facts.key: place for place, (_, facts) in enumerate(group)}
    return sorted(found, key=lambda one: order[one.facts.key])


def _in_its_place(one: Gathered, counted: Sequence[Gathered]) -> Gathered | None:
    """The return that counts in place of one; nothing where it says something of its own."""
    for other in counted:
        is_version = bool(one[1].return_id) and one[1].return_id == other[1].return_id
        if is_version or not {*one[1].set_ids}.isdisjoint(other[1].set_ids):
            return other
        if not one[1].set_ids or not other[1].set_ids:
            return other
    return None


def _set_aside(one: Gathered, newer: Gathered) -> Status:
    """The same return once more, an older version of it, or another one of the organisation."""
    if not one[1].return_id or one[1].return_id != newer[1].return_id:
        return Status.ANOTHER
    return Status.DUPLICATE if one[1].check_code == newer[1].check_code else Status.OLDER


def _standing(
    head: CollationHead, one: Gathered, status: Status, expected_id: str, instead: str = ""
) -> Standing:
    record, facts = one
    return Standing(
        facts=facts,
        status=status,
        received_on=record.received_on,
        expected_id=expected_id,
        instead=instead,
        is_late=_is_late(head, facts.made_on or record.received_on),
        is_chosen=record.choice in {USE, LEAVE_OUT} and status is not Status.OTHER_FRAMEWORK,
    )


def _is_late(head: CollationHead, day: date | None) -> bool:
    return head.due_on is not None and day is not None and day > head.due_on


def _newest_first(one: Gathered) -> tuple[int, int, bool, int, str]:
    """By the date that it carries, then by when it came; the rest only makes it the same always."""
    record, facts = one
    rated = sum(1 for answer in facts.answers if answer.rating)
    return (
        -(facts.made_on or date.min).toordinal(),
        -(record.received_on or date.min).toordinal(),
        not facts.is_as_sent,
        -rated,
        facts.key,
    )


def _with_choices(found: Sequence[Standing]) -> list[Standing]:
    """Beside each return, those that say something else and of which none is known to be newer."""
    by_key = {one.facts.key: one for one in found}
    beside: dict[str, list[str]] = {}
    for one in found:
        counted = by_key.get(one.instead)
        if counted is None or counted.is_chosen:
            continue
        is_same_day = one.facts.made_on == counted.facts.made_on
        if one.status is Status.ANOTHER or (one.status is Status.OLDER and is_same_day):
            beside.setdefault(one.facts.key, []).append(counted.facts.key)
            beside.setdefault(counted.facts.key, []).append(one.facts.key)
    return [replace(one, to_choose=tuple(beside.get(one.facts.key, ()))) for one in found]


def _with_alike(found: Sequence[Standing]) -> list[Standing]:
    """Beside each return that counts, those that may be of the same organisation."""
    counted = [one for one in found if one.status is Status.COUNTED]
    alike = may_be_same_organisation([one.facts for one in counted])
    return [
        replace(one, alike=alike.get(one.facts.key, ())) if one.status is Status.COUNTED else one
        for one in found
    ]


def _whole(found: Sequence[Standing], expected: Sequence[ExpectedOrganisation]) -> Standings:
    sent = {one.expected_id for one in found if one.status is not Status.OTHER_FRAMEWORK}
    counted = [one for one in found if one.status is Status.COUNTED]
    unexpected = [one.facts for one in counted if not one.expected_id] if expected else []
    missing = [one for one in expected if one.id not in sent]
    names = CloseNames([facts.organisation for facts in unexpected])
    return Standings(
        returns=tuple(found),
        missing=tuple(
            Missing(one, tuple(unexpected[place].key for place in names.close_to(one.name)))
            for one in missing
        ),
        unexpected=tuple(facts.key for facts in unexpected),
    )
