"""What would happen to the duties, as one page that needs no network and prints on A4 landscape."""

from __future__ import annotations

import base64
import hashlib
from functools import partial
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from dutygraph.exports import what_if
from dutygraph.exports.what_if.tables import is_of_several_plans, notes, steps_told
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, say
from dutygraph.model import Role
from dutygraph.queries.what_if import Outcome
from dutygraph.text.marks import mend


def render(graph: DutyGraph, outcome: Outcome, lang: Lang) -> str:
    """The page as HTML. The same outcome gives the same page, byte for byte."""
    style = _file("page.css")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    return environment.from_string(_file("page.html.j2")).render(
        lang=lang,
        text=lambda key: say(key, lang),
        policy=_policy(style),
        style=Markup(style),
        plans=graph.plans,
        several=is_of_several_plans(outcome),
        outcome=outcome,
        steps=steps_told(outcome, lang),
        notes=partial(notes, lang=lang),
        roles=list(Role),
        mend=mend,
    )


def _file(name: str) -> str:
    return files(what_if).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str) -> str:
    """Content security policy: this style, and nothing else from anywhere."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
