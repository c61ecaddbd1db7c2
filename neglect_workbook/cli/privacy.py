"""`privacy`: what in any text, Word or Excel file could say who somebody is."""

import json
import sys
from pathlib import Path

import click

from neglect_workbook.checks.personal_data.listed_names import ListedNamesFile
from neglect_workbook.cli.desk import (
    PATH,
    framework_option,
    json_option,
    profile_here,
    read_password,
)
from neglect_workbook.keeping.known_words import words_of
from neglect_workbook.workbook.privacy import PlacedMark, marks_in_file

#: What a mark may be, in words.
_IN_WORDS = {
    "nhs_number": "an NHS number",
    "upn": "a pupil number (UPN)",
    "nino": "a National Insurance number",
    "email_person": "the e-mail address of a person",
    "phone": "a telephone number",
    "postcode": "a postcode",
    "date_of_birth": "a date of birth",
    "child_name": "maybe a name",
    "initials": "initials",
    "case_reference": "a case reference",
    "address": "an address",
    "small_number": "a count so small that people may be recognised",
}


@click.command()
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")
@click.option(
    "--password-file",
    type=PATH,
    metavar="F",
    help="Its first line is the password of the files that have one.",
)
@click.option(
    "--organisation",
    metavar="NAME",
    default="",
    help="What the organisation is called; its own name is let pass, whatever is in it.",
)
@framework_option
@json_option
def privacy(
    files: tuple[Path, ...],
    password_file: Path | None,
    organisation: str,
    framework_id: str,
    *,
    as_json: bool,
) -> None:
    """Look for personal data in FILEs: .txt (a text on every line), .docx or .xlsx.

    Exit code 0 when nothing was found, 1 when something was, 2 when a file cannot be read.
    """
    password = read_password(password_file) if password_file else ""
    words = words_of(framework_id).with_organisation(organisation)
    listed = ListedNamesFile(profile_here().folder).read()
    found = [(path, one) for path in files for one in marks_in_file(path, words, listed, password)]
    if as_json:
        report = [_as_json(path, one) for path, one in found]
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        for path, one in found:
            click.echo(_line(path, one))
        click.echo(_summary(len(found)))
    sys.exit(1 if found else 0)


def _as_json(path: Path, one: PlacedMark) -> dict[str, str | int]:
    where: dict[str, str | int] = (
        {"cell": one.place.cell} if one.place.cell else {"line": one.place.line}
    )
    return {
        "file": str(path),
        **where,
        "kind": one.mark.kind.value,
        "strength": one.mark.strength.value,
        "start": one.mark.start,
        "end": one.mark.end,
    }


def _line(path: Path, one: PlacedMark) -> str:
    """Where it is and what, but not what it says: a screen is read by others too."""
    where = one.place.cell or f"line {one.place.line}"
    letters = f"characters {one.mark.start + 1} to {one.mark.end}"
    return f"{path.name}, {where}, {letters}: {one.mark.strength}: {_IN_WORDS[one.mark.kind]}"


def _summary(count: int) -> str:
    if not count:
        return "The check found nothing that it knows. You decide."
    what = "1 thing" if count == 1 else f"{count} things"
    return f"The check found {what} to look at. It does not know everything. You decide."
