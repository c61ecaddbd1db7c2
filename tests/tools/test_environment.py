"""The developer script sets up once, where it may write, and again when the pins change."""

from pathlib import Path

import pytest

from tools import environment
from tools.environment import Environment, SetUpError, prepare


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own, with pins, and a home folder beside it."""
    root = tmp_path / "checkout"
    root.mkdir()
    (root / "requirements.txt").write_text("one==1\n", encoding="utf-8")
    (root / "requirements-test.txt").write_text("one==1\ntwo==2\n", encoding="utf-8")
    monkeypatch.setattr(environment, "ROOT", root)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    return root


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pins that were installed; nothing is made or fetched."""
    names: list[str] = []

    def make(made: Environment) -> None:
        made.python.parent.mkdir(parents=True)
        made.python.touch()

    def install(_: Environment, pins: str) -> None:
        names.append(pins)

    monkeypatch.setattr(Environment, "_make", make)
    monkeypatch.setattr(Environment, "_get_pip", lambda _: None)
    monkeypatch.setattr(Environment, "_install", install)
    monkeypatch.setattr(Environment, "_qt_starts", lambda _: True)
    return names


@pytest.mark.usefixtures("checkout")
def test_the_set_up_is_done_once(installed: list[str]) -> None:
    prepare("run")
    prepare("run")

    assert installed == ["requirements.txt"]


@pytest.mark.usefixtures("checkout")
def test_what_the_tests_need_is_enough_to_run(installed: list[str]) -> None:
    prepare("test")
    prepare("run")

    assert installed == ["requirements-test.txt"]


def test_changed_pins_are_installed(checkout: Path, installed: list[str]) -> None:
    prepare("run")
    (checkout / "requirements.txt").write_text("one==2\n", encoding="utf-8")
    prepare("run")

    assert installed == ["requirements.txt", "requirements.txt"]


@pytest.mark.usefixtures("installed")
def test_a_checkout_that_cannot_be_written_is_left_alone(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "is_writable", lambda folder: folder != checkout)

    made = prepare("run")

    assert made.python.is_relative_to(tmp_path / "home")
    assert not (checkout / ".venv").exists()


@pytest.mark.usefixtures("checkout", "installed")
def test_tests_are_not_begun_where_qt_cannot_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Environment, "_qt_starts", lambda _: False)

    with pytest.raises(SetUpError, match="libegl1"):
        prepare("test")


@pytest.mark.usefixtures("checkout")
def test_the_program_runs_where_qt_cannot_start(
    installed: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Environment, "_qt_starts", lambda _: False)

    prepare("run")

    assert "libegl1" in capsys.readouterr().out
    assert installed == ["requirements.txt"]
