"""An empty Word document with the styles of official documents (GB/T 9704—2012), all of them by their Chinese fonts."""

from __future__ import annotations

from typing import Any, NamedTuple

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from dutygraph.messages import Lang

_LATIN = "Times New Roman"
_BODY, _KAI, _HEI, _SONG, _TITLE = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"
#: Font → what stands in for it where it is not installed.
_FALLBACKS = {_BODY: "仿宋", _KAI: "楷体", _HEI: "SimHei", _SONG: "SimSun", _TITLE: "宋体"}
_JUSTIFY, _CENTER, _LEFT = WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT


class _Look(NamedTuple):
    """How a style looks: Chinese font, size and height of a line in points, indent of the first line in characters."""

    font: str = _BODY
    size: float = 16
    line: float = 28
    indent: int = 2
    align: WD_ALIGN_PARAGRAPH = _JUSTIFY
    bold: bool = False
    before: float = 0
    after: float = 0
    keep: bool = False


_LOOKS = {
    "Normal": _Look(),
    "Label": _Look(_HEI, indent=0, align=_LEFT),
    "Title": _Look(_TITLE, 22, 34, 0, _CENTER, before=28, keep=True),
    "Subtitle": _Look(_KAI, indent=0, align=_CENTER, after=28, keep=True),
    "Heading 1": _Look(_HEI, keep=True, align=_LEFT),
    "Heading 2": _Look(_KAI, keep=True, align=_LEFT),
    "Heading 3": _Look(bold=True, keep=True),
    "Quote": _Look(_KAI),
    "Cell": _Look(size=10.5, line=15, indent=0, align=_LEFT, before=2, after=2),
    "Head": _Look(_HEI, 10.5, 15, 0, _CENTER, before=3, after=3, keep=True),
    "Gap": _Look(line=9, indent=0),
    "Footer": _Look(_SONG, 14, 16, 0, _LEFT),
}
#: The place of a quote, behind it.
_PLACE = "Place"


def new_document(lang: Lang) -> Document:
    """The document; its paragraphs, headings, tables and foot have their styles by name."""
    document = docx.Document()
    for name, look in _LOOKS.items():
        # Latin letters have no 黑体 and 楷体 to stand out by.
        is_bold = look.bold or (lang == "en" and name.startswith("Heading"))
        _set_up(_style(document, name, WD_STYLE_TYPE.PARAGRAPH), look._replace(bold=is_bold))
    place = _style(document, _PLACE, WD_STYLE_TYPE.CHARACTER)
    place.font.size = Pt(12)
    _set_fonts(place, _BODY)
    _set_language(document)
    _name_fallbacks(document)
    return document


def element(tag: str, **attributes: str) -> Any:
    """An element of WordprocessingML with these attributes."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _style(document: Document, name: str, kind: WD_STYLE_TYPE) -> Any:
    styles = document.styles
    return styles[name] if name in styles else styles.add_style(name, kind)


def _set_up(style: Any, look: _Look) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _set_fonts(style, look.font)
    lines = style.paragraph_format
    lines.line_spacing_rule, lines.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line)
    lines.space_before, lines.space_after = Pt(look.before), Pt(look.after)
    lines.alignment, lines.keep_with_next, lines.widow_control = look.align, look.keep, False
    properties = style.element.get_or_add_pPr()
    indent = properties.get_or_add_ind()
    indent.set(qn("w:firstLineChars"), str(100 * look.indent))
    indent.set(qn("w:firstLine"), str(round(20 * look.size * look.indent)))
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    spacing = style.element.rPr.find(qn("w:spacing"))
    if spacing is not None:
        style.element.rPr.remove(spacing)


def _set_fonts(style: Any, font: str) -> None:
    properties = style.element.get_or_add_rPr()
    for fonts in properties.findall(qn("w:rFonts")):
        properties.remove(fonts)
    properties.insert(0, element("w:rFonts", ascii=_LATIN, hAnsi=_LATIN, cs=_LATIN, eastAsia=font, hint="eastAsia"))


def _set_language(document: Document) -> None:
    language = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    language.set(qn("w:val"), "en-US")  # of Latin words in any paper: as Chinese, they would be cut anywhere
    language.set(qn("w:eastAsia"), "zh-CN")


def _name_fallbacks(document: Document) -> None:
    """Tells which installed font is meant where the standard's own is missing, as on most computers."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    fonts = "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{fallback}"/><w:charset w:val="86"/></w:font>'
        for font, fallback in _FALLBACKS.items()
    )
    table = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table._blob = f'<?xml version="1.0" encoding="UTF-8"?><w:fonts xmlns:w="{namespace}">{fonts}</w:fonts>'.encode()
