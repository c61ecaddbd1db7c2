"""Texts that a careless writer breaks, in workbooks and in a framework: for several tests."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import count
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from tests.builders import sample_content, snapshot_from_content
from tests.exchange.return_files import HOSTILE

#: Texts of one round, and the parts of a long run, which has 10,000 texts in all.
TEXTS_EACH = 50
PARTS, ROUNDS_EACH = 10, 20

LONG = "=1+1 \N{GIRL} " * 5000

_PIECES = (
    *("=", "+", "-", "@", "\t", "\n", "\r\n", "_x", "_x0041_", "_x000D_", "0041_", "<w:p>"),
    *("</w:t>", "&amp;", "]]>", "https://example.org", "\N{GIRL}\N{ZERO WIDTH JOINER}"),
    *("\N{ARABIC LETTER MEEM}", "\N{HEBREW LETTER SHIN}", "e\N{COMBINING ACUTE ACCENT}"),
    *("\N{RIGHT-TO-LEFT OVERRIDE}", "\ud83d", "\x00", "\x0b", "\x1b", "\ufffe", "x", " "),
    *("=?utf-8?q?a=0D=0ABcc:_x?=", "\N{LINE SEPARATOR}", "\x85", "{organisation}"),
)
_WHOLE = tuple(text for text in HOSTILE if len(text) < 1000)

#: A text of each kind: for a run that is short and the same every time.
EVERY_KIND = (*_WHOLE, *_PIECES, "a\r\nBcc: x@example.org\r\n\r\n")

TEXTS = st.one_of(
    st.sampled_from(_WHOLE),
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.lists(st.sampled_from(_PIECES), max_size=10).map("".join),
)
POOLS = st.lists(TEXTS, min_size=TEXTS_EACH, max_size=TEXTS_EACH)

#: Made smaller, a failing pool would take minutes and say no more.
NO_SHRINKING = [Phase.explicit, Phase.reuse, Phase.generate]
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]

Check = Callable[[list[str]], None]

#: What is chosen from a list and not written.
_CHOSEN = frozenset(
    {
        *("question_id", "id", "rating", "sector_id", "kind_id", "type_id", "area_id"),
        *("status_id", "direction", "dated", "start", "due", "started_on", "approved_on"),
        *("form_id", "set_id", "group_id", "rhythm", "suggestion_id"),
    }
)

#: What in a framework is an id, a pattern or an address, and not words for people.
_IDS = frozenset(
    {
        *("id", "code", "field", "setting", "settings", "set_id", "set_ids", "also_set_ids"),
        *("area_id", "also_area_ids", "expectation_ids", "question_ids", "suggestions"),
        *("version", "email_subject", "email"),
    }
)


def some_rounds(check: Check, rounds: int) -> None:
    """Check so many pools, others in every run."""
    settings(max_examples=rounds, suppress_health_check=QUIET, phases=NO_SHRINKING)(
        given(POOLS)(check)
    )()


def one_part(part: int, check: Check) -> None:
    """Check one part of 10,000 texts, the same in every run."""
    checked = 0

    @seed(part)
    @settings(max_examples=ROUNDS_EACH, suppress_health_check=QUIET, phases=NO_SHRINKING)
    @given(POOLS)
    def counted(pool: list[str]) -> None:
        nonlocal checked
        check(pool)
        checked += len(pool)

    counted()
    assert checked >= 10_000 / PARTS


def with_texts(pool: list[str]) -> WorkbookSnapshot:
    """The sample with every text of a pool somewhere in it, each in many kinds of field."""
    content = sample_content()
    place = 0

    def fill(record: dict[str, Any]) -> None:
        nonlocal place
        for key, value in record.items():
            if isinstance(value, str) and key not in _CHOSEN:
                # Every other one ends in its number, so that none is taken for another.
                record[key] = pool[place % len(pool)] + (f" #{place}" if place % 2 else "")
                place += 1

    fill(content["organisation"])
    fill(content["review"])
    for name in ("answers", "evidence", "actions", "indicators"):
        for record in content[name]:
            fill(record)
    return snapshot_from_content(content)


def framework_with(pool: list[str], framework: Framework) -> Framework:
    """A framework whose words are the texts of a pool, each with its number at the end.

    The loader would refuse some of them, so the writers get what no file of ours can hold.
    """
    places = count()

    def filled(value: object) -> object:
        # Choices such as a colour word are texts too, but of a kind of their own.
        if type(value) is str:
            place = next(places)
            return f"{pool[place % len(pool)]} #{place}" if value else ""
        if is_dataclass(value) and not isinstance(value, type):
            names = [one.name for one in fields(value) if one.name not in _IDS]
            texts: dict[str, Any] = {name: filled(getattr(value, name)) for name in names}
            return replace(value, **texts)
        if isinstance(value, Mapping):
            return {key: filled(one) for key, one in value.items()}
        return tuple(map(filled, value)) if isinstance(value, tuple) else value

    made = filled(framework)
    assert isinstance(made, Framework)
    return made
