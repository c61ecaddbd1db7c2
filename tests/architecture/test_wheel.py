"""What a wheel of the program holds."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.architecture.tree import PACKAGE, ROOT


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The names in a wheel that is built here, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    [wheel] = folder.glob("*.whl")
    with ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


def _files(folder: Path) -> set[str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in paths if path.suffix != ".pyc"}


def test_a_wheel_holds_the_whole_package(wheel_names: frozenset[str]) -> None:
    assert {f"neglect_workbook/{name}" for name in _files(PACKAGE)} <= wheel_names


def test_a_wheel_holds_every_framework(wheel_names: frozenset[str]) -> None:
    assert any(name.startswith("neglect_workbook/questions/frameworks/") for name in wheel_names)
    assert any(name.endswith(".toml") for name in wheel_names)


def test_a_wheel_holds_the_resources_beside_the_code(wheel_names: frozenset[str]) -> None:
    resources = _files(ROOT / "resources")

    assert resources
    assert {f"neglect_workbook/resources/{name}" for name in resources} <= wheel_names


def test_a_wheel_holds_nothing_else(wheel_names: frozenset[str]) -> None:
    tops = {name.split("/")[0] for name in wheel_names}

    assert {top.split("-")[0] for top in tops} == {"neglect_workbook"}
