"""How well the personal-data check does on our labelled sentences, as a table by kind.

The sentences are in ``tests/data/personal_data``. Those of ``tuned-with*.txt`` were looked at
while the check was made; those of ``held-out*.txt`` were not.
"""

import hashlib
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from neglect_workbook.checks.personal_data.check import find_personal_data
from neglect_workbook.checks.personal_data.identifiers import is_nhs_number, is_upn
from neglect_workbook.checks.personal_data.known_words import KnownWords
from neglect_workbook.checks.personal_data.marks import Mark, MarkKind
from neglect_workbook.keeping.known_words import words_of

_FOLDER: Final = Path(__file__).resolve().parents[1] / "tests" / "data" / "personal_data"
_LABEL: Final = re.compile(r"\{(\w+)(?::([^{}]*))?\}")
_KINDS: Final = {
    "n": MarkKind.CHILD_NAME,
    "i": MarkKind.INITIALS,
    "d": MarkKind.DATE_OF_BIRTH,
    "t": MarkKind.PHONE,
    "e": MarkKind.EMAIL_PERSON,
    "c": MarkKind.POSTCODE,
    "a": MarkKind.ADDRESS,
    "r": MarkKind.CASE_REFERENCE,
    "s": MarkKind.SMALL_NUMBER,
    "nhs": MarkKind.NHS_NUMBER,
    "upn": MarkKind.UPN,
    "nino": MarkKind.NINO,
}
#: Kinds that stop: who has one of these knows who is meant.
STOP_KINDS: Final = (
    MarkKind.NHS_NUMBER,
    MarkKind.UPN,
    MarkKind.NINO,
    MarkKind.EMAIL_PERSON,
    MarkKind.DATE_OF_BIRTH,
)
_SEED: Final = 2026
_TIMED_WORDS: Final = 10_000
_CHECK_LETTERS: Final = "ABCDEFGHJKLMNPQRTUVWXYZ"


class Stream:
    """Numbers that look like chance and are the same every time."""

    def __init__(self, seed: int) -> None:
        self._seed, self._count = seed, 0

    def choice(self, letters: str) -> str:
        """One of some letters."""
        self._count += 1
        digest = hashlib.sha256(f"{self._seed}/{self._count}".encode()).digest()
        return letters[int.from_bytes(digest[:4], "big") % len(letters)]


@dataclass(frozen=True)
class Labelled:
    """A sentence, and where what must be found stands in it."""

    text: str
    labels: tuple[tuple[int, int, MarkKind], ...]


