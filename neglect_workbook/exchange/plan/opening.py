"""The plan's first page, and how the review was done."""

from datetime import date

from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.progress import progress
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.domain.voices import forms_back
from neglect_workbook.exchange.names import name_of
from neglect_workbook.exchange.plan.words import callout, counted, joined, labelled, lines_of, plain
from neglect_workbook.exchange.report import Block, Contents, Fact, Facts


def opening_blocks(snapshot: WorkbookSnapshot, today: date, check_code: str) -> list[Block]:
    """Whose plan it is, what it stands on, and where a worry about a child goes."""
    wording = snapshot.framework.wording
    return [
        Facts(tuple(_facts(snapshot, today, check_code))),
        callout(wording.status_line, wording.not_ours),
        callout(snapshot.framework.contact("worried").label, worried_line(snapshot)),
        Contents("Contents"),
    ]


def worried_line(snapshot: WorkbookSnapshot) -> str:
    """Where to turn with a worry about a child, from the framework's contacts."""
    worried = snapshot.framework.contact("worried")
    emergency = snapshot.framework.contact("emergency")
    return f"Call {worried.phone}. In an emergency, call {emergency.phone}."


def method_blocks(snapshot: WorkbookSnapshot) -> list[Block]:
    """Who took part, when, and what the reader should bear in mind."""
    review = snapshot.review
    facts = [Fact(name, count) for name, count in _answered(snapshot)]
    if review.started_on:
        facts.insert(0, Fact("We began on", long_date(review.started_on)))
    blocks: list[Block] = [Facts(tuple(facts))] if facts else []
    blocks += labelled("Who took part", review.people_involved) or [
        plain("We have not written down who took part yet.")
    ]
    blocks += _voices(snapshot)
    blocks += labelled("What to bear in mind", review.limits)
    blocks.append(
        plain(
            "For each question we chose a rating, gave our reason and named our evidence. "
            "The ratings are words, and we count them: we do not average them."
        )
    )
    if review.privacy_confirmed:
        blocks.append(plain("Someone read this for names and details before it was shared."))
    return blocks


def _voices(snapshot: WorkbookSnapshot) -> list[Block]:
    """How many of the forms for colleagues came back; nothing where none did."""
    back, given = len(forms_back(snapshot)), snapshot.review.forms_given_out
    if not back:
        return []
    came = counted(back, "form", "forms")
    came = f"{back} of {given} forms" if given >= back else came
    verb = "is" if came == "1 form" else "are"
    least = snapshot.framework.smallest_group
    return [
        plain(
            f"We asked colleagues with a short form, without names. {came} {verb} back. "
            f"Groups with fewer than {least} forms are left out of every count."
        )
    ]


def _facts(snapshot: WorkbookSnapshot, today: date, check_code: str) -> list[Fact]:
    organisation, framework = snapshot.organisation, snapshot.framework
    facts = [
        ("Kind of organisation", name_of(framework.sector, organisation.sector_id)),
        ("URN or charity number", organisation.setting_id),
        ("In answer to", framework.name),
        ("Questions for", joined(_set_names(snapshot))),
        ("Review", name_of(framework.review_kind, snapshot.review.kind_id)),
        ("Date of this plan", long_date(today)),
        ("Contact", organisation.contact_role),
        ("Stand-in contact", organisation.substitute_contact_role),
        ("Check code", check_code),
    ]
    return [Fact(label, value.strip()) for label, value in facts if lines_of(value)]


def _set_names(snapshot: WorkbookSnapshot) -> list[str]:
    set_ids = snapshot.organisation.set_ids
    return [one.role for one in snapshot.framework.question_sets if one.id in set_ids]


def _answered(snapshot: WorkbookSnapshot) -> list[tuple[str, str]]:
    rows = []
    for one in snapshot.framework.question_sets:
        if one.id in snapshot.organisation.set_ids:
            done = progress(snapshot, one.id)
            total = counted(done.total, "question", "questions")
            rows.append((one.name, f"{done.answered} of {total} answered"))
    return rows
