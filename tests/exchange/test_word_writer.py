"""The Word file of a plan: opens clean, reads aloud, keeps every character."""

import zipfile
from importlib import import_module
from pathlib import Path

import docx
import pytest

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.report import Heading, texts
from neglect_workbook.files import resource_path
from tests.builders import sample_snapshot, snapshot_from_content
from tests.exchange.plan_files import (
    CHECK_CODE,
    W,
    body,
    part,
    plan_of,
    rich_content,
    rich_snapshot,
    style_of,
    word_plan,
    word_text,
)
from tools.make_word_template import make_template, one_page_parts, template_parts


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return word_plan(rich_snapshot(), tmp_path_factory.mktemp("plan"))


def _empty() -> WorkbookSnapshot:
    return snapshot_from_content({"framework": "bscp-neglect-2026"})


@pytest.mark.parametrize("snapshot", [sample_snapshot(), rich_snapshot(), _empty()])
def test_a_strict_reader_finds_nothing_wrong(snapshot: WorkbookSnapshot, tmp_path: Path) -> None:
    assert _faults(word_plan(snapshot, tmp_path)) == []


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    first = word_plan(sample_snapshot(), tmp_path).read_bytes()
    assert word_plan(sample_snapshot(), tmp_path).read_bytes() == first


def test_every_text_of_the_document_is_in_the_file(path: Path) -> None:
    said = word_text(path).replace("\u00a0", " ")
    for text in texts(plan_of(rich_snapshot()).blocks):
        assert text.strip() in said


def test_headings_are_real_and_in_order(path: Path) -> None:
    styles = [style_of(one) for one in body(path).iter(f"{W}p")]
    headings = [style for style in styles if style.startswith("Heading")]
    wanted = [b.level for b in plan_of(rich_snapshot()).blocks if isinstance(b, Heading)]
    assert headings == [f"Heading{level}" for level in wanted]
    assert styles[:2] == ["Title", "Subtitle"]


def test_every_style_used_is_in_the_template(path: Path) -> None:
    known = {one.get(f"{W}styleId") for one in part(path, "word/styles.xml").iter(f"{W}style")}
    used = {
        one.get(f"{W}val")
        for name in ("pStyle", "rStyle", "tblStyle")
        for one in body(path).iter(f"{W}{name}")
    }
    assert used <= known


def test_every_table_repeats_its_headings_and_says_what_it_is(path: Path) -> None:
    tables = list(body(path).iter(f"{W}tbl"))
    assert len(tables) == 7
    for table in tables:
        rows = table.findall(f"{W}tr")
        marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert marked == [True] + [False] * (len(rows) - 1)
        for name in ("tblCaption", "tblDescription"):
            words = table.find(f"{W}tblPr/{W}{name}")
            assert words is not None
            assert words.get(f"{W}val")


def test_rows_stay_whole_unless_they_are_long(tmp_path: Path) -> None:
    content = rich_content()
    for box in ("last_update", "difference_seen"):
        content["actions"][0][box] = "A long story. " * 40
    table = next(
        one
        for one in body(word_plan(snapshot_from_content(content), tmp_path)).iter(f"{W}tbl")
        if len(one.findall(f"{W}tblGrid/{W}gridCol")) == 10
    )
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.findall(f"{W}tr")]
    assert whole[:3] == [True, False, True]
    assert all(whole[2:])


def test_only_the_page_of_the_ten_columns_lies_across(path: Path) -> None:
    pages = [
        (size.get(f"{W}orient", "portrait"), size.get(f"{W}w"))
        for size in body(path).iter(f"{W}pgSz")
    ]
    assert pages == [("portrait", "11906"), ("landscape", "16838"), ("portrait", "11906")]


