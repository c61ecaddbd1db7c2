"""Signing with a certificate that the environment names: here one of our own making."""

from pathlib import Path

import pytest

from installer import drawing, signing
from installer.windows import nsis
from tools.programs import has_program, run_program

pytestmark = pytest.mark.installed

_NAME = "Only a trial"


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A certificate that nobody trusts, named in the environment."""
    for program in ("osslsigncode", "openssl", "makensis"):
        if not has_program(program):
            pytest.skip(f"{program} is not installed")
    key, pem, ours = (tmp_path / name for name in ("key.pem", "certificate.pem", "ours.p12"))
    word = tmp_path / "password.txt"
    word.write_text("a trial", encoding="utf-8")
    run_program(
        *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30"),
        *("-subj", f"/CN={_NAME}", "-addext", "extendedKeyUsage=codeSigning"),
        *("-keyout", key, "-out", pem),
    )
    out = ("-passout", f"file:{word}", "-out", ours)
    run_program("openssl", "pkcs12", "-export", "-inkey", key, "-in", pem, *out)
    monkeypatch.setenv("SIGN_CERTIFICATE", str(ours))
    monkeypatch.setenv("SIGN_PASSWORD_FILE", str(word))


@pytest.mark.usefixtures("certificate")
def test_the_setup_and_its_uninstaller_are_signed(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "app.ico").write_bytes(drawing.ico("app"))
    setup = nsis.build_installer(tree, version="1.2.3", out=tmp_path / "s.exe", is_quick=True)
    unsigned = setup.read_bytes()
    signing.sign(setup)
    told = run_program("sh", "-c", f'osslsigncode verify -in "{setup}" || true')

    assert len(setup.read_bytes()) > len(unsigned)
    assert _NAME in told
    assert "Current message digest" in told
    digests = [line.split(":")[1].strip() for line in told.splitlines() if "message digest" in line]
    assert len(set(digests)) == 1
