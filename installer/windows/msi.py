"""The installer for a whole computer, for IT departments: Windows Installer, made by wixl."""

import hashlib
import shutil
from pathlib import Path, PurePosixPath
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from installer.file_types import FileType, file_types
from installer.product import (
    DIST,
    ID,
    MODULE,
    NAME,
    PUBLISHER,
    SUMMARY,
    VERSION,
    WINDOWS_ID,
    WORK,
    epoch,
    four_numbers,
    identity,
)
from installer.trees import files_in
from installer.windows import msi_moment
from tools.programs import run_program

_NAMESPACE: Final = "http://schemas.microsoft.com/wix/2006/wi"
_FOLDER: Final = "INSTALLDIR"
_KEY: Final = f"Software\\{NAME}"
_CLASSES: Final = "Software\\Classes"
_NEWER: Final = f"A newer version of {NAME} is installed already."


def build_msi(tree: Path, *, version: str = VERSION, out: Path | None = None) -> Path:
    """Make the installer.

    Args:
        tree: what is installed.
        version: of it.
        out: where the installer goes; among what is handed on if it is not named.

    Raises:
        ProgramError: wixl is not here, or found a fault.
    """
    target = out or DIST / f"{ID}-{version}.msi"
    target.parent.mkdir(parents=True, exist_ok=True)
    source = WORK / "windows" / "product.wxs"
    source.write_text(describe(tree, version), encoding="utf-8")
    variables = {"SOURCE_DATE_EPOCH": str(epoch())}
    half_made = WORK / "windows" / target.name
    command = ("wixl", "-a", "x64", "-o", half_made, source)
    run_program(*command, folder=tree, variables=variables)
    _name_shortcut(half_made)
    # Two packages that differ must bear different codes: Windows takes them for one otherwise.
    digest = "".join(f"{path} {_sum(tree / path)}" for path in files_in(tree))
    msi_moment.settle(half_made, epoch(), identity(f"package {version} {digest}"))
    shutil.move(half_made, target)
    return target


