"""Which kinds of nodes and edges the graph has, and with which properties: the one table every engine is made from."""

from __future__ import annotations

from typing import NamedTuple

from dutygraph.model import Role


class NodeKind(NamedTuple):
    """A kind of node: its name, what it is called in Chinese, and its properties."""

    name: str
    label: str
    properties: tuple[str, ...]


class EdgeKind(NamedTuple):
    """A kind of edge: from which kinds of nodes to which, and its properties beside those of its span."""

    name: str
    label: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    properties: tuple[str, ...] = ()


#: Every edge carries these: where the text says so.
SPAN_PROPERTIES = ("file", "start", "end", "quote")

NODES = (
    NodeKind("plan", "规划", ("title", "region", "issuer", "first_year", "last_year", "source")),
    NodeKind("section", "章节", ("title", "number", "holds")),
    NodeKind("task", "任务", ("title", "number", "chapter")),
    NodeKind("duty", "举措", ("title", "order")),
    NodeKind("unit", "单位", ("title", "name", "unit_kind")),
    NodeKind("group", "泛称", ("title",)),
    NodeKind("deadline", "时限", ("title", "by", "precision")),
    NodeKind("target", "指标", ("title", "what", "comparator", "value", "unit", "by")),
    NodeKind("document", "文件", ("title",)),
)

_PARTIES = ("unit", "group")
_ROLE_LABELS = {
    Role.LEAD: "牵头",
    Role.SHARED: "共同负责",
    Role.SUPPORT: "按职责分工负责",
    Role.COOPERATE: "配合",
    Role.GUIDE: "指导",
}

EDGES = (
    EdgeKind("has_section", "设章节", ("plan",), ("section",)),
    EdgeKind("has_task", "设任务", ("plan", "section"), ("task",)),
    EdgeKind("has_duty", "含举措", ("task",), ("duty",)),
    *(
        EdgeKind(role.value, _ROLE_LABELS[role], _PARTIES, ("task", "duty"), ("rank", "basis", "scope", "open_list"))
        for role in Role
    ),
    EdgeKind("due", "时限为", ("task", "duty"), ("deadline",)),
    EdgeKind("aims_at", "指标为", ("plan", "duty"), ("target",)),
    EdgeKind("cites", "引用", ("plan", "duty"), ("document",), ("act",)),
)

NODE_KINDS = {kind.name: kind for kind in NODES}
EDGE_KINDS = {kind.name: kind for kind in EDGES}
