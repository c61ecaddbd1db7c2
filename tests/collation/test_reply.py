"""Whatever is wrong with a file, there is something to tell its sender."""

import ast
from pathlib import Path

import pytest

import neglect_workbook
from neglect_workbook.collation.reply import replies, reply_text
from neglect_workbook.domain.collating.facts import FileProblem, RefusedFile

_PACKAGE = Path(neglect_workbook.__file__).parent
_READERS = (
    *sorted((_PACKAGE / "exchange" / "incoming").glob("*.py")),
    *sorted((_PACKAGE / "exchange" / "returns").glob("read*.py")),
    *(_PACKAGE / "collation" / name for name in ("facts_of.py", "one_file.py", "reading_pool.py")),
    _PACKAGE / "domain" / "collating" / "standing.py",
    _PACKAGE / "files.py",
)
_NOTING = frozenset({"add", "problem", "FileProblem", "_not_read"})
#: Said of other files than returns, or of the whole gathering.
_ELSEWHERE = frozenset({"reading_not_started", "not_recognised"})


def _codes(calls: frozenset[str]) -> set[str]:
    """The first texts of these calls in all readers."""
    found = set()
    for path in _READERS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0]
            if name in calls and isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found


def test_every_problem_has_its_words() -> None:
    noted = _codes(_NOTING)
    assert len(noted) > 20
    assert noted - set(replies().problem) == set()
    assert set(replies().problem) - noted == set()


def test_every_refusal_has_its_words_or_is_our_own_business() -> None:
    refused = _codes(frozenset({"KnownError", "RefusedFile"})) - _ELSEWHERE
    assert len(refused) > 8
    assert refused - set(replies().refused) - replies().ours == set()


def test_a_refusal_says_what_to_send() -> None:
    refused = RefusedFile("", "west/answers.xls", "old_office_file", "answers.xls is old.")
    reply = reply_text("", "west/answers.xls", refused)
    assert reply is not None
    assert reply.subject == "Your file answers.xls could not be read"
    assert "before 2007" in reply.body
    assert "west" not in reply.body


def test_problems_are_told_by_kind_with_their_places() -> None:
    problems = [
        *(
            FileProblem("not_a_date", f"'soon{at}' is not a date.", "Actions", at)
            for at in range(20)
        ),
        FileProblem("no_return_id", "It carries no return id."),
    ]
    reply = reply_text("Hazelmoor Primary School", "return.xlsx", problems)
    assert reply is not None
    assert reply.subject == "A question about the return from Hazelmoor Primary School"
    assert reply.body.count("A date could not be read.") == 1
    assert "- Actions, row 3: 'soon3' is not a date." in reply.body
    assert "- and 12 more" in reply.body
    assert reply.body.count("return id") == 1


def test_nobody_is_written_to_about_our_own_disk() -> None:
    assert reply_text("A", "a.xlsx", RefusedFile("", "a.xlsx", "held_open", "It is open.")) is None
    assert reply_text("A", "a.xlsx", []) is None


@pytest.mark.parametrize("text", [*replies().refused.values(), *replies().problem.values()])
def test_words_are_plain(text: str) -> None:
    assert text.endswith((".", "?"))
    assert "please" not in text.lower()
    sentences = text.replace("?", ".").split(". ")
    assert max(len(one.split()) for one in sentences) <= 25