def describe(tree: Path, version: str) -> str:
    """The product in the language of WiX."""
    wix = Element("Wix", xmlns=_NAMESPACE)
    numbers = ".".join(four_numbers(version).split(".")[:3])
    product = SubElement(
        wix,
        "Product",
        Id=identity(f"product {version}"),
        UpgradeCode=identity("upgrade"),
        Name=NAME,
        Version=numbers,
        Manufacturer=PUBLISHER,
        Language="1033",
    )
    SubElement(
        product,
        "Package",
        InstallerVersion="500",
        Compressed="yes",
        InstallScope="perMachine",
        Description=f"{NAME} {version}",
        Manufacturer=PUBLISHER,
    )
    SubElement(product, "MajorUpgrade", DowngradeErrorMessage=_NEWER)
    SubElement(product, "Media", Id="1", Cabinet="product.cab", EmbedCab="yes")
    # wixl takes no whole paths: it runs in the tree.
    SubElement(product, "Icon", Id="app.ico", SourceFile="app.ico")
    for name, value in (("ARPPRODUCTICON", "app.ico"), ("ARPNOMODIFY", "1")):
        SubElement(product, "Property", Id=name, Value=value)
    target = SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    components = _add_folders(target, tree)
    feature = SubElement(product, "Feature", Id="Everything", Title=NAME, Level="1")
    for component in components:
        SubElement(feature, "ComponentRef", Id=component)
    indent(wix, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(wix, "unicode") + "\n"


def _add_folders(target: Element, tree: Path) -> list[str]:
    """Add every folder and file; gives the names of the components."""
    programs = SubElement(target, "Directory", Id="ProgramFiles64Folder")
    top = SubElement(programs, "Directory", Id=_FOLDER, Name=NAME)
    menu = SubElement(target, "Directory", Id="ProgramMenuFolder")
    folders = {PurePosixPath(): top}
    components = []
    for path in files_in(tree):
        folder = _folder(path.parent, folders)
        component = _component(folder, f"file {path}")
        components.append(component.get("Id", ""))
        SubElement(
            component, "File", Id=_short(path), Source=str(path), Name=path.name, KeyPath="yes"
        )
    return [*components, _add_shortcut(menu), *_add_types(top)]


def _folder(path: PurePosixPath, folders: dict[PurePosixPath, Element]) -> Element:
    if path not in folders:
        above = _folder(path.parent, folders)
        folders[path] = SubElement(above, "Directory", Id=f"d{_short(path)}", Name=path.name)
    return folders[path]


def _component(folder: Element, purpose: str) -> Element:
    return SubElement(
        folder,
        "Component",
        Id=f"c{_short(PurePosixPath(purpose))}",
        Guid=identity(purpose),
        Win64="yes",
    )


def _add_shortcut(menu: Element) -> str:
    component = _component(menu, "shortcut")
    SubElement(
        component,
        "Shortcut",
        Id="StartMenu",
        Name=NAME,
        Description=SUMMARY,
        Target=f"[{_FOLDER}]python\\pythonw.exe",
        Arguments=f"-m {MODULE}",
        Icon="app.ico",
    )
    _value(component, _KEY, "StartMenu", "1", is_key_path=True)
    return component.get("Id", "")


def _add_types(top: Element) -> list[str]:
    components = []
    for kind in file_types():
        component = _component(top, f"type {kind.extension}")
        components.append(component.get("Id", ""))
        _value(component, _KEY, kind.extension, "1", is_key_path=True)
        for key, name, value in type_values(kind):
            _value(component, key, name, value)
    return components


def type_values(kind: FileType) -> list[tuple[str, str, str]]:
    """What the registry holds for a kind of file: key, name and value."""
    of_kind = f"{_CLASSES}\\{kind.id}"
    of_name = f"{_CLASSES}\\.{kind.extension}"
    start = f'"[{_FOLDER}]python\\pythonw.exe" -m {MODULE} "%1"'
    return [
        (of_kind, "", kind.words),
        (of_kind, "FriendlyTypeName", kind.words),
        (of_kind, "AppUserModelID", WINDOWS_ID),
        (f"{of_kind}\\DefaultIcon", "", f"[{_FOLDER}]{kind.icon}.ico"),
        (f"{of_kind}\\shell\\open", "FriendlyAppName", NAME),
        (f"{of_kind}\\shell\\open\\command", "", start),
        (of_name, "", kind.id),
        (of_name, "Content Type", kind.mime),
        (f"{of_name}\\OpenWithProgids", kind.id, ""),
    ]


def _value(
    component: Element, key: str, name: str, value: str, *, is_key_path: bool = False
) -> None:
    told = {"Root": "HKLM", "Key": key, "Type": "string", "Value": value}
    if name:
        told["Name"] = name
    if is_key_path:
        told["KeyPath"] = "yes"
    SubElement(component, "RegistryValue", told)


def _short(path: PurePosixPath) -> str:
    """An identifier for a place in the tree; Windows Installer takes 72 letters at most."""
    return f"f{identity(str(path)).replace('-', '')}"


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _name_shortcut(msi: Path) -> None:
    """Give the shortcut the id that the program gives its windows: wixl has no word for it."""
    table = WORK / "windows" / "MsiShortcutProperty.idt"
    rows = (
        ("MsiShortcutProperty", "Shortcut_", "PropertyKey", "PropVariantValue"),
        ("s72", "s72", "s255", "s255"),
        ("MsiShortcutProperty", "MsiShortcutProperty"),
        ("TaskbarId", "StartMenu", "System.AppUserModel.ID", WINDOWS_ID),
    )
    table.write_bytes("".join("\t".join(row) + "\r\n" for row in rows).encode())
    run_program("msibuild", msi, "-i", table)
