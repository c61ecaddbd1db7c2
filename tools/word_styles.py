"""The styles of our Word files: Arial, calm blue headings, nothing in italics or capitals."""

_ACCENT, _ACCENT_INK, _ACCENT_TINT = "1D4F7C", "173F63", "E8EFF6"
_SUPPORTING = "47525B"
_LINE, _FAINT_LINE = "AEB6BD", "D5DADE"

#: The ink and the tint of each tone. Every pair has a contrast above 5 to 1, and the tints
#: print as white or the lightest grey.
_TONES = {
    "Red": ("A23327", "FBEDEA"),
    "Amber": ("8A5200", "FBF1DF"),
    "Green": ("2A6B47", "E7F2EB"),
    "Deep": ("124B36", "D9EBE0"),
    "Grey": ("5B656D", "F1EEE9"),
}


def _paragraph_style(
    style_id: str,
    name: str,
    layout: str,
    letters: str = "",
    *,
    after: str = "",
    based_on: str = "Normal",
) -> str:
    """A paragraph style on top of another. ``after`` is the style that Enter leads to."""
    follow = f'<w:next w:val="{after}"/>' if after else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/>{follow}<w:qFormat/>'
        f"<w:pPr>{layout}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _character_style(style_id: str, name: str, letters: str, *, based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="character" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f"{base}<w:qFormat/><w:rPr>{letters}</w:rPr></w:style>"
    )


def _tone_style(name: str, ink: str, tint: str) -> str:
    """A word on a tint. Cells that carry the tone take their tint from here as well."""
    letters = f'<w:color w:val="{ink}"/><w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>'
    return _character_style(f"Tone{name}", f"Tone {name}", letters, based_on="Strong")


def _spacing(before: int, after: int, line: int = 264) -> str:
    """Space around a paragraph in twentieths of a point; 240 is a single line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _letters(half_points: int, colour: str = "", *, is_bold: bool = False) -> str:
    bold = "<w:b/><w:bCs/>" if is_bold else ""
    ink = f'<w:color w:val="{colour}"/>' if colour else ""
    return f'{bold}{ink}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _heading(level: int, before: int, after: int, half_points: int, colour: str) -> str:
    return _paragraph_style(
        f"Heading{level}",
        f"heading {level}",
        f"<w:keepNext/><w:keepLines/>{_spacing(before, after, 252)}"
        f'<w:outlineLvl w:val="{level - 1}"/>',
        _letters(half_points, colour, is_bold=True),
        after="BodyText",
    )


def _border(side: str, colour: str, size: int = 4, space: int = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


_CENTRED = '<w:jc w:val="center"/>'

_DEFAULTS = f"""<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>
<w:sz w:val="24"/><w:szCs w:val="24"/>
<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr>{_spacing(0, 120, 276)}</w:pPr></w:pPrDefault></w:docDefaults>"""

_BASE = """<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
<w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>
<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>
<w:uiPriority w:val="99"/><w:semiHidden/></w:style>"""

_PARAGRAPHS = "".join(
    (
        _paragraph_style("BodyText", "Body Text", "<w:widowControl/>"),
        # Tables, lists and facts have next to no space below them.
        _paragraph_style(
            "BodyTextAfter",
            "Body Text After",
            '<w:spacing w:before="200"/>',
            based_on="BodyText",
            after="BodyText",
        ),
        _paragraph_style(
            "Title",
            "Title",
            f"<w:keepNext/>{_spacing(120, 60, 240)}",
            _letters(52, _ACCENT, is_bold=True),
            after="Subtitle",
        ),
        _paragraph_style(
            "Subtitle",
            "Subtitle",
            f"<w:keepNext/>{_spacing(0, 220)}",
            _letters(30, _SUPPORTING),
            after="BodyText",
        ),
        _heading(1, 400, 140, 36, _ACCENT),
        _heading(2, 260, 80, 28, _ACCENT),
        _heading(3, 280, 80, 24, _ACCENT_INK),
        _paragraph_style(
            "ListBullet",
            "List Bullet",
            f'<w:numPr><w:numId w:val="1"/></w:numPr>{_spacing(0, 80)}',
        ),
        _paragraph_style(
            "Callout",
            "Callout",
            f"<w:keepLines/><w:pBdr>{_border('top', _ACCENT_TINT, 4, 4)}"
            f"{_border('left', _ACCENT, 24, 8)}{_border('bottom', _ACCENT_TINT, 4, 4)}</w:pBdr>"
            f'<w:shd w:val="clear" w:color="auto" w:fill="{_ACCENT_TINT}"/>'
            f'{_spacing(160, 160)}<w:ind w:left="227" w:right="113"/>',
        ),
        _paragraph_style(
            "Fact",
            "Fact",
            '<w:tabs><w:tab w:val="left" w:pos="3119"/></w:tabs>'
            f'{_spacing(0, 60)}<w:ind w:left="3119" w:hanging="3119"/>',
        ),
        _paragraph_style(
            "TableHeading",
            "Table Heading",
            f"<w:keepNext/>{_spacing(0, 0, 250)}",
            _letters(20, _ACCENT_INK, is_bold=True),
        ),
        _paragraph_style("TableText", "Table Text", _spacing(0, 20, 250), _letters(20)),
        _paragraph_style(
            "TableCountHeading", "Table Count Heading", _CENTRED, based_on="TableHeading"
        ),
        _paragraph_style("TableCount", "Table Count", _CENTRED, based_on="TableText"),
        _paragraph_style(
            "SectionEnd",
            "Section End",
            '<w:spacing w:after="0" w:line="20" w:lineRule="exact"/>',
            _letters(2),
        ),
        _paragraph_style(
            "TOCHeading",
            "TOC Heading",
            f"<w:keepNext/>{_spacing(240, 100)}",
            _letters(28, _ACCENT, is_bold=True),
            after="BodyText",
        ),
        _paragraph_style("TOC1", "toc 1", _spacing(0, 40)),
        _paragraph_style(
            "Footer",
            "footer",
            f"<w:pBdr>{_border('top', _LINE, 4, 6)}</w:pBdr>{_spacing(0, 0, 250)}",
            _letters(20, _SUPPORTING),
        ),
    )
)

_CHARACTERS = "".join(
    (
        _character_style("Strong", "Strong", "<w:b/><w:bCs/>"),
        _character_style("Muted", "Muted", f'<w:color w:val="{_SUPPORTING}"/>'),
        *(_tone_style(name, ink, tint) for name, (ink, tint) in _TONES.items()),
    )
)

_TABLE = f"""<w:style w:type="table" w:customStyle="1" w:styleId="PlanTable">
<w:name w:val="Plan Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
<w:tblPr><w:tblBorders>{_border("top", _LINE)}{_border("left", _FAINT_LINE)}
{_border("bottom", _LINE)}{_border("right", _FAINT_LINE)}{_border("insideH", _LINE)}
{_border("insideV", _FAINT_LINE)}</w:tblBorders>
<w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
<w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>
<w:tcBorders>{_border("bottom", _ACCENT, 12)}</w:tcBorders>
<w:shd w:val="clear" w:color="auto" w:fill="{_ACCENT_TINT}"/><w:vAlign w:val="bottom"/>
</w:tcPr></w:tblStylePr></w:style>"""

STYLES = _DEFAULTS + _BASE + _PARAGRAPHS + _CHARACTERS + _TABLE

NUMBERING = """<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>
<w:lvlText w:val="•"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr>
<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/></w:rPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
