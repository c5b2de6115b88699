"""The division of work (任务分工表): every task with who leads, who works beside the lead, and by when."""

from __future__ import annotations

from collections import Counter

from dutygraph.exports.papers.paper import Block, Grid, Heading, Paper, Paragraph, numbered
from dutygraph.exports.papers.words import accounts, day, plan_names, subtitle
from dutygraph.exports.reports import Subject
from dutygraph.exports.reports.ledger import COLUMNS, Row, rows_of
from dutygraph.messages import Lang, say
from dutygraph.model import Plan

#: Column of the ledger → its width here.
_WIDTHS = {"number": 22, "task": 38, "lead": 36, "charged": 76, "cooperate": 30, "guide": 26, "time": 28}
_RARE = ("cooperate", "guide")


def division_paper(subject: Subject) -> Paper:
    """The annex of a plan that says who does what; of several plans, a table each."""
    plans, lang = subject.graph.plans, subject.lang
    blocks: list[Block] = []
    for plan in plans:
        blocks += [Heading(1, plan.title)] if len(plans) > 1 else []
        blocks.append(_table(plan, lang))
    basis = say("paper_division_basis", lang, plans=plan_names(plans, lang), day=day(subject.on, lang))
    blocks += [Heading(1, say("paper_reading", lang))] if len(plans) > 1 else []
    blocks += [Paragraph(basis), *accounts(plans, lang)]
    title = say("paper_division_title", lang)
    return Paper(say("paper_annex", lang), title, subtitle(plans, lang), list(numbered(blocks, lang)), is_wide=True)


def _table(plan: Plan, lang: Lang) -> Grid:
    rows = rows_of(plan)
    counts = Counter(row.task.id for row in rows)
    cells = {key: [COLUMNS[key](row, lang) for row in rows] for key in _WIDTHS}
    cells["task"] = [_task(row, counts, lang) for row in rows]
    cells["lead"] = [lead or say("paper_not_named", lang) for lead in cells["lead"]]
    shown = [key for key in cells if key not in _RARE or any(cells[key])]
    return Grid(
        [say(f"ledger_{key}", lang) for key in shown],
        [_WIDTHS[key] for key in shown],
        list(zip(*(cells[key] for key in shown), strict=True)),
    )


def _task(row: Row, counts: Counter[str], lang: Lang) -> str:
    """The title; of a task whose duties are divided among several clauses, with those that the row is about."""
    if counts[row.task.id] == 1:
        return row.task.title
    orders = "、".join(str(duty.order) for duty in row.duties)
    return say("paper_task_part", lang, title=row.task.title, orders=orders)
