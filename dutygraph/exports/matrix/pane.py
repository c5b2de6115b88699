"""What the side pane shows, as the JSON that the page's script reads."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from dutygraph.exports.matrix.rows import Look, Row, Sheet, look_of
from dutygraph.graph.duty_graph import DutyGraph, Holding
from dutygraph.messages import Lang, say
from dutygraph.model import Basis, Clause, Comparator, Duty, Plan, Severity, Span, Target, Task
from dutygraph.queries.gaps.rule import Gap
from dutygraph.queries.units import UnitAnswer
from dutygraph.text.marks import mend

Json = dict[str, Any]

_COMPARATORS = {
    Comparator.AT_LEAST: "≥",
    Comparator.AT_MOST: "≤",
    Comparator.EQUAL: "=",
    Comparator.DECREASE: "↓",
    Comparator.INCREASE: "↑",
}
#: Texts that the script shows, by their keys in the catalogue.
_TEXTS = (
    *("labelled", "no_clause", "col_evidence", "matrix_shown", "matrix_elsewhere", "matrix_clauses"),
    *("matrix_open_list", "matrix_not_in_row", "matrix_duties", "matrix_gaps", "matrix_no_gaps", "matrix_basis"),
    *("matrix_scope", "matrix_deadline", "matrix_target", "matrix_citation", "matrix_file", "matrix_at"),
)
#: Placeholders that the script fills.
_LEFT_TO_SCRIPT = {name: f"{{{name}}}" for name in ("label", "text", "shown", "total", "count", "start", "end")}


def pane_data(
    graph: DutyGraph, answers: Sequence[UnitAnswer], sheets: Sequence[Sheet], looks: Mapping[str, Look], lang: Lang
) -> Json:
    """Everything the script needs: its texts, and the units, plans and tasks by their positions on the page."""
    numbers = {answer.unit.name: index for index, answer in enumerate(answers)}
    return {
        "texts": {key.removeprefix("matrix_"): say(key, lang, **_LEFT_TO_SCRIPT) for key in _TEXTS},
        "looks": {name: look._asdict() for name, look in looks.items()},
        "severities": {severity: say(f"severity_{severity}", lang) for severity in Severity},
        "units": [list(dict.fromkeys((a.printed, *a.unit.all_names))) for a in answers],
        "plans": [{"title": s.plan.title, "units": [column.unit for column in s.columns]} for s in sheets],
        "tasks": [
            {
                "plan": index,
                "band": band.position,
                "chapter": band.heading,
                **_task(graph, sheet.plan, row, numbers, lang),
            }
            for index, sheet in enumerate(sheets)
            for band in sheet.bands
            for row in band.rows
        ],
    }


def _task(graph: DutyGraph, plan: Plan, row: Row, numbers: Mapping[str, int], lang: Lang) -> Json:
    task = row.task
    parties = {
        assignment.party: numbers[graph.registry.party_of(plan, assignment.party).name]
        for clause in task.clauses
        for assignment in clause.assignments
    }
    shown = {task.span, *(clause.span for clause in task.clauses), *(duty.span for duty in task.duties)}
    return {
        "number": task.number,
        "title": task.title,
        "file": task.span.file,
        "at": _at(task),
        "cells": {numbers[name]: _cell(task, held, parties, numbers[name]) for name, held in row.held.items()},
        "clauses": [_clause(plan, clause, parties, lang) for clause in task.clauses],
        "duties": [_duty(duty, lang) for duty in task.duties],
        "gaps": [_gap(gap, lang, shown) for gap in row.gaps],
    }


def _cell(task: Task, held: Holding, parties: Mapping[str, int], unit: int) -> Json:
    own = next(a for a in held.clause.assignments if parties[a.party] == unit and a.role is held.role)
    return {
        "role": held.role,
        "look": look_of(held),
        "clause": task.clauses.index(held.clause),
        "scope": own.scope or held.clause.scope,
    }


def _clause(plan: Plan, clause: Clause, parties: Mapping[str, int], lang: Lang) -> Json:
    quote = mend(clause.span.quote)
    marks = {_as_printed(a.party, quote): {"kind": a.role, "unit": parties[a.party]} for a in clause.assignments}
    rules = [mend(c.span.quote) for c in plan.conventions if clause.basis is Basis.RULE and c.kind != "everyone"]
    return {
        "text": _marked(quote, marks),
        "basis": say(f"matrix_basis_{clause.basis}", lang, rule="；".join(rules)),
        "open": clause.open_list,
        "only": say("matrix_only_duties", lang, orders=", ".join(map(str, clause.duties))) if clause.duties else "",
        "at": _at(clause),
    }


def _duty(duty: Duty, lang: Lang) -> Json:
    facts = [("deadline", d.span, f"{d.text} → {d.by or say('standing', lang)}") for d in duty.deadlines]
    facts += [("target", target.span, _target_words(target)) for target in duty.targets]
    facts += [
        ("citation", citation.span, f"{citation.act} 《{citation.title}》".strip()) for citation in duty.citations
    ]
    return {
        "text": _marked(duty.text, {mend(span.quote): {"kind": kind} for kind, span, _ in facts}),
        "notes": [{"kind": kind, "text": words} for kind, _, words in facts],
        "at": _at(duty),
    }


def _gap(gap: Gap, lang: Lang, shown: Collection[Span]) -> Json:
    return {
        "severity": gap.rule.severity,
        "message": gap.message(lang),
        "suggestion": gap.suggestion(lang),
        "evidence": " / ".join(mend(span.quote) for span in gap.quotes if span not in shown),
    }


def _target_words(target: Target) -> str:
    if target.value is None:
        return target.text
    return f"{target.what} {_COMPARATORS[target.comparator]} {target.value:.12g}{target.unit}"


def _as_printed(party: str, quote: str) -> str:
    """A party's name as the quote has it; an elided prefix (省工业和信息化厅、科技厅) is at most three characters."""
    names = [party[start:] for start in range(min(4, len(party) - 1))]
    return next((name for name in names if name in quote), party)


def _marked(text: str, marks: Mapping[str, Json]) -> list[str | Json]:
    """The text in pieces, those with a mark as ``{"text", …}``. Of two marks at one place the longer wins."""
    words = sorted(filter(None, marks), key=len, reverse=True)
    if not words:
        return [text]
    pieces = re.split(f"({'|'.join(map(re.escape, words))})", text)
    return [{"text": piece, **marks[piece]} if i % 2 else piece for i, piece in enumerate(pieces) if piece]


def _at(fact: Task | Clause | Duty) -> Json:
    return {"start": fact.span.start, "end": fact.span.end}
