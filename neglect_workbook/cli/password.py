"""`password`: setting, changing and removing the password of a workbook or a collation."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from neglect_workbook.cli.desk import (
    PATH,
    opened,
    passwords_for,
    profile_here,
    read_new_password,
    workbook_file,
)
from neglect_workbook.collation.opening import open_collation
from neglect_workbook.errors import KnownError
from neglect_workbook.keeping import KeptFile
from neglect_workbook.keeping.passwords import change_password, is_protected
from neglect_workbook.storage.file_kind import COLLATION_FILE, kind_by_name


@click.command()
@workbook_file
@click.option(
    "--set",
    "new_file",
    type=PATH,
    metavar="F",
    help="Its first line is the new password.",
)
@click.option("--remove", is_flag=True, help="Take the password away.")
def password(file: Path, new_file: Path | None, *, remove: bool) -> None:
    """Set, change or remove the password of FILE, a workbook or a collation.

    It is kept nowhere. Nobody can open a file whose password is lost.
    """
    if remove == (new_file is not None):
        raise click.UsageError("Give either --set F or --remove.")
    new = read_new_password(new_file) if new_file else ""
    with _opened(file) as kept:
        if remove and not is_protected(kept):
            raise KnownError("no_password", f"{file.name} has no password.")
        change_password(kept, new)
    if new:
        click.echo(f"{file.name} opens with the new password only. Keep it safe: it is nowhere.")
    else:
        click.echo(f"{file.name} opens without a password now.")


@contextmanager
def _opened(file: Path) -> Iterator[KeptFile[object]]:
    """A workbook, or a collation where that is what its name says."""
    if kind_by_name(file) is not COLLATION_FILE:
        with opened(file) as workbook:
            yield workbook
        return
    profile = profile_here()
    collation = open_collation(
        file, profile=profile.folder, author=profile.author, passwords=passwords_for(file)
    )
    with closing(collation):
        yield collation
