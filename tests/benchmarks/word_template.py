"""The plan as a Word template for docxtpl: what somebody without our program would make."""

from pathlib import Path
from typing import Any

from docx import Document

from neglect_workbook.domain.snapshot import WorkbookSnapshot

_LINES = (
    ("Self-evaluation and action plan", "Title"),
    ("{{ organisation }}", "Normal"),
    ("{%p for one in answers %}", "Normal"),
    ("{{ one.id }} {{ one.question }}", "Heading 2"),
    ("{{ one.rating }}", "Normal"),
    ("{{ one.reason }}", "Normal"),
    ("{{ one.working_well }}", "Normal"),
    ("{{ one.worried_about }}", "Normal"),
    ("{{ one.needs_to_happen }}", "Normal"),
    ("{{ one.how_we_know }}", "Normal"),
    ("{%p endfor %}", "Normal"),
    ("{%p for one in evidence %}", "Normal"),
    ("{{ one.title }}", "List Bullet"),
    ("{%p endfor %}", "Normal"),
)
_CELLS = ("difference", "what_we_do", "lead_role", "measure", "last_update")


def make_template(path: Path) -> Path:
    """Write the template, with a table of the actions."""
    document = Document()
    for words, style in _LINES:
        document.add_paragraph(words, style)
    table = document.add_table(rows=3, cols=len(_CELLS))
    table.cell(0, 0).text = "{%tr for one in actions %}"
    for cell, name in zip(table.rows[1].cells, _CELLS, strict=True):
        cell.text = f"{{{{ one.{name} }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"
    document.save(str(path))
    return path


def words_of(snapshot: WorkbookSnapshot) -> dict[str, Any]:
    """What the template is filled with."""
    answers = []
    for question in snapshot.questions:
        answer = snapshot.answers[question.id]
        rating = snapshot.framework.scale.words(answer.rating or None)
        words = {"id": question.id, "question": question.text, "rating": rating}
        names = ("reason", "working_well", "worried_about", "needs_to_happen", "how_we_know")
        answers.append(words | {name: getattr(answer, name) for name in names})
    actions = [{name: getattr(one, name) for name in _CELLS} for one in snapshot.actions]
    return {
        "organisation": snapshot.organisation.name,
        "answers": answers,
        "evidence": [{"title": one.title} for one in snapshot.evidence],
        "actions": actions,
    }
