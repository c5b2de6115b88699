"""What a gap rule finds, for the queries that ask for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Task
from dutygraph.queries.catalogue.query import Query, Row
from dutygraph.queries.gaps import rules
from dutygraph.queries.gaps.rule import Finding
from dutygraph.text.marks import mend

Words = Callable[[Task, Finding], str]


def heading(task: Task, _: Finding) -> str:
    """The title, of a finding about a whole task."""
    return task.title


def quoted(_: Task, finding: Finding) -> str:
    """The words that show it, mended."""
    return mend(finding.evidence.quote) if finding.evidence else ""


def unowned(task: Task, finding: Finding) -> str:
    """The title, where nobody is named for the whole task, or the words of the duty."""
    return quoted(task, finding) if task.clauses else task.title


def finding_query(rule: str, words: Words) -> Query:
    """The query for all that a rule finds in tasks, whether somebody accepted it or not."""
    meaning = rules()[rule].meaning
    return Query(
        meaning=Text(f"缺口 {rule}：{meaning.zh}", f"gaps {rule}: {meaning.en}"),
        columns=("task", "number", "title", "words"),
        rows=lambda graph: _rows(graph, rule, words),
    )


def _rows(graph: DutyGraph, rule: str, words: Words) -> Iterator[Row]:
    for finding in rules()[rule].find(graph, dt.date.today()):
        if finding.task:
            yield finding.task.id, finding.task.number, finding.task.title, words(finding.task, finding)
