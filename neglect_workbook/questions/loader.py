"""Frameworks from their folders: the installed ones by id, any other by its folder."""

from functools import cache
from pathlib import Path

from neglect_workbook.domain.framework import Framework
from neglect_workbook.errors import KnownError
from neglect_workbook.questions import schema
from neglect_workbook.questions.building import build
from neglect_workbook.questions.faults import Fault
from neglect_workbook.questions.front import FRAMEWORKS, read_partnership, read_wording
from neglect_workbook.questions.reading import read_file
from neglect_workbook.questions.references import faults

_HEAD = "framework.toml"


def installed() -> tuple[str, ...]:
    """The ids of the frameworks that come with the program, sorted."""
    return tuple(sorted(head.parent.name for head in FRAMEWORKS.glob(f"*/{_HEAD}")))


@cache
def load(framework_id: str) -> Framework:
    """An installed framework; read once in a process.

    Raises:
        KnownError: ``framework_unknown``, naming those that are installed.
    """
    known = installed()
    if framework_id not in known:
        raise KnownError(
            "framework_unknown",
            f"The framework '{framework_id}' is not installed here. Installed: {', '.join(known)}.",
            "Choose one of these, or install a version of the program that has it.",
        )
    return load_named_folder(FRAMEWORKS / framework_id)


def load_named_folder(folder: Path) -> Framework:
    """The framework in a folder that is named as it must be to be installed.

    Raises:
        KnownError: as ``load_folder``; or the folder does not have the framework's id as its
            name, so a workbook would not find its framework again.
    """
    framework = load_folder(folder)
    name = folder.resolve().name
    if framework.id != name:
        what = f"the id is '{framework.id}', but its folder is named '{name}'"
        raise Fault(_HEAD, "id", what).as_error()
    return framework


def load_folder(folder: Path) -> Framework:
    """The framework in a folder, every file and every reference in it checked.

    Raises:
        KnownError: ``framework_invalid``; the sentence gives file, place and cause of the
            first fault. Or the cause for which the computer could not read a file.
    """
    parts = _read(folder)
    for fault in faults(parts):
        raise fault.as_error()
    return build(parts)


def _read(folder: Path) -> schema.FrameworkFolder:
    head = read_file(folder / _HEAD, schema.FrameworkFile)
    parts = schema.FrameworkFolder(
        framework=head,
        areas=read_file(folder / "areas.toml", schema.AreasFile),
        themes=read_file(folder / "themes.toml", schema.ThemesFile),
        sets=tuple(
            (name, read_file(folder / name, schema.SetFile)) for name in head.question_set_files
        ),
        scale=read_file(folder / "scale.toml", schema.ScaleFile),
        answers=read_file(folder / "answers.toml", schema.AnswersFile),
        evidence=read_file(folder / "evidence.toml", schema.EvidenceFile),
        indicators=read_file(folder / "indicators.toml", schema.IndicatorsFile),
        lists=read_file(folder / "lists.toml", schema.ListsFile),
        partnership=read_partnership(folder),
        timeline=read_file(folder / "timeline.toml", schema.TimelineFile),
        words=read_file(folder / "words.toml", schema.WordsFile),
        wording=read_wording(folder),
        privacy=read_file(folder / "privacy.toml", schema.PrivacyFile),
    )
    for path in sorted(folder.glob("set-*.toml")):
        if path.name not in head.question_set_files:
            what = f"{path.name} is in the folder but not listed here"
            raise Fault(_HEAD, "question_set_files", what).as_error()
    return parts