@dataclass
class Figures:
    """Counts by kind, names without a capital apart, and false alarms in clean text."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    clean_words: int = 0
    clean_names: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    def recall(self, *kinds: str) -> float:
        """The share of what had to be found that was found."""
        wanted = sum(self.wanted[kind] for kind in kinds)
        return sum(self.found[kind] for kind in kinds) / wanted if wanted else 1.0

    def precision(self, *kinds: str) -> float:
        """The share of what was found that had to be."""
        right = sum(self.right[kind] for kind in kinds)
        wrong = sum(self.wrong[kind] for kind in kinds)
        return right / (right + wrong) if right + wrong else 1.0

    @property
    def words_per_false_name(self) -> float:
        """How many words of clean text there are to one false 'maybe a name'."""
        return self.clean_words / max(1, self.clean_names)


def sentences(beginning: str) -> tuple[Labelled, ...]:
    """The labelled sentences of the files whose name begins so."""
    made = Stream(_SEED)
    return tuple(
        _labelled(line, made)
        for path in sorted(_FOLDER.glob(f"{beginning}*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    )


def measure(corpus: Sequence[Labelled], words: KnownWords) -> Figures:
    """What the check finds of what it should, and what else it finds."""
    figures = Figures()
    for one in corpus:
        marks = find_personal_data(one.text, words)
        for start, end, kind in one.labels:
            label = Mark(start, end, kind, marks[0].strength) if marks else None
            is_found = label is not None and any(
                mark.kind is kind and mark.overlaps(label) for mark in marks
            )
            name = _kind_of(one.text[start:end], kind)
            figures.wanted[name] += 1
            figures.found[name] += is_found
            if not is_found:
                figures.missed.append(f"{name}: {one.text[start:end]} | {one.text}")
        _count_marks(figures, one, marks)
        if not one.labels:
            figures.clean_words += len(one.text.split())
    return figures


def seconds_for(words: KnownWords) -> float:
    """How long the processor takes for the check of ten thousand words, in seconds."""
    corpus = sentences("")
    text, count = [], 0
    while count < _TIMED_WORDS:
        for one in corpus:
            text.append(one.text)
            count += len(one.text.split())
    joined = " ".join(text)
    cut = " ".join(joined.split(" ")[:_TIMED_WORDS])
    began = time.process_time()
    find_personal_data(cut, words)
    return time.process_time() - began


def _count_marks(figures: Figures, one: Labelled, marks: Sequence[Mark]) -> None:
    for mark in marks:
        same = [kind for start, end, kind in one.labels if start < mark.end and mark.start < end]
        name = mark.kind.value
        if mark.kind in same:
            figures.right[name] += 1
        elif not same or mark.kind in STOP_KINDS:
            figures.wrong[name] += 1
            figures.false.append(f"{name}: {one.text[mark.start : mark.end]} | {one.text}")
            figures.clean_names += mark.kind is MarkKind.CHILD_NAME and not one.labels


def _kind_of(shown: str, kind: MarkKind) -> str:
    """The kind, with names that have no capital apart."""
    if kind is MarkKind.CHILD_NAME and shown == shown.lower():
        return "child_name without capital"
    return kind.value


def _labelled(line: str, made: Stream) -> Labelled:
    text, labels, last = "", [], 0
    for match in _LABEL.finditer(line):
        text += line[last : match.start()]
        shown = _shown(match[1], match[2] or "", made)
        labels.append((len(text), len(text) + len(shown), _KINDS[match[1]]))
        text += shown
        last = match.end()
    return Labelled(text + line[last:], tuple(labels))


def _shown(label: str, how: str, made: Stream) -> str:
    if label == "nhs":
        return _in_groups(_nhs_number(made), (3, 3, 4), how)
    if label == "upn":
        return _in_groups(_upn(made, is_temporary="t" in how.split(":")), (1, 4, 4, 4), how)
    if label == "nino":
        return _in_groups(_nino(made), (2, 2, 2, 2, 1), how)
    return how


def _in_groups(number: str, groups: Sequence[int], how: str) -> str:
    ways = how.split(":")
    joiners = {"spaced": " ", "dashed": "-", "dotted": "."}
    joiner = next((joiners[way] for way in ways if way in joiners), "")
    pieces, at = [], 0
    for size in groups:
        pieces.append(number[at : at + size])
        at += size
    shown = joiner.join(pieces)
    if "wide" in ways:
        shown = "".join(chr(ord(one) + 0xFEE0) if one.isdigit() else one for one in shown)
    return shown.lower() if "lower" in ways else shown


def _digits(made: Stream, count: int) -> str:
    return "".join(made.choice("0123456789") for _ in range(count))


def _nhs_number(made: Stream) -> str:
    """One from 999 on: these are given to nobody."""
    return next(one for one in _tries(lambda: f"999{_digits(made, 7)}") if is_nhs_number(one))


def _upn(made: Stream, *, is_temporary: bool) -> str:
    """One of an authority that there is not."""
    rest = f"000{_digits(made, 8)}{made.choice('ABCDEF') if is_temporary else _digits(made, 1)}"
    return next(f"{letter}{rest}" for letter in _CHECK_LETTERS if is_upn(f"{letter}{rest}"))


def _nino(made: Stream) -> str:
    """One that begins with the letters of examples."""
    return f"QQ{_digits(made, 6)}{made.choice('ABCD')}"


def _tries(make: Callable[[], str]) -> Iterator[str]:
    while True:
        yield make()


def _table(title: str, figures: Figures) -> str:
    lines = [title, f"  {'kind':<28}{'wanted':>7}{'recall':>9}{'precision':>11}"]
    for kind in sorted(figures.wanted):
        plain = kind.removesuffix(" without capital")
        precision = f"{figures.precision(plain):>11.1%}" if plain == kind else f"{'':>11}"
        lines.append(
            f"  {kind:<28}{figures.wanted[kind]:>7}{figures.recall(kind):>9.1%}{precision}"
        )
    stops = [kind.value for kind in STOP_KINDS]
    lines.append(
        f"  {'all that stop':<28}{sum(figures.wanted[one] for one in stops):>7}"
        f"{figures.recall(*stops):>9.1%}{figures.precision(*stops):>11.1%}"
    )
    lines.append(
        f"  false names in clean text: {figures.clean_names} in {figures.clean_words} words"
    )
    return "\n".join(lines)


def main() -> int:
    """Print the tables; with ``--show``, also what of the tuned sentences was missed or false."""
    words = words_of("bscp-neglect-2026")
    for beginning, title in (("tuned-with", "Tuned with"), ("held-out", "Held out")):
        corpus = sentences(beginning)
        figures = measure(corpus, words)
        sys.stdout.write(f"{_table(f'{title}: {len(corpus)} sentences', figures)}\n\n")
        if "--show" in sys.argv and beginning == "tuned-with":
            sys.stdout.write("\n".join(["missed", *figures.missed, "false", *figures.false, ""]))
    sys.stdout.write(f"{_TIMED_WORDS:,} words in {seconds_for(words):.2f} s of the processor\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
