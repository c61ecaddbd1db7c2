"""The program has no network, and the project names no place to fetch from."""

import ast
import re

from tests.architecture.tree import PACKAGE, ROOT, project_files

_NETWORK_OF_QT = re.compile(r"^PySide6\.Qt(Network|WebSockets|WebEngine|WebChannel|WebView)")

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


def test_no_file_names_a_package_registry() -> None:
    hosts = [host.encode() for host in _REGISTRIES]
    found = [
        f"{path.relative_to(ROOT)}: {host.decode()}"
        for path in project_files()
        for host in hosts
        if host in path.read_bytes()
    ]

    assert found == []
