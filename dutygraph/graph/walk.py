"""Walks plans as nodes and edges. What each kind has is fixed in :mod:`dutygraph.graph.schema`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from dutygraph.model import Deadline, Duty, Plan, Span, Target, Task

if TYPE_CHECKING:
    from dutygraph.graph.duty_graph import DutyGraph

Value = str | int | float | bool


class Node(NamedTuple):
    """A node: identity, kind and properties without empty values."""

    id: str
    kind: str
    properties: dict[str, Value]


class Edge(NamedTuple):
    """An edge: from, to, kind, properties, and the span that states it."""

    source: str
    target: str
    kind: str
    properties: dict[str, Value]
    span: Span


def duty_id(task: Task, order: int) -> str:
    """Identity of a duty: its task's and its order."""
    return f"{task.id}-{order}"


def walk_nodes(graph: DutyGraph) -> Iterator[Node]:
    """Every node of the graph, each once."""
    documents: set[str] = set()
    for plan in graph.plans:
        yield _node(
            plan.id,
            "plan",
            title=plan.title,
            region=plan.region,
            issuer=plan.issuer,
            first_year=plan.period.first if plan.period else None,
            last_year=plan.period.last if plan.period else None,
            source=plan.source,
        )
        for section in plan.sections:
            yield _node(
                _section_id(plan, section.number),
                "section",
                title=section.title,
                number=section.number,
                holds=section.kind.value,
            )
        for number, target in enumerate(plan.targets, 1):
            yield _target(f"{plan.id}/target/{number}", target)
        for citation in plan.citations:
            if citation.title not in documents:
                documents.add(citation.title)
                yield _node(_document_id(citation.title), "document", title=citation.title)
        for task in plan.tasks:
            yield _node(task.id, "task", title=task.title, number=task.number, chapter=task.chapter)
            for number, deadline in enumerate((d for c in task.clauses for d in c.deadlines), 1):
                yield _deadline(f"{task.id}/deadline/{number}", deadline)
            for duty in task.duties:
                yield from _duty_nodes(task, duty, documents)
    for canonical, unit in graph.units.items():
        if unit.kind == "group":
            yield _node(_party_id(canonical, True), "group", title=graph.printed[canonical])
        else:
            yield _node(
                _party_id(canonical, False), "unit", title=graph.printed[canonical], name=canonical, unit_kind=unit.kind
            )


def walk_edges(graph: DutyGraph) -> Iterator[Edge]:
    """Every edge of the graph."""
    for plan in graph.plans:
        chapters = {section.number for section in plan.sections}
        for section in plan.sections:
            yield Edge(plan.id, _section_id(plan, section.number), "has_section", {}, section.span)
        for number, target in enumerate(plan.targets, 1):
            yield Edge(plan.id, f"{plan.id}/target/{number}", "aims_at", {}, target.span)
        for citation in plan.citations:
            yield Edge(plan.id, _document_id(citation.title), "cites", _filled(act=citation.act), citation.span)
        for task in plan.tasks:
            above = _section_id(plan, task.chapter) if task.chapter in chapters else plan.id
            yield Edge(above, task.id, "has_task", {}, task.span)
            yield from _clause_edges(graph, plan, task)
            for duty in task.duties:
                yield from _duty_edges(task, duty)


def _clause_edges(graph: DutyGraph, plan: Plan, task: Task) -> Iterator[Edge]:
    number = 0
    for clause in task.clauses:
        governed = [duty_id(task, order) for order in clause.duties] or [task.id]
        for assignment in clause.assignments:
            unit = graph.registry.party_of(plan, assignment.party)
            properties = _filled(
                rank=assignment.rank,
                basis=clause.basis.value,
                scope=assignment.scope or clause.scope,
                open_list=clause.open_list,
            )
            party = _party_id(unit.name, graph.units[unit.name].kind == "group")
            for target in governed:
                yield Edge(party, target, assignment.role.value, properties, clause.span)
        for deadline in clause.deadlines:
            number += 1
            for target in governed:
                yield Edge(target, f"{task.id}/deadline/{number}", "due", {}, deadline.span)


def _duty_nodes(task: Task, duty: Duty, documents: set[str]) -> Iterator[Node]:
    identity = duty_id(task, duty.order)
    yield _node(identity, "duty", title=duty.text, order=duty.order)
    for number, deadline in enumerate(duty.deadlines, 1):
        yield _deadline(f"{identity}/deadline/{number}", deadline)
    for number, target in enumerate(duty.targets, 1):
        yield _target(f"{identity}/target/{number}", target)
    for citation in duty.citations:
        if citation.title not in documents:
            documents.add(citation.title)
            yield _node(_document_id(citation.title), "document", title=citation.title)


def _duty_edges(task: Task, duty: Duty) -> Iterator[Edge]:
    identity = duty_id(task, duty.order)
    yield Edge(task.id, identity, "has_duty", {}, duty.span)
    for number, deadline in enumerate(duty.deadlines, 1):
        yield Edge(identity, f"{identity}/deadline/{number}", "due", {}, deadline.span)
    for number, target in enumerate(duty.targets, 1):
        yield Edge(identity, f"{identity}/target/{number}", "aims_at", {}, target.span)
    for citation in duty.citations:
        yield Edge(identity, _document_id(citation.title), "cites", _filled(act=citation.act), citation.span)


def _node(identity: str, kind: str, **properties: Value | None) -> Node:
    return Node(identity, kind, _filled(**properties))


def _deadline(identity: str, deadline: Deadline) -> Node:
    by = deadline.by.isoformat() if deadline.by else None
    return _node(identity, "deadline", title=deadline.text, by=by, precision=deadline.precision.value)


def _target(identity: str, target: Target) -> Node:
    return _node(
        identity,
        "target",
        title=target.text,
        what=target.what,
        comparator=target.comparator.value,
        value=target.value,
        unit=target.unit,
        by=target.by.isoformat() if target.by else None,
    )


def _filled(**properties: Value | None) -> dict[str, Value]:
    return {key: value for key, value in properties.items() if value is not None and value != ""}


def _section_id(plan: Plan, number: str) -> str:
    return f"{plan.id}/§{number}"


def _document_id(title: str) -> str:
    return f"document/{title}"


def _party_id(canonical: str, is_group: bool) -> str:
    return f"{'group' if is_group else 'unit'}/{canonical}"
