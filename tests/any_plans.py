"""Plans of any content, as hypothesis draws them: words that YAML, markup or a query language would take for its own."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from dutygraph.loaders import plan_yaml
from dutygraph.messages import diagnostic_codes
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
from dutygraph.text.marks import mend

SOURCE = "plan.txt"
PLAN_ID = "no"

HOSTILE = ["no", "~", "010", "2022-12-31", "1e3", "- a", "a: b", "#x", " x ", "'", '"', "a\nb", "\t", "x\u2028y", "🚒"]
HOSTILE += [
    "%a",
    "@a",
    "`",
    "!t",
    "*a",
    "&a",
    "[",
    "{",
    "<<",
    "=",
    "长" * 5000,
    "a\r\nb",
    "\x85",
    "\ufeff",
    "\x07",
    "|",
    ">",
]
words = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
filled = words.filter(str.strip)
parties = filled.filter(lambda party: not re.search("[、，；（）]", party))
line = words.map(mend).filter(bool)  # the text of a duty
numbers = st.lists(filled.filter(lambda number: "/" not in number), max_size=2, unique=True)
answers = st.none() | words
dates = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    quote, start = draw(filled), draw(st.integers(1, 10**6))
    return Span(SOURCE, *((start, start + len(quote)) if draw(st.booleans()) else (0, 0)), quote)


@st.composite
def deadlines(draw: st.DrawFn) -> Deadline:
    span, precision = draw(spans()), draw(st.sampled_from(Precision))
    by = None if precision is Precision.STANDING else draw(dates)
    return Deadline(mend(span.quote), by, precision, span, draw(answers))


@st.composite
def targets(draw: st.DrawFn) -> Target:
    span = draw(spans())
    value = draw(st.none() | st.floats(allow_nan=False, allow_infinity=False))
    by = draw(st.none() | dates)
    comparator = draw(st.sampled_from(Comparator))
    return Target(draw(words), comparator, value, draw(words), by, mend(span.quote), span)


citations = st.builds(Citation, words, words, spans())


@st.composite
def clauses(draw: st.DrawFn, duty_count: int) -> Clause:
    named = draw(
        st.lists(st.tuples(parties, st.sampled_from(Role), st.booleans(), words), max_size=4, unique_by=lambda n: n[0])
    )
    assignments = [
        Assignment(party, is_group, role, rank, scope)
        for role in Role
        for rank, (party, is_group, scope) in enumerate([(p, g, s) for p, r, g, s in named if r is role], 1)
    ]
    basis = draw(st.sampled_from([Basis.STATED, Basis.RULE, Basis.SOLE, Basis.CORRECTED]))
    orders = draw(st.lists(st.integers(1, duty_count), unique=True)) if duty_count else []
    times = tuple(draw(st.lists(deadlines(), max_size=1)))
    return Clause(draw(spans()), tuple(assignments), basis, draw(st.booleans()), draw(words), times, tuple(orders))


def sections(number: str) -> st.SearchStrategy[Section]:
    return st.builds(Section, st.just(number), words, st.sampled_from(SectionKind), spans())


@st.composite
def tasks(draw: st.DrawFn, number: str) -> Task:
    duties = []
    for order in range(1, draw(st.integers(0, 2)) + 1):
        span = draw(spans())
        facts = (tuple(draw(st.lists(kind, max_size=1))) for kind in (deadlines(), targets(), citations))
        duties.append(Duty(order, mend(span.quote), span, *facts))
    below = tuple(draw(st.lists(clauses(len(duties)), max_size=2)))
    return Task(PLAN_ID, number, draw(words), draw(words), draw(spans()), below, tuple(duties))


@st.composite
def any_plans(draw: st.DrawFn) -> Plan:
    """Any plan that a plan file can hold, and what people say beside it."""
    several: dict[str, Any] = {
        "targets": targets(),
        "citations": citations,
        "conventions": st.builds(Convention, st.sampled_from(plan_yaml.CONVENTIONS), words, spans()),
        "diagnostics": st.builds(
            Diagnostic, st.sampled_from(diagnostic_codes()), st.integers(0, 9999), spans(), answers
        ),
        "as_read": words,
        "statuses": st.builds(
            Status,
            words,
            words,
            st.none() | st.sampled_from(State),
            dates,
            words,
            st.lists(line, max_size=2).map(tuple),
            words,
        ),
        "acceptances": st.builds(Acceptance, words, words, words, words, dates, words, words, words),
    }
    first = draw(st.integers(1949, 2099))
    return Plan(
        id=PLAN_ID,
        title=draw(words),
        region=draw(words),
        issuer=draw(words),
        period=draw(st.none() | st.builds(Period, st.just(first), st.integers(first, 2100))),
        source=SOURCE,
        sections=tuple(draw(sections(number)) for number in draw(numbers)),
        tasks=tuple(draw(tasks(number)) for number in draw(numbers)),
        **{name: tuple(draw(st.lists(kind, max_size=2))) for name, kind in several.items()},
    )


def comparable(plan: Plan) -> Plan:
    """The plan without what the graph leaves out: the checksums of its file, and a party's scope where its whole clause has
    the same, and the order in which a clause's duties are named."""

    def party(assignment: Assignment, clause: Clause) -> Assignment:
        return replace(assignment, scope="") if assignment.scope == clause.scope else assignment

    def clause(clause: Clause) -> Clause:
        parties = tuple(party(assignment, clause) for assignment in clause.assignments)
        return replace(clause, assignments=parties, duties=tuple(sorted(clause.duties)))

    def task(task: Task) -> Task:
        return replace(task, clauses=tuple(map(clause, task.clauses)))

    return replace(plan, as_read=(), tasks=tuple(map(task, plan.tasks)))
