"""Measures each file format: pages per second and peak memory of reading one plan from it, beside the plan's plain text.

usage: python -m benchmarks.formats [--pages 10 100 1000] [--formats pdf docx …]

The Shandong plan, its chapters repeated to so many printed pages, is written in each format; each file is read in a
process of its own and must give exactly the tasks, duties and clauses of the text. Beside it stands what a well-known
converter of documents (markitdown) needs to turn the same file into text, without reading a word of it.
"""

from __future__ import annotations

import argparse
import html
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.extract import long_plan
from benchmarks.measure import figure, peak_mb, print_table, run_child

FONT = "STSong-Light"
LETTERS_A_LINE = 34
PAGE_MEGABYTES = 0.0026  # of text on one printed page, about
FORMATS = ("txt", "md", "html", "csv", "xlsx", "docx", "pdf")
CONVERTED = ("html", "csv", "xlsx", "docx", "pdf")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", nargs="*", type=int, default=[10, 100, 1000])
    parser.add_argument("--formats", nargs="*", default=list(FORMATS))
    parser.add_argument("--read", type=Path, help="read one file in this process and print JSON")
    parser.add_argument("--write", type=Path, help="write the files into this folder")
    parser.add_argument("--convert", type=Path, help="convert one file in this process and print JSON")
    options = parser.parse_args()
    if options.write or options.read or options.convert:
        print(json.dumps(_one(options)))
        return
    rows = [row for pages in options.pages for row in _rows(pages, options.formats)]
    print_table(
        ["format", "pages", "s", "pages/s", "of text's", "peak MB", "same answers", "converter s", "converter peak MB"],
        rows,
    )
    sys.exit(any("no" in row for row in rows))


def _one(options: argparse.Namespace) -> dict[str, Any]:
    if options.write:
        _write(options.write, options.pages[0], options.formats)
        return {}
    return _read(options.read) if options.read else _convert(options.convert)


def _rows(pages: int, formats: list[str]) -> list[list[str]]:
    """A row for each format of the plan at one length."""
    with tempfile.TemporaryDirectory() as folder:
        # Each step in a process of its own: one that starts others hands them its peak of memory.
        run_child("benchmarks.formats", "--write", folder, "--pages", pages, "--formats", "txt", *formats)
        files = {name: Path(folder, f"plan.{name}") for name in {"txt", *formats}}
        text = run_child("benchmarks.formats", "--read", files["txt"])
        rows = []
        for name in formats:
            read = text if name == "txt" else run_child("benchmarks.formats", "--read", files[name])
            peer = run_child("benchmarks.formats", "--convert", files[name]) if name in CONVERTED else {}
            counts = ("tasks", "duties", "clauses")
            rows.append(
                [
                    name,
                    str(pages),
                    figure(read["seconds"]),
                    figure(pages / read["seconds"]),
                    figure(read["seconds"] / text["seconds"]),
                    figure(read["peak"]),
                    "yes" if all(read[count] == text[count] for count in counts) else "no",
                    figure(peer["seconds"]) if peer else "–",
                    figure(peer["peak"]) if peer else "–",
                ]
            )
        return rows


def _read(file: Path) -> dict[str, Any]:
    from dutygraph.loaders import load_plan
    from dutygraph.text import document  # noqa: F401  what every format needs is loaded before the clock starts

    start = perf_counter()
    plan = load_plan(file)
    seconds = perf_counter() - start
    return {
        "seconds": seconds,
        "peak": max(peak_mb(), peak_mb(of_children=True)),
        "tasks": len(plan.tasks),
        "duties": sum(len(task.duties) for task in plan.tasks),
        "clauses": sum(len(task.clauses) for task in plan.tasks),
    }


def _convert(file: Path) -> dict[str, Any]:
    from markitdown import MarkItDown

    converter = MarkItDown(enable_plugins=False)
    start = perf_counter()
    converter.convert(str(file))
    return {"seconds": perf_counter() - start, "peak": peak_mb()}


# --- the plan in each format ------------------------------------------------------------------------------


def _write(folder: Path, pages: int, formats: list[str]) -> None:
    text, _ = long_plan(pages * PAGE_MEGABYTES)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for name in formats:
        _WRITERS[name](lines, folder / f"plan.{name}", pages)


def _write_text(lines: list[str], file: Path, _: int) -> None:
    file.write_text("\n\n".join(lines), encoding="utf-8")


def _write_html(lines: list[str], file: Path, _: int) -> None:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    file.write_text(f'<!doctype html><meta charset="utf-8"><body>{paragraphs}', encoding="utf-8")


def _write_csv(lines: list[str], file: Path, _: int) -> None:
    import csv

    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([line] for line in lines)


def _write_xlsx(lines: list[str], file: Path, _: int) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line)


def _write_docx(lines: list[str], file: Path, _: int) -> None:
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(file))


def _write_pdf(lines: list[str], file: Path, pages: int) -> None:
    """Printed lines with page numbers, so many pages or a few more."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(str(file))
    printed = [
        line[start : start + LETTERS_A_LINE] if start else "　　" + line[: LETTERS_A_LINE - 2]
        for line in lines
        for start in (0, *range(LETTERS_A_LINE - 2, len(line), LETTERS_A_LINE))
    ]
    a_page = -(-len(printed) // pages)
    for page, first in enumerate(range(0, len(printed), a_page), 1):
        canvas.setFont(FONT, 14)
        for number, line in enumerate(printed[first : first + a_page]):
            canvas.drawString(60, 780 - 720 / a_page * number, line)
        canvas.setFont(FONT, 10)
        canvas.drawCentredString(300, 30, f"— {page} —")
        canvas.showPage()
    canvas.save()


_WRITERS: dict[str, Callable[[list[str], Path, int], None]] = {
    "txt": _write_text,
    "md": _write_text,
    "html": _write_html,
    "csv": _write_csv,
    "xlsx": _write_xlsx,
    "docx": _write_docx,
    "pdf": _write_pdf,
}

if __name__ == "__main__":
    main()
