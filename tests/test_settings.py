"""What the program remembers between starts."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from neglect_workbook.errors import KnownError
from neglect_workbook.settings import (
    PROFILE_VARIABLE,
    RecentWorkbook,
    Settings,
    SettingsFile,
    profile_folder,
)


def _recent(number: int) -> RecentWorkbook:
    return RecentWorkbook(f"/w{number}.nwbk", f"School {number}", "First review", "", "", "")


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    kept = replace(
        SettingsFile(tmp_path).read(), theme="dark", zoom=150, recent=(_recent(1), _recent(2))
    )
    SettingsFile(tmp_path).write(kept)

    assert SettingsFile(tmp_path).read() == kept


def test_the_author_is_made_once_and_says_nothing_of_the_person(tmp_path: Path) -> None:
    first = SettingsFile(tmp_path).read().author

    assert SettingsFile(tmp_path).read().author == first
    assert len(first) == 12
    assert set(first) <= set("0123456789abcdef")


@pytest.mark.parametrize("content", [b"", b"{", b'{"zoom": "large"}', b"\xff\xfe"])
def test_unreadable_settings_are_kept_aside_and_the_defaults_serve(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "settings.json").write_bytes(content)

    assert SettingsFile(tmp_path).read().theme == "system"
    assert (tmp_path / "settings.bad").read_bytes() == content


def test_recent_workbooks_are_few_newest_first_and_each_once() -> None:
    settings = Settings()
    for number in range(12):
        settings = settings.with_recent(_recent(number))
    settings = settings.with_recent(_recent(7))

    assert [one.path for one in settings.recent] == [
        f"/w{number}.nwbk" for number in (7, 11, 10, 9, 8, 6, 5, 4)
    ]
    assert settings.without_recent("/w7.nwbk").recent[0].path == "/w11.nwbk"


def test_a_profile_folder_that_cannot_be_written_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda _path, _mode: False)

    with pytest.raises(KnownError) as caught:
        profile_folder(str(tmp_path))
    assert caught.value.code == "no_profile"
    assert PROFILE_VARIABLE in caught.value.next_step


def test_a_profile_folder_that_cannot_be_made_says_what_to_do(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")

    with pytest.raises(KnownError) as caught:
        profile_folder(str(in_the_way / "profile"))
    assert caught.value.code == "no_profile"
