"""The digests of everything that is handed on."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

SUMS_NAME: Final = "SHA256SUMS"


def write_sums(files: Iterable[Path], folder: Path) -> Path:
    """Write them as ``sha256sum --check`` reads them."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(files, key=lambda one: one.name)
    ]
    target = folder / SUMS_NAME
    target.write_text("".join(lines), encoding="utf-8")
    return target
