from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from neglect_workbook.domain.records import Evidence
from neglect_workbook.questions.loader import load
from neglect_workbook.ui.models.evidence_filter import EvidenceFilter
from neglect_workbook.ui.models.evidence_model import Column, EvidenceModel
from neglect_workbook.ui.widgets.table_delegate import CHIPS_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.modeltest import ModelTester

FRAMEWORK = load("bscp-neglect-2026")
TODAY = date(2026, 11, 24)

LOG = Evidence(
    id="a",
    number=1,
    title="Escalation log",
    type_id="escalation",
    level=2,
    dated=date(2026, 11, 18),
    kept_at="Recording system",
    question_ids=("M3", "M4"),
)
OLD = Evidence(
    id="b", number=2, title="Chronology sample", level=3, dated=date(2025, 9, 15), shows="Drift"
)
BARE = Evidence(id="c", number=3)
POLICY = Evidence(id="d", number=4, title="policy", type_id="policy", level=1, question_ids=("M2",))
ITEMS = (LOG, OLD, BARE, POLICY)


@pytest.fixture
def model(qapp: object) -> EvidenceModel:
    assert qapp
    model = EvidenceModel(FRAMEWORK)
    model.show_items(ITEMS, TODAY)
    return model


@pytest.fixture
def proxy(model: EvidenceModel) -> EvidenceFilter:
    return EvidenceFilter(model)


def shown(proxy: EvidenceFilter) -> list[str]:
    rows = range(proxy.rowCount())
    return [str(proxy.index(row, Column.TITLE).data()) for row in rows]


def test_the_model_and_its_filter_keep_the_rules_of_models(
    qtmodeltester: "ModelTester", model: EvidenceModel, proxy: EvidenceFilter
) -> None:
    check = cast("Callable[[QAbstractItemModel], None]", qtmodeltester.check)
    check(model)
    check(proxy)


def test_a_row_says_what_there_is_and_what_is_not(model: EvidenceModel) -> None:
    cells = [[model.index(row, column).data() for column in Column] for row in (0, 2)]

    assert cells == [
        [
            "Escalation log",
            "Escalation log",
            "We did it",
            "18 Nov 2026",
            "Recording system",
            "M3, M4",
        ],
        ["No title yet", "No type yet", "No level yet", "No date", "Not said", "No question yet"],
    ]
    assert tuple(model.index(0, Column.SUPPORTS).data(CHIPS_ROLE)) == ("M3", "M4")


def test_a_screen_reader_hears_the_label_and_that_it_is_out_of_date(model: EvidenceModel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole

    assert model.index(1, Column.TITLE).data(role) == "E2 Chronology sample"
    assert model.index(1, Column.DATE).data(role) == "Date: 15 September 2025, out of date"
    assert model.index(0, Column.LEVEL).data(role) == "Level: We did it"


def test_what_is_out_of_date_depends_on_the_day(model: EvidenceModel) -> None:
    model.show_items(ITEMS, date(2026, 9, 1))

    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(1, Column.DATE).data(role) == "Date: 15 September 2025"


def test_an_edit_in_place_keeps_the_other_rows_where_they_are(model: EvidenceModel) -> None:
    kept = QPersistentModelIndex(model.index(3, 0))
    changed: list[int] = []
    model.dataChanged.connect(lambda first, *_: changed.append(first.row()))
    other = Evidence(id="b", number=2, title="Another title")
    model.show_items((LOG, other, BARE, POLICY), TODAY)

    assert changed == [1]
    assert kept.isValid()
    assert model.index(1, 0).data() == "Another title"


def test_a_removed_row_goes_and_comes_back_to_its_place(model: EvidenceModel) -> None:
    kept = QPersistentModelIndex(model.index(3, 0))
    model.show_items((LOG, BARE, POLICY), TODAY)
    assert kept.row() == 2
    model.show_items(ITEMS, TODAY)

    assert kept.row() == 3
    assert [one.id for one in model.items] == ["a", "b", "c", "d"]


def test_a_cell_that_is_edited_asks_for_the_change(model: EvidenceModel) -> None:
    asked: list[tuple[str, str, object]] = []
    model.edit_requested.connect(lambda *edit: asked.append(edit))
    model.setData(model.index(0, Column.TITLE), "Log")
    model.setData(model.index(0, Column.DATE), date(2026, 6, 1))
    model.setData(model.index(0, Column.LEVEL), 2)

    assert asked == [("a", "title", "Log"), ("a", "dated", date(2026, 6, 1))]


def test_what_is_only_read_has_no_cells_to_edit(model: EvidenceModel) -> None:
    model.set_read_only(is_read_only=True)

    assert not model.flags(model.index(0, Column.TITLE)) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.index(0, Column.TITLE), "Log")


def test_newest_first_leaves_what_has_no_date_at_the_end(proxy: EvidenceFilter) -> None:
    proxy.sort(Column.DATE, Qt.SortOrder.DescendingOrder)
    assert shown(proxy) == ["Escalation log", "Chronology sample", "No title yet", "policy"]
    proxy.sort(Column.DATE, Qt.SortOrder.AscendingOrder)

    assert shown(proxy) == ["Chronology sample", "Escalation log", "No title yet", "policy"]


def test_titles_sort_as_people_do_whatever_their_capitals(proxy: EvidenceFilter) -> None:
    proxy.sort(Column.TITLE, Qt.SortOrder.AscendingOrder)

    assert shown(proxy) == ["Chronology sample", "Escalation log", "policy", "No title yet"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("escal", ["Escalation log"]),
        ("RECORDING escalation", ["Escalation log"]),
        ("drift", ["Chronology sample"]),
        ("e4", ["policy"]),
        ("m3", ["Escalation log"]),
        ("no such thing", []),
    ],
)
def test_words_find_items_by_anything_in_them(
    proxy: EvidenceFilter, text: str, found: list[str]
) -> None:
    proxy.set_text(text)

    assert shown(proxy) == found
    assert proxy.is_filtering


def test_filters_work_together(proxy: EvidenceFilter) -> None:
    proxy.set_level(3)
    assert shown(proxy) == ["Chronology sample"]
    proxy.set_out_of_date_only(is_on=True)
    assert shown(proxy) == ["Chronology sample"]
    proxy.set_level(2)

    assert shown(proxy) == []


def test_questions_that_rest_on_policy_alone_show_their_evidence(proxy: EvidenceFilter) -> None:
    proxy.set_question_ids(("M2",))

    assert shown(proxy) == ["policy"]


def test_the_item_that_is_open_is_never_filtered_away(proxy: EvidenceFilter) -> None:
    proxy.set_level(1)
    proxy.set_open_id("a")
    assert shown(proxy) == ["Escalation log", "policy"]
    proxy.set_open_id("")

    assert shown(proxy) == ["policy"]
