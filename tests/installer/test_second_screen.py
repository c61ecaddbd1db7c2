"""A laptop's screen at 100 percent beside a monitor at 150, which Xvfb and RandR stand for."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

_LAPTOP, _MONITOR = "1366/361x768/203+0+0", "1920/508x1200/317+1366+0"
_LONGEST = 60

_SCRIPT = """
import sys
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from neglect_workbook.exchange.help_pages import TopicId
from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.help_window import HelpWindow
from neglect_workbook.ui.jump import Jump, PageId
from tests.ui.main_window.every_page import texts_cut_off
from tools.sample_window import sample_window, settle

def look(window, ratio):
    settle()
    assert window.devicePixelRatio() == ratio, window.devicePixelRatio()
    picture = window.grab()
    assert picture.width() == round(window.width() * ratio), picture.width()
    for page in (PageId.OVERVIEW, PageId.QUESTIONS, PageId.ACTION_PLAN, PageId.SEND):
        window.view.go_to(Jump(page, question_id="M1" if page is PageId.QUESTIONS else ""))
        for _ in range(5):
            settle()
        assert texts_cut_off(window) == [], (page, texts_cut_off(window), window.size())

with sample_window() as (window, theme, _):
    laptop, monitor = QGuiApplication.screens()
    window.open_sample()
    window.move(20, 20)
    look(window, 1.0)

    window.setGeometry(monitor.availableGeometry().adjusted(10, 40, -10, -10))
    look(window, 1.5)
    sharp = theme.icon("undo-2").pixmap(QSize(18, 18), 1.5)
    assert sharp.size() == QSize(27, 27), sharp.size()
    window.menus[ActionId.PROTECT].trigger()
    settle()
    (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert dialog.screen() is monitor and dialog.devicePixelRatio() == 1.5
    assert monitor.availableGeometry().contains(dialog.geometry())
    dialog.reject()

    window.menus[ActionId.HELP].trigger()
    settle()
    help = window.findChild(HelpWindow)
    for screen, ratio in ((laptop, 1.0), (monitor, 1.5), (laptop, 1.0)):
        help.move(screen.availableGeometry().topLeft() + QPoint(30, 40))
        settle()
        assert help.devicePixelRatio() == ratio, help.devicePixelRatio()
        for topic in TopicId:
            help.show_topic(topic)
            settle()
            assert texts_cut_off(help) == [], (topic, texts_cut_off(help))
    help.close()

    window.setGeometry(30, 40, 1200, 700)
    look(window, 1.0)
sys.stdout.write("looked")
"""


def _server(said: Path) -> "subprocess.Popen[bytes]":
    stream = said.open("w")
    words = ("-displayfd", str(stream.fileno()), "-noreset", "-screen", "0", "3400x1300x24")
    server = subprocess.Popen(
        ["Xvfb", *words], pass_fds=[stream.fileno()], stderr=subprocess.DEVNULL
    )
    stream.close()
    return server


@pytest.fixture
def two_screens() -> Iterator[str]:
    """The name of a display of two screens."""
    if shutil.which("Xvfb") is None or shutil.which("xrandr") is None:
        # Only a display of its own can be given two screens; one that a person uses is left alone.
        pytest.skip("Xvfb and xrandr, with which two screens can be had, are not on this computer")
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "display"
        server = _server(said)
        until = time.monotonic() + _LONGEST
        while not said.read_text().strip() and time.monotonic() < until:
            time.sleep(0.05)
        name = f":{said.read_text().strip()}"
        for screen, size, output in (
            ("laptop", _LAPTOP, "screen"),
            ("monitor", _MONITOR, "none"),
        ):
            command = ["xrandr", "--display", name, "--setmonitor", screen, size, output]
            subprocess.run(command, check=True, capture_output=True)
        yield name
        server.terminate()
        server.wait(_LONGEST)


@pytest.mark.installed
def test_a_window_goes_to_a_monitor_at_150_percent_and_back(two_screens: str) -> None:
    environment = os.environ | {
        "DISPLAY": two_screens,
        "QT_QPA_PLATFORM": "xcb",
        "QT_SCREEN_SCALE_FACTORS": "1;1.5",
        "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]),
    }
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        env=environment,
        capture_output=True,
        text=True,
        timeout=_LONGEST,
        check=False,
    )
    assert done.stdout == "looked", done.stderr
