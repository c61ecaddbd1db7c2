"""Whatever a person does in whatever order, the workbook holds what a plain model holds."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from typing_extensions import override

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.workbook import NewWorkbook, create_workbook, open_workbook
from tests.workbook.conftest import AUTHOR, FRAMEWORK, MovingClock

_Fields = dict[tuple[str, str], str]

_QUESTIONS = st.sampled_from(["M1", "M2", "S4"])
_TEXT_FIELDS = st.sampled_from(["reason", "working_well"])
_RATINGS = st.sampled_from(["", "unknown", "0", "1", "2", "3", "na"])


class AnyOrder(RuleBasedStateMachine):
    """Edits, undoes, redoes, waits, publishes and reopens one workbook at random."""

    items = Bundle("items")

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        root = Path(self._folder.name)
        self._path, self._profile = root / "w.nwbk", root / "profile"
        self._profile.mkdir()
        self._clock = MovingClock()
        wanted = NewWorkbook(FRAMEWORK, "A school", "primary", ("M", "S"))
        self._workbook = create_workbook(
            self._path, wanted, profile=self._profile, author=AUTHOR, clock=self._clock
        )
        self._fields: _Fields = {}
        self._titles: dict[str, str] = {}

    @rule(question=_QUESTIONS, field=_TEXT_FIELDS, text=st.text(max_size=40))
    def write(self, question: str, field: str, text: str) -> None:
        """Type into a box."""
        self._workbook.set_answer(question, **{field: text})
        self._fields[question, field] = clean_text(text)

    @rule(question=_QUESTIONS, code=_RATINGS)
    def rate(self, question: str, code: str) -> None:
        """Choose a rating or take it back."""
        self._workbook.set_answer(question, rating=code)
        self._fields[question, "rating"] = code

    @rule(target=items, title=st.text(min_size=1, max_size=20))
    def add(self, title: str) -> str:
        """Add evidence."""
        record_id = self._workbook.add_record(RecordKind.EVIDENCE, title=title).record_id
        self._titles[record_id] = clean_text(title)
        return record_id

    @rule(item=items)
    def remove(self, item: str) -> None:
        """Remove evidence, perhaps for the second time."""
        self._workbook.remove_record(RecordKind.EVIDENCE, item)
        self._titles.pop(item, None)

    @precondition(lambda self: self._workbook.undo_summary)
    @rule(steps=st.integers(min_value=1, max_value=4))
    def undo_and_redo(self, steps: int) -> None:
        """Going back and forth again ends where it began."""
        taken = 0
        while taken < steps and self._workbook.undo_summary:
            self._workbook.undo()
            taken += 1
        for _ in range(taken):
            self._workbook.redo()

    @rule(seconds=st.integers(min_value=-100_000, max_value=100_000))
    def wait(self, seconds: int) -> None:
        """Time passes, or the clock is set back."""
        self._clock.move(seconds=seconds)

    @rule()
    def publish(self) -> None:
        """Put it into the folder."""
        self._workbook.publish().result(timeout=30)

    @rule()
    def reopen(self) -> None:
        """Close it and open it again."""
        self._workbook.close()
        self._workbook = open_workbook(
            self._path, profile=self._profile, author=AUTHOR, clock=self._clock
        )

    @invariant()
    def holds_what_was_written(self) -> None:
        """Every field and every item is as it was last written."""
        snapshot = self._workbook.snapshot
        for (question, field), value in self._fields.items():
            assert getattr(snapshot.answers[question], field) == value
        assert {item.id: item.title for item in snapshot.evidence} == self._titles

    @override
    def teardown(self) -> None:
        """Close and check the file once more."""
        self._workbook.close()
        self._workbook = open_workbook(
            self._path, profile=self._profile, author=AUTHOR, read_only=True
        )
        self.holds_what_was_written()
        self._folder.cleanup()


AnyOrder.TestCase.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
test_any_order = AnyOrder.TestCase


@pytest.mark.slow
def test_the_same_for_many_more_orders() -> None:
    many = settings(max_examples=300, stateful_step_count=40, deadline=None)
    run_state_machine_as_test(AnyOrder, settings=many)
