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
    """A kind of edge: from which kinds of nodes to which, and its properties beside those of its span.

    Several edges of one kind may lead from one node to another; their ``order`` (and ``clause``) tell them apart.
    """

    name: str
    label: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    properties: tuple[str, ...] = ()


#: An edge that states a fact carries these: where the text says so.
SPAN_PROPERTIES = ("file", "start", "end", "quote", "place")

#: Nodes that words stand for carry ``title``, those words, so that every node can be shown by it.
NODES = (
    NodeKind("plan", "规划", ("title", "region", "issuer", "issued", "first_year", "last_year", "source")),
    NodeKind("section", "章节", ("title", "number", "holds")),
    NodeKind("task", "任务", ("title", "number", "chapter")),
    NodeKind("duty", "举措", ("title", "order", "unowned", "asks_for_all")),
    NodeKind("clause", "责任条款", ("title", "order", "basis", "open_list", "scope")),
    NodeKind("unit", "单位", ("title", "name", "names", "unit_kind")),
    NodeKind("group", "泛称", ("title", "name", "names")),
    NodeKind("deadline", "时限", ("title", "by", "precision", "accepted", "reason")),
    NodeKind("target", "指标", ("title", "what", "comparator", "value", "unit", "by")),
    NodeKind("document", "文件", ("title",)),
    NodeKind("convention", "通则", ("title", "says", "party")),
    NodeKind("diagnostic", "阅读存疑", ("title", "code", "line", "accepted", "reason")),
    NodeKind("status", "进展", ("title", "number", "state", "on", "source", "duties", "note")),
    NodeKind("acceptance", "认可", ("title", "number", "rule", "quote", "about", "reason", "on", "who")),
)

_PARTIES = ("unit", "group")
_ROLE_LABELS = {
    Role.LEAD: "牵头",
    Role.SHARED: "共同负责",
    Role.SUPPORT: "按职责分工负责",
    Role.COOPERATE: "配合",
    Role.GUIDE: "指导",
}
#: ``clause`` is the id of the clause that says so, ``order`` that of the assignment in its clause; ``printed`` is the
#: party's name there, ``as_group`` whether it is printed as a class of units.
_ASSIGNED = ("clause", "order", "printed", "as_group", "rank", "basis", "scope", "open_list")

EDGES = (
    EdgeKind("has_section", "设章节", ("plan",), ("section",), ("order",)),
    EdgeKind("has_task", "设任务", ("plan", "section"), ("task",), ("order",)),
    EdgeKind("has_duty", "含举措", ("task",), ("duty",)),
    EdgeKind("has_clause", "分工见", ("task",), ("clause",)),
    EdgeKind("governs", "所辖举措", ("clause",), ("duty",)),
    *(EdgeKind(role.value, _ROLE_LABELS[role], _PARTIES, ("task", "duty"), _ASSIGNED) for role in Role),
    EdgeKind("due", "时限为", ("task", "duty"), ("deadline",), ("clause", "order")),
    EdgeKind("aims_at", "指标为", ("plan", "duty"), ("target",), ("order",)),
    EdgeKind("cites", "引用", ("plan", "duty"), ("document",), ("order", "act")),
    EdgeKind("has_convention", "通则见", ("plan",), ("convention",), ("order",)),
    EdgeKind("has_diagnostic", "存疑处", ("plan",), ("diagnostic",), ("order",)),
    EdgeKind("may_charge", "可能涉及", ("diagnostic",), ("task", "duty")),
    EdgeKind("has_status", "进展记录", ("plan",), ("status",), ("order",)),
    EdgeKind("reports_on", "报的是", ("status",), ("task", "duty")),
    EdgeKind("has_acceptance", "认可记录", ("plan",), ("acceptance",), ("order",)),
)

NODE_KINDS = {kind.name: kind for kind in NODES}
EDGE_KINDS = {kind.name: kind for kind in EDGES}
