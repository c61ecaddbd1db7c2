from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton

from neglect_workbook.errors import KnownError
from neglect_workbook.questions import loader
from neglect_workbook.ui.pages.new_workbook_page import NewWorkbookPage
from neglect_workbook.ui.widgets.password_line import HiddenLine
from neglect_workbook.workbook import NewWorkbook
from tests.ui.finding import the

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.theme import Theme

FRAMEWORK = loader.load("bscp-neglect-2026")


class Form:
    """The page, filled in as a person does."""

    def __init__(self, qtbot: "QtBot", page: NewWorkbookPage) -> None:
        self.qtbot = qtbot
        self.page = page
        self.name = the(QLineEdit, page)
        self.sector = the(QComboBox, page)
        self.boxes = {box.text(): box for box in page.findChildren(QCheckBox)}
        self.asked: list[tuple[NewWorkbook, Path, str]] = []
        page.create_requested.connect(lambda *asked: self.asked.append(asked))

    @property
    def ticked(self) -> list[str]:
        return [name for name, box in self.boxes.items() if box.isChecked()]

    @property
    def texts(self) -> str:
        labels = self.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def type_name(self, name: str) -> None:
        self.name.setFocus()
        QTest.keyClicks(self.name, name)

    def choose_sector(self, name: str) -> None:
        place = self.sector.findText(name)
        assert place > 0
        self.sector.setCurrentIndex(place)
        self.sector.activated.emit(place)

    def button(self, name: str) -> QPushButton:
        return next(
            one
            for one in self.page.findChildren(QPushButton)
            if one.accessibleName().startswith(name)
        )

    def press(self, key: Qt.Key, on: "QWidget") -> None:
        on.setFocus()
        QTest.keyClick(on, key)


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for documents of the test's own."""
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(folder))
    return folder


@pytest.fixture
def form(qtbot: "QtBot", theme: "Theme", documents: Path) -> Form:
    page = NewWorkbookPage(theme, FRAMEWORK)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.start()
    assert documents.is_dir()
    return Form(qtbot, page)


def test_name_kind_and_enter_are_enough(form: Form, documents: Path) -> None:
    form.type_name("Hazelmoor Primary School")
    form.choose_sector("Primary school")
    form.press(Qt.Key.Key_Return, form.name)

    wanted = NewWorkbook(FRAMEWORK.id, "Hazelmoor Primary School", "primary", ("M",))
    path = documents / "neglect-workbook_hazelmoor-primary-school.nwbk"
    assert form.asked == [(wanted, path, "")]


def test_fifteen_kinds_of_organisation_are_offered(form: Form) -> None:
    assert form.sector.count() == 1 + len(FRAMEWORK.sectors)


@pytest.mark.parametrize("sector", FRAMEWORK.sectors, ids=lambda sector: sector.id)
def test_the_kind_of_organisation_proposes_the_hats(form: Form, sector: object) -> None:
    known = next(one for one in FRAMEWORK.sectors if one == sector)
    form.choose_sector(known.name)

    names = [one.name for one in FRAMEWORK.question_sets if one.id in known.set_ids]
    assert form.ticked == names


def test_a_small_group_is_told_that_one_person_can_wear_all_hats(form: Form) -> None:
    form.choose_sector("Voluntary, community or faith group")

    assert form.ticked == [one.name for one in FRAMEWORK.question_sets]
    assert "one person can wear all these hats" in form.texts


def test_the_chosen_sets_say_how_long_they_take(form: Form) -> None:
    form.choose_sector("Primary school")
    assert "5 questions, about 50 minutes in all." in form.texts

    form.boxes["Strategic leaders"].click()
    assert "13 questions, about 98 minutes in all." in form.texts


def test_what_is_missing_is_said_beside_the_field_and_the_first_one_gets_the_focus(
    form: Form,
) -> None:
    form.button("Make the workbook").click()

    assert form.asked == []
    assert "Write the name that your partners know you by." in form.texts
    assert "Choose the one that comes nearest." in form.texts
    assert "Tick at least one." in form.texts
    assert form.page.window().focusWidget() is form.name


