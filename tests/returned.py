"""Ledgers that staff filled in: the file that the program wrote, with other words in some of its cells."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from click.testing import CliRunner, Result

from dutygraph.cli import cli
from dutygraph.loaders import load_plan
from dutygraph.loaders.grid import cell_name
from dutygraph.model import Status


def run(*args: str, lang: str = "zh") -> Result:
    return CliRunner().invoke(cli, ["--lang", lang, *args], prog_name="dutygraph")


def done(*args: str, lang: str = "zh") -> Result:
    """What a command says that must succeed."""
    result = run(*args, lang=lang)
    assert result.exit_code == 0, result.output
    return result


def statuses(plan: Path) -> list[Status]:
    return list(load_plan(plan).statuses)


def fill_in(ledger: Path, changes: dict[tuple[str, str], str]) -> None:
    """Writes words into cells of a ledger, each named by the task's number (or title) and the header of its column."""
    rows = _rows(ledger)
    head = next(number for number, row in enumerate(rows) if "重点任务" in row or "Task" in row)
    cells = {}
    for (task, header), words in changes.items():
        row = next(number for number, row in enumerate(rows) if number > head and task in row[:2])
        cells[row, rows[head].index(header)] = words
    if ledger.suffix == ".csv":
        for (row, column), words in cells.items():
            rows[row][column] = words
        out = io.StringIO(newline="")
        csv.writer(out).writerows(rows)
        ledger.write_text(out.getvalue(), encoding="utf-8-sig", newline="")
    else:
        _type_into(ledger, {cell_name(*place): words for place, words in cells.items()})


def _rows(ledger: Path) -> list[list[str]]:
    if ledger.suffix == ".csv":
        return list(csv.reader(io.StringIO(ledger.read_text(encoding="utf-8-sig"), newline="")))
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_path(ledger).get_sheet_by_index(0)
    return [[str(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def _type_into(workbook: Path, cells: dict[str, str]) -> None:
    """Words typed into cells of the first sheet, as a spreadsheet keeps them."""
    with zipfile.ZipFile(workbook) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    for name, words in cells.items():
        typed = rf'<c r="{name}"\1 t="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is></c>'
        sheet, count = re.subn(rf'<c r="{name}"( s="\d+")?(?: t="\w+")?(?:/>|>.*?</c>)', typed, sheet)
        assert count == 1, name
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(workbook, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
