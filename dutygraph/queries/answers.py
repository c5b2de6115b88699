"""What the commands ask, whatever answers it: the graph in process, or a server (:mod:`dutygraph.queries.engines`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Role
from dutygraph.queries.tasks import TaskAnswer, about_topic, all_tasks, due, find_task, search, shared_tasks
from dutygraph.queries.units import UnitAnswer, unit, units


class Answers(Protocol):
    """Each gives what the function of that name in :mod:`dutygraph.queries` gives, and raises the same."""

    def tasks(
        self,
        units: Sequence[str],
        role: Role | None,
        *,
        joint: bool | None,
        due_before: dt.date | None,
        topic: str | None,
    ) -> list[TaskAnswer]:
        """The tasks that these units share, or without units all on a topic."""

    def task(self, number: str) -> TaskAnswer: ...

    def unit(self, name: str) -> UnitAnswer: ...

    def units(self) -> list[UnitAnswer]: ...

    def due(
        self,
        *,
        after: dt.date | None,
        before: dt.date | None,
        unit: str | None,
        topic: str | None,
        on: dt.date | None,
        late: bool,
    ) -> list[TaskAnswer]: ...

    def search(self, words: str) -> list[TaskAnswer]: ...


class GraphAnswers:
    """The answers of a graph."""

    def __init__(self, graph: DutyGraph) -> None:
        self._graph = graph

    def tasks(
        self,
        units: Sequence[str],
        role: Role | None,
        *,
        joint: bool | None,
        due_before: dt.date | None,
        topic: str | None,
    ) -> list[TaskAnswer]:
        graph = self._graph
        answers = (
            shared_tasks(graph, units, role, joint=joint, due_before=due_before)
            if units
            else all_tasks(graph, due_before=due_before)
        )
        return self._about(answers, topic)

    def task(self, number: str) -> TaskAnswer:
        return find_task(self._graph, number)

    def unit(self, name: str) -> UnitAnswer:
        return unit(self._graph, name)

    def units(self) -> list[UnitAnswer]:
        return units(self._graph)

    def due(
        self,
        *,
        after: dt.date | None,
        before: dt.date | None,
        unit: str | None,
        topic: str | None,
        on: dt.date | None,
        late: bool,
    ) -> list[TaskAnswer]:
        return self._about(due(self._graph, after=after, before=before, unit=unit, on=on, late=late), topic)

    def search(self, words: str) -> list[TaskAnswer]:
        return search(self._graph, words)

    def _about(self, answers: list[TaskAnswer], topic: str | None) -> list[TaskAnswer]:
        return about_topic(self._graph, answers, topic) if topic else answers
