"""Answers as the JSON records that other programs read. The keys are a contract: none may change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dutygraph.exports.units import identity_record, source_of
from dutygraph.graph.walk import duty_id
from dutygraph.messages import Lang
from dutygraph.model import Basis, Citation, Clause, Deadline, Diagnostic, Plan, Role, Span, Target, Task
from dutygraph.queries.tasks import TaskAnswer, about

if TYPE_CHECKING:
    from dutygraph.queries.ask import Asked
    from dutygraph.queries.gaps.rule import Gap
    from dutygraph.queries.review import Doubt
    from dutygraph.queries.units import UnitAnswer

Record = dict[str, Any]

#: Key of a record → the role whose units it lists.
ROLE_KEYS = {
    "leads": Role.LEAD,
    "supporters": Role.SUPPORT,
    "cooperators": Role.COOPERATE,
    "guides": Role.GUIDE,
    "shared": Role.SHARED,
}


def task_record(answer: TaskAnswer) -> Record:
    """A task. The units of all its clauses stand in one list a role, in the order printed."""
    task = answer.task
    return {
        "plan": task.plan,
        "id": task.id,
        "number": task.number,
        "title": task.title,
        "chapter": task.chapter,
        **_parties(task.clauses),
        "open_list": any(clause.open_list for clause in task.clauses),
        "role": answer.role.value if answer.role else None,
        "joint": answer.joint,
        "basis": _basis(task.clauses).value,
        "deadlines": [deadline_record(deadline) for deadline in task.deadlines()],
        "targets": [target_record(target) for duty in task.duties for target in duty.targets],
        "citations": [citation_record(citation) for duty in task.duties for citation in duty.citations],
        "span": span_record(task.span),
    }


def gap_record(gap: Gap, lang: Lang) -> Record:
    """A finding of a gap rule. Its evidence has ``also`` where more than one place shows it."""
    return {
        "rule": gap.rule.name,
        "severity": gap.rule.severity.value,
        "task": task_record(about(gap.task)) if gap.task else None,
        "message": gap.message(lang),
        "evidence": _evidence(gap.evidence)
        | ({"also": list(map(_evidence, also))} if (also := gap.finding.also) else {}),
        "suggestion": gap.suggestion(lang),
    }


def doubt_record(doubt: Doubt) -> Record:
    """An uncertain reading, with the words around its quote, the task it stands in, if any, and what was read so far."""
    return {
        "code": doubt.code,
        "line": doubt.line,
        "before": doubt.before,
        "quote": doubt.span.quote,
        "after": doubt.after,
        "task": task_record(about(doubt.task)) if doubt.task else None,
        "reading": _parties((doubt.clause,)) if doubt.clause else None,
        "span": span_record(doubt.span),
    }


def unit_record(answer: UnitAnswer) -> Record:
    """A unit: the name as printed, its canonical identity (with the keys of
    :func:`dutygraph.exports.units.identity_record`), and how many tasks it holds in each role."""
    unit = answer.unit
    return {
        "unit": answer.printed,
        "name": unit.name,
        "aliases": [*unit.aliases, *unit.national_aliases],
        "kind": unit.kind,
        "parent": unit.parent,
        "source": source_of(unit, unit.name),
        **identity_record(answer),
        "counts": {role.value: count for role, count in answer.counts.items()},
        "total": answer.total,
    }


def unit_with_tasks_record(answer: UnitAnswer) -> Record:
    """A unit with the tasks it holds."""
    tasks = [task_record(TaskAnswer(held.task, held.role, held.joint)) for held in answer.held]
    return {**unit_record(answer), "tasks": tasks}


def asked_record(asked: Asked) -> Record:
    """An answered question."""
    return {
        "question": asked.question,
        "understood": asked.understood,
        "command": asked.command,
        "results": [task_record(answer) for answer in asked.answers],
    }


def plan_head(plan: Plan) -> Record:
    """What a plan is: its id, title, region, issuer, period, day and source."""
    return {
        "id": plan.id,
        "title": plan.title,
        "region": plan.region,
        "issuer": plan.issuer,
        "period": [plan.period.first, plan.period.last] if plan.period else None,
        "issued": plan.issued.isoformat() if plan.issued else None,
        "source": plan.source,
    }


def plan_record(plan: Plan) -> Record:
    """A plan as read: tasks with their duties, every clause in document order, and the diagnostics."""
    return {
        "plan": {
            **plan_head(plan),
            "targets": [target_record(target) for target in plan.targets],
            "citations": [citation_record(citation) for citation in plan.citations],
        },
        "tasks": [{**task_record(about(task)), "duties": duty_records(task)} for task in plan.tasks],
        "clauses": [clause_record(task, clause) for task, clause in clauses_of_text(plan)],
        "diagnostics": [diagnostic_record(diagnostic) for diagnostic in plan.diagnostics],
    }


def clauses_of_text(plan: Plan) -> list[tuple[Task, Clause]]:
    """Every clause of the text once, with the task it stands in: the last of those that share it."""
    places = {(clause.span.start, clause.span.quote): (task, clause) for task in plan.tasks for clause in task.clauses}
    return list(places.values())


def duty_records(task: Task) -> list[Record]:
    """The duties of a task, each with the parties that its clauses give it."""
    return [
        {
            "id": duty_id(task, duty.order),
            "text": duty.text,
            **_parties(task.clauses_of(duty)),
            "basis": _basis(task.clauses_of(duty)).value,
            "deadlines": [deadline_record(deadline) for deadline in duty.deadlines],
            "targets": [target_record(target) for target in duty.targets],
            "citations": [citation_record(citation) for citation in duty.citations],
            "span": span_record(duty.span),
        }
        for duty in task.duties
    ]


def clause_record(task: Task, clause: Clause) -> Record:
    """A responsibility clause. ``duty`` lists the duties it governs, None when it governs the whole task."""
    return {
        "quote": clause.span.quote,
        "start": clause.span.start,
        "end": clause.span.end,
        "task": task.number,
        "duty": [duty_id(task, order) for order in clause.duties] or None,
        **_parties((clause,)),
        "basis": clause.basis.value,
        "open_list": clause.open_list,
        "scope": clause.scope,
        "deadlines": [deadline_record(deadline) for deadline in clause.deadlines],
    }


def deadline_record(deadline: Deadline) -> Record:
    return {
        "text": deadline.text,
        "by": deadline.by.isoformat() if deadline.by else None,
        "precision": deadline.precision.value,
        "span": span_record(deadline.span),
    }


def target_record(target: Target) -> Record:
    return {
        "text": target.text,
        "what": target.what,
        "comparator": target.comparator.value,
        "value": target.value,
        "unit": target.unit,
        "by": target.by.isoformat() if target.by else None,
        "span": span_record(target.span),
    }


def citation_record(citation: Citation) -> Record:
    return {"title": citation.title, "act": citation.act, "span": span_record(citation.span)}


def diagnostic_record(diagnostic: Diagnostic) -> Record:
    """A diagnostic; one that a person accepted says so, with the reason they gave or ''."""
    accepted = {} if diagnostic.accepted is None else {"accepted": True, "reason": diagnostic.accepted}
    return {"code": diagnostic.code, "line": diagnostic.line, "span": span_record(diagnostic.span), **accepted}


def span_record(span: Span) -> Record:
    """A span; ``place`` is told where a file has pages, paragraphs or cells."""
    place = {"place": span.place} if span.place else {}
    return {"file": span.file, "start": span.start, "end": span.end, "quote": span.quote, **place}


def _evidence(span: Span | None) -> Record:
    return {"quote": span.quote, "span": span_record(span)} if span else {"quote": "", "span": None}


def _parties(clauses: tuple[Clause, ...]) -> Record:
    listed = {
        key: list(dict.fromkeys(unit for clause in clauses for unit in clause.units(role)))
        for key, role in ROLE_KEYS.items()
    }
    return {**listed, "groups": list(dict.fromkeys(group for clause in clauses for group in clause.groups))}


def _basis(clauses: tuple[Clause, ...]) -> Basis:
    return next((clause.basis for clause in clauses if clause.basis is not Basis.NONE), Basis.NONE)
