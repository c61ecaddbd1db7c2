"""The library that goes with a framework, from its folder."""

from collections import Counter
from functools import cache
from pathlib import Path

from neglect_workbook.domain.library import (
    Library,
    LibraryEntry,
    LibrarySection,
    Reference,
    ReferenceStatus,
)
from neglect_workbook.questions.faults import Fault
from neglect_workbook.questions.library_schema import (
    EntryTable,
    LibraryFile,
    ReferenceFile,
    SectionTable,
)
from neglect_workbook.questions.reading import read_file

LIBRARIES = Path(__file__).parent / "library"
_HEAD = "library.toml"


@cache
def load_library(framework_id: str) -> Library:
    """The library of a framework; read once in a process, and empty where there is none.

    Raises:
        KnownError: as ``load_library_folder``.
    """
    heads = {head.parent.name: head.parent for head in LIBRARIES.glob(f"*/{_HEAD}")}
    if framework_id not in heads:
        return Library(lead="", prompts_note="", references=())
    return load_library_folder(heads[framework_id])


def load_library_folder(folder: Path) -> Library:
    """The library in a folder.

    Raises:
        KnownError: ``framework_invalid``; the sentence gives file, place and cause of the
            first fault. Or the cause for which the computer could not read a file.
    """
    head = read_file(folder / _HEAD, LibraryFile)
    files = [(name, read_file(folder / name, ReferenceFile)) for name in head.reference_files]
    words = {one.id: one.words for one in head.statuses}
    _check(folder, files, words)
    return Library(
        lead=head.lead,
        prompts_note=head.prompts_note,
        references=tuple(_reference(part, words[part.status]) for _, part in files),
    )


def _check(
    folder: Path, files: list[tuple[str, ReferenceFile]], words: dict[ReferenceStatus, str]
) -> None:
    names = {_HEAD, *(name for name, _ in files)}
    for path in sorted(folder.glob("*.toml")):
        if path.name not in names:
            what = f"{path.name} is in the folder but not listed here"
            raise Fault(_HEAD, "reference_files", what).as_error()
    seen: Counter[str] = Counter()
    for name, part in files:
        if part.status not in words:
            what = f"the status '{part.status}' has no words in {_HEAD}"
            raise Fault(name, "status", what).as_error()
        for place, one_id in _ids(part):
            seen[one_id] += 1
            if seen[one_id] > 1:
                raise Fault(name, place, f"the id '{one_id}' is used twice").as_error()


def _ids(part: ReferenceFile) -> list[tuple[str, str]]:
    """Every id with its place. They are unique across the library, so that one leads there."""
    ids = [("id", part.id)]
    for at, section in enumerate(part.sections):
        ids.append((f"sections[{at}].id", section.id))
        ids += [
            (f"sections[{at}].entries[{n}].id", one.id) for n, one in enumerate(section.entries)
        ]
    return ids


def _reference(part: ReferenceFile, status_words: str) -> Reference:
    return Reference(
        id=part.id,
        title=part.title,
        short=part.short,
        issuer=part.issuer,
        period=part.period,
        status=part.status,
        status_words=status_words,
        status_note=part.status_note,
        source_note=part.source_note,
        sections=tuple(_section(one) for one in part.sections),
    )


def _section(part: SectionTable) -> LibrarySection:
    return LibrarySection(
        id=part.id,
        title=part.title,
        intro=part.intro,
        entries=tuple(_entry(one, is_verbatim=part.is_verbatim) for one in part.entries),
    )


def _entry(part: EntryTable, *, is_verbatim: bool) -> LibraryEntry:
    return LibraryEntry(
        id=part.id,
        text=part.text,
        is_verbatim=is_verbatim,
        label=part.label,
        direction=part.direction,
        note=part.note,
        question_ids=part.question_ids,
    )
