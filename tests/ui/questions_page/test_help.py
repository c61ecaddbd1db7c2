from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from neglect_workbook.domain.changes import Change, FieldKey
from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.identity import make_id
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.pages.question.help_column import HelpColumn
from neglect_workbook.ui.pages.question.help_topics import HelpTopics, terms_in
from neglect_workbook.ui.pages.question.history_panel import HistoryPanel
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.disclosure import Disclosure
from neglect_workbook.workbook import add_paper_form
from tests.ui.finding import the
from tests.ui.questions_page.shown import QuestionsShown

if TYPE_CHECKING:
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme

FOLD = "Help with this question"
REASON = "Why we chose this rating"
WIDE, MIDDLE, NARROW = (1366, 700), (1050, 700), (900, 700)


@pytest.fixture
def sample(sample: QuestionsShown) -> QuestionsShown:
    sample.page.resize(*WIDE)
    sample.go("M3")
    return sample


@pytest.fixture
def empty(empty: QuestionsShown) -> QuestionsShown:
    empty.page.resize(*WIDE)
    empty.go("M1")
    return empty


def help_texts(shown: QuestionsShown) -> list[str]:
    topics = the(HelpTopics, shown.page)
    return [one.text() for one in topics.findChildren(QLabel)]


def titles(shown: QuestionsShown) -> list[str]:
    topics = the(HelpTopics, shown.page)
    heads = (one.findChild(QAbstractButton) for one in topics.findChildren(Disclosure))
    return [one.text() for one in heads if one is not None]


def test_the_expectations_are_quoted_as_printed(sample: QuestionsShown) -> None:
    words = help_texts(sample)
    assert "\u201cSenior and Front-line Managers must\u201d" in words
    assert (
        "Provide reflective supervision that explores drift, disguised compliance, "
        "and cumulative harm" in words
    )


def test_what_it_might_mean_is_for_the_setting_and_said_to_be_ours(
    sample: QuestionsShown, empty: QuestionsShown
) -> None:
    assert "In a school this might mean" in titles(sample)
    assert "In a small group this might mean" in titles(empty)
    assert "Our suggestion, not BSCP's" in help_texts(empty)


def test_another_sector_gets_other_help_at_once(empty: QuestionsShown) -> None:
    empty.session.do(None, lambda workbook: workbook.set_organisation(sector_id="police"))
    assert "In a service this might mean" in titles(empty)


def test_the_words_of_the_question_are_explained(sample: QuestionsShown) -> None:
    framework = sample.session.snapshot.framework
    words = [term.id for term in terms_in(framework, framework.question("M3"))]
    assert words == sorted(words)
    assert {"drift", "disguised_compliance", "cumulative_harm", "reflective_supervision"} <= set(
        words
    )
    assert "commissioning" not in words
    assert "escalation" in [one.id for one in terms_in(framework, framework.question("M4"))]


def test_what_was_unfolded_stays_so_at_the_next_question(sample: QuestionsShown) -> None:
    topics = the(HelpTopics, sample.page)
    for disclosure in topics.findChildren(Disclosure):
        header = the(QAbstractButton, disclosure)
        if header.text() in {"A strong answer might say", "In a school this might mean"}:
            header.click()
    sample.page.step(1)
    is_open = {
        the(QAbstractButton, one).text(): one.is_open
        for one in the(HelpTopics, sample.page).findChildren(Disclosure)
    }
    assert is_open["A strong answer might say"]
    assert not is_open["In a school this might mean"]


def test_hidden_help_stays_hidden_and_can_be_had_back(
    sample: QuestionsShown, preferences: "Preferences"
) -> None:
    column = the(HelpColumn, sample.page)
    sample.press("Hide help")
    assert not column.isVisible()
    assert not preferences.settings.is_help_open
    sample.page.step(1)
    assert not column.isVisible()
    sample.press("Help")
    assert column.isVisible()
    assert preferences.settings.is_help_open


def test_help_folds_under_the_question_where_there_is_no_room(sample: QuestionsShown) -> None:
    sample.page.resize(*MIDDLE)
    assert not the(HelpColumn, sample.page).isVisible()
    assert not the(HelpTopics, sample.form).isVisible()
    sample.page.toggle_help()
    assert the(HelpTopics, sample.form).isVisible()
    sample.page.resize(*WIDE)
    assert the(HelpColumn, sample.page).isVisible()
    assert not sample.can_press(FOLD)


def test_larger_text_counts_as_a_narrower_window(sample: QuestionsShown, theme: "Theme") -> None:
    theme.set_zoom(150)
    assert not the(HelpColumn, sample.page).isVisible()
    assert sample.can_press(FOLD)


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
def test_nothing_is_wider_than_the_page(
    sample: QuestionsShown, theme: "Theme", size: tuple[int, int], zoom: int
) -> None:
    sample.page.resize(*size)
    theme.set_zoom(zoom)
    sample.go("S6")
    QApplication.processEvents()
    assert sample.page.minimumSizeHint().width() <= size[0] or zoom > 100
    assert sample.form.width() <= the(ColumnScroll, sample.page).viewport().width()


