"""Nodes and edges → the plans they were walked from, whichever engine kept them meanwhile."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from dutygraph.errors import DutyGraphError
from dutygraph.graph.walk import Edge, Node, Value
from dutygraph.model import (
    Acceptance,
    Assignment,
    Basis,
    Citation,
    Clause,
    Comparator,
    Convention,
    Deadline,
    Diagnostic,
    Duty,
    Period,
    Plan,
    Precision,
    Role,
    Section,
    SectionKind,
    Span,
    State,
    Status,
    Target,
    Task,
)

_ROLES = frozenset(role.value for role in Role)


def plans(nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[Plan, ...]:
    """The plans that were walked as these nodes and edges, which may come in any order; the plans come in that of their nodes.

    All of a plan comes back but the checksums of its last reading, which belong to its file.

    Raises
    ------
    DutyGraphError
        when a node, an edge or a property is missing, or is not what the schema says
    """
    parts = _Parts(nodes, edges)
    return tuple(_whole(parts, node) for node in parts.nodes.values() if node.kind == "plan")


def _whole(parts: _Parts, node: Node) -> Plan:
    try:
        return parts.plan(node)
    except (KeyError, ValueError) as error:
        raise DutyGraphError("graph_not_whole", node.id, reason=error) from None


class _Parts:
    """The nodes by id, and the edges by where they begin and by whom they charge."""

    def __init__(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        self.nodes = {node.id: node for node in nodes}
        self._from: dict[tuple[str, str], list[Edge]] = defaultdict(list)
        self._charging: dict[str, list[Edge]] = defaultdict(list)
        for edge in edges:
            if edge.kind in _ROLES:
                self._charging[edge.target].append(edge)
            else:
                self._from[edge.source, edge.kind].append(edge)

    def plan(self, node: Node) -> Plan:
        has = node.properties
        sections = self._of(node.id, "has_section")
        holders = [node.id, *(edge.target for edge in sections)]
        tasks = _in_order(edge for holder in holders for edge in self._from[holder, "has_task"])
        return Plan(
            id=node.id,
            title=_text(has, "title"),
            region=_text(has, "region"),
            issuer=_text(has, "issuer"),
            period=Period(_number(has, "first_year"), _number(has, "last_year")) if "first_year" in has else None,
            source=_text(has, "source"),
            sections=tuple(map(self._section, sections)),
            tasks=tuple(self._task(node.id, edge) for edge in tasks),
            targets=self._targets(node.id),
            citations=self._citations(node.id),
            conventions=tuple(map(self._convention, self._of(node.id, "has_convention"))),
            diagnostics=tuple(map(self._diagnostic, self._of(node.id, "has_diagnostic"))),
            issued=_day(has, "issued"),
            statuses=tuple(map(self._status, self._of(node.id, "has_status"))),
            acceptances=tuple(map(self._acceptance, self._of(node.id, "has_acceptance"))),
        )

    def _section(self, edge: Edge) -> Section:
        has = self._at(edge)
        return Section(_text(has, "number"), _text(has, "title"), SectionKind(str(has["holds"])), _span(edge))

    def _task(self, plan: str, edge: Edge) -> Task:
        has = self._at(edge)
        duties = sorted(self._from[edge.target, "has_duty"], key=lambda duty: _number(self._at(duty), "order"))
        clauses = sorted(self._from[edge.target, "has_clause"], key=lambda clause: _number(self._at(clause), "order"))
        return Task(
            plan=plan,
            number=_text(has, "number"),
            title=_text(has, "title"),
            chapter=_text(has, "chapter"),
            span=_span(edge),
            clauses=tuple(map(self._clause, clauses)),
            duties=tuple(map(self._duty, duties)),
        )

    def _duty(self, edge: Edge) -> Duty:
        has = self._at(edge)
        due = (e for e in self._of(edge.target, "due") if "clause" not in e.properties)
        return Duty(
            order=_number(has, "order"),
            text=_text(has, "title"),
            span=_span(edge),
            deadlines=tuple(map(self._deadline, due)),
            targets=self._targets(edge.target),
            citations=self._citations(edge.target),
        )

    def _clause(self, edge: Edge) -> Clause:
        has = self._at(edge)
        governed = [e.target for e in self._from[edge.target, "governs"]]
        duties = sorted(_number(self.nodes[duty].properties, "order") for duty in governed)
        scope = _text(has, "scope")
        # A clause that governs several duties has each of its edges at each of them.
        at = governed[0] if governed else edge.source
        charging = (e for e in self._charging[at] if e.properties["clause"] == edge.target)
        due = (e for e in self._of(at, "due") if e.properties.get("clause") == edge.target)
        return Clause(
            span=_span(edge),
            assignments=tuple(_assignment(charge, scope) for charge in _in_order(charging)),
            basis=Basis(str(has["basis"])),
            open_list=bool(has["open_list"]),
            scope=scope,
            deadlines=tuple(map(self._deadline, due)),
            duties=tuple(duties),
        )

    def _deadline(self, edge: Edge) -> Deadline:
        has = self._at(edge)
        return Deadline(
            _text(has, "title"), _day(has, "by"), Precision(str(has["precision"])), _span(edge), _accepted(has)
        )

    def _targets(self, of: str) -> tuple[Target, ...]:
        return tuple(map(self._target, self._of(of, "aims_at")))

    def _target(self, edge: Edge) -> Target:
        has = self._at(edge)
        return Target(
            what=_text(has, "what"),
            comparator=Comparator(str(has["comparator"])),
            value=float(str(has["value"])) if "value" in has else None,
            unit=_text(has, "unit"),
            by=_day(has, "by"),
            text=_text(has, "title"),
            span=_span(edge),
        )

    def _citations(self, by: str) -> tuple[Citation, ...]:
        cited = self._of(by, "cites")
        return tuple(Citation(_text(self._at(e), "title"), _text(e.properties, "act"), _span(e)) for e in cited)

    def _convention(self, edge: Edge) -> Convention:
        has = self._at(edge)
        return Convention(_text(has, "says"), _text(has, "party"), _span(edge))

    def _diagnostic(self, edge: Edge) -> Diagnostic:
        has = self._at(edge)
        return Diagnostic(_text(has, "code"), _number(has, "line"), _span(edge), _accepted(has))

    def _status(self, edge: Edge) -> Status:
        has = self._at(edge)
        return Status(
            number=_text(has, "number"),
            title=_text(has, "title"),
            state=State(str(has["state"])) if "state" in has else None,
            on=dt.date.fromisoformat(_text(has, "on")),
            source=_text(has, "source"),
            duties=_texts(has, "duties"),
            note=_text(has, "note"),
        )

    def _acceptance(self, edge: Edge) -> Acceptance:
        has = self._at(edge)
        return Acceptance(
            rule=_text(has, "rule"),
            title=_text(has, "title"),
            quote=_text(has, "quote"),
            reason=_text(has, "reason"),
            on=dt.date.fromisoformat(_text(has, "on")),
            by=_text(has, "who"),
            number=_text(has, "number"),
            about=_text(has, "about"),
        )

    def _of(self, source: str, kind: str) -> list[Edge]:
        return _in_order(self._from[source, kind])

    def _at(self, edge: Edge) -> dict[str, Value]:
        return self.nodes[edge.target].properties


def _assignment(edge: Edge, scope_of_clause: str) -> Assignment:
    has = edge.properties
    scope = _text(has, "scope")
    return Assignment(
        party=_text(has, "printed"),
        is_group=bool(has["as_group"]),
        role=Role(edge.kind),
        rank=_number(has, "rank"),
        scope="" if scope == scope_of_clause else scope,
    )


def _in_order(edges: Iterable[Edge]) -> list[Edge]:
    return sorted(edges, key=lambda edge: _number(edge.properties, "order"))


def _text(properties: dict[str, Value], key: str) -> str:
    return str(properties.get(key, ""))


def _texts(properties: dict[str, Value], key: str) -> tuple[str, ...]:
    value = properties.get(key, ())
    return value if isinstance(value, tuple) else (str(value),)


def _number(properties: dict[str, Value], key: str) -> int:
    return int(str(properties[key]))


def _day(properties: dict[str, Value], key: str) -> dt.date | None:
    return dt.date.fromisoformat(str(properties[key])) if key in properties else None


def _accepted(properties: dict[str, Value]) -> str | None:
    return _text(properties, "reason") if properties.get("accepted") else None


def _span(edge: Edge) -> Span:
    if edge.span is None:
        raise ValueError(f"{edge.source} -{edge.kind}-> {edge.target}: start, end, quote")
    return edge.span
