"""What would happen to the duties, as files to hand out: a workbook, a page."""

from __future__ import annotations

from collections.abc import Callable

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, say
from dutygraph.queries.what_if import Outcome


def workbook(graph: DutyGraph, outcome: Outcome, lang: Lang) -> bytes:
    """Three sheets: what changes, what that does to the duties, whose load changes."""
    from dutygraph.exports.answers.xlsx import render_sheets
    from dutygraph.exports.what_if.tables import loads_table, outcome_table, summary_table

    return render_sheets(
        {
            say("sheet_summary", lang): summary_table(graph, outcome, lang),
            say("sheet_effects", lang): outcome_table(outcome, lang, every=True),
            say("sheet_loads", lang): loads_table(outcome, lang),
        }
    )


def page(graph: DutyGraph, outcome: Outcome, lang: Lang) -> bytes:
    """A page that needs no network."""
    from dutygraph.exports.what_if.page import render

    return render(graph, outcome, lang).encode()


#: Suffix of a file → what writes it.
FILES: dict[str, Callable[[DutyGraph, Outcome, Lang], bytes]] = {".xlsx": workbook, ".html": page}
