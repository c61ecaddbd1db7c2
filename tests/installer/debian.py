"""A bare Debian to try a package on: debootstrap's smallest, in a folder of its own."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.installer.wine import Ended

_RELEASE = "bookworm"
_PATIENCE = 900
#: The clock of a machine may be ahead of the lists that its mirror keeps.
_ANY_DATE = ("-o", "Acquire::Check-Valid-Until=false", "-o", "Acquire::Check-Date=false")


def what_is_missing() -> str:
    """What this machine lacks for these tests, in a plain word; empty for nothing."""
    if shutil.which("debootstrap") is None:
        return "debootstrap is not installed"
    return "" if os.geteuid() == 0 else "only root can make a bare Debian"


class BareDebian:
    """A Debian on which nothing was ever run.

    Args:
        folder: stands for the root of its file system.
    """

    def __init__(self, folder: Path) -> None:
        self.root = folder

    def set_up(self) -> None:
        """Fetch it, from where this machine fetches its own packages.

        Nothing of this machine is mounted in it, so the folder can be deleted like any other.
        """
        mirror = _mirrors()[:1]
        command = ["debootstrap", "--variant=minbase", _RELEASE, str(self.root), *mirror]
        subprocess.run(command, check=True, capture_output=True)
        for name in ("resolv.conf", "hosts"):
            shutil.copyfile(f"/etc/{name}", self.root / "etc" / name)

    def run(self, *words: object, user: str = "root", home: str = "/root") -> Ended:
        """Run a program in it, with an environment of its own."""
        command = [
            *("chroot", f"--userspec={user}", str(self.root)),
            *("/usr/bin/env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", f"HOME={home}"),
            *("LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive", "QT_QPA_PLATFORM=offscreen"),
            *map(str, words),
        ]
        done = subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_PATIENCE,
        )
        return Ended(done.returncode, done.stdout.decode("utf-8", errors="replace"))

    def install(self, package: Path) -> Ended:
        """Install a package with all that it needs."""
        shutil.copy(package, self.root / package.name)
        self.run("apt-get", *_ANY_DATE, "update", "-qq")
        words = ("install", "-y", "-qq", "--no-install-recommends", f"/{package.name}")
        return self.run("apt-get", *words)


def _mirrors() -> list[str]:
    """Where this machine fetches packages of Debian from."""
    files = [Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("debian*")]
    texts = [one.read_text(encoding="utf-8") for one in files if one.is_file()]
    lines = [line for text in texts for line in text.splitlines() if not line.startswith("#")]
    return [word for line in lines for word in line.split() if "://" in word]
