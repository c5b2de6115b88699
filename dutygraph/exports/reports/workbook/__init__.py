"""The workbook that a supervision office keeps: ledger, matrix, gaps, units and deadlines, a module a sheet; or what one
unit has to do.

Up to :data:`MOST_APART` plans have a ledger and a matrix each. More of them share one ledger, with a column for the plan,
and have no matrix. Gaps, units and deadlines of all plans always stand together. The workbook of one plan is read back to
that plan; any other is marked as a report, and not read.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from dutygraph.exports.reports import Report, Subject
from dutygraph.exports.reports.workbook import deadlines, gaps, ledger, matrix, unit, units
from dutygraph.exports.reports.workbook.page import Book, Page
from dutygraph.exports.sheet_text import cell_text
from dutygraph.loaders.sheets.report_mark import MARK
from dutygraph.messages import Lang, say
from dutygraph.queries.timetable import timetable

#: Plans that have sheets of their own. Of more, nobody finds a sheet by its tab.
MOST_APART = 20


def render(subject: Subject) -> bytes:
    """The workbook of the plans."""
    plans, lang = subject.graph.plans, subject.lang
    title = plans[0].title if len(plans) == 1 else say("workbook_title", lang, count=len(plans))
    dates = timetable(subject.graph, subject.on)
    name = say("workbook_deadlines", lang)
    together = [
        gaps.of_all(subject),
        units.of_all(subject, dates),
        deadlines.of_dates(subject, dates, name if len(plans) > 1 else f"{title}　{name}"),
    ]
    if len(plans) == 1:
        return _written([*_apart(subject), *together], title, subject, is_plan=True)
    if len(plans) <= MOST_APART:
        return _written([*together, *_apart(subject)], title, subject)
    all_tasks = ledger.of_all(subject, say("workbook_many", lang, most=MOST_APART))
    return _written([all_tasks, *together], title, subject)


def render_unit(subject: Subject) -> bytes:
    """The duties of one unit, and their deadlines where there are any."""
    page = unit.of_unit(subject)
    name = subject.graph.find_unit(subject.unit).name
    dates = timetable(subject.graph, subject.on, subject.unit)
    printed = subject.graph.printed[name]
    title = f"{printed}　{say('workbook_deadlines', subject.lang)}"
    pages = [page, deadlines.of_dates(subject, dates, title)] if dates else [page]
    return _written(pages, page.title, subject)


def _apart(subject: Subject) -> Iterator[Page]:
    """The ledgers and the matrices, a sheet a plan. With several plans, a sheet is called after its own."""
    from dutygraph.exports.matrix.rows import read_sheets
    from dutygraph.queries.units import units as all_units

    plans, lang = subject.graph.plans, subject.lang
    for plan in plans:
        yield ledger.of_plan(plan, _tab("ledger", plan.title, len(plans), lang), lang)
    for sheet in read_sheets(subject.graph, all_units(subject.graph), subject.gaps):
        yield matrix.of_plan(sheet, _tab("matrix", sheet.plan.title, len(plans), lang), lang)


def _tab(kind: str, title: str, plans: int, lang: Lang) -> str:
    return say(f"workbook_{kind}", lang) if plans == 1 else f"{say(f'workbook_{kind}_of', lang)} {title}"


def _written(pages: Iterable[Page], title: str, subject: Subject, *, is_plan: bool = False) -> bytes:
    """The pages as a file. Their rows wait in files too, so that many plans need no more memory than they have."""
    import xlsxwriter

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.xlsx"
        options = {
            **{"constant_memory": True, "tmpdir": folder},
            **{"strings_to_formulas": False, "strings_to_urls": False},
        }
        with xlsxwriter.Workbook(str(path), options) as workbook:
            day = dt.datetime.combine(subject.on, dt.time())
            mark = "" if is_plan else MARK
            workbook.set_properties({"title": cell_text(title), "created": day, "category": mark})
            book = Book(workbook, subject.lang)
            for page in pages:
                book.add(page)
        return path.read_bytes()


REPORTS = (Report("plan", ".xlsx", render), Report("unit", ".xlsx", render_unit))
