"""A reform: units abolished, merged or renamed, and tasks whose lead moves; understood from the names that people type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import msgspec

from dutygraph.errors import ContradictoryReform, UnknownName
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Plan, Task
from dutygraph.queries.tasks import find_task
from dutygraph.text.parties import is_group


class Abolish(msgspec.Struct, frozen=True):
    """A unit is no more; what it held goes ``into`` another unit, which may be new, or nowhere."""

    unit: str
    into: str = ""


class Merge(msgspec.Struct, frozen=True):
    """Units become one, which may be new or one of them."""

    units: tuple[str, ...]
    into: str


class Rename(msgspec.Struct, frozen=True):
    """A unit has another name from now on, which no unit has yet."""

    unit: str
    name: str


class Move(msgspec.Struct, frozen=True):
    """A unit leads a task from now on. Those who led it support it."""

    task: str
    unit: str


Change = Abolish | Merge | Rename | Move


class StepKind(StrEnum):
    """What a change is."""

    ABOLISH = "abolish"
    MERGE = "merge"
    RENAME = "rename"
    MOVE = "move"


class Step(msgspec.Struct, frozen=True):
    """A change as it was understood: the units by the names that the plans print, and whether ``into`` is a new unit."""

    kind: StepKind
    units: tuple[str, ...]
    into: str
    is_new: bool = False
    task: Task | None = None


class Heir(msgspec.Struct, frozen=True):
    """Who takes a place: a unit of the graph (``identity``), a new one (``name`` alone), or a renamed one (both)."""

    identity: str = ""
    name: str = ""

    def in_plan(self, graph: DutyGraph, plan: Plan) -> tuple[str, str]:
        """Its identity, and the name that means it in this plan."""
        if self.name:
            return self.identity or identity_of(graph, plan, self.name), self.name
        name = graph.name_of(self.identity)
        return self.identity, name if identity_of(graph, plan, name) == self.identity else self.identity


class Reform(msgspec.Struct, frozen=True):
    """All changes as one: who takes the place of each changed unit (None: nobody), and who leads each moved task."""

    steps: tuple[Step, ...]
    heirs: Mapping[str, Heir | None]
    leads: Mapping[str, Heir]


#: What names a unit anew is read before what may use the name.
_TURN: dict[type[Change], int] = {Rename: 0, Abolish: 1, Merge: 1, Move: 2}


def identity_of(graph: DutyGraph, plan: Plan, name: str) -> str:
    """The canonical name of the unit that a plan calls ``name``."""
    return graph.registry.identify(name, plan.region).name


def understand(graph: DutyGraph, changes: Iterable[Change]) -> Reform:
    """Finds the units and tasks that changes name. All changes hold at once; their order does not matter.

    Raises
    ------
    UnknownName
        when no unit or task has a name, or several have
    ContradictoryReform
        when the changes cannot all be made, or one is about a group
    """
    reading = _Reading(graph)
    for change in sorted(changes, key=lambda change: _TURN[type(change)]):
        reading.read(change)
    return reading.reform()


class _Reading:
    def __init__(self, graph: DutyGraph) -> None:
        self.graph = graph
        self.steps: list[Step] = []
        self.heirs: dict[str, Heir | None] = {}
        self.leads: dict[str, Heir] = {}
        self.targets: dict[str, str] = {}  # identities that something is given to → their name, for the message
        self.new: dict[str, Heir] = {}  # units that the reform makes, by their new name

    def read(self, change: Change) -> None:
        if isinstance(change, Abolish):
            heir = self._heir(change.into) if change.into else None
            self._replace([change.unit], heir, StepKind.ABOLISH)
        elif isinstance(change, Merge):
            self._replace(change.units, self._heir(change.into), StepKind.MERGE)
        elif isinstance(change, Rename):
            self._rename(change)
        else:
            self._move(change)

    def reform(self) -> Reform:
        for identity, name in self.targets.items():
            heir = self.heirs.get(identity)
            if identity in self.heirs and not (heir and heir.identity == identity):
                raise ContradictoryReform("reform_into_gone", unit=name)
        return Reform(tuple(self.steps), self.heirs, self.leads)

    def _replace(self, typed: Sequence[str], heir: Heir | None, kind: StepKind) -> None:
        units = [self._unit(name) for name in typed]
        for identity in units:
            if heir and heir.identity == identity:
                if kind is StepKind.ABOLISH:
                    raise ContradictoryReform("reform_into_gone", unit=self._shown(identity))
            else:
                self._change(identity, heir)
        into = heir.name or self._shown(heir.identity) if heir else ""
        is_new = bool(heir and not heir.identity)
        self.steps.append(Step(kind, tuple(map(self._shown, units)), into, is_new))

    def _rename(self, change: Rename) -> None:
        identity, name = self._unit(change.unit), _unit_name(change.name)
        if any(known != identity for known in self.graph.names.get(name, ())) or name in self.new:
            raise ContradictoryReform("reform_name_taken", unit=self._shown(identity), name=name)
        self.new[name] = heir = Heir(identity, name)
        self._change(identity, heir)
        self.steps.append(Step(StepKind.RENAME, (self._shown(identity),), name, is_new=True))

    def _move(self, change: Move) -> None:
        task = find_task(self.graph, change.task).task
        if task.id in self.leads:
            raise ContradictoryReform("reform_task_twice", task=task.number)
        heir = self.new.get(change.unit.strip()) or self._known(change.unit)
        self.leads[task.id] = heir
        into = heir.name or self._shown(heir.identity)
        self.steps.append(Step(StepKind.MOVE, (), into, not heir.identity, task))

    def _heir(self, typed: str) -> Heir:
        """A unit of the graph, one that the reform renames, or a new one where no unit has the name."""
        name = typed.strip()
        if name in self.new:
            return self.new[name]
        try:
            return self._known(name)
        except UnknownName as error:
            if error.key != "unknown_unit":
                raise
        self.new[name] = Heir(name=_unit_name(name))
        return self.new[name]

    def _known(self, typed: str) -> Heir:
        identity = self._unit(typed)
        self.targets[identity] = self._shown(identity)
        renamed = self.heirs.get(identity)
        return renamed if renamed and renamed.identity == identity else Heir(identity)

    def _unit(self, typed: str) -> str:
        unit = self.graph.find_unit(typed)
        if unit.kind == "group":
            raise ContradictoryReform("reform_group", name=self._shown(unit.name))
        return unit.name

    def _change(self, identity: str, heir: Heir | None) -> None:
        if identity in self.heirs:
            raise ContradictoryReform("reform_unit_twice", unit=self._shown(identity))
        self.heirs[identity] = heir

    def _shown(self, identity: str) -> str:
        return self.graph.name_of(identity)


def _unit_name(typed: str) -> str:
    """A new name, which must be one of a unit."""
    name = typed.strip()
    if not name:
        raise ContradictoryReform("reform_no_name")
    if is_group(name):
        raise ContradictoryReform("reform_group", name=name)
    return name
