"""past-deadline: a day that is past, and nobody said that the work is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.progress import reported
from dutygraph.messages import MESSAGES, Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.rule import Finding, Rule, day_in_words, inner
from dutygraph.queries.timetable import Due, dues_of

_NOTHING = Text("没有进展记录", "no progress reported")
_SAID = Text("{day}报告：{state}", "reported on {day}: {state}")


def find(graph: DutyGraph, on: dt.date) -> Iterator[Finding]:
    """Deadlines before the day that is asked about, of work that was not reported done by then.

    The end of the plan is such a day (到“十四五”末); standing work (长期坚持) has none.
    """
    for plan in graph.plans:
        latest = reported(plan, on)
        for task in plan.tasks:
            for found in dues_of(task, latest, on):
                if found.is_late(on):
                    by, words = day_in_words(str(found.deadline.by)), inner(found.deadline.text)
                    values: dict[str, str | Text] = {"by": by, "words": words, "said": _said(found)}
                    yield Finding(task, found.span, values, changing=("said",))


def _said(found: Due) -> Text:
    if found.said is None:
        return _NOTHING
    state, note, day = found.said.state, found.said.note, found.said.on
    words = MESSAGES[f"state_{state.value}"] if state else Text(note, note)
    return Text(
        _SAID.zh.format(day=day_in_words(str(day)).zh, state=words.zh), _SAID.en.format(day=day, state=words.en)
    )


RULE = Rule(
    name="past-deadline",
    severity=Severity.LOW,
    meaning=Text("时限已过，没有报告完成。", "The deadline is past, and the work was not reported done."),
    message=Text(
        "{number} {title}：{by}到期（“{words}”），{said}",
        "{number} {title}: was due {by} (“{words}”); {said}",
    ),
    suggestion=Text(
        "核实完成情况：已完成的，记入进展（dutygraph status set {number} 已完成）；未完成的，说明原因，重新确定时限。",
        "Find out: where it is done, record it (dutygraph status set {number} done); else say why not, and set a new date.",
    ),
    find=find,
)
