"""The answers of a Neo4j server: queries of the catalogue tell which tasks, and only these are fetched.

Plans come by their identity, as they stand in no order on a server.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.connect import Server
from dutygraph.graph.neo4j.tasks import fetch_tasks
from dutygraph.graph.progress import reported
from dutygraph.model import Deadline, Plan, Role, Task, Unit
from dutygraph.queries.engines.neo4j import on_neo4j
from dutygraph.queries.engines.parameters import Given
from dutygraph.queries.tasks import (
    TaskAnswer,
    about,
    deadlines_due,
    earliest_first,
    refuse_several,
    titles_first,
    wanted_words,
    with_progress,
)
from dutygraph.queries.units import UnitAnswer, most_leads_first
from dutygraph.units.registry import bundled

_Held = dict[str, tuple[Role, bool]]
"""Task id → a unit's role there, and whether several units lead it."""


class Neo4jAnswers:
    """The answers of a server; see :class:`dutygraph.queries.answers.Answers`."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._rows = on_neo4j(server).rows

    def tasks(
        self,
        units: Sequence[str],
        role: Role | None,
        *,
        joint: bool | None,
        due_before: dt.date | None,
        topic: str | None,
    ) -> list[TaskAnswer]:
        held: _Held = {}
        if units:
            others = [self._held(other, role=role) for other in units[1:]]
            held = self._held(units[0], role=role, joint=joint, due_before=due_before)
            found = set(held).intersection(*others)
        elif due_before:
            found = self._due(before=due_before)
        else:
            found = set(self._having(topic or ""))
        answers = [
            _answer(task, held, deadlines_due(task, None, due_before) if due_before else ())
            for task in self._fetched(found, topic)
        ]
        return titles_first(answers, wanted_words(topic)) if topic else answers

    def task(self, number: str) -> TaskAnswer:
        found = [str(row[0]) for row in self._rows("task", number=number)]
        refuse_several(found, number)
        (task,) = self._fetched(found)
        return about(task)

    def unit(self, name: str) -> UnitAnswer:
        (row,) = self._rows("units", unit=name)
        answer = _unit_answer(*row)
        graph = DutyGraph(fetch_tasks(self._server, list(self._held(name))))
        held = graph.held(graph.name_of(answer.unit.name)) if graph.plans else ()
        return UnitAnswer(answer.unit, answer.printed, answer.counts, tuple(held), answer.predecessors)

    def units(self) -> list[UnitAnswer]:
        return most_leads_first(_unit_answer(*row) for row in self._rows("units"))

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
        found = self._due(after=after, before=before, unit=unit)
        held = {} if unit is None else self._held(unit)
        day = on or dt.date.today()
        answers: list[TaskAnswer] = []
        for plan in self._plans(found, topic):
            asked = [_answer(task, held) for task in plan.tasks]
            answers += with_progress(asked, after, before, reported(plan, day), day, late=late)
        return titles_first(answers, wanted_words(topic)) if topic else earliest_first(answers)

    def search(self, words: str) -> list[TaskAnswer]:
        orders = self._having(words)
        answers = [
            about(task, [duty for duty in task.duties if duty.order in orders[task.id]])
            for task in self._fetched(orders)
        ]
        return titles_first(answers, wanted_words(words))

    def _held(self, unit: str, **given: Given) -> _Held:
        rows = self._rows("unit-tasks", unit=unit, **given)
        return {str(task): (Role(str(role)), bool(joint)) for task, _, _, role, joint in rows}

    def _due(self, **given: Given) -> set[str]:
        return {str(task) for _, _, task, _, _ in self._rows("due", **given)}

    def _having(self, words: str) -> dict[str, set[int]]:
        """The tasks that have these words, with the orders of the duties that have them."""
        found: dict[str, set[int]] = {}
        for task, _, _, order, _ in self._rows("search", words=words):
            found.setdefault(str(task), set()).add(int(order))
        return found

    def _fetched(self, tasks: Collection[str], topic: str | None = None) -> list[Task]:
        """The tasks in the order of their plans, or those that are on a topic."""
        return [task for plan in self._plans(tasks, topic) for task in plan.tasks]

    def _plans(self, tasks: Collection[str], topic: str | None = None) -> tuple[Plan, ...]:
        """The plans with no more than these tasks, or those that are on a topic."""
        wanted = set(tasks).intersection(self._having(topic)) if topic else tasks
        return fetch_tasks(self._server, list(wanted))


def _answer(task: Task, held: _Held, due: Iterable[Deadline] = ()) -> TaskAnswer:
    return TaskAnswer(task, *held[task.id], due=tuple(due)) if held else about(task, due=due)


def _unit_answer(name: object, printed: object, kind: object, *counts: object) -> UnitAnswer:
    """A unit of a server as the registry has it, and one that nobody registered as it is printed."""
    known = bundled().by_name.get(str(name)) or Unit(str(name), (str(printed),))
    is_group = kind == "group" and not known.kind
    unit = Unit(known.name, known.aliases, kind="group") if is_group else known
    of_role = {role: int(str(count)) for role, count in zip(Role, counts, strict=True)}
    return UnitAnswer(unit, str(printed), of_role, predecessors=bundled().predecessors(unit))
