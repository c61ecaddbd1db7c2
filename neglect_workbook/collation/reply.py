"""What to tell the sender of a file that was refused, or of a return that has problems."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import msgspec

from neglect_workbook.domain.collating.facts import FileProblem, RefusedFile
from neglect_workbook.files import resource_path

#: So many places are named of one kind of problem.
_MOST_PLACES: Final = 8


@dataclass(frozen=True, slots=True)
class ReplyText:
    """A reply, ready to be looked at and sent."""

    subject: str
    body: str


class Replies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The texts of ``resources/collating/replies.toml``; what each is for is said there."""

    subject_refused: str
    subject_problems: str
    greeting: str
    closing: str
    closing_problems: str
    unnamed: str
    further: str
    ours: frozenset[str]
    refused: Mapping[str, str]
    problem: Mapping[str, str]


def reply_text(
    organisation: str, file: str, found: RefusedFile | Sequence[FileProblem]
) -> ReplyText | None:
    """What to tell the sender of a file.

    Args:
        organisation: whose it is; empty where that is not known.
        file: its name.
        found: why it was refused, or the problems of the return.

    Returns:
        The reply; nothing where the sender can do nothing about it, or there is no problem.
    """
    texts = replies()
    if isinstance(found, RefusedFile):
        if found.code in texts.ours:
            return None
        subject, closing = texts.subject_refused, texts.closing
        paragraphs = [texts.refused.get(found.code, found.message)]
    elif found:
        subject, closing = texts.subject_problems, texts.closing_problems
        paragraphs = list(_paragraphs(texts, found))
    else:
        return None
    name = file.rpartition("/")[2]
    greeting = texts.greeting.replace("{file}", name)
    return ReplyText(
        subject=subject.replace("{organisation}", organisation or texts.unnamed).replace(
            "{file}", name
        ),
        body="\n\n".join((greeting, *paragraphs, closing.strip())) + "\n",
    )


@cache
def replies() -> Replies:
    """The texts, read once in a process."""
    text = resource_path("collating", "replies.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Replies)


def _paragraphs(texts: Replies, problems: Sequence[FileProblem]) -> Iterator[str]:
    """One for each kind of problem, in the order in which they were noted, with its places."""
    kinds: dict[str, list[FileProblem]] = {}
    for one in problems:
        kinds.setdefault(one.code, []).append(one)
    for code, found in kinds.items():
        lines = [texts.problem[code]] if code in texts.problem else []
        said = [one for one in found if one.sheet or code not in texts.problem]
        lines += [f"- {_placed(one)}" for one in said[:_MOST_PLACES]]
        if len(found) > _MOST_PLACES:
            count = str(len(found) - _MOST_PLACES)
            lines.append(f"- {texts.further.replace('{count}', count)}")
        yield "\n".join(lines)


def _placed(problem: FileProblem) -> str:
    place = f"{problem.sheet}, row {problem.row}: " if problem.row else f"{problem.sheet}: "
    return f"{place if problem.sheet else ''}{problem.message}"
