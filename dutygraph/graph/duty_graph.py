"""DutyGraph: plans indexed by unit and role, so that an answer costs only its own size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from dutygraph.errors import UnknownName
from dutygraph.extras import need
from dutygraph.graph.unowned import Mark, unowned_in
from dutygraph.graph.walk import Edge, Node, walk_edges, walk_nodes
from dutygraph.model import Clause, Duty, Plan, Role, Severity, Task, Unit
from dutygraph.units.names import find_name, near_names
from dutygraph.units.registry import Registry, bundled

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from dutygraph.sectors.scheme import Scheme


class Holding(msgspec.Struct, frozen=True, gc=False):
    """What a unit holds: a task, its strongest role there, and the clause that says so."""

    task: Task
    role: Role
    joint: bool
    """Whether several units lead the task."""
    clause: Clause


class DutyGraph:
    """The graph of one or more plans.

    Parameters
    ----------
    plans : read by ``dutygraph.loaders``
    registry : who is who; the bundled one by default
    scheme : the checklist of sectors; the bundled one by default, read when first asked for
    severities : gap rules that weigh otherwise than usual, by name; None for one that is off

    >>> import dutygraph
    >>> graph = dutygraph.load()
    >>> len(graph.held("省应急厅", Role.LEAD))
    31
    """

    def __init__(
        self,
        plans: Iterable[Plan],
        registry: Registry | None = None,
        scheme: Scheme | None = None,
        *,
        severities: Mapping[str, Severity | None] | None = None,
    ) -> None:
        self.plans = tuple(plans)
        self.registry = registry or bundled()
        self._scheme = scheme
        self.severities = severities or {}
        self.units: dict[str, Unit] = {}
        """Units and groups by canonical name."""
        self.printed: dict[str, str] = {}
        """Canonical name → the name as first printed."""
        self._held: dict[str, dict[Role | None, list[Holding]]] = {}  # by unit, then by role; None for any
        for plan in self.plans:
            self._index(plan)

    def _index(self, plan: Plan) -> None:
        identities: dict[str, str] = {}
        for task in plan.tasks:
            held: dict[str, tuple[Role, Clause]] = {}  # each unit's strongest role, and the clause that gives it
            for clause in task.clauses:
                for assignment in clause.assignments:
                    party, role = assignment.party, assignment.role
                    identity = identities.get(party) or identities.setdefault(
                        party, self._meet(party, plan, assignment.is_group)
                    )
                    known = held.get(identity)
                    if known is None or _STRENGTH[role] < _STRENGTH[known[0]]:
                        held[identity] = role, clause
            is_joint = sum(role is Role.LEAD for role, _ in held.values()) > 1
            for identity, (role, clause) in held.items():
                holding = Holding(task, role, is_joint, clause)
                of_unit = self._held[identity]
                of_unit[role].append(holding)
                of_unit[None].append(holding)

    def _meet(self, printed: str, plan: Plan, is_group: bool) -> str:
        unit = self.registry.party_of(plan, printed)
        if unit.name not in self.units:
            is_new_group = is_group and not unit.kind
            self.units[unit.name] = Unit(unit.name, unit.aliases, kind="group") if is_new_group else unit
            self.printed[unit.name] = printed
            self._held[unit.name] = {role: [] for role in (None, *Role)}
        return unit.name

    # --- lookups -----------------------------------------------------------------------------------------

    @cached_property
    def tasks(self) -> dict[str, Task]:
        """All tasks by id, in the order of the plans."""
        return {task.id: task for plan in self.plans for task in plan.tasks}

    @cached_property
    def _by_number(self) -> dict[str, list[Task]]:
        """Tasks by their printed number."""
        found: dict[str, list[Task]] = {}
        for task in self.tasks.values():
            found.setdefault(task.number, []).append(task)
        return found

    @cached_property
    def plan_by_id(self) -> dict[str, Plan]:
        """The plans by id."""
        return {plan.id: plan for plan in self.plans}

    @cached_property
    def unowned(self) -> list[tuple[Task, Duty, Mark, list[str]]]:
        """The duties that no clause charges anybody with, as :func:`unowned_in` tells them, which reads their sentences."""
        return [found for plan in self.plans for found in unowned_in(plan)]

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """Every name a unit or group may be called by → the canonical names of those it may mean, mostly one.

        A former name means those that had it, unless somebody has it now. The printed name stands before the others.
        """
        now: dict[str, list[str]] = {}
        for canonical, unit in self.units.items():
            printed = self.printed[canonical]
            first = (printed,) if printed in unit.names else ()
            for name in dict.fromkeys((*first, *unit.names)):
                now.setdefault(name, []).append(canonical)
        formerly: dict[str, list[str]] = {}
        for canonical, unit in self.units.items():
            for name in dict.fromkeys(name for naming in unit.former for name in naming.names):
                if name not in now:
                    formerly.setdefault(name, []).append(canonical)
        return now | formerly

    def name_of(self, canonical: str) -> str:
        """The name a unit is printed with where that means no other, else its canonical name."""
        printed = self.printed[canonical]
        return printed if self.names[printed] == [canonical] else canonical

    def find_unit(self, name: str) -> Unit:
        """The unit or group that ``name`` means.

        Raises
        ------
        UnknownName
            with near names, when none fits or several do
        """
        return self.units[find_name(name, self.names)]

    def held(self, name: str, role: Role | None = None) -> Sequence[Holding]:
        """What a unit holds in one role, or in any, tasks in the order of the plans. Raises UnknownName."""
        return self._held[find_name(name, self.names)][role]

    def count(self, canonical: str) -> dict[Role, int]:
        """How many tasks a unit holds in each role."""
        return {role: len(self._held[canonical][role]) for role in Role}

    def find_tasks(self, number: str) -> list[Task]:
        """Tasks with this printed number (brackets of either width), one in each plan that has it. Raises UnknownName."""
        wanted = printed_number(number)
        found = self._by_number.get(wanted, [])
        if (named := self.tasks.get(wanted)) and named not in found:
            found = [*found, named]
        if not found:
            raise UnknownName("unknown_task", near_names(wanted, self._by_number), name=number)
        return list(found)

    @cached_property
    def scheme(self) -> Scheme:
        """The checklist of sectors."""
        from dutygraph.sectors import scheme

        return self._scheme or scheme.bundled()

    # --- the graph itself --------------------------------------------------------------------------------

    def nodes(self) -> Iterator[Node]:
        """Every node, as :mod:`dutygraph.graph.schema` describes them. Made while walking: costs no memory."""
        return walk_nodes(self)

    def edges(self) -> Iterator[Edge]:
        """Every edge, each with the span that states it. Made while walking."""
        return walk_edges(self)

    @cached_property
    def networkx(self) -> nx.MultiDiGraph[str]:
        """The graph as a networkx MultiDiGraph, built when first asked for."""
        from dutygraph.graph.to_networkx import build

        return build(self)

    @cached_property
    def rdflib(self) -> rdflib.Graph:
        """The graph as an rdflib Graph, built when first asked for.

        Raises
        ------
        DutyGraphError
            when the extra ``rdf`` is not installed

        >>> import dutygraph
        >>> len(set(dutygraph.load().rdflib.query("SELECT ?unit { ?unit a org:Organization }")))
        40
        """
        need("rdf", "pyoxigraph", "rdflib")
        from dutygraph.graph.rdf.to_rdflib import to_rdflib
        from dutygraph.graph.rdf.write import quads

        return to_rdflib(quads(self))


def printed_number(typed: str) -> str:
    """The number of a task as plans print it: with brackets of full width."""
    return typed.strip().replace("(", "（").replace(")", "）")


_STRENGTH = {role: strength for strength, role in enumerate(Role)}
