"""Signing what is handed on, where a certificate is named in the environment.

``SIGN_CERTIFICATE`` is a PKCS#12 file and ``SIGN_PASSWORD_FILE`` a file with its password.
``SIGN_TIMESTAMP`` is the address of a time stamping service; without it a signature ends with its
certificate.
"""

import os
import shlex
import shutil
from pathlib import Path
from typing import Final

from installer.product import NAME
from tools.programs import run_program

_CERTIFICATE: Final = "SIGN_CERTIFICATE"
_OPENED_BY: Final = "SIGN_PASSWORD_FILE"
_TIMESTAMP: Final = "SIGN_TIMESTAMP"


def is_wanted() -> bool:
    """Whether a certificate is named."""
    return bool(os.environ.get(_CERTIFICATE))


def sign(path: Path) -> None:
    """Sign a file in place.

    Raises:
        ProgramError: osslsigncode is not here, or found a fault.
    """
    signed = path.with_name(f"{path.name}.signed")
    run_program(*_command(), "-in", path, "-out", signed)
    shutil.move(signed, path)


def write_script(path: Path) -> Path:
    """Write a program that signs the file that it is given.

    NSIS makes the uninstaller by itself, and calls this while it still has it.
    """
    steps = f'{shlex.join(_command())} -in "$1" -out "$1.signed" && mv "$1.signed" "$1"'
    path.write_text(f"#!/bin/sh\n{steps}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def _command() -> list[str]:
    command = ["osslsigncode", "sign", "-pkcs12", os.environ[_CERTIFICATE], "-h", "sha256"]
    if os.environ.get(_OPENED_BY):
        command += ["-readpass", os.environ[_OPENED_BY]]
    if os.environ.get(_TIMESTAMP):
        command += ["-ts", os.environ[_TIMESTAMP]]
    return [*command, "-n", NAME]
