"""What every command needs: the profile, the clock, and a workbook opened and closed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.progress import progress
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import KnownError
from neglect_workbook.files import explain
from neglect_workbook.settings import PROFILE_VARIABLE, SettingsFile, profile_folder
from neglect_workbook.workbook import (
    NewWorkbook,
    Workbook,
    create_workbook,
    open_workbook,
)

DEFAULT_FRAMEWORK: Final = "bscp-neglect-2026"

#: Any path: what is wrong with it is said by whoever reads or writes there.
PATH: Final = click.Path(path_type=Path, readable=False)

workbook_file = click.argument("file", type=PATH)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON for a program to read."
)
framework_option = click.option(
    "--framework", "framework_id", default=DEFAULT_FRAMEWORK, help="Which framework.", metavar="ID"
)


@dataclass(frozen=True, slots=True)
class Profile:
    """Whose private folder it is, and how it signs changes."""

    folder: Path
    author: str


def profile_here() -> Profile:
    """The profile of whoever runs the command."""
    folder = profile_folder(os.environ.get(PROFILE_VARIABLE))
    return Profile(folder, SettingsFile(folder).read().author)


@contextmanager
def opened(file: Path, *, read_only: bool = False) -> Iterator[Workbook]:
    """A workbook for the length of a command; published when the command is done."""
    profile = profile_here()
    workbook = open_workbook(
        file, profile=profile.folder, author=profile.author, read_only=read_only
    )
    with closing(workbook):
        if not read_only and workbook.is_read_only:
            raise KnownError(
                "not_allowed",
                f"This computer does not let you write {file.name} or its folder.",
                "Copy the workbook to a folder of your own, then run this again.",
            )
        yield workbook


@contextmanager
def created(file: Path, wanted: NewWorkbook) -> Iterator[Workbook]:
    """A new workbook for the length of a command; published when the command is done."""
    profile = profile_here()
    workbook = create_workbook(file, wanted, profile=profile.folder, author=profile.author)
    with closing(workbook):
        yield workbook


def read_password(file: Path) -> str:
    """The first line of a file. It is told nowhere, not even how long it is."""
    password = read_text(file, "password_unreadable").partition("\n")[0].rstrip("\r")
    if not password:
        raise KnownError(
            "password_empty", f"There is no password in {file.name}.", "Put it in the first line."
        )
    return password


def read_text(file: Path, code: str) -> str:
    """The text of a file that somebody named.

    Args:
        file: where it is.
        code: of what is said where it is no text.

    Raises:
        KnownError: it is not text in UTF-8, or cannot be read.
    """
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnownError(code, f"{file.name} is not text in UTF-8.", "Save it as UTF-8.") from error
    except OSError as error:
        raise explain(error, file) from error


@contextmanager
def closing(workbook: Workbook) -> Iterator[Workbook]:
    """A workbook for the length of a block, published at its end."""
    try:
        yield workbook
    finally:
        workbook.close()


def progress_sentence(snapshot: WorkbookSnapshot) -> str:
    """How far the workbook is, in a sentence or two."""
    done = progress(snapshot)
    sentence = f"{done.answered} of {done.total} questions answered."
    return f"{sentence} About {done.minutes_left} minutes left." if done.minutes_left else sentence


def set_id_of(framework: Framework, role: str) -> str:
    """The question set that is meant, by its id or its name.

    Args:
        framework: whose sets there are to choose from.
        role: what somebody wrote.

    Raises:
        KnownError: there is none of that name.
    """
    wanted = role.strip().casefold()
    for one in framework.question_sets:
        if wanted in {one.id.casefold(), one.name.casefold(), one.role.casefold()}:
            return one.id
    known = ", ".join(f"{one.id} ({one.name.lower()})" for one in framework.question_sets)
    raise KnownError("unknown_role", f"There are no questions for '{role}'.", f"Choose {known}.")
