"""DOT, for Graphviz: units on the left, the tasks they hold on the right."""

from __future__ import annotations

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.schema import EDGE_KINDS
from dutygraph.graph.walk import Value
from dutygraph.messages import Lang, say
from dutygraph.model import Role

_FONT = 'fontname="Noto Sans CJK SC,Microsoft YaHei,PingFang SC,sans-serif"'
_PEN = {Role.LEAD: 'color="#c0392b" penwidth=2', Role.COOPERATE: "style=dashed", Role.GUIDE: "style=dotted"}


def render(graph: DutyGraph, lang: Lang) -> str:
    """Who holds what: parties and tasks (or the single duties a clause governs), an edge a role."""
    edges = [edge for edge in graph.edges() if edge.kind in set(Role)]
    drawn = {end for edge in edges for end in (edge.source, edge.target)} | set(graph.tasks)
    lines = ["digraph dutygraph {", f"  rankdir=LR; node [{_FONT} fontsize=11]; edge [{_FONT} fontsize=9];"]
    for node in graph.nodes():
        if node.id in drawn:
            lines.append(f"  {_quoted(node.id)} [label={_quoted(_label(node.properties))} {_shape(node.kind)}];")
    for edge in edges:
        role = say(f"role_{edge.kind}", lang) if edge.kind in EDGE_KINDS else edge.kind
        pen = _PEN.get(Role(edge.kind), "")
        lines.append(f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [tooltip={_quoted(role)} {pen}];")
    return "\n".join([*lines, "}", ""])


def _label(properties: dict[str, Value]) -> str:
    return " ".join(str(properties[key]) for key in ("number", "title") if key in properties)


def _shape(kind: str) -> str:
    return 'shape=ellipse style=filled fillcolor="#fdebd0"' if kind in ("unit", "group") else "shape=box"


def _quoted(text: str) -> str:
    """A DOT string: backslashes and quotes escaped, so that no text becomes markup."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
