"""Finding frameworks: the installed ones, and any folder."""

import shutil
from pathlib import Path

import pytest

from neglect_workbook.domain.framework import Framework
from neglect_workbook.errors import KnownError
from neglect_workbook.questions import loader


def test_every_installed_framework_loads_under_the_name_of_its_folder() -> None:
    assert "bscp-neglect-2026" in loader.installed()
    for framework_id in loader.installed():
        framework = loader.load(framework_id)
        assert isinstance(framework, Framework)
        assert framework.id == framework_id


def test_an_installed_framework_is_read_once() -> None:
    assert loader.load("bscp-neglect-2026") is loader.load("bscp-neglect-2026")


@pytest.mark.parametrize("framework_id", ["leeds-2031", "", "../questions", "."])
def test_an_unknown_framework_is_told_with_those_that_are_installed(framework_id: str) -> None:
    with pytest.raises(KnownError) as caught:
        loader.load(framework_id)
    assert caught.value.code == "framework_unknown"
    assert f"'{framework_id}'" in caught.value.sentence
    assert "bscp-neglect-2026" in caught.value.sentence
    assert caught.value.next_step


def test_a_folder_elsewhere_gives_the_same_framework(tmp_path: Path) -> None:
    source = Path(loader.__file__).parent / "frameworks" / "bscp-neglect-2026"
    copy = shutil.copytree(source, tmp_path / "a copy")
    assert loader.load_folder(copy) == loader.load("bscp-neglect-2026")


def test_a_folder_with_another_name_than_the_id_is_a_fault(tmp_path: Path) -> None:
    source = Path(loader.__file__).parent / "frameworks" / "bscp-neglect-2026"
    folder = shutil.copytree(source, tmp_path / "anytown-2027")

    with pytest.raises(KnownError, match="named 'anytown-2027'"):
        loader.load_named_folder(folder)


def test_a_file_saved_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    source = Path(loader.__file__).parent / "frameworks" / "bscp-neglect-2026"
    copy = shutil.copytree(source, tmp_path / "a copy")
    for path in copy.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text, encoding="utf-8-sig", newline="\r\n")
    assert loader.load_folder(copy) == loader.load("bscp-neglect-2026")
