"""What a return says about itself: the sheet 'About this return', and the hidden twin of it."""

from dataclasses import dataclass

from neglect_workbook import __version__
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.names import name_of
from neglect_workbook.exchange.returns import words
from neglect_workbook.exchange.returns.answers import ReturnHead
from neglect_workbook.exchange.sheet import (
    Cell,
    Column,
    Sheet,
    date_cell,
    id_list,
    short_line,
    yes_or_no,
)

ABOUT_COLUMNS = (Column("Item", 34), Column("Entry", 70), Column("Machine key", 28))

#: What may differ between two exports of the same content.
PASSING_KEYS = frozenset({"check_code", "date", "program_version"})


@dataclass(frozen=True, slots=True)
class AboutItem:
    """One line: what a person reads, what it holds, and the key that programs go by."""

    label: str
    value: Cell
    key: str


def about_items(
    snapshot: WorkbookSnapshot, head: ReturnHead, check_code: str
) -> tuple[AboutItem, ...]:
    """Every line, in the order of the sheet."""
    framework, organisation, review = snapshot.framework, snapshot.organisation, snapshot.review
    sets = [one.name for one in framework.question_sets if one.id in organisation.set_ids]
    return (
        AboutItem("Return ID", head.return_id, "return_id"),
        AboutItem("Check code", check_code, "check_code"),
        AboutItem("Format", words.FORMAT, "format"),
        AboutItem("Framework", framework.id, "framework_id"),
        AboutItem("Framework version", framework.version, "framework_version"),
        AboutItem("Organisation", organisation.name, "organisation"),
        AboutItem("Sector", name_of(framework.sector, organisation.sector_id), "sector"),
        AboutItem("Setting ID (URN or charity number)", organisation.setting_id, "setting_id"),
        AboutItem("Sets answered", id_list(sets), "sets_answered"),
        AboutItem("Review", name_of(framework.review_kind, review.kind_id), "review"),
        AboutItem("Date", head.day, "date"),
        AboutItem("Contact role", organisation.contact_role, "contact_role"),
        AboutItem(
            "Substitute contact role",
            organisation.substitute_contact_role,
            "substitute_contact_role",
        ),
        AboutItem("Approved by (role)", review.approved_role, "approved_by"),
        AboutItem("Approved on", date_cell(review.approved_on), "approved_on"),
        AboutItem("People involved", review.people_involved, "people_involved"),
        AboutItem("Privacy check done", yes_or_no(said=review.privacy_confirmed), "privacy_check"),
        AboutItem("Program version", __version__, "program_version"),
    )


def about_sheet(snapshot: WorkbookSnapshot, items: tuple[AboutItem, ...]) -> Sheet:
    """The sheet 'About this return'."""
    organisation = short_line(snapshot.organisation.name)
    return Sheet(
        name=words.ABOUT,
        title=f"{snapshot.framework.name}: return from {organisation}",
        note=snapshot.framework.wording.status_line,
        columns=ABOUT_COLUMNS,
        rows=tuple((item.label, item.value, item.key) for item in items),
        key_columns=(2,),
    )
