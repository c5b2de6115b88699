"""What would happen to the duties, as one page that needs no network and prints on A4 landscape."""

from __future__ import annotations

from functools import partial

from dutygraph.exports import what_if
from dutygraph.exports.pages.frame import render_page
from dutygraph.exports.what_if.tables import is_of_several_plans, notes, steps_told
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang
from dutygraph.model import Role
from dutygraph.queries.what_if import Outcome
from dutygraph.text.marks import mend


def render(graph: DutyGraph, outcome: Outcome, lang: Lang) -> str:
    """The page as HTML. The same outcome gives the same page, byte for byte."""
    return render_page(
        what_if,
        lang,
        plans=graph.plans,
        several=is_of_several_plans(outcome),
        outcome=outcome,
        steps=steps_told(outcome, lang),
        notes=partial(notes, lang=lang),
        roles=list(Role),
        mend=mend,
    )
