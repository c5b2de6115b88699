"""Mermaid (.mmd): a flowchart of who holds which tasks, for wikis, Markdown and documentation sites."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dutygraph.errors import DutyGraphError
from dutygraph.exports.looks import ROLE_COLOURS, colour_of
from dutygraph.exports.responsibility import Level, Responsibility, responsibility
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, say
from dutygraph.model import Role

#: What Mermaid refuses to draw more of. A page's owner can raise both, a chart cannot.
MOST_EDGES, MOST_CHARACTERS = 500, 50_000
_ARROWS = {Role.LEAD: "==>", Role.COOPERATE: "-.->", Role.GUIDE: "-.->"}
#: Marks that mean nothing to Mermaid, in Chinese text.
_SAFE = set("（）、，。；：《》〔〕“”‘’·—… ")


def render(graph: DutyGraph, lang: Lang) -> str:
    """Parties on the left, the tasks of each chapter in a box on the right, an arrow for each role.

    Where Mermaid would refuse the chart, chapters stand in place of tasks, with how many of their tasks each party holds;
    where it would refuse that too, plans.

    Raises
    ------
    DutyGraphError
        when there is too much to draw even so
    """
    for level in Level:
        drawing = responsibility(graph, level, lang)
        if len(drawing.links) + len(drawing.unheld) + len(Role) <= MOST_EDGES:
            chart = "\n".join(_lines(drawing, level, lang)) + "\n"
            if len(chart) <= MOST_CHARACTERS:
                return chart
    raise DutyGraphError("mermaid_too_large", edges=MOST_EDGES, characters=MOST_CHARACTERS)


def _lines(drawing: Responsibility, level: Level, lang: Lang) -> Iterator[str]:
    yield from ("---", f"title: {json.dumps(drawing.title, ensure_ascii=False)}", "---", "flowchart LR")
    for kind in ("unit", "group", "task"):
        yield f"  classDef {kind} fill:{colour_of(kind)}22,stroke:{colour_of(kind)},color:#1b2733"
    for name, party in drawing.parties.items():
        yield f"  {name}([{_quoted(party.label)}]):::{'group' if party.is_group else 'unit'}"
    for order, frame in enumerate(drawing.frames, 1):
        yield f"  subgraph c{order}[{_quoted(frame.title)}]"
        for name, label in frame.boxes.items():
            yield f"    {name}[{_quoted(label)}]:::task"
        yield "  end"
    roles: dict[Role, list[str]] = {}
    for order, link in enumerate(drawing.links):
        count = "" if level is Level.TASK else f"|{link.tasks}|"
        yield f"  {link.party} {_ARROWS.get(link.role, '-->')}{count} {link.box}"
        roles.setdefault(link.role, []).append(str(order))
    yield f"  subgraph legend[{_quoted(say('drawing_legend', lang))}]"
    met = [role for role in Role if role in roles]
    for order, role in enumerate(met):
        said = _quoted(say(f"role_{role}", lang))
        yield f"    k{order}([{_quoted(say('drawing_unit', lang))}]):::unit {_ARROWS.get(role, '-->')}|{said}| l{order}[ ]:::task"
        roles[role].append(str(len(drawing.links) + order))
    yield "  end"
    for name in drawing.unheld:
        if drawing.parties:
            yield f"  {next(iter(drawing.parties))} ~~~ {name}"  # keeps it in the column of the others
    for role in met:
        yield f"  linkStyle {','.join(roles[role])} stroke:{ROLE_COLOURS[role]}"


def _quoted(text: str) -> str:
    """A string of Mermaid in which no character of the text is one of Mermaid's, of Markdown's or of HTML's."""
    return '"' + "".join(char if char.isalnum() or char in _SAFE else f"#{ord(char)};" for char in text) + '"'