def test_what_is_typed_outlives_a_change_of_the_theme_and_size(
    sample: QuestionsShown, theme: "Theme"
) -> None:
    before = sample.answer("M3").reason
    sample.type_into(REASON, " Typed.")
    theme.set_name("dark")
    theme.set_zoom(200)
    sample.page.resize(*NARROW)
    assert sample.box(REASON).text() == f"{before} Typed."
    sample.page.flush()
    assert sample.answer("M3").reason == f"{before} Typed."


def test_history_lists_what_was_changed_newest_first(empty: QuestionsShown) -> None:
    empty.choose("1")
    empty.type_into(REASON, "Some of us.")
    empty.press("History")
    said = [one.text() for one in the(HistoryPanel, empty.page).findChildren(QLabel)]
    assert said.index("Some of us.") < said.index("Partly in place")
    assert any(one.startswith(f"You, {long_date(today_here())}, ") for one in said)


def test_history_restores_an_earlier_wording_into_the_box(empty: QuestionsShown) -> None:
    empty.choose("1")
    empty.choose("2")
    empty.press("History")
    empty.session.flush()
    restore = [name for name in empty.button_names() if name.startswith("Restore Our rating")]
    assert len(restore) == 1
    empty.press(restore[0])
    assert empty.answer("M1").rating == "1"
    empty.session.undo()
    assert empty.answer("M1").rating == "2"


def test_history_says_so_where_there_is_none_and_closes(empty: QuestionsShown) -> None:
    empty.press("History")
    assert "Nothing was changed here yet." in empty.texts()
    empty.press("Close history")
    assert not the(HistoryPanel, empty.page).isVisible()
    history = empty.named(QAbstractButton, "History")
    assert history.hasFocus()
    assert not history.isChecked()


def test_a_change_of_another_copy_is_said_to_be_one(empty: QuestionsShown) -> None:
    moment = empty.session.workbook.next_moment
    key = FieldKey(RecordKind.ANSWER, empty.answer("M1").id, "reason")
    change = Change(make_id(moment), moment, "somebody else", key, "From the head's copy.")
    empty.session.do(None, lambda workbook: workbook.absorb([change]))
    assert empty.box(REASON).text() == "From the head's copy."
    empty.press("History")
    assert "Another computer, " in empty.texts()
    assert "You, " not in empty.texts()


def test_everything_that_takes_the_focus_has_a_name(sample: QuestionsShown) -> None:
    sample.press("Add evidence")
    sample.press("Add action")
    sample.press("History")
    nameless = [
        f"{type(one).__name__} in {type(one.parentWidget()).__name__}"
        for one in sample.page.findChildren(QWidget)
        if one.focusPolicy().value & 1
        and one.isVisibleTo(sample.page)
        and not one.accessibleName()
        and not getattr(one, "text", str)()
    ]
    assert nameless == []


def test_help_that_scrolls_is_as_wide_as_help_that_does_not(sample: QuestionsShown) -> None:
    column, topics = the(HelpColumn, sample.page), the(HelpTopics, sample.page)
    bar = the(QScrollArea, column).verticalScrollBar()
    widths = set()
    shown = set()
    for height in (400, 1600):
        sample.page.resize(WIDE[0], height)
        QApplication.processEvents()
        shown.add(bar.isVisible())
        widths.add(topics.width())
    assert shown == {True, False}
    assert len(widths) == 1


def test_colleagues_voices_on_the_theme_stand_in_the_help(sample: QuestionsShown) -> None:
    assert "Colleagues' voices" in titles(sample)
    words = help_texts(sample)
    assert "19 forms" in words
    assert "P6  Breaking patterns" in words
    bars = [one.accessibleName() for one in the(HelpTopics, sample.page).findChildren(QWidget)]
    assert (
        "16 answered: We do not know yet 2, Not yet in place 3, Partly in place 6, In place 4, "
        "In place and making a difference 1." in bars
    )


def test_a_question_without_voices_has_no_topic_for_them(
    sample: QuestionsShown, empty: QuestionsShown
) -> None:
    sample.go("S8")
    assert "Colleagues' voices" not in titles(sample)
    assert "Colleagues' voices" not in titles(empty)


def test_voices_that_come_in_are_in_the_help_at_once(sample: QuestionsShown) -> None:
    sample.session.do(None, lambda workbook: add_paper_form(workbook, "P", "teachers", {"P6": "1"}))

    assert "20 forms" in help_texts(sample)