def test_the_contents_show_every_section_and_lead_to_it(path: Path) -> None:
    root = body(path)
    links = list(root.iter(f"{W}hyperlink"))
    shown = ["".join(t.text or "" for t in link.iter(f"{W}t")) for link in links]
    sections = [
        b.text for b in plan_of(rich_snapshot()).blocks if isinstance(b, Heading) and b.level == 1
    ]
    places = {one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")}
    assert shown == sections
    assert {link.get(f"{W}anchor") for link in links} == places
    assert "updateFields" not in _raw(path, "word/settings.xml")
    assert "dirty" not in _raw(path, "word/document.xml")


def test_the_foot_of_the_page_has_the_status_the_code_and_the_page(path: Path) -> None:
    foot = part(path, "word/footer.xml")
    words = "".join(one.text or "" for one in foot.iter(f"{W}t"))
    fields = [(one.text or "").strip() for one in foot.iter(f"{W}instrText")]
    assert "Self-assessment. Not moderated." in words
    assert f"Check code {CHECK_CODE}" in words
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_file_says_what_it_is_and_names_nobody(path: Path) -> None:
    properties = docx.Document(str(path)).core_properties
    assert properties.title == "Self-evaluation and action plan"
    assert CHECK_CODE in properties.subject
    assert properties.author == "Hazelmoor Primary School"
    assert properties.language == "en-GB"
    assert properties.created == properties.modified
    assert properties.last_modified_by == ""
    with zipfile.ZipFile(path) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}
    for trace in (b"python-docx", b"rsid", b"w:ins ", b"w:del ", b"stylesWithEffects"):
        assert trace not in everything


def test_the_language_is_british_english(path: Path) -> None:
    language = part(path, "word/styles.xml").find(f".//{W}docDefaults//{W}lang")
    assert language is not None
    assert language.get(f"{W}val") == "en-GB"


def test_body_text_is_12_point_and_nothing_readable_is_under_10(path: Path) -> None:
    styles = part(path, "word/styles.xml")
    default = styles.find(f".//{W}docDefaults//{W}sz")
    assert default is not None
    assert default.get(f"{W}val") == "24"
    for style in styles.iter(f"{W}style"):
        size = style.find(f"{W}rPr/{W}sz")
        if size is not None and style.get(f"{W}styleId") != "SectionEnd":
            assert int(size.get(f"{W}val", "0")) >= 20


def test_hard_characters_survive_and_forbidden_ones_go(tmp_path: Path) -> None:
    content = rich_content()
    hard = "=1+1 <b>&amp; 😀 café مرحبا שלום \u200f"
    content["answers"][0]["reason"] = f"a\x00b\x01\ud800c {hard}\tend"
    content["actions"][0]["what_we_do"] = "مرحبا بالعالم"
    path = word_plan(snapshot_from_content(content), tmp_path)
    assert f"abc {hard}\tend" in word_text(path)
    assert _faults(path) == []
    arabic = [p for p in body(path).iter(f"{W}p") if "بالعالم" in "".join(p.itertext())]
    assert arabic[0].find(f"{W}pPr/{W}bidi") is not None
    assert arabic[0].find(f"{W}r/{W}rPr/{W}rtl") is not None


def test_a_word_with_a_tint_is_still_a_word(path: Path) -> None:
    for shading in body(path).iter(f"{W}shd"):
        assert shading.get(f"{W}fill") not in {None, "000000", "auto"}
    for run in body(path).iter(f"{W}r"):
        if run.find(f"{W}rPr/{W}shd") is not None:
            assert "".join(one.text or "" for one in run.iter(f"{W}t")).strip()


def test_no_paragraph_is_empty(path: Path) -> None:
    for paragraph in body(path).iter(f"{W}p"):
        has_text = any((one.text or "").strip() for one in paragraph.iter(f"{W}t"))
        assert has_text or style_of(paragraph) == "SectionEnd"


@pytest.mark.parametrize(
    ("name", "parts"), [("plan.docx", template_parts()), ("one-page.docx", one_page_parts())]
)
def test_the_templates_are_those_that_the_tool_makes(
    name: str, parts: dict[str, str], tmp_path: Path
) -> None:
    make_template(tmp_path / name, parts)
    assert (tmp_path / name).read_bytes() == resource_path("word", name).read_bytes()


def _raw(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def _faults(path: Path) -> list[str]:
    validator = import_module("openxml_audit").OpenXmlValidator()
    return [str(one) for one in validator.validate(str(path)).errors]
