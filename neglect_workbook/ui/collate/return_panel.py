"""Beside the table of returns: one of them in full, and what a person can decide about it."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.domain.collating.standing import Standing, Status
from neglect_workbook.domain.dates import long_date, short_date
from neglect_workbook.ui.reading_order import first_stop
from neglect_workbook.ui.widgets.badge import Badge
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.choice_field import ChoiceField
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.focus import holds_focus
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Body, Lead, SectionHeading, Strong

if TYPE_CHECKING:
    from neglect_workbook.domain.collating.facts import ReturnFacts
    from neglect_workbook.domain.collating.records import ExpectedOrganisation
    from neglect_workbook.domain.collating.standing import Missing
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.collate.returns_rows import ReturnRow
    from neglect_workbook.ui.theme import Theme

_SIDES: Final = (16, 12, 16, 12)
#: As many of a long list of changed answers as help to find them.
_MOST_IDS: Final = 12


class ReturnPanel(ColumnScroll):
    """Shows one row of the table. What can be decided stands below what it rests on.

    Signals:
        chosen: key of a file, and "use", "leave_out" or nothing for what we propose.
        matched: key of a file, and the id of the expected organisation that it is of.
        problems_requested: key of a file whose problems are to be shown.
        chase_requested: id of an expected organisation to write to.
        left: what had the keyboard is gone, and nothing took its place.
    """

    chosen = Signal(str, str)
    matched = Signal(str, str)
    problems_requested = Signal(str)
    chase_requested = Signal(str)
    left = Signal()

    def __init__(self, theme: "Theme", framework: "Framework") -> None:
        super().__init__(theme)
        self._theme = theme
        self._framework = framework
        self._expected: Mapping[str, ExpectedOrganisation] = {}
        self._by_key: Mapping[str, Standing] = {}
        self._shown: object = None
        self._row_id = ""
        self.setAccessibleName("The return in full")

    def show_row(
        self,
        row: "ReturnRow | None",
        by_key: Mapping[str, Standing],
        expected: "Mapping[str, ExpectedOrganisation]",
    ) -> None:
        """Show a row.

        Args:
            row: the one to show; ``None`` for none.
            by_key: every return that was read, by its file's key.
            expected: every organisation on the list, by its record id.
        """
        if self._shown == (row, expected):
            return
        self._shown = (row, dict(expected))
        self._by_key, self._expected = by_key, expected
        had_focus = holds_focus(self)
        row_id = "" if row is None else row.id
        is_same, self._row_id = row_id == self._row_id, row_id
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(*_SIDES)
        layout.setSpacing(6)
        for part in self._parts(row):
            is_button = isinstance(part, Button | Badge)
            layout.addWidget(
                part, 0, Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0)
            )
        layout.addStretch(1)
        self.show_column(column)
        if had_focus:
            self._take_focus(is_same=is_same)

    def _take_focus(self, *, is_same: bool) -> None:
        """Put the keyboard on what took the place of what was pressed, if that is of this row."""
        stop = first_stop(self) if is_same else None
        if stop is None:
            self.left.emit()
        else:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _parts(self, row: "ReturnRow | None") -> Iterator[QWidget]:
        if row is None:
            yield Lead(self._theme, "Choose a row to see it in full.")
            return
        yield SectionHeading(self._theme, row.organisation)
        if row.sector:
            yield Lead(self._theme, row.sector)
        yield Badge(self._theme, row.state.words, row.state.tone, row.state.icon)
        if row.standing is not None:
            yield from self._returned(row.standing)
        elif row.missing is not None:
            yield from self._missing(row.missing)

    # -- a return ---------------------------------------------------------------------

    def _returned(self, standing: Standing) -> Iterator[QWidget]:
        theme, facts = self._theme, standing.facts
        yield from self._about(standing)
        changed = [one.question_id for one in facts.answers if one.is_changed]
        if changed:
            yield Note(theme, _changed_words(changed))
        yield from self._versions(standing)
        if facts.key in self._unmatched:
            yield from self._matching(facts)
        if facts.problems:
            count = len(facts.problems)
            words = "See its problem" if count == 1 else f"See its {count} problems"
            yield self._link(words, partial(self.problems_requested.emit, facts.key))

    @property
    def _unmatched(self) -> frozenset[str]:
        """Returns that count and that no one on the list is."""
        if not self._expected:
            return frozenset()
        return frozenset(
            key
            for key, one in self._by_key.items()
            if one.status is Status.COUNTED and not one.expected_id
        )

    def _about(self, standing: Standing) -> Iterator[QWidget]:
        facts, theme = standing.facts, self._theme
        made = f"Made {long_date(facts.made_on)}" if facts.made_on else "It carries no date"
        got = f", added {short_date(standing.received_on)}" if standing.received_on else ""
        yield Body(theme, f"{made}{got}.")
        yield _wrapping(Lead(theme, f"File: {facts.file}"))
        answered = sum(bool(one.rating) for one in facts.answers)
        yield Lead(theme, f"{answered} of {len(facts.answers)} questions answered.")
        matched = self._expected.get(standing.expected_id)
        if matched is not None and matched.name != facts.organisation:
            yield Lead(theme, f"On the list as {matched.name}.")

    def _versions(self, standing: Standing) -> Iterator[QWidget]:
        """Which of several files of one organisation counts, and the way to another one."""
        theme, facts = self._theme, standing.facts
        instead = self._by_key.get(standing.instead)
        if standing.status is Status.DUPLICATE:
            yield Lead(theme, f"The same return as {_file(instead)}. It counts once.")
        elif standing.status in {Status.OLDER, Status.ANOTHER}:
            yield Lead(theme, _instead_words(standing, instead))
            yield self._button("Use this one", partial(self.chosen.emit, facts.key, "use"))
        elif standing.status is Status.LEFT_OUT:
            yield Lead(theme, "You left it out. It counts nowhere.")
            yield self._button("Count it again", partial(self.chosen.emit, facts.key, ""))
        elif standing.status is Status.OTHER_FRAMEWORK:
            yield Lead(theme, "It answers other questions, so it cannot be counted here.")
        else:
            others = [one for one in self._by_key.values() if one.instead == facts.key]
            for one in others:
                yield Lead(theme, f"It counts instead of {one.facts.file}.")
            for key in standing.alike:
                other = self._by_key.get(key)
                if other is not None:
                    yield Note(
                        theme,
                        f"{other.facts.organisation} may be the same. Leave one out if it is.",
                    )
            if standing.is_chosen:
                yield self._button("Use what you propose", partial(self.chosen.emit, facts.key, ""))
            yield self._button("Leave it out", partial(self.chosen.emit, facts.key, "leave_out"))

    def _matching(self, facts: "ReturnFacts") -> Iterator[QWidget]:
        """Close names come first. Nobody is matched without a person's word."""
        theme = self._theme
        yield Hairline(theme)
        yield Strong(theme, "Not on your list")
        taken = {one.expected_id for one in self._by_key.values() if one.expected_id}
        free = [one for key, one in self._expected.items() if key not in taken]
        close = sorted(free, key=lambda one: -_likeness(one.name, facts.organisation))
        field = ChoiceField(
            theme,
            "Which one on the list is it?",
            [(one.id, one.name) for one in close],
            empty="None of them",
        )
        field.chosen.connect(partial(self.matched.emit, facts.key))
        yield field

    # -- someone who is missing -------------------------------------------------------

    def _missing(self, missing: "Missing") -> Iterator[QWidget]:
        theme, organisation = self._theme, missing.organisation
        yield Body(theme, "Nothing came from them.")
        contact = organisation.contact or "No contact is on the list"
        yield _wrapping(Lead(theme, f"{contact}."))
        for key in missing.close:
            other = self._by_key.get(key)
            if other is None:
                continue
            yield Note(theme, f"{other.facts.organisation} came in, and its name is close.")
            match = partial(self.matched.emit, key, organisation.id)
            yield self._button("It is the same", match)
        chase = partial(self.chase_requested.emit, organisation.id)
        yield self._button("Save a reminder to send", chase)

    # -- how --------------------------------------------------------------------------

    def _button(self, words: str, action: Callable[[], None]) -> Button:
        button = Button(self._theme, words)
        button.clicked.connect(action)
        return button

    def _link(self, words: str, action: Callable[[], None]) -> Button:
        button = Button(self._theme, words, kind="link")
        button.clicked.connect(action)
        return button


