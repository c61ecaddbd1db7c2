"""`booklet`: the blank questions of one role, to read and to write on."""

from pathlib import Path

import click

from neglect_workbook.cli.desk import PATH, framework_option, set_id_of
from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.framework import Framework, Sector
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.booklet import make_booklet
from neglect_workbook.questions import loader

_SUFFIX = ".docx"


@click.command()
@click.option("--role", required=True, metavar="ROLE", help="Whose questions: S, M or P.")
@click.option("--to", "path", required=True, type=PATH, metavar="F.docx", help="The file to make.")
@click.option("--sector", default="", metavar="ID", help="Only the help for this sector.")
@framework_option
def booklet(role: str, path: Path, sector: str, framework_id: str) -> None:
    """Make a Word file with the questions of ROLE and room to write. It names nobody."""
    framework = loader.load(framework_id)
    set_id = set_id_of(framework, role)
    if path.suffix.lower() != _SUFFIX:
        raise KnownError(
            "not_a_word_file", f"{path.name} is not the name of a Word file.", "End it with .docx."
        )
    make_booklet(framework, set_id, path, today_here(), _sector(framework, sector))
    click.echo(path)


def _sector(framework: Framework, sector_id: str) -> Sector | None:
    if not sector_id:
        return None
    try:
        return framework.sector(sector_id.strip().lower())
    except KeyError as error:
        known = ", ".join(one.id for one in framework.sectors)
        raise KnownError(
            "unknown_sector", f"There is no sector '{sector_id}'.", f"Choose from {known}."
        ) from error
