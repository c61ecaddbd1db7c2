"""What is installed is pinned, whole and in step with pyproject.toml."""

import re
import sys
import tomllib

import pytest
from PySide6.QtCore import QObject

from tests.architecture.tree import ROOT

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(.*?)\\?$", re.MULTILINE)
_NAME = re.compile(r"^[A-Za-z0-9._-]+")


def _pins(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {_normal(found[1]): found[2] for found in _PIN.finditer(text)}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _wanted(requirements: list[str]) -> set[str]:
    found = (_NAME.match(requirement) for requirement in requirements)
    return {_normal(match[0]) for match in found if match}


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed_to_run = _wanted(project["project"]["dependencies"])

    assert needed_to_run <= _pins("requirements.txt").keys()
    needed_to_test = needed_to_run | _wanted(project["dependency-groups"]["test"])
    assert needed_to_test <= _pins("requirements-test.txt").keys()


def test_the_tests_run_on_the_versions_that_people_run() -> None:
    assert _pins("requirements.txt").items() <= _pins("requirements-test.txt").items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_every_pin_has_a_hash(name: str) -> None:
    blocks = re.split(r"\n(?=[A-Za-z0-9])", (ROOT / name).read_text(encoding="utf-8"))
    pinned = [block for block in blocks if _PIN.match(block)]

    assert pinned
    assert [block.split("==")[0] for block in pinned if "--hash=sha256:" not in block] == []


def test_qt_gives_back_every_reference_to_none() -> None:
    """PySide6 6.12.0 did not, and a program on Python 3.11 aborted after some thousand calls."""
    owner = QObject()
    before = sys.getrefcount(None)
    for _ in range(500):
        owner.parent()

    assert abs(sys.getrefcount(None) - before) < 100
