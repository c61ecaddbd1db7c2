"""What the tests of installers work on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.product import DIST, VERSION
from tests.installer.wine import Machine, what_is_missing


@pytest.fixture(scope="session")
def new_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A Windows on which nothing was ever run. Tests work on copies of it."""
    missing = what_is_missing()
    if missing:
        # Wine is 668 MB that most who develop do not have; the sentence names what to install.
        pytest.skip(missing)
    machine = Machine(tmp_path_factory.mktemp("wine") / "new")
    machine.set_up()
    yield machine
    machine.rest()


@pytest.fixture
def machine(new_machine: Machine, tmp_path: Path) -> Iterator[Machine]:
    """Such a Windows for one test alone."""
    copy = new_machine.copy(tmp_path / "wine")
    yield copy
    copy.rest()


@pytest.fixture(scope="session")
def setup_program() -> Path:
    """The installer for one person, as it was built."""
    return _built(f"neglect-workbook-{VERSION}-setup.exe")


@pytest.fixture(scope="session")
def msi_package() -> Path:
    """The installer for a whole computer, as it was built."""
    return _built(f"neglect-workbook-{VERSION}.msi")


@pytest.fixture(scope="session")
def portable_zip() -> Path:
    """The folder as an archive, as it was built."""
    return _built(f"neglect-workbook-{VERSION}-portable.zip")


@pytest.fixture(scope="session")
def deb_package() -> Path:
    """The package for Debian, as it was built."""
    return _built(f"neglect-workbook_{VERSION}_amd64.deb")


def _built(name: str) -> Path:
    path = DIST / name
    if not path.exists():
        # Building takes minutes: these tests use what was built and never build.
        pytest.skip(f"{name} is not built: python3 tools/dev.py installers builds it")
    return path
