"""`password`: setting, changing and removing the password of a workbook."""

from pathlib import Path

import click

from neglect_workbook.cli.desk import PATH, opened, read_new_password, workbook_file
from neglect_workbook.errors import KnownError
from neglect_workbook.keeping.passwords import change_password, is_protected


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
    """Set, change or remove the password of FILE.

    It is kept nowhere. Nobody can open a workbook whose password is lost.
    """
    if remove == (new_file is not None):
        raise click.UsageError("Give either --set F or --remove.")
    new = read_new_password(new_file) if new_file else ""
    with opened(file) as workbook:
        if remove and not is_protected(workbook):
            raise KnownError("no_password", f"{file.name} has no password.")
        change_password(workbook, new)
    if new:
        click.echo(f"{file.name} opens with the new password only. Keep it safe: it is nowhere.")
    else:
        click.echo(f"{file.name} opens without a password now.")
