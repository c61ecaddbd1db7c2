"""What the developer script's commands do."""

from pathlib import Path

import pytest

from tools import dev
from tools.environment import Environment


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The arguments with which the program was started, from an empty folder."""
    calls: list[tuple[str, ...]] = []

    def start(_: Environment, *arguments: str) -> int:
        calls.append(arguments)
        return 0

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(dev, "prepare", lambda _: Environment(tmp_path, tmp_path / "python"))
    monkeypatch.setattr(Environment, "start_program", start)
    return calls


def test_with_a_display_the_window_opens(
    started: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "_has_display", lambda: True)

    assert dev.run([]) == 0
    assert started == [()]


def test_without_a_display_the_documents_of_the_sample_are_made(
    started: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "_has_display", lambda: False)

    assert dev.run([]) == 0
    folder = tmp_path / "neglect-workbook-sample"
    workbook = str(folder / "sample.nwbk")
    assert started == [("sample", workbook), ("export", workbook, "--to", str(folder))]


def test_a_sample_that_is_there_is_used_again(
    started: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "_has_display", lambda: False)
    folder = tmp_path / "neglect-workbook-sample"
    folder.mkdir()
    (folder / "sample.nwbk").touch()

    dev.run([])

    assert [arguments[0] for arguments in started] == ["export"]


def test_words_after_run_go_to_the_program(
    started: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["tools/dev.py", "run", "show", "x.nwbk", "--json"])

    assert dev.main() == 0
    assert started == [("show", "x.nwbk", "--json")]


def test_every_step_runs_and_one_failure_fails_the_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = {"one": 1, "two": 0}
    monkeypatch.setattr(Environment, "call", lambda _, name: codes[name])

    code = dev._report(Environment(tmp_path, tmp_path), {"first": ("one",), "second": ("two",)})

    assert code == 1
    summary = capsys.readouterr().out.split("Summary")[1].split()
    assert summary[:2] == ["first", "FAILED"]
    assert summary[4:6] == ["second", "ok"]


def test_installers_that_could_not_be_built_are_not_tried(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls: list[tuple[str, ...]] = []

    def fail(_: Environment, *arguments: str) -> int:
        calls.append(arguments)
        return 2

    monkeypatch.setattr(dev, "prepare", lambda _: Environment(tmp_path, tmp_path / "python"))
    monkeypatch.setattr(Environment, "call", fail)

    assert dev.wine() == 1
    assert calls == [("-m", "installer.build")]
