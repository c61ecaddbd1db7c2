"""`import`: taking in what came back, or making a lost workbook again from its return."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from neglect_workbook.cli.desk import (
    PATH,
    closing,
    json_option,
    opened,
    password_to_set,
    profile_here,
    read_password,
    workbook_file,
)
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.incoming.recognise import Incoming, IncomingKind, recognise
from neglect_workbook.files import explain
from neglect_workbook.workbook import Workbook
from neglect_workbook.workbook.importing import BroughtIn, bring_in, brought_back, refusal
from neglect_workbook.workbook.restoring import Restored, restore_workbook

_SOME_REFUSED, _ALL_REFUSED = 1, 2
#: Two copies say something different, or a form may be counted already: a person chooses.
_SOME_LEFT = 1


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one input: brought in, or refused with a reason."""

    input: Path
    brought_in: BroughtIn | None = None
    refused: KnownError | None = None


@click.command("import")
@workbook_file
@click.argument("inputs", nargs=-1, required=True, type=PATH, metavar="INPUT...")
@click.option(
    "--password-file",
    type=PATH,
    metavar="F",
    help="Its first line is the password of the inputs that have one.",
)
@json_option
def import_(
    file: Path, inputs: tuple[Path, ...], password_file: Path | None, *, as_json: bool
) -> None:
    """Bring forms, returns, feedback, receipts and other copies of the workbook into FILE.

    Each is recognised by its content. Where two copies say something different, both are kept, the
    places are listed, and the exit code is 1. So it is where a form is left to decide.

    Where FILE is not there and a return is among the inputs, the workbook is made again from it.
    """
    password = read_password(password_file) if password_file else ""
    with ExitStack() as stack:
        if file.exists():
            outcomes = _bring_all(stack.enter_context(opened(file)), inputs, password)
        else:
            outcomes = _restore(stack, file, inputs, password)
    # Said once it is in the person's file, and not where it could not be put there.
    _tell(outcomes, as_json=as_json)
    refused = sum(1 for one in outcomes if one.refused)
    if refused:
        sys.exit(_ALL_REFUSED if refused == len(outcomes) else _SOME_REFUSED)
    if any(one.brought_in and one.brought_in.left for one in outcomes):
        sys.exit(_SOME_LEFT)


def _bring_all(workbook: Workbook, inputs: Sequence[Path], password: str) -> list[_Outcome]:
    """Take in one input after the other; one that is refused never stops the next."""
    outcomes = []
    for path in inputs:
        try:
            outcomes.append(_Outcome(path, bring_in(workbook, path, password)))
        except KnownError as error:
            outcomes.append(_Outcome(path, refused=error))
    return outcomes


def _restore(stack: ExitStack, file: Path, inputs: Sequence[Path], password: str) -> list[_Outcome]:
    """Make the workbook from the first return that can be read, then take in the others."""
    refused: list[_Outcome] = []
    for place, path in enumerate(inputs):
        try:
            incoming = recognise(path, password)
            if incoming.kind is not IncomingKind.RETURN:
                continue
            made = stack.enter_context(_restored(file, incoming))
        except KnownError as error:
            refused.append(_Outcome(path, refused=error))
            continue
        first = _Outcome(path, brought_back(made, incoming))
        tried = {one.input for one in refused}
        others = [one for at, one in enumerate(inputs) if at != place and one not in tried]
        return [*refused, first, *_bring_all(made.workbook, others, password)]
    if len(refused) == len(inputs):
        return refused
    raise explain(FileNotFoundError(2, ""), file)


@contextmanager
def _restored(file: Path, incoming: Incoming) -> Iterator[Restored]:
    """A workbook made again from its return; published when the command is done."""
    profile = profile_here()
    made = restore_workbook(
        file,
        incoming,
        profile=profile.folder,
        author=profile.author,
        password=password_to_set(),
    )
    with closing(made.workbook):
        yield made


def _tell(outcomes: Sequence[_Outcome], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(_as_json(outcomes), ensure_ascii=False, indent=1))
        return
    for one in outcomes:
        if one.brought_in is not None:
            click.echo(f"{one.input.name}: {one.brought_in.sentence}")
            for note in one.brought_in.notes:
                click.echo(f"  {note}")
        elif one.refused is not None:
            click.echo(f"Refused: {refusal(one.input.name, one.refused)}", err=True)


def _as_json(outcomes: Sequence[_Outcome]) -> dict[str, list[dict[str, object]]]:
    return {
        "brought_in": [
            {
                "file": str(one.input),
                "kind": one.brought_in.kind.value,
                "changed": one.brought_in.is_changed,
                "left": one.brought_in.left,
                "message": one.brought_in.sentence,
                "notes": list(one.brought_in.notes),
            }
            for one in outcomes
            if one.brought_in is not None
        ],
        "refused": [
            {"file": str(one.input), "code": one.refused.code, "message": str(one.refused)}
            for one in outcomes
            if one.refused is not None
        ],
    }
