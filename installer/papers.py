"""What goes with the program: the licences of its parts, and a list of the parts for machines."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path
from typing import Any, Final

from installer.product import ID, NAME, PUBLISHER, VERSION, epoch, identity

BILL_NAME: Final = "sbom.cdx.json"
LICENCES_NAME: Final = "LICENCES.md"

#: The texts of the licence that Qt is used under: its wheels bring that of its other one.
_QT_TEXTS: Final = Path(__file__).parent / "licences"
_QT_PARTS: Final = ("PySide6", "shiboken6")
_LICENCE_NAMES: Final = ("licen", "copying", "notice", "authors")
_HEAD: Final = """# Licences

{name} is made of the parts below, each under its own licence. Qt and PySide6 are used under the
GNU Lesser General Public License, version 3: their libraries lie as separate files in the folder
`{library}`, and you may put other builds of the same version in their place. Their sources are
published by The Qt Project; whoever gave you this program gives them to you on request.

| Part | Version | Licence |
|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A package in the tree.

    Attributes:
        name: as its maker writes it.
        version: of it.
        licence: in its maker's words.
        texts: the licences' own texts, by the names of their files.
        sha256: of the wheel that it came in; empty where there was none.
    """

    name: str
    version: str
    licence: str
    texts: dict[str, str]
    sha256: str


def write_papers(folder: Path, wheels: list[Path], library: Path, shown_as: str) -> None:
    """Write both papers.

    Args:
        folder: where they go: the tree, if Python is in it.
        wheels: the files that the packages came in.
        library: the folder of packages.
        shown_as: what a person calls that folder.
    """
    parts = [*read_parts(library, wheels), *_python_part(folder)]
    (folder / BILL_NAME).write_text(bill(parts), encoding="utf-8")
    (folder / LICENCES_NAME).write_text(licences(parts, shown_as), encoding="utf-8")


def read_parts(library: Path, wheels: list[Path]) -> list[Part]:
    """The packages that lie in a folder, by what they say of themselves."""
    sums = {
        _plain("-".join(wheel.name.split("-")[:2])): hashlib.sha256(wheel.read_bytes()).hexdigest()
        for wheel in wheels
    }
    found = []
    for about in sorted(library.glob("*.dist-info"), key=lambda path: path.name.lower()):
        head = HeaderParser().parsestr((about / "METADATA").read_text(encoding="utf-8"))
        key = _plain(about.name.removesuffix(".dist-info"))
        texts = {} if head["Name"].startswith(_QT_PARTS) else _texts(about)
        found.append(Part(head["Name"], head["Version"], _licence(head), texts, sums.get(key, "")))
    return found


def bill(parts: list[Part]) -> str:
    """The list of parts as CycloneDX 1.5, the same in every build of the same parts."""
    components = [
        {
            "type": "library",
            "bom-ref": f"{part.name}@{part.version}",
            "name": part.name,
            "version": part.version,
            "licenses": [{"license": {"name": part.licence}}],
            **({"hashes": [{"alg": "SHA-256", "content": part.sha256}]} if part.sha256 else {}),
        }
        for part in parts
        if part.name != ID
    ]
    made_of = json.dumps(components, sort_keys=True)
    root = {
        "type": "application",
        "bom-ref": f"{ID}@{VERSION}",
        "name": NAME,
        "version": VERSION,
        "publisher": PUBLISHER,
        "licenses": [{"license": {"id": "MIT"}}],
    }
    moment = datetime.fromtimestamp(epoch(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    document: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{identity(made_of).lower()}",
        "version": 1,
        "metadata": {"timestamp": moment, "component": root},
        "components": components,
        "dependencies": [
            {"ref": root["bom-ref"], "dependsOn": [one["bom-ref"] for one in components]}
        ],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def licences(parts: list[Part], library: str) -> str:
    """A page with each part's licence, in words and in full."""
    rows = [f"| {part.name} | {part.version} | {part.licence} |\n" for part in parts]
    texts = [
        f"\n## Qt and PySide6: {path.name}\n\n```\n{path.read_text(encoding='utf-8')}```\n"
        for path in sorted(_QT_TEXTS.glob("*.txt"))
    ] + [
        f"\n## {part.name}: {name}\n\n```\n{text.strip()}\n```\n"
        for part in parts
        for name, text in part.texts.items()
    ]
    return "".join([_HEAD.format(name=NAME, library=library), *rows, *texts])


def _texts(about: Path) -> dict[str, str]:
    files = [path for path in sorted(about.rglob("*")) if path.is_file()]
    named = [path for path in files if path.name.lower().startswith(_LICENCE_NAMES)]
    listed = [path for path in files if "licenses" in path.parts and path not in named]
    return {
        path.relative_to(about).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in (*named, *listed)
    }


def _licence(head: Message) -> str:
    expression = head["License-Expression"]
    if expression:
        return str(expression)
    classes = [one for one in head.get_all("Classifier", []) if one.startswith("License ::")]
    words = [one.rpartition(" :: ")[2] for one in classes]
    first_line = str(head["License"] or "").strip().partition("\n")[0]
    named = ", ".join(word for word in words if word != "OSI Approved")
    return named or first_line or "see its text below"


def _python_part(folder: Path) -> list[Part]:
    """Python itself, where it is in the tree."""
    text = folder / "python" / "LICENSE.txt"
    library = next((folder / "python").glob("python3?*.dll"), None)
    if library is None:
        return []
    version = _version_resource(library)
    texts = {text.name: text.read_text(encoding="utf-8", errors="replace")}
    return [Part("Python", version, "PSF-2.0", texts, "")]


def _version_resource(library: Path) -> str:
    """The version that a Windows library says it is."""
    data = library.read_bytes()
    key = "ProductVersion\0".encode("utf-16-le")
    start = data.index(key) + len(key)
    text = data[start : start + 64].decode("utf-16-le", errors="ignore")
    return text.lstrip("\0").partition("\0")[0]


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
