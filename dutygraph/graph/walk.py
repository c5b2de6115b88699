"""Walks plans as nodes and edges. What each kind has is fixed in :mod:`dutygraph.graph.schema`; :mod:`dutygraph.graph.rebuild`
goes the other way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from dutygraph.graph.doubts import doubts
from dutygraph.graph.progress import find_subjects
from dutygraph.graph.unowned import Mark, unowned_in
from dutygraph.model import Citation, Clause, Deadline, Diagnostic, Duty, Plan, Span, Target, Task
from dutygraph.text.marks import mend
from dutygraph.text.targets import asks_for_all

if TYPE_CHECKING:
    from dutygraph.graph.duty_graph import DutyGraph

Value = str | int | float | bool | tuple[str, ...]


class Node(NamedTuple):
    """A node: identity, kind and properties without empty values."""

    id: str
    kind: str
    properties: dict[str, Value]


class Edge(NamedTuple):
    """An edge: from, to, kind, properties, and the span that states it; None for what no document states."""

    source: str
    target: str
    kind: str
    properties: dict[str, Value]
    span: Span | None

    @property
    def flat(self) -> dict[str, Value]:
        """Its properties and those of its span, for engines that keep plain values only."""
        span = self.span
        if span is None:
            return self.properties
        place: dict[str, Value] = {"place": span.place} if span.place else {}
        return self.properties | {"file": span.file, "start": span.start, "end": span.end, "quote": span.quote} | place


def duty_id(task: Task, order: int) -> str:
    """Identity of a duty: its task's and its order. A ledger may number a task 1 and the next 1-1, hence the word between."""
    return _part(task.id, "duty", order)


def walk_nodes(graph: DutyGraph) -> Iterator[Node]:
    """Every node of the graph, each once."""
    documents: set[str] = set()
    for plan in graph.plans:
        yield from walk_plan_nodes(plan, documents)
    yield from walk_party_nodes(graph)


def walk_edges(graph: DutyGraph) -> Iterator[Edge]:
    """Every edge of the graph."""
    for plan in graph.plans:
        yield from walk_plan_edges(graph, plan)


def walk_plan_nodes(plan: Plan, documents: set[str]) -> Iterator[Node]:
    """The nodes of one plan but its units and groups, and but the cited ``documents`` that were met before."""
    yield _plan(plan)
    for section in plan.sections:
        yield _node(
            _section_id(plan, section.number),
            "section",
            title=section.title,
            number=section.number,
            holds=section.kind.value,
        )
    for order, target in enumerate(plan.targets, 1):
        yield _target(_part(plan.id, "target", order), target)
    yield from _documents(plan.citations, documents)
    marks = {(task.id, duty.order): mark for task, duty, mark, _ in unowned_in(plan)}
    for task in plan.tasks:
        yield from _task_nodes(task, marks, documents)
    yield from _reading_nodes(plan)
    yield from _said_nodes(plan)


def walk_party_nodes(graph: DutyGraph) -> Iterator[Node]:
    """The units and groups of all plans."""
    names = _names_by_unit(graph)
    for canonical, unit in graph.units.items():
        title = graph.printed[canonical]
        if unit.kind == "group":
            yield _node(_party_id(canonical, True), "group", title=title, name=canonical, names=names[canonical])
        else:
            yield _node(
                _party_id(canonical, False),
                "unit",
                title=title,
                name=canonical,
                names=names[canonical],
                unit_kind=unit.kind,
            )


def walk_plan_edges(graph: DutyGraph, plan: Plan) -> Iterator[Edge]:
    """The edges of one plan of the graph."""
    chapters = {section.number for section in plan.sections}
    for order, section in enumerate(plan.sections, 1):
        yield Edge(plan.id, _section_id(plan, section.number), "has_section", {"order": order}, section.span)
    yield from _target_edges(plan.id, plan.targets)
    yield from _citation_edges(plan.id, plan.citations)
    for order, task in enumerate(plan.tasks, 1):
        above = _section_id(plan, task.chapter) if task.chapter in chapters else plan.id
        yield Edge(above, task.id, "has_task", {"order": order}, task.span)
        for number, clause in enumerate(task.clauses, 1):
            yield from _clause_edges(graph, plan, task, number, clause)
        for duty in task.duties:
            yield from _duty_edges(task, duty)
    for kind, spans in (
        ("convention", [convention.span for convention in plan.conventions]),
        ("diagnostic", [diagnostic.span for diagnostic in plan.diagnostics]),
    ):
        for order, span in enumerate(spans, 1):
            yield Edge(plan.id, _part(plan.id, kind, order), f"has_{kind}", {"order": order}, span)
    yield from _doubt_edges(plan)
    yield from _report_edges(plan)
    for kind, said in (("status", plan.statuses), ("acceptance", plan.acceptances)):
        for order in range(1, len(said) + 1):
            yield Edge(plan.id, _part(plan.id, kind, order), f"has_{kind}", {"order": order}, None)


