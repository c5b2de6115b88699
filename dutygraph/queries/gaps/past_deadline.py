"""past-deadline: a day that is past, and nobody said that the work is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import MESSAGES, Text
from dutygraph.model import Precision, Severity
from dutygraph.queries.gaps.rule import Finding, Rule
from dutygraph.queries.progress import reported
from dutygraph.queries.timetable import Due, dues_of

_NOTHING = Text("没有进展记录", "no progress reported")
_SAID = Text("{day} 报：{state}", "reported on {day}: {state}")


def find(graph: DutyGraph, on: dt.date) -> Iterator[Finding]:
    """Deadlines before the day that is asked about, of work that was not reported done by then.

    What only has to be so at the end of the plan (到规划期末, 长期坚持) has no day of its own that could pass.
    """
    for plan in graph.plans:
        latest = reported(plan, on)
        for task in plan.tasks:
            for found in dues_of(task, latest, on):
                if found.is_late(on) and found.deadline.precision is not Precision.PLAN_END:
                    by, words = str(found.deadline.by), found.deadline.text
                    values: dict[str, str | Text] = {"by": by, "words": words, "said": _said(found)}
                    yield Finding(task, found.span, values, changing=("said",))


def _said(found: Due) -> Text:
    if found.said is None:
        return _NOTHING
    state, note, day = found.said.state, found.said.note, found.said.on
    words = MESSAGES[f"state_{state.value}"] if state else Text(note, note)
    return Text(_SAID.zh.format(day=day, state=words.zh), _SAID.en.format(day=day, state=words.en))


RULE = Rule(
    name="past-deadline",
    severity=Severity.LOW,
    meaning=Text("时限已过，没有报告完成。", "The deadline is past, and the work was not reported done."),
    message=Text(
        "{number} {title}：{by} 到期（“{words}”）；{said}",
        "{number} {title}: was due {by} (“{words}”); {said}",
    ),
    suggestion=Text(
        "核实后记下进展：dutygraph status set {number} 已完成，或说明原因、定出新时限。",
        "Find out, and record it: dutygraph status set {number} done; or say why not, and set a new date.",
    ),
    find=find,
)
