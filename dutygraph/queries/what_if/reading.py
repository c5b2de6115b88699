"""Understanding changes: who and what the names mean that people type, one change after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dutygraph.errors import ContradictoryReform
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Plan
from dutygraph.queries.tasks import find_task
from dutygraph.queries.what_if.changes import Abolish, Change, Merge, Move, Rename, Step, StepKind
from dutygraph.text.parties import is_group
from dutygraph.units.names import find_name


class Turn(NamedTuple):
    """What a change does to tasks: ``heir`` takes the places of ``units`` ('' for nobody), or leads the ``task``."""

    units: frozenset[str] = frozenset()
    heir: str = ""
    task: str = ""


class Cast:
    """Who is who, in the plans and by the names that changes bring. A unit that changes its name stays the same unit."""

    def __init__(self, graph: DutyGraph) -> None:
        self._graph = graph
        self._identities: dict[str, str] = {}  # name that a change brings → who has it
        self._names: dict[str, str] = {}  # who → the name that a change gave them
        self._gone: set[str] = set()

    def who(self, plan: Plan, party: str) -> str:
        """The identity of what a plan, or a change, calls ``party``."""
        return self._identities.get(party) or self._graph.registry.party_of(plan, party).name

    def name(self, who: str) -> str:
        """What a unit is called after the changes."""
        return self._names.get(who) or self._graph.name_of(who)

    def name_in(self, plan: Plan, who: str) -> str:
        """A name that means the unit in this plan."""
        name = self.name(who)
        return name if self.who(plan, name) == who else who

    def is_renamed(self, who: str) -> bool:
        return who in self._names and who in self._graph.units

    def find(self, typed: str) -> str:
        """The unit that ``typed`` means, which a former change may have made or named.

        Raises
        ------
        UnknownName
            when no unit has the name, or several have
        ContradictoryReform
            when the unit is gone, or is a group
        """
        who = find_name(typed, {**self._graph.names, **{name: [who] for name, who in self._identities.items()}})
        if who in self._gone:
            raise ContradictoryReform("reform_gone", unit=self.name(who))
        if who in self._graph.units and self._graph.units[who].kind == "group":
            raise ContradictoryReform("reform_group", name=self.name(who))
        return who

    def find_or_make(self, typed: str) -> str:
        """The unit that has exactly this name; where none has, a new one.

        A new name often looks like a known one written in short (省应急能源厅, 省应急厅), so none is guessed here.
        """
        if typed.strip() in self._graph.names or typed.strip() in self._identities:
            return self.find(typed)
        name = _unit_name(typed)
        self._identities[name], self._names[name] = name, name
        return name

    def is_new(self, who: str) -> bool:
        return who not in self._graph.units

    def rename(self, who: str, typed: str) -> None:
        name = _unit_name(typed)
        if name == self.name(who):
            raise ContradictoryReform("reform_same_name", name=name)
        known = [*self._graph.names.get(name, ()), *filter(None, [self._identities.get(name)])]
        if any(other != who for other in known):
            raise ContradictoryReform("reform_name_taken", unit=self.name(who), name=name)
        self._identities[name], self._names[who] = who, name

    def remove(self, units: Iterable[str]) -> None:
        self._gone.update(units)


class Reform(NamedTuple):
    """Changes as they were understood, what each does to tasks, and who is who then."""

    steps: tuple[Step, ...]
    turns: tuple[Turn, ...]
    cast: Cast


def understand(graph: DutyGraph, changes: Iterable[Change]) -> Reform:
    """Reads changes in the order given; each finds what those before it left.

    Raises
    ------
    UnknownName
        when no unit or task has a name, or several have
    ContradictoryReform
        when a change cannot be made, or is about a group
    """
    cast = Cast(graph)
    read: list[tuple[Step, Turn]] = []
    for change in changes:
        match change:
            case Abolish(unit, into):
                read.append(_abolish(cast, unit, into))
            case Merge(units, into):
                read.append(_merge(cast, units, into))
            case Rename(unit, name):
                read.append(_rename(cast, unit, name))
            case Move(task, unit):
                read.append(_move(cast, graph, task, unit, {turn.task for _, turn in read}))
    return Reform(tuple(step for step, _ in read), tuple(turn for _, turn in read), cast)


def _abolish(cast: Cast, unit: str, into: str) -> tuple[Step, Turn]:
    who = cast.find(unit)
    heir = cast.find(into) if into else ""
    if heir == who:
        raise ContradictoryReform("reform_into_itself", unit=cast.name(who))
    cast.remove([who])
    step = Step(StepKind.ABOLISH, (cast.name(who),), cast.name(heir) if heir else "")
    return step, Turn(frozenset([who]), heir)


def _merge(cast: Cast, units: Sequence[str], into: str) -> tuple[Step, Turn]:
    merged = [cast.find(unit) for unit in units]
    if len(set(merged)) < max(2, len(merged)):
        raise ContradictoryReform("reform_merge_two", units="、".join(map(cast.name, dict.fromkeys(merged))) or "–")
    heir = cast.find_or_make(into)
    cast.remove(set(merged) - {heir})
    step = Step(StepKind.MERGE, tuple(map(cast.name, merged)), cast.name(heir), cast.is_new(heir))
    return step, Turn(frozenset(merged), heir)


def _rename(cast: Cast, unit: str, name: str) -> tuple[Step, Turn]:
    who = cast.find(unit)
    former = cast.name(who)
    cast.rename(who, name)
    return Step(StepKind.RENAME, (former,), cast.name(who), is_new=True), Turn(frozenset([who]), who)


def _move(cast: Cast, graph: DutyGraph, number: str, unit: str, moved: set[str]) -> tuple[Step, Turn]:
    task = find_task(graph, number).task
    if task.id in moved:
        raise ContradictoryReform("reform_task_twice", task=task.number)
    heir = cast.find(unit)
    return Step(StepKind.MOVE, into=cast.name(heir), is_new=cast.is_new(heir), task=task), Turn(heir=heir, task=task.id)


def _unit_name(typed: str) -> str:
    """A new name, which must be one of a unit."""
    name = typed.strip()
    if not name:
        raise ContradictoryReform("reform_no_name")
    if is_group(name):
        raise ContradictoryReform("reform_group", name=name)
    return name
