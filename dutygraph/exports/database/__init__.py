"""Plans as tables of an SQLite database: schema.sql says which."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Mapping
from importlib.resources import files
from itertools import count

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.walk import duty_id
from dutygraph.messages import Lang
from dutygraph.model import Clause, Deadline, Duty, Plan, Span, Target, Task
from dutygraph.queries.gaps import survey
from dutygraph.queries.gaps.rule import Gap

Value = str | int | float | None
Row = Mapping[str, Value]


def database(graph: DutyGraph, lang: Lang, on: dt.date) -> bytes:
    """The database as the bytes of its file, with the gaps as they are on a day."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(files(__name__).joinpath("schema.sql").read_text("utf-8"))
        _fill(connection, graph, lang, on)
        connection.commit()
        content: bytes = connection.serialize()
        return content
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, graph: DutyGraph, lang: Lang, on: dt.date) -> None:
    tables = _Tables(connection)
    tables.add("about", {"key": "gaps_on", "value": on.isoformat()})
    for canonical, unit in graph.units.items():
        tables.add("units", {"name": canonical, "printed": graph.printed[canonical], "kind": unit.kind})
    for name, called in graph.names.items():
        tables.add_all("unit_names", ({"name": name, "unit": canonical} for canonical in called))
    unowned = {(task.id, duty.order): mark.value for task, duty, mark, _ in graph.unowned}
    for plan in graph.plans:
        _add_plan(tables, graph, plan, unowned)
    found = survey(graph, on=on)
    tables.add_all("gaps", (_gap(gap, lang) for gap in [*found.open, *found.accepted]))


class _Tables:
    """Tables that rows are put into; an ``id`` that a row does not have is given by the database, in their order."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.sections = count(1)

    def add(self, table: str, row: Row) -> None:
        """A row whose columns are names of this program, never text of a plan."""
        places = ", ".join("?" * len(row))
        values = [_storable(value) for value in row.values()]
        self._connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", values)

    def add_all(self, table: str, rows: Iterable[Row]) -> None:
        for row in rows:
            self.add(table, row)


def _add_plan(tables: _Tables, graph: DutyGraph, plan: Plan, unowned: Mapping[tuple[str, int], str]) -> None:
    period = plan.period
    tables.add(
        "plans",
        {
            "id": plan.id,
            "title": plan.title,
            "region": plan.region,
            "issuer": plan.issuer,
            "issued": _day(plan.issued),
            "first_year": period.first if period else None,
            "last_year": period.last if period else None,
            "source": plan.source,
        },
    )
    sections: dict[str, int] = {}
    for section in plan.sections:
        sections[section.number] = next(tables.sections)
        row: dict[str, Value] = {
            "id": sections[section.number],
            "plan": plan.id,
            "number": section.number,
            "title": section.title,
        }
        tables.add("sections", {**row, "holds": section.kind.value, **_span(section.span)})
    tables.add_all("targets", (_target(plan, target, None) for target in plan.targets))
    for citation in plan.citations:
        tables.add("citations", {"plan": plan.id, "title": citation.title, "act": citation.act, **_span(citation.span)})
    for task in plan.tasks:
        row = {
            "id": task.id,
            "plan": plan.id,
            "section": sections.get(task.chapter),
            "number": task.number,
        }
        tables.add("tasks", {**row, "title": task.title, **_span(task.span)})
        for duty in task.duties:
            _add_duty(tables, plan, task, duty, unowned.get((task.id, duty.order)))
        for order, clause in enumerate(task.clauses, 1):
            _add_clause(tables, graph, plan, task, f"{task.id}/clause/{order}", clause)
    for diagnostic in plan.diagnostics:
        row = {
            "plan": plan.id,
            "code": diagnostic.code,
            "line": diagnostic.line,
            "accepted": diagnostic.accepted,
        }
        tables.add("diagnostics", {**row, **_span(diagnostic.span)})
    for status in plan.statuses:
        said = {"number": status.number, "title": status.title, "state": status.state and status.state.value}
        told = {"on_day": _day(status.on), "source": status.source, "note": status.note}
        tables.add("statuses", {"plan": plan.id, **said, **told})


def _add_duty(tables: _Tables, plan: Plan, task: Task, duty: Duty, unowned: str | None) -> None:
    identity = duty_id(task, duty.order)
    row: dict[str, Value] = {
        "id": identity,
        "task": task.id,
        "position": duty.order,
        "text": duty.text,
        "unowned": unowned,
    }
    tables.add("duties", {**row, **_span(duty.span)})
    tables.add_all("deadlines", ({**_deadline(task, deadline), "duty": identity} for deadline in duty.deadlines))
    tables.add_all("targets", (_target(plan, target, identity) for target in duty.targets))
    for citation in duty.citations:
        cited = {"plan": plan.id, "duty": identity, "title": citation.title, "act": citation.act}
        tables.add("citations", {**cited, **_span(citation.span)})


def _add_clause(tables: _Tables, graph: DutyGraph, plan: Plan, task: Task, identity: str, clause: Clause) -> None:
    row: dict[str, Value] = {
        "id": identity,
        "task": task.id,
        "basis": clause.basis.value,
        "open_list": int(clause.open_list),
    }
    tables.add("clauses", {**row, "scope": clause.scope, **_span(clause.span)})
    governed = dict.fromkeys(duty_id(task, order) for order in clause.duties)
    tables.add_all("clause_duties", ({"clause": identity, "duty": duty} for duty in governed))
    for assignment in clause.assignments:
        unit = graph.registry.party_of(plan, assignment.party).name
        held = {"unit": unit, "task": task.id, "clause": identity, "role": assignment.role.value}
        scope = assignment.scope or clause.scope
        tables.add("assignments", {**held, "rank": assignment.rank, "printed": assignment.party, "scope": scope})
    tables.add_all("deadlines", ({**_deadline(task, deadline), "clause": identity} for deadline in clause.deadlines))


def _deadline(task: Task, deadline: Deadline) -> dict[str, Value]:
    row: dict[str, Value] = {
        "task": task.id,
        "text": deadline.text,
        "due": _day(deadline.by),
        "precision": deadline.precision.value,
    }
    return {**row, "accepted": deadline.accepted, **_span(deadline.span)}


def _target(plan: Plan, target: Target, duty: str | None) -> Row:
    aim = {"text": target.text, "what": target.what, "comparator": target.comparator.value, "value": target.value}
    return {"plan": plan.id, "duty": duty, **aim, "unit": target.unit, "due": _day(target.by), **_span(target.span)}


def _gap(gap: Gap, lang: Lang) -> Row:
    return {
        "rule": gap.rule.name,
        "severity": gap.rule.severity.value,
        "plan": gap.plan or None,
        "task": gap.task.id if gap.task else None,
        "message": gap.message(lang),
        "suggestion": gap.suggestion(lang),
        "accepted": gap.accepted.reason if gap.accepted else None,
        **(_span(gap.evidence) if gap.evidence else {}),
    }


def _span(span: Span) -> dict[str, Value]:
    return {
        "quote": span.quote,
        "file": span.file,
        "start_at": span.start,
        "end_at": span.end,
        "place": span.place or None,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _storable(value: Value) -> Value:
    """The value as SQLite can hold it: half a character is spelt out, a number beyond 64 bits is a text."""
    if isinstance(value, str):
        return value.encode(errors="backslashreplace").decode()
    return str(value) if isinstance(value, int) and not -(2**63) <= value < 2**63 else value
