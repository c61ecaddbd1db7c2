"""`new`, `sample` and `fill`: making a workbook and putting content into it."""

from pathlib import Path
from typing import Final

import click

from neglect_workbook.cli.desk import (
    PATH,
    created,
    framework_option,
    named_as_workbook,
    opened,
    progress_sentence,
    read_text,
    workbook_file,
)
from neglect_workbook.exchange.content import Content, read_content
from neglect_workbook.exchange.removed import removed_from, removed_sentence
from neglect_workbook.files import resource_path
from neglect_workbook.workbook import NewWorkbook, fill_workbook

_SAMPLE: Final = resource_path("sample", "hazelmoor.json")


@click.command()
@workbook_file
@click.option("--organisation", required=True, metavar="NAME", help="The organisation's name.")
@click.option("--sector", required=True, metavar="ID", help="Its sector, such as primary.")
@click.option("--roles", default="", metavar="S,M,P", help="Question sets to answer.")
@framework_option
def new(file: Path, organisation: str, sector: str, roles: str, framework_id: str) -> None:
    """Make a new workbook in FILE."""
    path = named_as_workbook(file)
    set_ids = tuple(role.strip().upper() for role in roles.split(",") if role.strip())
    wanted = NewWorkbook(framework_id, organisation, sector, set_ids)
    with created(path, wanted) as workbook:
        snapshot = workbook.snapshot
    click.echo(f"Made {path}. {progress_sentence(snapshot)}")


@click.command()
@workbook_file
def sample(file: Path) -> None:
    """Make a realistic filled workbook of an invented school in FILE."""
    path = named_as_workbook(file)
    content = _read(_SAMPLE)
    name = str(content.organisation["name"])
    sector_id = str(content.organisation["sector_id"])
    with created(path, NewWorkbook(content.framework_id, name, sector_id)) as workbook:
        fill_workbook(workbook, content)
        snapshot = workbook.snapshot
    click.echo(f"Made {path}. {progress_sentence(snapshot)}")


@click.command()
@workbook_file
@click.argument("content", type=PATH)
def fill(file: Path, content: Path) -> None:
    """Put answers, evidence, actions and indicators from CONTENT into FILE.

    CONTENT is JSON in the shape that `show --json` prints. What it leaves out stays as it is.
    """
    wanted = _read(content)
    with opened(file) as workbook:
        change_set = fill_workbook(workbook, wanted)
        snapshot = workbook.snapshot
    # Said once it is in the person's file, and not where it could not be put there.
    click.echo(f"{_fields(len(change_set.changes))}. {progress_sentence(snapshot)}")
    note = removed_sentence(removed_from(wanted))
    if note:
        click.echo(note)


def _read(path: Path) -> Content:
    return read_content(read_text(path, "content_invalid"))


def _fields(count: int) -> str:
    if count == 0:
        return "Nothing to change"
    return "1 field changed" if count == 1 else f"{count} fields changed"
