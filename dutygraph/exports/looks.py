"""How nodes and edges look in the files of other tools: label, colour, size, and a place that keeps the order of the plan.

Places are computed, never simulated: the same graph always looks the same, and a chapter stands where the plan has it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.schema import EDGE_KINDS
from dutygraph.graph.walk import Edge, Node
from dutygraph.messages import Lang
from dutygraph.model import Role
from dutygraph.text.characters import in_one_line

#: Kind of node → its colour. A kind that is missing here is grey.
_COLOURS = {
    "plan": "#404040",
    "section": "#787878",
    "task": "#1f77b4",
    "duty": "#aec7e8",
    "unit": "#d62728",
    "group": "#ff9896",
    "deadline": "#ff7f0e",
    "target": "#2ca02c",
    "document": "#9467bd",
    "diagnostic": "#bcbd22",
    "status": "#17becf",
    "acceptance": "#9edae5",
}
_GREY = "#c7c7c7"
#: Kind of edge → its colour; the edges that say how a plan is built are light, so that the roles stand out.
ROLE_COLOURS = {
    Role.LEAD: "#c0392b",
    Role.SHARED: "#b45f06",
    Role.SUPPORT: "#7f9fbf",
    Role.COOPERATE: "#4f9d69",
    Role.GUIDE: "#7b4ea8",
}
_LIGHT = "#d0d0d0"

#: Kind of node → its column. What a kind that is missing here is about stands to the left of it.
_COLUMNS = {"plan": 0, "section": 1, "unit": 2, "group": 2, "task": 3, "clause": 4, "duty": 4}
_LAST = 5
_WIDTH, _HEIGHT = 500.0, 40.0
#: Kinds whose nodes begin a new block of rows: nothing of what comes before reaches below them.
_BLOCKS = ("plan", "task")
_SIZES = {"plan": 40.0, "section": 26.0, "task": 20.0}
_SMALLEST = 10.0

#: Characters of a label; the whole text is the node's ``title``.
LONGEST_LABEL = 30


class Look(NamedTuple):
    """How a node looks. ``y`` grows downwards; ``colour`` is ``#rrggbb``."""

    label: str
    x: float
    y: float
    size: float
    colour: str


def looks(graph: DutyGraph, nodes: Iterable[Node], edges: Iterable[Edge]) -> dict[str, Look]:
    """The look of each node, by its id: plans, chapters, parties, tasks, duties and what these say, a column each.

    A task begins a row of its own, with what it says beside it; units and groups are spread along the tasks in the order
    in which they are first named, and are the larger the more tasks they hold.
    """
    listed = list(nodes)
    rows = _rows(listed, {edge.source: edge.target for edge in reversed(list(edges)) if edge.kind == "has_task"})
    return {
        node.id: Look(
            label_of(node),
            _COLUMNS.get(node.kind, _LAST) * _WIDTH,
            round(rows[node.id] * _HEIGHT, 1),
            _size(graph, node),
            colour_of(node.kind),
        )
        for node in listed
    }


def _rows(nodes: Iterable[Node], first_tasks: Mapping[str, str]) -> dict[str, float]:
    """The row of each node. ``first_tasks`` are the first tasks of plans and sections."""
    rows: dict[str, float] = {}
    bottoms: dict[int, float] = {}  # of the columns
    sections: list[str] = []
    parties: list[str] = []
    for node in nodes:
        if node.kind in ("unit", "group"):
            parties.append(node.id)
        elif node.kind == "section":
            sections.append(node.id)
        else:
            column = _COLUMNS.get(node.kind, _LAST)
            top = max(bottoms.values(), default=0.0) if node.kind in _BLOCKS else bottoms.get(column, 0.0)
            rows[node.id] = top
            bottoms[column] = top + 1
            if node.kind in _BLOCKS:
                bottoms |= dict.fromkeys((_COLUMNS["duty"], _LAST), top)
    row = 0.0
    for section in sections:
        row = max(row, rows.get(first_tasks.get(section, ""), row))
        rows[section] = row
        row += 1
    step = max(1.0, max(bottoms.values(), default=0.0) / len(parties)) if parties else 1.0
    return rows | {party: order * step for order, party in enumerate(parties)}


def _size(graph: DutyGraph, node: Node) -> float:
    """As long as the side of a square whose area grows with the tasks that a unit holds."""
    if node.kind not in ("unit", "group"):
        return _SIZES.get(node.kind, _SMALLEST)
    held = sum(graph.count(str(node.properties["name"])).values())
    return round(_SMALLEST + 4 * math.sqrt(held), 1)


def label_of(node: Node) -> str:
    """What to show of a node: number and title, or the first characters of a longer text, in one line."""
    words = [str(node.properties[key]) for key in ("number", "title") if key in node.properties]
    line = in_one_line(" ".join(words)) or node.id
    return line if len(line) <= LONGEST_LABEL else line[: LONGEST_LABEL - 1] + "…"


def colour_of(kind: str) -> str:
    """The colour of a kind of node.

    >>> colour_of("unit"), colour_of("a kind to come")
    ('#d62728', '#c7c7c7')
    """
    return _COLOURS.get(kind, _GREY)


def edge_colour(kind: str) -> str:
    return ROLE_COLOURS[Role(kind)] if kind in set(Role) else _LIGHT


def edge_label(kind: str, lang: Lang) -> str:
    """What an edge of this kind says, in the reader's language."""
    return EDGE_KINDS[kind].label if lang == "zh" else kind


def rgb(colour: str) -> tuple[int, int, int]:
    """
    >>> rgb("#ff7f0e")
    (255, 127, 14)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
