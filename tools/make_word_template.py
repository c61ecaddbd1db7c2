"""Makes the empty documents in ``resources/word`` whose styles our Word files use.

Run from the root of a checkout: ``python -m tools.make_word_template``. A person may instead
open a file in Word and change the look of its styles; the names must stay.
"""

import zipfile
from pathlib import Path

from tools.one_page_styles import one_page_body, one_page_styles
from tools.word_styles import NUMBERING, STYLES
from tools.word_theme import THEME

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

#: The parts that the main one leads to: name, last word of the content type and relationship.
_PARTS = ("styles", "numbering", "settings", "footer", "fontTable", "theme")
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"

_DOCUMENT = f"""<w:document {_NAMESPACES}><w:body><w:p/><w:sectPr>
<w:footerReference w:type="default" r:id="rId4"/>
<w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1020" w:right="1134" w:bottom="1480" w:left="1134" w:header="567" w:footer="454" \
w:gutter="0"/>
</w:sectPr></w:body></w:document>"""

# Compatibility mode 15 is Word 2013 and later: without it Word opens the file as an old one.
_SETTINGS = f"""<w:settings {_NAMESPACES}><w:zoom w:percent="100"/>
<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" \
w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/>
<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""

_FOOTER = f'<w:ftr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr></w:p></w:ftr>'

_FONTS = f"""<w:fonts {_NAMESPACES}><w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/>
<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>"""

_CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>en-GB</dc:language>'
    "</cp:coreProperties>"
)

_RELATIONSHIPS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" '
    'Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)


def template_parts() -> dict[str, str]:
    """Every part of the template by its name in the archive."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _RELATIONSHIPS,
        "docProps/core.xml": _CORE,
        "word/document.xml": _DOCUMENT,
        "word/_rels/document.xml.rels": _document_relationships(),
        "word/styles.xml": f"<w:styles {_NAMESPACES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_NAMESPACES}>{NUMBERING}</w:numbering>",
        "word/settings.xml": _SETTINGS,
        "word/footer.xml": _FOOTER,
        "word/fontTable.xml": _FONTS,
        "word/theme.xml": THEME,
    }


def one_page_parts() -> dict[str, str]:
    """The same for a document that stays on one page."""
    parts = template_parts()
    parts["word/styles.xml"] = one_page_styles(parts["word/styles.xml"])
    parts["word/document.xml"] = one_page_body(parts["word/document.xml"])
    return parts


def make_template(path: Path, parts: dict[str, str]) -> None:
    """Write a template; the same bytes every time."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, _DECLARATION + xml)


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_content_type(part)}"/>'
        for part in _PARTS
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
        f"{overrides}"
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _content_type(part: str) -> str:
    return _THEME_TYPE if part == "theme" else f"{_WORD_TYPE}.{part}+xml"


def _document_relationships() -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/relationships/{part}" '
        f'Target="{part}.xml"/>'
        for number, part in enumerate(_PARTS, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


if __name__ == "__main__":
    make_template(Path("resources/word/plan.docx"), template_parts())
    make_template(Path("resources/word/one-page.docx"), one_page_parts())