def _report_edges(plan: Plan) -> Iterator[Edge]:
    """From what was reported to what it is about in the plan as it is now."""
    words = ((status.number, status.title, status.duties) for status in plan.statuses)
    for order, (task, duties, _) in enumerate(find_subjects(plan, words), 1):
        identity = _part(plan.id, "status", order)
        if task is not None:
            for duty in duties:
                yield Edge(identity, duty_id(task, duty) if duty else task.id, "reports_on", {}, None)


def _doubt_edges(plan: Plan) -> Iterator[Edge]:
    """From words that may charge somebody and were not understood to the task they stand in and its duties before them:
    of these nobody may say that they lack an owner."""
    for order, diagnostic, task in doubts(plan, "unread-clause"):
        identity = _part(plan.id, "diagnostic", order)
        yield Edge(identity, task.id, "may_charge", {}, diagnostic.span)
        for duty in task.duties:
            if duty.span.start < diagnostic.span.end:
                yield Edge(identity, duty_id(task, duty.order), "may_charge", {}, diagnostic.span)


def _names_by_unit(graph: DutyGraph) -> dict[str, tuple[str, ...]]:
    """Every name that each unit and group may be called by, as :attr:`DutyGraph.names` has them."""
    names: dict[str, list[str]] = {}
    for name, called in graph.names.items():
        for canonical in called:
            names.setdefault(canonical, []).append(name)
    return {canonical: tuple(called) for canonical, called in names.items()}


def _plan(plan: Plan) -> Node:
    return _node(
        plan.id,
        "plan",
        title=plan.title,
        region=plan.region,
        issuer=plan.issuer,
        issued=plan.issued.isoformat() if plan.issued else None,
        first_year=plan.period.first if plan.period else None,
        last_year=plan.period.last if plan.period else None,
        source=plan.source,
    )


def _task_nodes(task: Task, marks: Mapping[tuple[str, int], Mark], documents: set[str]) -> Iterator[Node]:
    yield _node(task.id, "task", title=task.title, number=task.number, chapter=task.chapter)
    for number, clause in enumerate(task.clauses, 1):
        identity = _part(task.id, "clause", number)
        yield _node(
            identity,
            "clause",
            title=mend(clause.span.quote),
            order=number,
            basis=clause.basis.value,
            open_list=clause.open_list,
            scope=clause.scope,
        )
        for order, deadline in enumerate(clause.deadlines, 1):
            yield _deadline(_part(identity, "deadline", order), deadline)
    for duty in task.duties:
        identity = duty_id(task, duty.order)
        mark = marks.get((task.id, duty.order))
        yield _node(
            identity,
            "duty",
            title=duty.text,
            order=duty.order,
            unowned=mark.value if mark else None,
            asks_for_all=asks_for_all(duty.text) or None,
        )
        for order, deadline in enumerate(duty.deadlines, 1):
            yield _deadline(_part(identity, "deadline", order), deadline)
        for order, target in enumerate(duty.targets, 1):
            yield _target(_part(identity, "target", order), target)
        yield from _documents(duty.citations, documents)


def _clause_edges(graph: DutyGraph, plan: Plan, task: Task, number: int, clause: Clause) -> Iterator[Edge]:
    identity = _part(task.id, "clause", number)
    yield Edge(task.id, identity, "has_clause", {}, clause.span)
    for duty in clause.duties:
        yield Edge(identity, duty_id(task, duty), "governs", {}, clause.span)
    governed = [duty_id(task, order) for order in clause.duties] or [task.id]
    for order, assignment in enumerate(clause.assignments, 1):
        unit = graph.registry.party_of(plan, assignment.party)
        properties = _filled(
            clause=identity,
            order=order,
            printed=assignment.party,
            as_group=assignment.is_group,
            rank=assignment.rank,
            basis=clause.basis.value,
            scope=assignment.scope or clause.scope,
            open_list=clause.open_list,
        )
        party = _party_id(unit.name, graph.units[unit.name].kind == "group")
        for target in governed:
            yield Edge(party, target, assignment.role.value, properties, clause.span)
    for order, deadline in enumerate(clause.deadlines, 1):
        properties = _filled(clause=identity, order=order)
        for target in governed:
            yield Edge(target, _part(identity, "deadline", order), "due", properties, deadline.span)


