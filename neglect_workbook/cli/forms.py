"""`form`: forms for colleagues as Excel or Word files."""

from pathlib import Path

import click

from neglect_workbook.cli.desk import PATH, opened, set_id_of, workbook_file
from neglect_workbook.domain.clock import today_here
from neglect_workbook.exchange.forms.form import form_of
from neglect_workbook.exchange.forms.making import make_forms


@click.command()
@workbook_file
@click.option("--role", required=True, metavar="ROLE", help="Whose questions: S, M or P.")
@click.option(
    "--to",
    "path",
    required=True,
    type=PATH,
    metavar="F.xlsx|F.docx",
    help="The file to make; its ending says which kind.",
)
@click.option(
    "--count",
    default=1,
    metavar="N",
    help="A file for each of N colleagues: F-01, F-02 and so on. Without it, one blank for all.",
)
def form(file: Path, role: str, path: Path, count: int) -> None:
    """Make forms that ask colleagues the questions of ROLE, without a name.

    They come back in with `import`, or on the Voices page, and each one counts once.
    """
    with opened(file, read_only=True) as workbook:
        snapshot = workbook.snapshot
    asked = form_of(snapshot, set_id_of(snapshot.framework, role), today_here())
    for made in make_forms(asked, path, count):
        click.echo(made)
