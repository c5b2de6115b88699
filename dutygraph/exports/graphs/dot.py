"""DOT, for Graphviz: units on the left, the tasks they hold on the right, chapter by chapter, with a legend."""

from __future__ import annotations

from collections.abc import Iterator

from dutygraph.exports.looks import ROLE_COLOURS, colour_of
from dutygraph.exports.responsibility import Level, Responsibility, responsibility
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, say
from dutygraph.model import Role

_FONT = 'fontname="Noto Sans CJK SC,Microsoft YaHei,PingFang SC,sans-serif"'
_PENS = {Role.LEAD: "penwidth=2", Role.COOPERATE: "style=dashed", Role.GUIDE: "style=dotted"}
#: Above so many edges nobody reads what Graphviz draws, and its time grows far faster than they do.
MOST_EDGES = 2_000


def render(graph: DutyGraph, lang: Lang) -> str:
    """Who holds what: an edge for each role of a party in a task.

    Where these are more than :data:`MOST_EDGES`, chapters stand in place of tasks, or plans, with how many of their tasks
    each party holds.
    """
    for level in Level:
        drawing = responsibility(graph, level, lang)
        if len(drawing.links) <= MOST_EDGES:
            break
    return "\n".join([*_lines(drawing, level, lang), ""])


def _lines(drawing: Responsibility, level: Level, lang: Lang) -> Iterator[str]:
    yield "digraph dutygraph {"
    yield f"  rankdir=LR; ranksep=4; nodesep=0.06; labelloc=t; fontsize=20; label={_quoted(drawing.title)}; {_FONT};"
    yield f'  node [{_FONT} fontsize=11 height=0.25 margin="0.1,0.03"]; edge [{_FONT} fontsize=9 arrowsize=0.5];'
    for name, party in drawing.parties.items():
        colour = colour_of("group" if party.is_group else "unit")
        yield f'  {name} [label={_quoted(party.label)} style=filled color="{colour}" fillcolor="{colour}22"];'
    for order, frame in enumerate(drawing.frames, 1):
        yield f'  subgraph cluster_{order} {{ label={_quoted(frame.title)}; labeljust=l; fontsize=13; color="#b7c2cc"; style=rounded;'
        for name, label in frame.boxes.items():
            yield f"    {name} [label={_quoted(label)} shape=box];"
        yield "  }"
    for link in drawing.links:
        role = say(f"role_{link.role}", lang)
        count = "" if level is Level.TASK else f" label={link.tasks}"
        yield f"  {link.party} -> {link.box} [tooltip={_quoted(role)} {_pen(link.role)}{count}];"
    for name in drawing.unheld:
        yield f"  {next(iter(drawing.parties), name)} -> {name} [style=invis];"  # keeps it in the column of the others
    met = {link.role for link in drawing.links}
    yield f'  subgraph cluster_legend {{ label={_quoted(say("drawing_legend", lang))}; fontsize=13; color="#b7c2cc";'
    for role in (role for role in Role if role in met):
        label = _quoted(say(f"role_{role}", lang))
        yield f'    {role}_from [label={_quoted(say("drawing_unit", lang))} color="{colour_of("unit")}"];'
        yield f"    {role}_to [label={label} shape=box]; {role}_from -> {role}_to [{_pen(role)} class=legend];"
    yield "  }"
    yield "}"


def _pen(role: Role) -> str:
    return f'color="{ROLE_COLOURS[role]}" {_PENS.get(role, "")}'.strip()


def _quoted(text: str) -> str:
    """A DOT string: backslashes and quotes escaped, so that no text becomes markup."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
