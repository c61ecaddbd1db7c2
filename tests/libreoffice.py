"""Where LibreOffice is wanted as a second program that reads and writes what we make."""

import shutil

import pytest

#: The program never needs LibreOffice, so a computer may be without it: the slow run says so and
#: goes on, and the ordinary run reads every file with other readers.
needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not on this computer"
)
