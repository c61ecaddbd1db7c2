"""What a form for colleagues asks, before it is a file of any kind.

A form that comes back is known by its facts, which are in the file beside what a person
reads: see ``FormFacts``. Nothing in it says who filled it in.
"""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.question_set import Question, QuestionSet
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.names import name_of, organisation_name
from neglect_workbook.exchange.paper_form import groups_asked
from neglect_workbook.exchange.sheet import short_line

#: What the key ``kind`` of a form's facts says.
KIND = "form"
#: The layout of the files. A file of a later one is not read.
FORMAT = 1

#: More forms at one time are a mistake in typing.
MOST_FORMS = 500

TITLE = "How do you see it?"
#: Stands for a question id where a form asks for the group.
GROUP = "group"
GROUP_ASKED = "Which group are you in?"

_ID_BYTES = 8


@dataclass(frozen=True, slots=True)
class FormFacts:
    """What a file says about itself, to be read by this program.

    Attributes:
        framework_id: the framework that the questions are from.
        framework_version: its version.
        set_id: the question set that is asked.
        workbook_id: whose form it is.
        review_id: the review that it counts in.
        batch_id: the same in every file that was made at one time.
        form_id: the form's own id; empty in one blank that many colleagues fill in.
    """

    framework_id: str
    framework_version: str
    set_id: str
    workbook_id: str
    review_id: str
    batch_id: str
    form_id: str = ""

    def items(self) -> tuple[tuple[str, str], ...]:
        """Key and value of every fact, with the kind and the format first."""
        own = ((one.name, str(getattr(self, one.name))) for one in fields(self))
        return ("kind", KIND), ("format", str(FORMAT)), *own

    @classmethod
    def from_items(cls, items: Mapping[str, str]) -> "FormFacts":
        """The facts as read from a file; what is not there is empty."""
        return cls(**{one.name: items.get(one.name, "").strip() for one in fields(cls)})


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a drop-down: its code and its words."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Form:
    """All that a form says and asks.

    Attributes:
        facts: what the file says about itself.
        organisation: whose form it is.
        asked: the name of the question set.
        about: what the form is, in a few words each, by the key of the fact that they say.
        before: sentences to read first; the first one matters most.
        groups: the groups of colleagues to choose from.
        stem: the words that open the questions.
        questions: what is asked, in order.
        ratings: what every question offers.
        meanings: what each rating means, by its words.
        give_back: what to do when it is filled in.
        footer: the last lines of the page.
        language: the language of its texts.
        made_on: the day it was made.
    """

    facts: FormFacts
    organisation: str
    asked: str
    about: tuple[tuple[str, str], ...]
    before: tuple[str, ...]
    groups: tuple[Choice, ...]
    stem: str
    questions: tuple[Question, ...]
    ratings: tuple[Choice, ...]
    meanings: tuple[tuple[str, str], ...]
    give_back: str
    footer: tuple[str, ...]
    language: str
    made_on: date


def form_of(snapshot: WorkbookSnapshot, set_id: str, today: date) -> Form:
    """One blank that any number of colleagues fill in.

    Args:
        snapshot: whose form it is; it counts in the newest review.
        set_id: the question set that it asks.
        today: the day it is made.
    """
    framework = snapshot.framework
    question_set = framework.question_set(set_id)
    review = name_of(framework.review_kind, snapshot.review.kind_id)
    return Form(
        facts=FormFacts(
            framework_id=framework.id,
            framework_version=framework.version,
            set_id=set_id,
            workbook_id=snapshot.workbook_id,
            review_id=snapshot.review.id,
            batch_id=_new_id(),
        ),
        organisation=short_line(organisation_name(snapshot)),
        asked=question_set.name,
        about=(
            ("format", "Form for colleagues"),
            ("set_id", question_set.name),
            ("review_id", review),
            ("framework_id", framework.name),
            ("framework_version", f"Version {framework.version}"),
            ("batch_id", f"Made on {long_date(today)}"),
        ),
        before=(
            "Do not write your name.",
            f"We show counts only, of groups of {framework.smallest_group} or more.",
            f"{framework.wording.privacy_line}.",
            "Whoever collects the files can open them. No name is kept with the answers.",
        ),
        groups=tuple(Choice(group_id, name) for group_id, name in groups_asked(snapshot)),
        stem=f"{question_set.stem}. {question_set.scope_note}".strip(),
        questions=question_set.questions,
        ratings=tuple(Choice(one.code, one.words) for one in framework.scale.steps),
        meanings=tuple(_meanings(snapshot, question_set)),
        give_back=_give_back(snapshot),
        footer=(framework.wording.not_a_referral, framework.wording.not_ours),
        language="en-GB",
        made_on=today,
    )


def numbered(form: Form, count: int) -> tuple[Form, ...]:
    """Forms of one batch for so many colleagues, each with an id of its own.

    Ids are drawn by chance, so none of them says which file came first.
    """
    ids = [_new_id() for _ in range(count)]
    about = (*form.about, ("form_id", "For one colleague"))
    return tuple(replace(form, facts=replace(form.facts, form_id=one), about=about) for one in ids)


def _meanings(snapshot: WorkbookSnapshot, question_set: QuestionSet) -> Iterator[tuple[str, str]]:
    """What the ratings mean, in a sentence each: there is one page."""
    for step in snapshot.framework.scale.steps:
        meaning = step.meaning.get(question_set.id, "").partition(". ")[0]
        if meaning:
            yield step.words, f"{meaning.removesuffix('.')}."


def _give_back(snapshot: WorkbookSnapshot) -> str:
    role = clean_text(short_line(snapshot.organisation.contact_role))
    where = f"to: {role}" if role else "to whoever gave it to you"
    return f"When you have finished, save the file. Give it back {where}."


def _new_id() -> str:
    return secrets.token_hex(_ID_BYTES)
