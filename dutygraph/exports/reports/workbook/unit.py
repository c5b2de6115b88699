"""The duties of one unit as a sheet: in which role, with whom, by when, to what measure, and in which words."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dutygraph.exports.reports import Subject
from dutygraph.exports.reports.ledger import Row as LedgerRow
from dutygraph.exports.reports.ledger import rows_of
from dutygraph.exports.reports.workbook.ledger import as_high_as_excel_allows
from dutygraph.exports.reports.workbook.page import Column, Marked, Page, Row
from dutygraph.exports.tables import party_lines
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, say
from dutygraph.model import Assignment, Clause, Plan, Role, Severity
from dutygraph.queries.gaps.rule import Gap
from dutygraph.queries.units import unit
from dutygraph.text.marks import mend

_DUTIES_WIDTH = 58


def of_unit(subject: Subject) -> Page:
    """What the unit of the report holds, a row for each part of a task that the same clauses govern."""
    lang, several = subject.lang, len(subject.graph.plans) > 1
    answer = unit(subject.graph, subject.unit)
    columns = [
        Column(say("col_role", lang), 12, "middle"),
        *([Column(say("workbook_plan", lang), 20)] if several else []),
        Column(say("col_number", lang), 12, "middle"),
        Column(say("col_task", lang), 20),
        Column(say("col_duty", lang), _DUTIES_WIDTH),
        Column(say("workbook_partners", lang), 30),
        Column(say("col_deadlines", lang), 14),
        Column(say("col_targets", lang), 18),
        Column(say("workbook_clause", lang), 32),
        Column(say("matrix_gaps", lang), 26),
    ]
    counts = [say("labelled", lang, label=say(f"role_{r.value}", lang), text=n) for r, n in answer.counts.items() if n]
    told = say("workbook_unit_note", lang, name=answer.unit.name, total=answer.total, counts="　".join(counts))
    name = say("workbook_unit_duties", lang)
    return Page(name, f"{answer.printed}　{name}", columns, _rows(subject, answer.unit.name, several), notes=[told])


def held_by(graph: DutyGraph, plan: Plan, clauses: tuple[Clause, ...], name: str) -> list[Assignment]:
    """What clauses charge a unit with, the strongest role first."""
    named = [a for clause in clauses for a in clause.assignments if _is(graph, plan, a, name)]
    return sorted(named, key=lambda assignment: list(Role).index(assignment.role))


def _is(graph: DutyGraph, plan: Plan, assignment: Assignment, name: str) -> bool:
    return graph.registry.party_of(plan, assignment.party).name == name


def _rows(subject: Subject, name: str, several: bool) -> Iterator[Row]:
    lang = subject.lang
    held = {id(holding.task) for holding in subject.graph.held(name)}
    gaps: dict[int, list[Gap]] = {}
    for gap in subject.gaps:
        gaps.setdefault(id(gap.task), []).append(gap)
    for plan in subject.graph.plans:
        for row in rows_of(plan):
            own = held_by(subject.graph, plan, row.clauses, name) if id(row.task) in held else []
            for part in as_high_as_excel_allows(row, _DUTIES_WIDTH) if own else ():
                cells = _cells(part, own, gaps.get(id(row.task), []), lang)
                yield [cells[0], *([plan.title] if several else []), *cells[1:]]


def _cells(row: LedgerRow, own: list[Assignment], gaps: list[Gap], lang: Lang) -> list[str | Marked | None]:
    names = {assignment.party for assignment in own}
    deadlines = [d for duty in row.duties for d in duty.deadlines] + [d for c in row.clauses for d in c.deadlines]
    return [
        _role(row, own, lang),
        row.task.number,
        row.task.title,
        "\n".join(duty.text for duty in row.duties),
        "\n".join(line for clause in row.clauses for line in party_lines(_without(clause, names), lang)),
        "\n".join(dict.fromkeys(f"{d.text}（{d.by}）" if d.by else d.text for d in deadlines)),
        "\n".join(dict.fromkeys(target.text for duty in row.duties for target in duty.targets)),
        "\n".join(mend(clause.span.quote) for clause in row.clauses),
        _gaps(gaps, lang),
    ]


def _role(row: LedgerRow, own: list[Assignment], lang: Lang) -> Marked:
    """The strongest role, and what the unit is charged with of the task where the clause says so."""
    role = own[0].role
    leads = {a.party for clause in row.clauses for a in clause.assignments if a.role is Role.LEAD}
    is_joint = role is Role.LEAD and len(leads) > 1
    word = say(f"role_{role.value}", lang)
    words = [say("jointly", lang, role=word) if is_joint else word, *(a.scope for a in own if a.scope)]
    return Marked("\n".join(dict.fromkeys(words)), "role-lead" if role is Role.LEAD else "middle")


def _without(clause: Clause, names: set[str]) -> Clause:
    """The clause without the unit itself."""
    others = tuple(a for a in clause.assignments if a.party not in names)
    return msgspec.structs.replace(clause, assignments=others)


def _gaps(gaps: list[Gap], lang: Lang) -> Marked | None:
    """What is missing in the task, in the colour of the weightiest."""
    if not gaps:
        return None
    told = [
        say("labelled", lang, label=say(f"severity_{g.rule.severity.value}", lang), text=g.rule.meaning.render(lang))
        for g in gaps
    ]
    weightiest = next(iter(Severity(s) for s in Severity if any(g.rule.severity is s for g in gaps)))
    return Marked("\n".join(dict.fromkeys(told)), f"told-{weightiest.value}")
