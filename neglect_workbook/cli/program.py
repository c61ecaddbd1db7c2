"""The program's commands by name, and what becomes of an error.

Exit codes: 0 done, 1 a check has findings, 2 something could not be done, with one clear
sentence on standard error and never a traceback.
"""

import importlib
import os
import sys
from io import TextIOWrapper
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import click
from typing_extensions import override

from neglect_workbook import __version__
from neglect_workbook.crash import keep_report
from neglect_workbook.errors import KnownError
from neglect_workbook.files import explain
from neglect_workbook.settings import PROFILE_VARIABLE, profile_folder

if TYPE_CHECKING:
    from neglect_workbook.exchange.export import PdfWriter

#: Where each command is: loaded only when it is asked for, so none pays for another.
_COMMANDS: Final = {
    "frameworks": "neglect_workbook.cli.frameworks",
    "new": "neglect_workbook.cli.making",
    "sample": "neglect_workbook.cli.making",
    "fill": "neglect_workbook.cli.making",
    "show": "neglect_workbook.cli.reading",
    "check": "neglect_workbook.cli.reading",
    "verify": "neglect_workbook.cli.reading",
    "password": "neglect_workbook.cli.password",
    "forget": "neglect_workbook.cli.forget",
    "export": "neglect_workbook.cli.exporting",
    "booklet": "neglect_workbook.cli.booklet",
    "form": "neglect_workbook.cli.forms",
    "import": "neglect_workbook.cli.importing",
    "privacy": "neglect_workbook.cli.privacy",
    "collate": "neglect_workbook.cli.collate",
}

#: Where commands find the file with the password of the workbook, among what they share.
OPENED_WITH: Final = "neglect_workbook.opened_with"

_NAME: Final = "neglect-workbook"
_CANNOT: Final = 2


class _Commands(click.Group):
    """Finds a command's module by the command's name."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        # A word of the language itself cannot be the name of a function.
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = getattr(importlib.import_module(_COMMANDS[cmd_name]), name)
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(__version__, prog_name=_NAME)
@click.option(
    "--workbook-password-file",
    "password_file",
    type=click.Path(path_type=Path, readable=False),
    metavar="F",
    help="Its first line is the password of the workbook.",
)
@click.pass_context
def program(context: click.Context, password_file: Path | None) -> None:
    """An offline self-evaluation workbook on child neglect.

    Without a command, `neglect-workbook [FILE]` opens the window.
    """
    context.meta[OPENED_WITH] = password_file


def run(write_pdf: "PdfWriter") -> None:
    """Run the command that the arguments name, and leave with its exit code.

    Args:
        write_pdf: makes PDF copies: drawing is the window's business, and not ours.
    """
    _print_utf8()
    try:
        code = program.main(prog_name=_NAME, standalone_mode=False, obj=write_pdf)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else _NAME
        _refuse(f"{error.format_message().rstrip('.')}. Run `{command} --help` to see its use.")
    except click.ClickException as error:
        _refuse(error.format_message())
    except click.Abort:
        _refuse("Stopped.")
    except KnownError as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(str(explain(error, Path(error.filename or "."))))
    except Exception as error:
        profile = profile_folder(os.environ.get(PROFILE_VARIABLE))
        report = keep_report(error, profile)
        where = f" A report without any of your text is in {report}." if report else ""
        click.echo(f"The program met a fault of its own and stopped.{where}", err=True)
        raise SystemExit(_CANNOT) from error
    sys.exit(code if isinstance(code, int) else 0)


def _print_utf8() -> None:
    """Print UTF-8 wherever it goes.

    Windows gives a pipe or a file the code page of the country, which has no word for half of
    what people write, and which `fill` would not take.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _refuse(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(_CANNOT)