def _duty_edges(task: Task, duty: Duty) -> Iterator[Edge]:
    identity = duty_id(task, duty.order)
    yield Edge(task.id, identity, "has_duty", {}, duty.span)
    for order, deadline in enumerate(duty.deadlines, 1):
        yield Edge(identity, _part(identity, "deadline", order), "due", {"order": order}, deadline.span)
    yield from _target_edges(identity, duty.targets)
    yield from _citation_edges(identity, duty.citations)


def _target_edges(of: str, targets: tuple[Target, ...]) -> Iterator[Edge]:
    for order, target in enumerate(targets, 1):
        yield Edge(of, _part(of, "target", order), "aims_at", {"order": order}, target.span)


def _citation_edges(by: str, citations: tuple[Citation, ...]) -> Iterator[Edge]:
    for order, citation in enumerate(citations, 1):
        properties = _filled(order=order, act=citation.act)
        yield Edge(by, _document_id(citation.title), "cites", properties, citation.span)


def _documents(citations: tuple[Citation, ...], met: set[str]) -> Iterator[Node]:
    for citation in citations:
        if citation.title not in met:
            met.add(citation.title)
            yield _node(_document_id(citation.title), "document", title=citation.title)


def _reading_nodes(plan: Plan) -> Iterator[Node]:
    for order, convention in enumerate(plan.conventions, 1):
        title = mend(convention.span.quote)
        identity = _part(plan.id, "convention", order)
        yield _node(identity, "convention", title=title, says=convention.kind, party=convention.party)
    for order, diagnostic in enumerate(plan.diagnostics, 1):
        yield _node(
            _part(plan.id, "diagnostic", order),
            "diagnostic",
            title=mend(diagnostic.span.quote),
            code=diagnostic.code,
            line=diagnostic.line,
            **_acceptance_of(diagnostic),
        )


def _said_nodes(plan: Plan) -> Iterator[Node]:
    for order, status in enumerate(plan.statuses, 1):
        yield _node(
            _part(plan.id, "status", order),
            "status",
            title=status.title,
            number=status.number,
            state=status.state.value if status.state else None,
            on=status.on.isoformat(),
            source=status.source,
            duties=status.duties,
            note=status.note,
        )
    for order, accepted in enumerate(plan.acceptances, 1):
        yield _node(
            _part(plan.id, "acceptance", order),
            "acceptance",
            title=accepted.title,
            rule=accepted.rule,
            quote=accepted.quote,
            reason=accepted.reason,
            on=accepted.on.isoformat(),
            who=accepted.by,
            number=accepted.number,
            about=accepted.about,
        )


def _deadline(identity: str, deadline: Deadline) -> Node:
    return _node(
        identity,
        "deadline",
        title=deadline.text,
        by=deadline.by.isoformat() if deadline.by else None,
        precision=deadline.precision.value,
        **_acceptance_of(deadline),
    )


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


def _acceptance_of(record: Deadline | Diagnostic) -> dict[str, Value]:
    """That a person accepted a record as it is, and why."""
    return {} if record.accepted is None else {"accepted": True, "reason": record.accepted}


def _node(identity: str, kind: str, **properties: Value | None) -> Node:
    return Node(identity, kind, _filled(**properties))


def _filled(**properties: Value | None) -> dict[str, Value]:
    return {key: value for key, value in properties.items() if value not in (None, "", ())}


def _part(of: str, kind: str, order: int) -> str:
    return f"{of}/{kind}/{order}"


def _section_id(plan: Plan, number: str) -> str:
    return f"{plan.id}/§{number}"


def _document_id(title: str) -> str:
    return f"document/{title}"


def _party_id(canonical: str, is_group: bool) -> str:
    return f"{'group' if is_group else 'unit'}/{canonical}"
