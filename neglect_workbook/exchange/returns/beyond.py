"""What the visible cells of a return cannot say exactly, for the sheet that programs read.

Two texts may share one cell, and an action may take its area from its question. With these
few words a reader takes them apart again exactly as they were. They hold no text of anybody.
"""

import json
from collections.abc import Iterator, Mapping

from neglect_workbook.domain.records import Indicator
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.clean import clean_text

#: A key of the sheet ``machine`` is this, a space and the id that people see.
KEY = "beyond"


def beyond_rows(snapshot: WorkbookSnapshot) -> Iterator[tuple[str, str]]:
    """Keys and values, for every record that needs one; each value is JSON.

    For an answer: how many characters of a shared cell are its second text, by field. For an
    action: its own area. For evidence and actions: their questions in the order in which they
    were linked, where that is not the framework's. For an indicator: how many characters of
    each note are its own, how often it is counted, and the suggestion that it came from.
    """
    for question in snapshot.questions:
        answer = snapshot.answers[question.id]
        lengths = {
            name: len(clean_text(text))
            for name, text in (
                ("override_reason", answer.override_reason),
                ("no_action_reason", answer.no_action_reason),
            )
            if text
        }
        if lengths:
            yield _row(question.id, lengths)
    known = [question.id for question in snapshot.framework.questions()]
    for item in snapshot.evidence:
        if linked := _linked(known, item.question_ids):
            yield _row(item.label, linked)
    for action in snapshot.actions:
        linked = _linked(known, action.question_ids)
        yield _row(action.label, {"area_id": action.area_id, **linked})
    for indicator in snapshot.indicators:
        yield _row(indicator.label, _of_indicator(indicator))


def first_and_second(cell: str, second: int) -> tuple[str, str]:
    """The two texts of a shared cell; all of it is the first where they cannot be told apart.

    Args:
        cell: what the cell holds.
        second: how many characters of it are the second text.
    """
    if second <= 0:
        return cell, ""
    if len(cell) == second:
        return "", cell
    if len(cell) > second and cell[-second - 1] == "\n":
        return cell[: -second - 1], cell[-second:]
    return cell, ""


def in_order(ids: list[str], order: str) -> list[str]:
    """Ids in the order in which they were linked, if it is of the same ids."""
    linked = order.split(", ")
    return linked if sorted(linked) == sorted(ids) else ids


def _linked(known: list[str], question_ids: tuple[str, ...]) -> dict[str, str]:
    places = [known.index(one) if one in known else len(known) for one in question_ids]
    return {} if places == sorted(places) else {"question_ids": ", ".join(question_ids)}


def _of_indicator(indicator: Indicator) -> Mapping[str, str | int]:
    return {
        "note": len(clean_text(indicator.note)),
        "rhythm": indicator.rhythm,
        "suggestion_id": indicator.suggestion_id,
    }


def _row(label: str, values: Mapping[str, str | int]) -> tuple[str, str]:
    return f"{KEY} {label}", json.dumps(values, separators=(",", ":"), sort_keys=True)
