"""`frameworks`: what is installed, and whether a framework's files are right."""

import errno
import json
from pathlib import Path

import click

from neglect_workbook.cli.desk import PATH, json_option
from neglect_workbook.domain.framework import Framework
from neglect_workbook.files import explain
from neglect_workbook.questions import loader


@click.group(invoke_without_command=True)
@json_option
@click.pass_context
def frameworks(context: click.Context, *, as_json: bool) -> None:
    """List the frameworks that are installed."""
    if context.invoked_subcommand is not None:
        return
    installed = [loader.load(framework_id) for framework_id in loader.installed()]
    if as_json:
        listing = [_description(framework) for framework in installed]
        click.echo(json.dumps(listing, ensure_ascii=False, indent=1))
        return
    for framework in installed:
        click.echo(_summary(framework))


@frameworks.command("check")
@click.argument("folder", type=PATH)
def check(folder: Path) -> None:
    """Validate the framework in FOLDER (or in the folder of a FILE of it)."""
    if not folder.exists():
        raise explain(FileNotFoundError(errno.ENOENT, ""), folder)
    framework = loader.load_named_folder(folder if folder.is_dir() else folder.parent)
    click.echo(f"No fault found. {_summary(framework)}")


def _summary(framework: Framework) -> str:
    count = len(tuple(framework.questions()))
    return f"{framework.id} {framework.version}: {framework.title}, {count} questions."


def _description(framework: Framework) -> dict[str, object]:
    return {
        "id": framework.id,
        "version": framework.version,
        "title": framework.title,
        "partnership": framework.partnership,
        "question_sets": [
            {
                "id": question_set.id,
                "name": question_set.name,
                "questions": [
                    {"id": question.id, "text": question.text}
                    for question in question_set.questions
                ],
            }
            for question_set in framework.question_sets
        ],
        "areas": [{"id": area.id, "name": area.name} for area in framework.areas],
        "ratings": [
            {"code": rating.code, "words": rating.words} for rating in framework.scale.ratings
        ],
        "checks": [{"id": check.id, "text": check.text} for check in framework.scale.checks],
        "evidence_types": [{"id": one.id, "name": one.name} for one in framework.evidence_types],
        "evidence_levels": [
            {"level": one.level, "name": one.name} for one in framework.evidence_levels
        ],
        "action_statuses": [{"id": one.id, "name": one.name} for one in framework.action_statuses],
        "review_kinds": [{"id": one.id, "name": one.name} for one in framework.review_kinds],
        "sectors": [
            {"id": one.id, "name": one.name, "question_sets": list(one.set_ids)}
            for one in framework.sectors
        ],
    }
