"""A paper as a Word file in the layout of official documents (GB/T 9704—2012). Imports python-docx: import it late."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm

from dutygraph.exports.papers.paper import Blanks, Block, Fact, Grid, Heading, Paper, Paragraph, Quote
from dutygraph.exports.papers.word_styles import element, new_document
from dutygraph.messages import Lang, say
from dutygraph.text.characters import without_controls

#: A4 and its margins, in millimetres.
_SHORT, _LONG = 210, 297
_TOP, _BOTTOM, _LEFT, _RIGHT = 37, 35, 28, 26
#: From the edge of the paper to a page number that stands 7 mm below the type area.
_NUMBER_BELOW = 12
#: A row with more characters in a cell than this may go on on the next page.
_LONGEST_UNBROKEN = 300
#: Where lines to be filled in begin and end, from the left margin.
_BLANK_FROM, _BLANK_TO = 62, 150


def render(paper: Paper, lang: Lang, on: dt.date) -> bytes:
    """The file, as made on a day."""
    document = new_document(lang)
    _describe(document, paper, on)
    width = _set_up_page(document, is_wide=paper.is_wide)
    for text, style in ((paper.label, "Label"), (paper.title, "Title"), (paper.subtitle, "Subtitle")):
        if text:
            _write(document.add_paragraph(style=style), text)
    for block in paper.blocks:
        _add(document, block, width, lang)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _describe(document: Document, paper: Paper, on: dt.date) -> None:
    about = document.core_properties
    about.title = without_controls(paper.title + paper.subtitle)[:255]
    about.author = about.last_modified_by = "dutygraph"
    about.comments = ""
    about.created = about.modified = dt.datetime.combine(on, dt.time())


def _set_up_page(document: Document, *, is_wide: bool) -> int:
    """Page, margins and foot; gives the width that is left for text, in millimetres."""
    section = document.sections[0]
    width, height = (_LONG, _SHORT) if is_wide else (_SHORT, _LONG)
    # Paper that lies on its side is bound with the rest: its top is the left of the others.
    top, bottom, left, right = (_LEFT, _RIGHT, _BOTTOM, _TOP) if is_wide else (_TOP, _BOTTOM, _LEFT, _RIGHT)
    section.orientation = WD_ORIENTATION.LANDSCAPE if is_wide else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.footer_distance = Mm(bottom - _NUMBER_BELOW)
    document.settings.odd_and_even_pages_header_footer = True
    _number_pages(section.footer, WD_ALIGN_PARAGRAPH.RIGHT, "right")
    _number_pages(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, "left")
    return width - left - right


def _number_pages(footer: Any, align: WD_ALIGN_PARAGRAPH, side: str) -> None:
    """— 1 — on the outer side, one character from the edge."""
    paragraph = footer.paragraphs[0]
    paragraph.style, paragraph.alignment = "Footer", align
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn(f"w:{side}Chars"), "100")
    indent.set(qn(f"w:{side}"), "280")
    _write(paragraph, "— ")
    field = element("w:fldSimple", instr="PAGE")
    run = element("w:r")
    run.text = "1"
    field.append(run)
    paragraph._p.append(field)
    _write(paragraph, " —")


def _add(document: Document, block: Block, width: int, lang: Lang) -> None:
    if isinstance(block, Heading):
        _write(document.add_paragraph(style=f"Heading {block.level}"), block.text)
    elif isinstance(block, Paragraph):
        _write(document.add_paragraph(), block.text)
    elif isinstance(block, Fact):
        paragraph = document.add_paragraph()
        _write(paragraph, say("labelled", lang, label=block.label, text="")).bold = True
        _write(paragraph, block.text)
    elif isinstance(block, Quote):
        paragraph = document.add_paragraph(style="Quote")
        if block.label:
            _write(paragraph, say("labelled", lang, label=block.label, text="")).bold = True
        _write(paragraph, block.text)
        _write(paragraph, f"（{'，'.join(filter(None, (block.where, block.note)))}）").style = "Place"
    elif isinstance(block, Blanks):
        for label in block.labels:
            paragraph = document.add_paragraph()
            stops = paragraph.paragraph_format.tab_stops
            stops.add_tab_stop(Mm(_BLANK_FROM))
            stops.add_tab_stop(Mm(_BLANK_TO), leader=WD_TAB_LEADER.HEAVY)
            _write(paragraph, say("labelled", lang, label=label, text="\t\t"))
    else:
        _add_table(document, block, width)


def _write(paragraph: Any, text: str) -> Any:
    """A run of text; its curly quotes are as wide as Chinese ones."""
    run = paragraph.add_run(without_controls(text))
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    return run


def _add_table(document: Document, grid: Grid, width: int) -> None:
    document.add_paragraph(style="Gap")
    table = document.add_table(rows=1 + len(grid.rows), cols=len(grid.headers), style="Table Grid")
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    widths = [Mm(width * share / sum(grid.widths)) for share in grid.widths]
    for column, column_width in zip(table.columns, widths, strict=True):
        column.width = column_width  # of the grid, and of every cell
    rows = table._tbl.tr_lst  # python-docx looks at the whole table for each row
    for position, (row, cells) in enumerate(zip(rows, [grid.headers, *grid.rows], strict=True)):
        for cell, text in zip(row.tc_lst, cells, strict=True):
            paragraph = cell.p_lst[0]
            paragraph.style = "Cell" if position else "Head"
            paragraph.add_r().text = without_controls(text)
            cell.get_or_add_tcPr().append(element("w:vAlign", val="center"))
        if max(map(len, cells)) <= _LONGEST_UNBROKEN:
            row.get_or_add_trPr().append(element("w:cantSplit"))
    rows[0].get_or_add_trPr().append(element("w:tblHeader"))
    document.add_paragraph(style="Gap")
