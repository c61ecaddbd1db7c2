"""The theme of our Word files: the colours that Word's colour picker offers, and Arial."""

_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "173F63",
    "lt2": "F4F1EB",
    "accent1": "1D4F7C",
    "accent2": "2A6B47",
    "accent3": "8A5200",
    "accent4": "A23327",
    "accent5": "124B36",
    "accent6": "5B656D",
    "hlink": "1D4F7C",
    "folHlink": "173F63",
}

_SCHEME = "".join(
    f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _COLOURS.items()
)
_ARIAL = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"

THEME = f"""<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Plan">
<a:themeElements><a:clrScheme name="Plan">{_SCHEME}</a:clrScheme>
<a:fontScheme name="Plan"><a:majorFont>{_ARIAL}</a:majorFont><a:minorFont>{_ARIAL}</a:minorFont>
</a:fontScheme><a:fmtScheme name="Plan"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>
<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>
<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"""
