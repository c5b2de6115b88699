"""Several plans, as hypothesis draws them, whose units, numbers, days and words coincide often, so that queries have answers.
Many of the words are what a query language would take for its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as st

from dutygraph.model import (
    Assignment,
    Basis,
    Clause,
    Comparator,
    Deadline,
    Diagnostic,
    Duty,
    Plan,
    Precision,
    Role,
    Section,
    SectionKind,
    Span,
    Target,
    Task,
)
from dutygraph.text.marks import mend

T = TypeVar("T")

#: Ends of strings, comments, brackets, IRIs and parameters in Cypher, SPARQL and Turtle, and escapes of each.
MARKS = [
    "' OR true //",
    '" . } #',
    "'}) DETACH DELETE n //",
    '") } UNION { ?s ?p ?o } #',
    '""") ; DROP ALL #',
    "<urn:dutygraph:x>",
    "> <urn:a> .",
    "`x`",
    "$unit",
    "?task",
    "{name}",
    "\\",
    "\\u0022",
    "\\g<0>",
    "%2F",
    "a/b",
    "/* */",
    "@zh",
    "^^xsd:date",
    "_:b",
    "UNDEF",
    "\x00",
    "\n",
    "🚒",
]
#: Names of units in several regions, some of one unit, and of groups.
UNITS = [
    "省应急厅",
    "省应急管理厅",
    "省公安厅",
    "省能源局",
    "国家能源局",
    "市应急局",
    "有关部门",
    "各市人民政府",
    "长" * 3000,
]
REGIONS = ["山东省", "广东省", "济南市", ""]
NUMBERS = ["一（一）", "一（二）", "2", "2.1", "长" * 3000]
DAYS = [dt.date(2021, 12, 31), dt.date(2022, 6, 30), dt.date(2025, 12, 31)]
#: Words whose small and capital letters are not one to one, too.
WORDS = ["消防", "安全", "安全生产", "ABC", "abc", "Straße", "ΑΣ", "İ", "ǅ", "a b"]

filled = st.sampled_from(WORDS + [mark for mark in MARKS if mark.strip()])
texts = st.lists(filled, max_size=3).map("".join)
names = st.sampled_from(UNITS + [mark for mark in MARKS if mark.strip()])
numbers = st.sampled_from(NUMBERS + [mark for mark in MARKS if mark.strip() and "/" not in mark])


def some(values: st.SearchStrategy[T], most: int, **rules: bool) -> st.SearchStrategy[list[T]]:
    return st.lists(values, max_size=most, **rules)  # type: ignore[arg-type]


@st.composite
def spans(draw: st.DrawFn, quote: str | None = None) -> Span:
    words = draw(filled) if quote is None else quote
    start = draw(st.integers(0, 30))
    return Span("plan.txt", start, start + len(words), words)


@st.composite
def deadlines(draw: st.DrawFn) -> Deadline:
    by = draw(st.none() | st.sampled_from(DAYS))
    return Deadline(draw(texts), by, Precision.YEAR_END if by else Precision.STANDING, draw(spans()))


targets = st.builds(Target, texts, st.just(Comparator.AT_LEAST), st.just(1.0), texts, st.none(), texts, spans())


@st.composite
def clauses(draw: st.DrawFn, duties: int) -> Clause:
    parties = [
        Assignment(party, is_group, role, rank)
        for rank, (party, is_group, role) in enumerate(
            draw(some(st.tuples(names, st.booleans(), st.sampled_from(Role)), 4)), 1
        )
    ]
    governed = draw(some(st.integers(1, duties), 2, unique=True)) if duties else []
    return Clause(
        draw(spans()),
        tuple(parties),
        Basis.STATED,
        draw(st.booleans()),
        "",
        tuple(draw(some(deadlines(), 1))),
        tuple(governed),
    )


@st.composite
def tasks(draw: st.DrawFn, plan: str, number: str) -> Task:
    duties = []
    for order in range(1, draw(st.integers(0, 3)) + 1):
        quote = draw(filled) + draw(texts)
        aims = tuple(draw(some(targets, 1)))
        duties.append(
            Duty(order, mend(quote) or "-", draw(spans(quote)), tuple(draw(some(deadlines(), 1))), targets=aims)
        )
    stated = tuple(draw(some(clauses(len(duties)), 2)))
    return Task(plan, number, draw(texts), draw(st.sampled_from(["一", ""])), draw(spans()), stated, tuple(duties))


@st.composite
def plans(draw: st.DrawFn, identity: str) -> Plan:
    doubts = st.builds(
        Diagnostic, st.sampled_from(["unread-clause", "unknown-party"]), st.just(1), spans(), st.none() | st.just("")
    )
    return Plan(
        id=identity,
        title=identity,
        region=draw(st.sampled_from(REGIONS)),
        issuer="",
        period=None,
        source="plan.txt",
        sections=(Section("一", "", SectionKind.WORK, draw(spans())),),
        tasks=tuple(draw(tasks(identity, number)) for number in draw(some(numbers, 3, unique=True))),
        diagnostics=tuple(draw(some(doubts, 2))),
    )


@st.composite
def several_plans(draw: st.DrawFn) -> Sequence[Plan]:
    """Up to three plans with ids of their own."""
    return [
        draw(plans(identity))
        for identity in draw(some(st.sampled_from(["甲规划", "乙'规划", "c> <d"]), 3, unique=True))
    ]
