"""The look of our Word files is in the styles of one template, which a person can restyle."""

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from neglect_workbook.exchange.word import package
from neglect_workbook.files import resource_path
from tests.exchange.plan_files import W, body, part, rich_snapshot, style_of, word_plan

#: What a paragraph and a run say for themselves: their style, their place on the page and the
#: direction of their writing.
PLACED = {"pStyle", "keepNext", "pageBreakBefore", "bidi", "sectPr"}
WORDED = {"rStyle", "rtl"}


def test_every_paragraph_and_every_word_looks_as_its_style_says(tmp_path: Path) -> None:
    root = body(word_plan(rich_snapshot(), tmp_path))
    for paragraph in root.iter(f"{W}p"):
        style = style_of(paragraph)
        assert style
        said = {one.tag.removeprefix(W) for one in paragraph.findall(f"{W}pPr/*")}
        # The space over a heading goes where it stands at the top of a page.
        assert said <= PLACED | ({"spacing"} if style.startswith("Heading") else set())
    for run in root.iter(f"{W}r"):
        assert {one.tag.removeprefix(W) for one in run.findall(f"{W}rPr/*")} <= WORDED


def test_a_template_with_another_look_gives_plans_of_that_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tmp_path / "changed.docx"
    template = docx.Document(str(resource_path("word", "plan.docx")))
    template.styles["Heading 1"].font.color.rgb = RGBColor(0x60, 0x00, 0x60)
    template.styles["Table Text"].font.size = Pt(11)
    shade = template.styles["Tone Red"].element.find(qn("w:rPr")).find(qn("w:shd"))
    shade.set(qn("w:fill"), "FFD0D0")
    template.save(str(changed))
    monkeypatch.setattr(package, "resource_path", lambda *_: changed)

    path = word_plan(rich_snapshot(), tmp_path)

    styles = docx.Document(str(path)).styles
    assert str(styles["Heading 1"].font.color.rgb) == "600060"
    assert styles["Table Text"].font.size == Pt(11)
    tints = {one.get(f"{W}fill") for one in body(path).iter(f"{W}shd")}
    assert "FFD0D0" in tints
    assert "FBEDEA" not in tints


def test_a_tone_without_a_tint_leaves_its_cells_plain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = tmp_path / "plain.docx"
    template = docx.Document(str(resource_path("word", "plan.docx")))
    for style in template.styles:
        for letters in style.element.findall(qn("w:rPr")):
            for shade in letters.findall(qn("w:shd")):
                letters.remove(shade)
    template.save(str(plain))
    monkeypatch.setattr(package, "resource_path", lambda *_: plain)
    assert not list(body(word_plan(rich_snapshot(), tmp_path)).iter(f"{W}shd"))


def test_styles_have_the_names_that_word_shows(tmp_path: Path) -> None:
    styles = part(word_plan(rich_snapshot(), tmp_path), "word/styles.xml")
    names = {one.get(f"{W}val") for one in styles.iter(f"{W}name")}
    assert {"heading 1", "heading 2", "heading 3", "Title", "List Bullet", "toc 1"} <= names
    assert {"Callout", "Table Text", "Table Count", "Tone Red", "Tone Green"} <= names
