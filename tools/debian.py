"""Debian packages for the developer script: installed, or unpacked for one user.

Root's rights install a package. Without them apt-get can still download one and dpkg-deb unpack
it into a folder of the person's own; a few environment variables then point programs there.
"""

import os
import shutil
import subprocess
from pathlib import Path

_STATUS = "/var/lib/dpkg/status"
_PATIENCE = ("-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=3")


def is_here() -> bool:
    """Whether this machine has Debian's package tools."""
    return all(shutil.which(tool) for tool in ("apt-get", "dpkg-deb"))


def provide(packages: tuple[str, ...], own_folder: Path) -> Path | None:
    """Get packages onto this machine.

    Args:
        packages: names of Debian packages.
        own_folder: where they are unpacked if this person may not install them.

    Returns:
        The folder that stands for the root of the file system, ``/`` if they were installed;
        ``None`` if they cannot be had.
    """
    prefix = _root_prefix()
    if prefix is None:
        return own_folder if _unpack(packages, own_folder) else None
    return Path("/") if _install(packages, prefix) else None


def variables(own_folder: Path) -> dict[str, str]:
    """The environment in which programs find the packages that lie in ``own_folder``."""
    if not own_folder.is_dir():
        return {}
    libraries = [*own_folder.glob("usr/lib/*-linux-*"), *own_folder.glob("lib/*-linux-*")]
    known = os.environ.get("LD_LIBRARY_PATH", "")
    return {
        "LD_LIBRARY_PATH": os.pathsep.join([*map(str, libraries), *filter(None, [known])]),
        "FONTCONFIG_FILE": str(own_folder / "fonts.conf"),
        "XKB_CONFIG_ROOT": str(own_folder / "usr/share/X11/xkb"),
    }


def _root_prefix() -> tuple[str, ...] | None:
    """What a command begins with to run as root; ``None`` where that needs a password."""
    if os.geteuid() == 0:
        return ()
    sudo = shutil.which("sudo")
    if sudo and _succeeds([sudo, "-n", "true"], is_quiet=True):
        return (sudo, "-n")
    return None


def _install(packages: tuple[str, ...], prefix: tuple[str, ...]) -> bool:
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y", *_PATIENCE]
    install = [*apt, "install", "--no-install-recommends", *packages]
    if _succeeds(install, is_quiet=True):
        return True
    _succeeds([*apt, "update"])
    return _succeeds(install, is_quiet=True) or _succeeds(install)


def _unpack(packages: tuple[str, ...], folder: Path) -> bool:
    """Download packages with all that they need and this machine lacks, and unpack them."""
    state = folder / "apt"
    archives = state / "cache" / "archives"
    for needed in (state / "lists" / "partial", archives / "partial"):
        needed.mkdir(parents=True, exist_ok=True)
    apt = [
        *("apt-get", "-qq", "-y", *_PATIENCE),
        *("-o", f"Dir::State={state}", "-o", f"Dir::State::status={_STATUS}"),
        *("-o", f"Dir::Cache={state / 'cache'}", "-o", "Debug::NoLocking=1"),
    ]
    _succeeds([*apt, "update"])
    got = _succeeds([*apt, "install", "--no-install-recommends", "--download-only", *packages])
    unpacked = got and all(
        _succeeds(["dpkg-deb", "-x", str(archive), str(folder)])
        for archive in archives.glob("*.deb")
    )
    shutil.rmtree(state)
    _write_font_settings(folder)
    return unpacked


def _write_font_settings(folder: Path) -> None:
    places = "".join(f"<dir>{place}/usr/share/fonts</dir>" for place in ("", folder))
    text = f"<fontconfig>{places}<cachedir>{folder}/font-cache</cachedir></fontconfig>\n"
    (folder / "fonts.conf").write_text(text, encoding="utf-8")


def _succeeds(command: list[str], *, is_quiet: bool = False) -> bool:
    output = subprocess.DEVNULL if is_quiet else None
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=output)
    return done.returncode == 0
