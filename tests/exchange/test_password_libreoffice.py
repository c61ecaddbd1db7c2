"""What LibreOffice says to files with a password."""

import shutil
import subprocess
from pathlib import Path

import pytest

from neglect_workbook.exchange.export import ExportKind, ExportOptions, make_exports
from tests.builders import sample_snapshot
from tests.exchange.return_files import TODAY

#: LibreOffice brings its own Python on some systems; on others it is the system's.
_PYTHON = "/usr/bin/python3"

_WORDS = "lantern river copper möth"

_OPEN = """
import subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue

pipe, profile, password, *paths = sys.argv[1:]
office = subprocess.Popen(
    ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile}",
     f"--accept=pipe,name={pipe};urp;"])
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext(
    "com.sun.star.bridge.UnoUrlResolver", local)
for _ in range(600):
    try:
        context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.1)
desktop = context.ServiceManager.createInstanceWithContext(
    "com.sun.star.frame.Desktop", context)


def setting(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


for path in paths:
    settings = (setting("Hidden", True), setting("Password", password))
    try:
        found = desktop.loadComponentFromURL(path, "_blank", 0, settings)
    except Exception:
        found = None
    print("refused" if found is None else "opened", flush=True)
    if found is not None:
        found.close(True)
try:
    desktop.terminate()
except Exception:
    pass
office.wait(60)
"""


def _has_uno() -> bool:
    if shutil.which("soffice") is None or not Path(_PYTHON).exists():
        return False
    return subprocess.run([_PYTHON, "-c", "import uno"], check=False).returncode == 0


@pytest.mark.slow
# Only its own Python can hand LibreOffice a password without a person at the screen, and a plain
# LibreOffice comes without it. What the password does is tested without it in the ordinary run.
@pytest.mark.skipif(not _has_uno(), reason="LibreOffice with its Python is not on this computer")
@pytest.mark.parametrize(
    ("password", "said"), [(_WORDS, "opened"), ("lantern river copper moth", "refused")]
)
def test_libreoffice_opens_the_files_with_the_password_and_with_no_other(
    password: str, said: str, tmp_path: Path
) -> None:
    kinds = (ExportKind.PLAN, ExportKind.RETURN, ExportKind.SUMMARY)
    made = make_exports(sample_snapshot(), kinds, tmp_path, TODAY, ExportOptions(_WORDS))
    script = tmp_path / "open.py"
    script.write_text(_OPEN, encoding="utf-8")
    profile = (tmp_path / "profile").as_uri()
    command = [_PYTHON, str(script), f"nw-{tmp_path.name[-20:]}", profile, password]

    done = subprocess.run(
        [*command, *(one.path.as_uri() for one in made)],
        check=True,
        capture_output=True,
        text=True,
        timeout=180,
    )

    assert done.stdout.split() == [said] * 3
