"""The package on a Debian on which nothing was ever run: `python3 tools/dev.py wine` runs it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.file_types import file_types
from installer.product import ID, VERSION
from tests.installer.debian import BareDebian, what_is_missing

pytestmark = pytest.mark.installed

_NOBODY = "65534:65534"
_HOME = "/home/Zoë O'Hara"


@pytest.fixture(scope="module")
def debian(tmp_path_factory: pytest.TempPathFactory, deb_package: Path) -> BareDebian:
    """A bare Debian with the package installed."""
    missing = what_is_missing()
    if missing:
        pytest.skip(missing)
    bare = BareDebian(tmp_path_factory.mktemp("debian") / "root")
    bare.set_up()
    installed = bare.install(deb_package)
    assert installed.code == 0, installed.text
    return bare


@pytest.fixture
def home(debian: BareDebian) -> Iterator[Path]:
    """A person's folder in it, with a name that has an apostrophe and an accent."""
    folder = debian.root / _HOME.lstrip("/")
    folder.mkdir(exist_ok=True)
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)


def test_the_program_makes_and_exports_the_sample(debian: BareDebian, home: Path) -> None:
    person = {"user": _NOBODY, "home": _HOME}
    sample = f"{_HOME}/sample.nwbk"
    kinds = "plan,return,summary,email,pdf"
    made = debian.run(ID, "sample", sample, **person)
    exported = debian.run(ID, "export", sample, "--to", f"{_HOME}/out", "--only", kinds, **person)

    assert made.code == 0, made.text
    assert exported.code == 0, exported.text
    assert len(list((home / "out").iterdir())) == 7
    assert VERSION in debian.run(ID, "--version", **person).text


def test_the_window_opens(debian: BareDebian, home: Path) -> None:
    assert home.exists()
    ended = debian.run(ID, "--exit-when-ready", user=_NOBODY, home=_HOME)

    assert ended.code == 0, ended.text
    assert ended.text.strip().isdigit()


def test_a_profile_that_cannot_be_written_is_told_in_one_sentence(
    debian: BareDebian, home: Path
) -> None:
    home.chmod(0o555)
    ended = debian.run(ID, "--exit-when-ready", user=_NOBODY, home="/home/Zoë O'Hara/new")

    assert ended.code == 2
    assert "cannot be made, so your work would have no safe place." in ended.text
    assert "Traceback" not in ended.text


def test_the_desktop_knows_the_program_and_its_files(debian: BareDebian) -> None:
    share = debian.root / "usr/share"

    assert (share / f"applications/{ID}.desktop").exists()
    assert (share / f"icons/hicolor/scalable/apps/{ID}.svg").exists()
    for kind in file_types():
        assert (share / f"icons/hicolor/48x48/mimetypes/{ID}-{kind.icon}.png").exists()
    known = (share / f"mime/packages/{ID}.xml").read_text(encoding="utf-8")
    assert all(f"*.{kind.extension}" in known for kind in file_types())


def test_starting_writes_nothing_into_the_package(debian: BareDebian) -> None:
    changed = debian.run("dpkg", "--verify", ID)

    # The smallest Debian leaves documents out.
    assert [line for line in changed.text.splitlines() if "/usr/share/doc/" not in line] == []


def test_removing_the_package_leaves_nothing_but_the_work(debian: BareDebian, home: Path) -> None:
    removed = debian.run("apt-get", "purge", "-y", "-qq", ID)

    assert removed.code == 0, removed.text
    assert not (debian.root / "usr/lib" / ID).exists()
    assert not (debian.root / "usr/bin" / ID).exists()
    assert home.exists()
