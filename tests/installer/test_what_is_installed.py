"""What goes into an installer, what stays out, and what an uninstaller takes away."""

import hashlib
import re
import struct
import zipfile
from pathlib import Path

import pytest

from installer import fetching, trees
from installer.linux import tree as linux_tree
from installer.product import NAME, VERSION, four_numbers
from installer.sums import write_sums
from installer.windows import msi, msi_moment, nsis, portable
from installer.windows import tree as windows_tree
from tests.architecture.tree import ROOT
from tools.programs import ProgramError

_STUB = "icuuc"
_NETWORK = ("_ssl.pyd", "select.pyd", "_asyncio.pyd", "libssl-3.dll", "libcrypto-3.dll")


def _wheel(folder: Path, *names: str) -> Path:
    path = folder / "some-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "text")
    return path


def _installed(folder: Path, *names: str) -> list[str]:
    trees.unpack_wheels([_wheel(folder, *names)], folder / "lib", windows_tree.keep)
    return [str(path) for path in trees.files_in(folder / "lib")]


@pytest.fixture
def small_tree(tmp_path: Path) -> Path:
    """A tree of three files."""
    tree = tmp_path / "tree"
    for name in ("app.ico", "python/python313.dll", "lib/some/one.py"):
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    trees.settle(tree)
    return tree


def test_the_stand_in_for_a_library_of_windows_is_never_handed_on() -> None:
    """It is built for wine by the tests; on Windows it would break what it stands for."""
    files = [path for path in (ROOT / "installer").rglob("*") if path.is_file()]
    # The page for people tells of it; nothing that builds may.
    texts = [path.read_bytes() for path in files if path.suffix not in {".md", ".pyc"}]

    assert [one for one in files if _STUB in one.name] == []
    assert [one for one in texts if _STUB.encode() in one] == []
    assert not windows_tree.keep(f"PySide6/{_STUB}.dll")
    if windows_tree.TREE.exists():
        assert [one for one in trees.files_in(windows_tree.TREE) if _STUB in one.name] == []


def test_no_part_that_reaches_a_network_is_installed() -> None:
    assert set(_NETWORK) <= windows_tree.NO_PART_OF_PYTHON
    assert not windows_tree.keep("PySide6/Qt6Network.dll")
    assert not windows_tree.keep("PySide6/QtNetwork.pyd")
    assert not linux_tree.keep("PySide6/Qt/lib/libQt6Network.so.6")


def test_the_extra_tools_of_a_package_stay_out(tmp_path: Path) -> None:
    names = ("apsw/__init__.py", "apsw/sqlite_extra_binaries/shell.exe", "apsw/tests/__main__.py")

    assert _installed(tmp_path, *names) == ["apsw/__init__.py"]


def test_a_package_keeps_its_licence_and_not_its_list_of_files(tmp_path: Path) -> None:
    about = "some-1.0.dist-info"
    names = (f"{about}/METADATA", f"{about}/RECORD", f"{about}/licenses/LICENSE")

    assert _installed(tmp_path, *names) == [f"{about}/METADATA", f"{about}/licenses/LICENSE"]


def test_a_wheel_cannot_write_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(ProgramError):
        _installed(tmp_path, "../outside.py")

    assert not (tmp_path / "outside.py").exists()


def test_a_python_that_was_not_named_by_its_digest_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "python.zip"
    archive.write_bytes(b"an archive")
    monkeypatch.setenv("EMBED_ZIP", str(archive))
    with pytest.raises(ProgramError, match="none was named"):
        fetching.embeddable_python()
    monkeypatch.setenv("EMBED_SHA256", hashlib.sha256(b"an archive").hexdigest())

    assert fetching.embeddable_python() == archive


def test_the_wheels_for_windows_are_those_that_the_tests_ran_on() -> None:
    pin = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
    text = windows_tree.REQUIREMENTS.read_text(encoding="utf-8")
    everywhere = (ROOT / "requirements.txt").read_text(encoding="utf-8")

    assert dict(pin.findall(text)).items() <= dict(pin.findall(everywhere)).items()
    for block in re.split(r"\n(?=[A-Za-z0-9])", text):
        assert "--hash=sha256:" in block or not pin.match(block)
    assert "://" not in text
    assert "--index-url" not in text
    assert "--find-links" not in text


