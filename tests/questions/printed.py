"""The partnership's wording as printed, kept apart from the framework's files."""

from pathlib import Path

_WORDING = Path(__file__).parent.parent / "data" / "call-to-action-wording.txt"


def printed(heading: str) -> list[str]:
    """The printed lines under a heading such as ``M questions``."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _WORDING.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line:
            lines.append(line)
    return sections[heading]
