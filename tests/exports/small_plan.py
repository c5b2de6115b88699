"""A plan small enough to be counted by hand, and words that would be markup, if a file let them.

On :data:`DAY`, 市住建局 leads 一（二） and works beside the lead of 一（一）, with three deadlines:
2024-06-30 is past, 2024-08-31 comes within 90 days, 2025-12-31 later. Nobody is named for 一（三）.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from dutygraph.exports.reports import Subject
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.loaders import load_plan
from dutygraph.messages import Lang
from dutygraph.model import Plan, State, Status
from dutygraph.queries.gaps import survey

DAY = dt.date(2024, 7, 1)
TEXT = """某市2024年安全工作方案
一、重点任务
（一）消防安全
开展高层建筑排查，2024年6月底前完成。建设微型消防站，2024年8月底前建成。（市消防救援支队牵头，市住建局、市公安局等按职责分工负责）
（二）燃气安全
更换老旧管道，2025年底前完成。（市住建局牵头，市应急局配合）
（三）宣传教育
开展安全宣传。
"""
#: The rules that the hand-counted papers ask; what other rules find does not change them.
RULES = ("no-owner", "open-list", "no-target")
HOSTILE = (
    "</script><img src=x onerror=alert(1)>{{7*7}}{label}<!-- ]]>\x00\x1b\ud800'\"&lt;|*_`# "
    "http://a.example www.b.example c@d.example"
)


def small_plan(text: str = TEXT) -> Plan:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "方案.txt"
        file.write_text(text, encoding="utf-8")
        return load_plan(file)


def subject(*plans: Plan, unit: str = "", lang: Lang = "zh", rules: tuple[str, ...] = RULES) -> Subject:
    graph = DutyGraph(plans or (small_plan(),))
    found = survey(graph, rules, unit=unit or None, on=DAY)
    return Subject(graph, lang, DAY, found.open, found.accepted, unit)


def with_statuses(plan: Plan, **states: State) -> Plan:
    """The plan with what was reported of its tasks, by their titles."""
    numbers = {task.title: task.number for task in plan.tasks}
    said = tuple(Status(numbers[title], title, state, DAY, "台账") for title, state in states.items())
    return replace(plan, statuses=said)


def hostile_plan() -> Plan:
    """The small plan whose title, unit, task, sentence and deadline are :data:`HOSTILE`, the sentence a long one."""
    plan = small_plan()
    task = plan.tasks[0]
    clause = task.clauses[0]
    assignments = (replace(clause.assignments[0], party=HOSTILE), *clause.assignments[1:])
    clause = replace(clause, assignments=assignments, span=replace(clause.span, quote=f"（{HOSTILE}牵头）"))
    first = task.duties[0]
    deadline = replace(first.deadlines[0], text=HOSTILE)
    long = HOSTILE + "很长" * 20_000
    duty = replace(first, text=long, span=replace(first.span, quote=long), deadlines=(deadline,))
    bad = replace(task, title=HOSTILE, clauses=(clause,), duties=(duty, *task.duties[1:]))
    bare = replace(plan.tasks[2], title=HOSTILE)
    return replace(plan, title=HOSTILE, issuer=HOSTILE, source=HOSTILE, tasks=(bad, plan.tasks[1], bare))