def test_a_name_of_spaces_is_no_name(form: Form) -> None:
    form.type_name("   ")
    form.choose_sector("College")
    form.button("Make the workbook").click()

    assert form.asked == []
    assert "Write the name that your partners know you by." in form.texts


def test_what_was_wrong_is_taken_away_once_it_is_right(form: Form) -> None:
    form.button("Make the workbook").click()
    form.type_name("Brackenfold Nursery")
    form.choose_sector("Early years")
    form.press(Qt.Key.Key_Return, form.name)

    assert "Choose the one that comes nearest." not in form.texts
    assert "Tick at least one." not in form.texts
    assert len(form.asked) == 1


def test_enter_on_cancel_cancels_and_makes_nothing(qtbot: "QtBot", form: Form) -> None:
    form.type_name("Brackenfold Nursery")
    form.choose_sector("Early years")

    with qtbot.waitSignal(form.page.cancelled):
        form.press(Qt.Key.Key_Return, form.button("Cancel"))
    assert form.asked == []


def test_a_name_that_is_taken_is_numbered(form: Form, documents: Path) -> None:
    (documents / "neglect-workbook_brackenfold-nursery.nwbk").touch()
    form.type_name("Brackenfold Nursery")
    form.choose_sector("Early years")
    form.press(Qt.Key.Key_Return, form.name)

    assert form.asked[0][1].name == "neglect-workbook_brackenfold-nursery-2.nwbk"


def test_a_place_that_somebody_chose_stays_whatever_the_name(form: Form, tmp_path: Path) -> None:
    chosen = tmp_path / "mine.nwbk"
    form.button("Change where the file goes").click()
    dialog = the(QFileDialog, form.page)
    dialog.fileSelected.emit(str(chosen))
    dialog.reject()
    form.type_name("Brackenfold Nursery")
    form.choose_sector("Early years")
    form.press(Qt.Key.Key_Return, form.name)

    assert form.asked[0][1] == chosen


def test_a_file_that_cannot_be_made_is_said_beside_the_place(form: Form) -> None:
    form.page.show_problem(KnownError("exists", "It is already there.", "Choose another name."))

    assert "It is already there. Choose another name." in form.texts
    focused = form.page.window().focusWidget()
    assert focused is form.button("Change where the file goes")


def test_starting_again_forgets_everything(form: Form) -> None:
    form.type_name("Brackenfold Nursery")
    form.choose_sector("Early years")
    form.button("Make the workbook").click()
    form.page.start()

    assert (form.name.text(), form.sector.currentIndex(), form.ticked) == ("", 0, [])


def _fill_in(form: Form) -> tuple[QLineEdit, QLineEdit]:
    """Everything but the password, which is unfolded; its two lines."""
    form.type_name("Brackenfold Nursery")
    form.choose_sector("Early years")
    form.button("Protect it with a password").click()
    first, second = form.page.findChildren(HiddenLine)
    return first, second


def test_a_password_is_optional_folded_away_and_both_its_sides_are_said(form: Form) -> None:
    assert not any(line.isVisible() for line in form.page.findChildren(HiddenLine))
    _fill_in(form)
    assert "Nobody can open the workbook if the password is lost." in form.texts
    assert "sign-in and disk encryption" in form.texts
    form.press(Qt.Key.Key_Return, form.name)

    assert [password for _, _, password in form.asked] == [""]


@pytest.mark.parametrize(
    ("typed", "again", "said"),
    [
        ("short", "short", "Too short. Use at least 8 characters."),
        ("seven marzipan kettles", "seven marzipan kettle", "The two are not the same."),
        ("", "seven marzipan kettles", "Type a password."),
    ],
)
def test_a_password_that_cannot_be_used_makes_nothing_even_when_it_is_folded_away(
    form: Form, typed: str, again: str, said: str
) -> None:
    first, second = _fill_in(form)
    QTest.keyClicks(first, typed)
    QTest.keyClicks(second, again)
    form.button("Protect it with a password").click()
    form.button("Make the workbook").click()

    assert form.asked == []
    assert said in form.texts
    assert form.page.window().focusWidget() in (first, second)


def test_nothing_scrolls_sideways_at_twice_the_size(form: Form, theme: "Theme") -> None:
    theme.set_zoom(200)

    assert form.page.horizontalScrollBar().maximum() == 0
