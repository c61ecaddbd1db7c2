"""The folder as a .zip, for trying the program without installing it."""

import time
import zipfile
from pathlib import Path
from typing import Final

from installer.product import DIST, ID, NAME, VERSION, epoch
from installer.trees import files_in

_RIGHTS: Final = 0o100644
#: A zip counts in steps of two seconds and knows no time before 1980.
_EARLIEST: Final = 315532800


def build_zip(tree: Path) -> Path:
    """Make the archive, the same for the same tree."""
    target = DIST / f"{ID}-{VERSION}-portable.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    moment = time.gmtime(max(epoch(), _EARLIEST))[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files_in(tree):
            info = zipfile.ZipInfo(f"{NAME}/{path}", moment)
            info.create_system = 3
            info.external_attr = _RIGHTS << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, (tree / path).read_bytes())
    return target
