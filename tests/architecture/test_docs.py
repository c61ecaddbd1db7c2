"""The documents say what is true of the code."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from neglect_workbook.cli.program import program
from tests.architecture.tree import PACKAGE, ROOT

_DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("installer/*.md")]
)
_COMMANDS = sorted(program.list_commands(click.Context(program)))
_TOPS = (ROOT, PACKAGE)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_NAMED = re.compile(r"^neglect-workbook ([a-z]+)\b(?!\.)", re.MULTILINE)
_TOOL = "tools/dev.py"


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _tool_commands() -> set[str]:
    done = subprocess.run(
        [sys.executable, str(ROOT / _TOOL), "--help"], check=True, capture_output=True, text=True
    )
    return set(re.findall(r"^    (\w+)\s", done.stdout, re.MULTILINE))


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_command_is_documented_with_an_example(name: str) -> None:
    text = _read("docs/command-line.md")

    assert f"\n## {name}\n" in text
    assert f"\nneglect-workbook {name}" in text
    assert f"`{name}" in _read("README.md")


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    command = program.get_command(click.Context(program), name)
    assert command is not None
    section = _read("docs/command-line.md").split(f"\n## {name}\n")[1].split("\n## ")[0]
    options = {
        option
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }

    assert {option for option in options if f"`{option}" not in section} == set()


def test_no_document_names_a_command_that_is_not_there() -> None:
    named = {
        (document.name, found)
        for document in _DOCUMENTS
        for found in re.findall(
            r"^neglect-workbook ([a-z]+)\b(?!\.)", document.read_text("utf-8"), re.MULTILINE
        )
    }

    assert {pair for pair in named if pair[1] not in _COMMANDS} == set()


def test_the_two_commands_of_the_readme_are_there() -> None:
    assert f"python3 {_TOOL} run" in _read("README.md")
    assert f"python3 {_TOOL} test" in _read("README.md")
    assert {"run", "test"} <= _tool_commands()


def test_no_document_names_a_developer_command_that_is_not_there() -> None:
    named = {
        found
        for document in _DOCUMENTS
        for found in re.findall(rf"{re.escape(_TOOL)} (\w+)", document.read_text("utf-8"))
    }

    assert named <= _tool_commands()


def test_ci_runs_the_command_of_the_readme() -> None:
    lines = [line for line in _read(".ci/run").splitlines() if line and not line.startswith("#")]

    assert lines[-1].endswith(f"python3 {_TOOL} test")


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    links = _LINK.findall(document.read_text(encoding="utf-8"))
    ours = [link.split("#")[0] for link in links if "://" not in link and not link.startswith("#")]

    assert [link for link in ours if not (document.parent / link).exists()] == []


def test_every_place_on_the_map_is_there() -> None:
    text = _read("docs/architecture.md")
    places = {place.rstrip("/") for place in re.findall(r"`([\w./-]+/[\w./-]*)`", text)}

    assert {place for place in places if not any((top / place).exists() for top in _TOPS)} == set()


def test_the_map_names_every_room() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    text = _read("docs/architecture.md")

    assert {room for room in rooms if f"`{room}/`" not in text} == set()
