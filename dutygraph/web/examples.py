"""Questions that the plans at hand can answer, for who does not know what to ask."""

from __future__ import annotations

import datetime as dt

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, say
from dutygraph.model import Role
from dutygraph.queries.units import units


def examples(graph: DutyGraph, lang: Lang, today: dt.date | None = None) -> list[str]:
    """Questions about the unit that leads most, the gaps, what is due, and the first task.

    >>> import dutygraph
    >>> examples(dutygraph.load(), "zh")[0]
    '省应急厅牵头哪些任务'
    """
    answers = units(graph)
    leading = next((answer for answer in answers if answer.counts[Role.LEAD]), None)
    unit = graph.name_of((leading or answers[0]).unit.name) if answers else ""
    task = next(iter(graph.tasks.values()), None)
    dates = [one.by for task in graph.tasks.values() for one in task.deadlines() if one.by]
    year = min(
        (day.year for day in dates if day >= (today or dt.date.today())), default=max(dates).year if dates else 0
    )
    asked = {
        "web_example_leads": bool(leading),
        "web_example_holds": bool(unit),
        "web_example_owner": True,
        "web_example_lead": True,
        "web_example_due": bool(year),
        "web_example_topic": bool(task),
    }
    values = {"unit": unit, "year": year, "topic": task.title if task else ""}
    return [say(key, lang, **values) for key, can_be_asked in asked.items() if can_be_asked]