def test_the_uninstaller_names_each_file_and_no_folder_whole(
    small_tree: Path, tmp_path: Path
) -> None:
    nsis.write_parts(small_tree, tmp_path / "parts")
    removed = (tmp_path / "parts" / "remove_files.nsh").read_text(encoding="utf-8").splitlines()
    script = (ROOT / "installer" / "windows" / "setup.nsi").read_text(encoding="utf-8")

    assert removed == [
        'Delete "$INSTDIR\\app.ico"',
        'Delete "$INSTDIR\\lib\\some\\one.py"',
        'Delete "$INSTDIR\\python\\python313.dll"',
        'RMDir "$INSTDIR\\lib\\some"',
        'RMDir "$INSTDIR\\lib"',
        'RMDir "$INSTDIR\\python"',
    ]
    assert "RMDir /r" not in script
    assert "*.*" not in script


def test_the_installer_bears_the_version(small_tree: Path) -> None:
    defined = nsis.defines(small_tree, VERSION)

    assert defined["P_VERSION"] == VERSION
    assert defined["P_FOUR"] == four_numbers(VERSION)
    assert f'Version="{VERSION}"' in msi.describe(small_tree, VERSION)
    assert four_numbers("1.2.3") == "1.2.3.0"


def test_the_package_for_it_names_every_file_and_is_the_same_each_time(small_tree: Path) -> None:
    described = msi.describe(small_tree, VERSION)

    assert described == msi.describe(small_tree, VERSION)
    for path in trees.files_in(small_tree):
        assert f'Source="{path}"' in described
    codes = re.findall(r'<Product Id="([^"]+)"', described + msi.describe(small_tree, "9.9.9"))
    assert len(set(codes)) == 2


def test_the_moment_of_a_package_for_it_is_the_one_that_is_asked_for(tmp_path: Path) -> None:
    """The summary of such a file in small: three properties after the name of its format."""
    code = "{00000000-0000-0000-0000-000000000000}"
    text = struct.pack("<II", 30, len(code) + 1) + code.encode() + b"\0\0"
    times = struct.pack("<IQ", 64, 1) * 2
    entries = struct.pack("<IIIIII", 12, 32, 13, 44, 9, 56)
    section = struct.pack("<II", 32 + len(times + text), 3) + entries + times + text
    name_of_format = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
    summary = bytes(28) + name_of_format + struct.pack("<I", 48) + section
    path = tmp_path / "small.msi"
    path.write_bytes(b"before" + summary + b"after")
    msi_moment.settle(path, 0, "11111111-2222-3333-4444-555555555555")

    settled = path.read_bytes()
    assert settled.count(struct.pack("<Q", 116_444_736_000_000_000)) == 2
    assert b"{11111111-2222-3333-4444-555555555555}\0" in settled
    assert len(settled) == len(summary) + len(b"beforeafter")


def test_a_file_without_a_summary_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "small.msi"
    path.write_bytes(b"no summary")

    with pytest.raises(ProgramError):
        msi_moment.settle(path, 0, "11111111-2222-3333-4444-555555555555")
    assert path.read_bytes() == b"no summary"


def test_the_portable_archive_is_the_same_each_time(
    small_tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portable, "DIST", tmp_path / "dist")
    first = portable.build_zip(small_tree).read_bytes()
    for path in small_tree.rglob("*"):
        path.touch()

    assert portable.build_zip(small_tree).read_bytes() == first
    with zipfile.ZipFile(tmp_path / "dist" / portable.build_zip(small_tree).name) as archive:
        assert f"{NAME}/python/python313.dll" in archive.namelist()


def test_the_sums_are_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"two")
    (tmp_path / "a").write_bytes(b"one")
    sums = write_sums([tmp_path / "b", tmp_path / "a"], tmp_path)

    digest = hashlib.sha256(b"one").hexdigest()
    assert sums.read_text(encoding="utf-8").splitlines()[0] == f"{digest}  a"
