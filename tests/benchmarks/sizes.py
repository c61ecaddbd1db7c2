"""How large the installers are that lie in `dist`, and what they install."""

import zipfile
from pathlib import Path

from tests.architecture.tree import ROOT
from tests.benchmarks.scale import Scale
from tests.benchmarks.table import Table, Target

_MB = 1e6
_DIST = ROOT / "dist"
_KINDS = (".exe", ".msi", ".zip", ".deb")


def measure(_scale: Scale, _folder: Path) -> list[Table]:
    """Of whatever was built."""
    return [sizes(_DIST)]


def sizes(dist: Path) -> Table:
    """The files of a folder, and what the portable archive unpacks to: the installed tree."""
    built = [one for one in sorted(dist.glob("*")) if one.suffix in _KINDS]
    rows, targets = [], []
    for one in built:
        size = one.stat().st_size / _MB
        rows.append((one.name, f"{size:.1f} MB"))
        if one.suffix == ".exe":
            targets.append(Target("Windows installer", size, 35, "MB"))
        if one.suffix == ".zip":
            with zipfile.ZipFile(one) as archive:
                unpacked = sum(part.file_size for part in archive.infolist()) / _MB
            rows.append(("the Windows tree, installed", f"{unpacked:.1f} MB"))
            targets.append(Target("installed on Windows", unpacked, 110, "MB"))
    notes = () if built else ("Nothing is built. `python3 tools/dev.py installers` builds it.",)
    return Table("Sizes", ("What", "Size"), tuple(rows), notes, tuple(targets))
