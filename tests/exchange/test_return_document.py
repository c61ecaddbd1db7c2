from datetime import date

from neglect_workbook.exchange.report import Document, Facts, Table, texts
from neglect_workbook.exchange.returns.document import return_document
from neglect_workbook.exchange.returns.tables import return_tables
from tests.builders import sample_content, sample_snapshot, snapshot_from_content

TODAY = date(2026, 11, 23)
WRITTEN = (
    "reason",
    "working_well",
    "worried_about",
    "needs_to_happen",
    "changing_for_children",
    "how_we_know",
)


def _document() -> Document:
    return return_document(return_tables(sample_snapshot(), TODAY))


def test_every_text_that_is_sent_can_be_read() -> None:
    """Somebody says that they read it for names: nothing may be left out."""
    shown = "\n".join(texts(_document().blocks))
    snapshot = sample_snapshot()
    sent = [getattr(answer, field) for answer in snapshot.answers.values() for field in WRITTEN]
    for item in snapshot.evidence:
        sent += [item.title, item.shows, item.whose_view, item.kept_at, item.also_used_for]
    for action in snapshot.actions:
        sent += [action.difference, action.what_we_do, action.with_whom, action.last_update]
        sent += [action.measure, action.help_needed, action.difference_seen]
    for indicator in snapshot.indicators:
        sent += [indicator.name, indicator.unit]
    sent += [value.note for value in snapshot.indicator_values]

    assert [text for text in sent if text and text not in shown] == []


def test_it_says_what_the_return_says_about_itself() -> None:
    facts = _document().blocks[0]

    assert isinstance(facts, Facts)
    said = {fact.label: fact.value for fact in facts.items}
    assert said["Organisation"] == "Hazelmoor Primary School"
    assert said["Date"] == "23 Nov 2026"
    assert "Format" not in said


def test_the_ratings_come_first_with_their_words() -> None:
    table = next(block for block in _document().blocks if isinstance(block, Table))

    assert [column.heading for column in table.columns] == [
        "Question ID",
        "Rating",
        "Evidence IDs",
        "Action IDs",
    ]
    assert len(table.rows) == 13
    assert [cell.lines[0].text for cell in table.rows[0]] == [
        "S1",
        "Partly in place",
        "E10, E12",
        "",
    ]


def test_columns_for_the_partnership_are_not_shown() -> None:
    assert "Moderator note" not in list(texts(_document().blocks))


def test_a_sheet_without_rows_says_so() -> None:
    content = sample_content()
    content["evidence"] = []
    snapshot = snapshot_from_content(content)

    shown = list(texts(return_document(return_tables(snapshot, TODAY)).blocks))

    place = shown.index("Evidence, 0 rows")
    assert shown[place + 1] == "This sheet is sent empty."
