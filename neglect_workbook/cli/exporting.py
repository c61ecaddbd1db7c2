"""`export`: the files that leave a workbook."""

from pathlib import Path

import click

from neglect_workbook.cli.desk import PATH, opened, workbook_file
from neglect_workbook.domain.identity import today_here
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.check_code import check_code
from neglect_workbook.exchange.export import ExportKind, make_exports
from neglect_workbook.files import explain


@click.command()
@workbook_file
@click.option(
    "--to",
    "folder",
    required=True,
    type=PATH,
    metavar="FOLDER",
    help="Where the files go.",
)
@click.option("--only", default="", metavar="plan,return", help="Only these files.")
def export(file: Path, folder: Path, only: str) -> None:
    """Make the action plan (Word) and the return (Excel) of FILE in FOLDER."""
    kinds = _kinds(only)
    with opened(file, read_only=True) as workbook:
        snapshot = workbook.snapshot
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise explain(error, folder / file.name) from error
    except OSError as error:
        raise explain(error, folder) from error
    for made in make_exports(snapshot, kinds, folder, today_here()):
        click.echo(made.path)
    click.echo(f"Check code {check_code(snapshot)}")


def _kinds(only: str) -> tuple[ExportKind, ...]:
    names = [name.strip() for name in only.lower().split(",") if name.strip()]
    if not names:
        return tuple(ExportKind)
    unknown = [name for name in names if name not in tuple(ExportKind)]
    if unknown:
        known = ", ".join(ExportKind)
        raise KnownError(
            "unknown_export", f"'{unknown[0]}' cannot be made.", f"Choose from {known}."
        )
    return tuple(kind for kind in ExportKind if kind in names)