class Note(IconLabel):
    """Something that a person may want to look at."""

    def __init__(self, theme: "Theme", text: str) -> None:
        super().__init__(theme, "circle-alert", text, ink="ink", icon_ink="amber", size=16)


def _changed_words(question_ids: list[str]) -> str:
    shown = ", ".join(question_ids[:_MOST_IDS])
    more = "" if len(question_ids) <= _MOST_IDS else " and more"
    count = len(question_ids)
    what = "1 answer was" if count == 1 else f"{count} answers were"
    return f"{what} changed after the return was made: {shown}{more}."


def _instead_words(standing: Standing, instead: Standing | None) -> str:
    """Which file counts in place of one, and whether that is sure."""
    if standing.status is Status.ANOTHER:
        return f"{_file(instead)} is another return of the same organisation. Only one counts."
    if standing.to_choose:
        return f"{_file(instead)} counts. Both were made on the same day: choose the right one."
    return f"A newer one counts: {_file(instead)}."


def _file(standing: Standing | None) -> str:
    return standing.facts.file if standing is not None else "another file"


def _likeness(first: str, second: str) -> int:
    """How many words two names share."""
    return len(set(first.casefold().split()) & set(second.casefold().split()))


def _wrapping(label: Lead) -> Lead:
    label.setMinimumWidth(0)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
