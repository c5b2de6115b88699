"""Phrases that several papers share: what a plan, a day, a place, a task and a deadline are called in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from dutygraph.exports.papers.paper import Block, Grid, Paragraph
from dutygraph.messages import Lang, say, say_place
from dutygraph.model import Deadline, Plan, Precision, Span, Task
from dutygraph.queries.account import account
from dutygraph.text.marks import mend


def listed(words: Iterable[str]) -> str:
    """Names in a row, each once."""
    return "、".join(dict.fromkeys(words))


def day(date: dt.date, lang: Lang) -> str:
    return say("paper_day", lang, year=date.year, month=date.month, day=date.day)


def plan_name(plan: Plan, lang: Lang) -> str:
    """A plan with its issuer and the day it was issued, as far as it says so, else with the file it was read from."""
    issued = day(plan.issued, lang) if plan.issued else ""
    if plan.issuer and issued:
        about = say("paper_issued_by", lang, issuer=plan.issuer, day=issued)
    elif issued:
        about = say("paper_issued", lang, day=issued)
    else:
        about = plan.issuer or say("matrix_source", lang, source=plan.source)
    return say("paper_plan", lang, title=plan.title, about=about)


def plan_names(plans: Sequence[Plan], lang: Lang) -> str:
    return listed(plan_name(plan, lang) for plan in plans)


def subtitle(plans: Sequence[Plan], lang: Lang) -> str:
    """The plans that a paper is about, in brackets."""
    if not plans:
        return ""
    key = "paper_of_one" if len(plans) == 1 else "paper_of_several"
    return say(key, lang, title=plans[0].title, count=len(plans))


def where(span: Span, lang: Lang) -> str:
    """Where words stand: page, paragraph or cell, else their characters in the file."""
    return say_place(span.place, lang) or say("matrix_at", lang, start=span.start, end=span.end)


def deadline_words(deadline: Deadline, lang: Lang) -> str:
    """The words that set a deadline, with the day that they mean."""
    return f"{deadline.text}（{due_day(deadline, lang)}）"


def due_day(deadline: Deadline, lang: Lang) -> str:
    if deadline.by:
        return deadline.by.isoformat()
    return say("standing" if deadline.precision is Precision.STANDING else "paper_undated", lang)


def plan_marks(plans: Sequence[Plan]) -> dict[str, str]:
    """What stands before the number of a task, by the id of its plan: the plan's title in 《》 where there are several."""
    return {"": "", **{plan.id: f"《{plan.title}》" if len(plans) > 1 else "" for plan in plans}}


def numbers(tasks: Iterable[Task], plans: Sequence[Plan]) -> str:
    """The numbers of tasks, those of each of several plans behind its title."""
    of_plan: dict[str, list[str]] = {}
    for task in tasks:
        of_plan.setdefault(task.plan, []).append(task.number)
    marks = plan_marks(plans)
    return "；".join(marks[plan] + listed(found) for plan, found in of_plan.items())


def accounts(plans: Sequence[Plan], lang: Lang) -> Iterator[Block]:
    """What was read of each plan, whether the counts agree, and everything that a person should still look at."""
    for plan in plans:
        read = account(plan)
        yield Paragraph(say("account", lang, title=plan.title, **read.counts) + say("paper_stop", lang))
        differ = read.counts["unread"] or read.counts["missing"]
        yield Paragraph(say("paper_counts_differ" if differ else "paper_counts_agree", lang))
        if read.noted:
            headers = [say(f"col_{key}", lang) for key in ("place", "doubt", "quote")]
            rows = [[where(d.span, lang), say(f"diagnostic_{d.code}", lang), mend(d.span.quote)] for d in read.noted]
            yield Grid(headers, [24, 32, 100], rows)
