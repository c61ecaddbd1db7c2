"""What every command needs: the profile, the clock, and a workbook opened and closed."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from neglect_workbook.cli.program import OPENED_WITH
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.progress import progress
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.password import Strength, strength
from neglect_workbook.files import explain
from neglect_workbook.settings import PROFILE_VARIABLE, SettingsFile, profile_folder
from neglect_workbook.storage.file_kind import WORKBOOK_FILE
from neglect_workbook.storage.key import is_encrypted
from neglect_workbook.workbook import (
    NewWorkbook,
    Workbook,
    create_workbook,
    open_workbook,
)

#: Where commands find the passwords that were typed, by workbook.
_ASKED: Final = "neglect_workbook.asked"

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


def passwords_for(file: Path) -> tuple[str, ...]:
    """The passwords of a workbook: from the file that was named, else asked for at a keyboard.

    The first line is its password; a second one may be an earlier one, with which work is still
    protected that a crash left on this computer.
    """
    named: Path | None = click.get_current_context().meta.get(OPENED_WITH)
    if named is not None:
        return read_passwords(named)
    if not file.is_file() or not is_encrypted(file):
        return ()
    if _has_keyboard():
        # Asked for once, however often the command opens the workbook.
        asked: dict[Path, str] = click.get_current_context().meta.setdefault(_ASKED, {})
        if file not in asked:
            question = f"Password of {file.name}"
            asked[file] = click.prompt(question, hide_input=True, err=True)
        return (asked[file],)
    raise KnownError(
        "needs_password",
        f"{file.name} is protected with a password.",
        "Put `--workbook-password-file F` before the command; F holds the password.",
    )


def _has_keyboard() -> bool:
    """Whether somebody can be asked. Windows calls its null device a terminal as well."""
    if sys.platform == "win32" and not ctypes.windll.kernel32.GetConsoleWindow():
        return False
    return sys.stdin.isatty()


@contextmanager
def opened(file: Path, *, read_only: bool = False) -> Iterator[Workbook]:
    """A workbook for the length of a command; published when the command is done."""
    profile = profile_here()
    workbook = open_workbook(
        file,
        profile=profile.folder,
        author=profile.author,
        read_only=read_only,
        passwords=passwords_for(file),
    )
    with closing(workbook):
        if not read_only and workbook.is_read_only:
            raise KnownError(
                "not_allowed",
                f"This computer does not let you write {file.name} or its folder.",
                "Copy the workbook to a folder of your own, then run this again.",
            )
        yield workbook


def named_as_workbook(file: Path) -> Path:
    """The path with the ending of a workbook, without which no window offers to open it."""
    if file.name.lower().endswith(WORKBOOK_FILE.suffix):
        return file
    return file.with_name(f"{file.name}{WORKBOOK_FILE.suffix}")


@contextmanager
def created(file: Path, wanted: NewWorkbook) -> Iterator[Workbook]:
    """A new workbook for the length of a command; published when the command is done."""
    profile = profile_here()
    workbook = create_workbook(
        file,
        wanted,
        profile=profile.folder,
        author=profile.author,
        password=password_to_set(),
    )
    with closing(workbook):
        yield workbook


def password_to_set() -> str:
    """The password of a workbook that is to be made; empty for none."""
    named: Path | None = click.get_current_context().meta.get(OPENED_WITH)
    return "" if named is None else read_new_password(named)


def read_password(file: Path) -> str:
    """The first line of a file. It is told nowhere, not even how long it is."""
    return read_passwords(file)[0]


def read_new_password(file: Path) -> str:
    """The first line of a file, for something that is made; how strong it is, is said."""
    password = read_password(file)
    how_strong = strength(password)
    if how_strong is not Strength.STRONG:
        # The window takes such a password for files that are sent, too, and says so.
        click.echo(f"About the password: {how_strong} It is used all the same.", err=True)
    return password


def read_passwords(file: Path) -> tuple[str, ...]:
    """The lines of a file, of which the first is not empty."""
    lines = tuple(read_text(file, "password_unreadable").splitlines())
    if not lines or not lines[0]:
        raise KnownError(
            "password_empty", f"There is no password in {file.name}.", "Put it in the first line."
        )
    return tuple(line for line in lines if line)


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
        raise explain(error, file, "read") from error


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


def stops_sentence(count: int) -> str:
    """What to do where something says who somebody is, and nobody said why it may stay."""
    says, each = ("1 thing says", "it") if count == 1 else (f"{count} things say", "each")
    return (
        f"{says} who somebody is. Before you send anything, take {each} out, or say in the window "
        f"why it may stay."
    )


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
