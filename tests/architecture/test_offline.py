"""The program has no network, and the project names no place to fetch from."""

import ast
import os
import re
import subprocess
import sys

from tests.architecture.tree import PACKAGE, ROOT, project_files

_NETWORK_OF_QT = re.compile(r"^PySide6\.Qt(Network|WebSockets|WebEngine|WebChannel|WebView)")

#: Modules of Python's own library that reach for the network. Not `socket`: what writes e-mails
#: into files loads it, before Python 3.13.
_NETWORK = frozenset({"ssl", "http.client", "urllib.request", "ftplib", "smtplib"})
_EVERY_MODULE = """
import importlib, pkgutil, neglect_workbook as ours
for found in pkgutil.walk_packages(ours.__path__, "neglect_workbook."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
"""

# Written in parts, or this file would break its own rule.
_REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
        ("snapshot", "debian", "org"),
        ("crates", "io"),
    )
)


def test_no_module_imports_the_network_of_qt() -> None:
    found = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            found += [f"{path.name}: {name}" for name in names if _NETWORK_OF_QT.match(name)]

    assert found == []


def test_nothing_of_ours_loads_a_module_of_the_network() -> None:
    """Not even by way of another one. The installers leave out what these need."""
    assert _loaded_of_network(_EVERY_MODULE) == set()


def test_a_module_of_the_network_that_another_one_loads_is_found() -> None:
    assert "http.client" in _loaded_of_network("import xml.sax.saxutils")


def _loaded_of_network(script: str) -> set[str]:
    """Which modules of the network some Python loads, in a process of its own."""
    command = [sys.executable, "-c", f"{script}\nimport sys\nprint(*sys.modules)"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    return {one for one in ended.stdout.split() if one in _NETWORK}


def test_no_file_names_a_package_registry() -> None:
    hosts = [host.encode() for host in _REGISTRIES]
    found = [
        f"{path.relative_to(ROOT)}: {host.decode()}"
        for path in project_files()
        for host in hosts
        if host in path.read_bytes()
    ]

    assert found == []
