"""The overview as one page that needs no network: the same for a plan and for its gaps."""

from __future__ import annotations

from dutygraph.exports.progress import progress_name
from dutygraph.exports.reports import Report, Subject


def render(subject: Subject) -> bytes:
    """The page. It is whole without JavaScript; the script adds the search."""
    from dutygraph.exports import dashboard
    from dutygraph.exports.dashboard import view
    from dutygraph.exports.matrix.rows import looks_of, read_sheets
    from dutygraph.exports.pages.frame import render_page
    from dutygraph.exports.papers import words
    from dutygraph.exports.papers.findings import rules_asked
    from dutygraph.queries.timetable import SOON, timetable
    from dutygraph.queries.units import units
    from dutygraph.text.marks import mend

    graph, lang = subject.graph, subject.lang
    answers = units(graph)
    sheets = read_sheets(graph, answers, subject.gaps)
    dues = timetable(graph, subject.on)
    return render_page(
        dashboard,
        lang,
        title=graph.plans[0].title if len(graph.plans) == 1 else "",
        basis=words.plan_names(graph.plans, lang),
        day=words.day(subject.on, lang),
        counts=view.counts_of(subject, sheets, answers, dues),
        severities=view.rules_of(subject.gaps),
        dues=view.dues_of(subject, dues),
        quarters=view.quarters_of(dues, lang),
        units=view.units_of(answers, sheets),
        sheets=sheets,
        looks=looks_of([row for sheet in sheets for row in sheet.rows], lang),
        row_of=view.rows_by_task(sheets),
        marks=view.marks_of(subject),
        rules_asked=rules_asked(graph, lang),
        readings=view.readings_of(subject),
        where=lambda span: words.where(span, lang),
        due_day=lambda deadline: words.due_day(deadline, lang),
        progress_name=lambda due: progress_name(due, lang),
        days=SOON,
        mend=mend,
        identity=id,
    ).encode()


REPORTS = (Report("plan", ".html", render), Report("gaps", ".html", render))
