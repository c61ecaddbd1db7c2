"""The licences page and the list of parts."""

import json
from pathlib import Path

import pytest

from installer import papers
from installer.product import VERSION

_ABOUT = """Metadata-Version: 2.4
Name: {name}
Version: {version}
License-Expression: MIT
Project-URL: Source, https://example.invalid/{name}

What it is.
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two packages as they lie when they are installed."""
    folder = tmp_path / "lib"
    for name, version in (("some-thing", "1.2"), ("PySide6_Essentials", "6.1")):
        about = folder / f"{name.replace('-', '_')}-{version}.dist-info"
        (about / "licenses").mkdir(parents=True)
        text = _ABOUT.format(name=name, version=version)
        (about / "METADATA").write_text(text, encoding="utf-8")
        (about / "licenses" / "LICENSE").write_text(f"Terms of {name}", encoding="utf-8")
    return folder


def test_every_part_is_listed_with_its_licence(library: Path) -> None:
    page = papers.licences(papers.read_parts(library, []), "lib")

    assert "| some-thing | 1.2 | MIT |" in page
    assert "Terms of some-thing" in page


def test_qt_is_under_the_licence_that_we_use_it_by(library: Path) -> None:
    page = papers.licences(papers.read_parts(library, []), "lib")

    assert "Terms of PySide6" not in page
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in page
    assert "GNU GENERAL PUBLIC LICENSE" in page


def test_the_list_of_parts_says_what_they_came_in_and_no_place_to_fetch_from(
    library: Path, tmp_path: Path
) -> None:
    wheel = tmp_path / "some_thing-1.2-py3-none-any.whl"
    wheel.write_bytes(b"a wheel")
    text = papers.bill(papers.read_parts(library, [wheel]))
    listed = json.loads(text)

    assert (listed["bomFormat"], listed["metadata"]["component"]["version"]) == (
        "CycloneDX",
        VERSION,
    )
    [some] = [one for one in listed["components"] if one["name"] == "some-thing"]
    assert some["version"] == "1.2"
    assert some["licenses"] == [{"license": {"name": "MIT"}}]
    assert len(some["hashes"][0]["content"]) == 64
    assert "://" not in text
    assert text == papers.bill(papers.read_parts(library, [wheel]))
