"""One of two plans that are compared: its tasks and duties by position, who its names mean, and what it says there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from dutygraph.model import Clause, Deadline, Duty, Plan, Role, Span, Target, Task
from dutygraph.queries.comparison.changes import Side
from dutygraph.queries.comparison.matching import Place
from dutygraph.queries.comparison.parties import Roles, roles_of
from dutygraph.queries.gaps.rule import noted_in
from dutygraph.text.marks import mend
from dutygraph.units.registry import Registry

Clauses = tuple[Clause, ...]


class OnePlan:
    """A plan whose names are those of a region."""

    def __init__(self, plan: Plan, region: str, registry: Registry) -> None:
        self.tasks = plan.tasks
        self.targets = plan.targets
        self._unread = {task.id: span for task, span in noted_in(plan, "unread-clause")}
        self._region, self._day, self._registry = region, plan.day, registry
        self._identities: dict[str, str] = {}
        self._governing: dict[int, dict[Place, Clauses]] = {}
        self._roles: dict[tuple[int, ...], Roles] = {}

    # --- what it has -------------------------------------------------------------------------------------

    def places(self, position: int) -> list[Place]:
        """The duties of a task."""
        return [(position, order) for order in range(len(self.tasks[position].duties))]

    def duty(self, place: Place) -> Duty:
        return self.tasks[place[0]].duties[place[1]]

    def governing(self, position: int) -> dict[Place, Clauses]:
        """The clauses that govern each duty of a task."""
        if position not in self._governing:
            task = self.tasks[position]
            found: dict[int, list[Clause]] = defaultdict(list)
            for clause in task.clauses:
                for order in clause.duties or (duty.order for duty in task.duties):
                    found[order].append(clause)
            places = zip(self.places(position), task.duties, strict=True)
            self._governing[position] = {place: tuple(found[duty.order]) for place, duty in places}
        return self._governing[position]

    def roles(self, clauses: Clauses) -> Roles:
        key = tuple(map(id, clauses))
        if key not in self._roles:
            self._roles[key] = roles_of(clauses, self._identify)
        return self._roles[key]

    def is_unread(self, task: Task) -> bool:
        """Whether something in a task charges somebody and was not understood."""
        return task.id in self._unread

    def _identify(self, printed: str) -> str:
        if printed not in self._identities:
            self._identities[printed] = self._registry.identify(printed, self._region, self._day).name
        return self._identities[printed]

    # --- what it says there ------------------------------------------------------------------------------

    def sentence(self, place: Place) -> Side:
        return said(self.tasks[place[0]], self.duty(place).text, self.duty(place).span)

    def fact(self, place: Place, fact: Deadline | Target | None) -> Side:
        """What a duty states; where it states nothing of the kind, the duty without it."""
        return stated(self.tasks[place[0]], fact, self.duty(place).span)

    def charge(
        self, task: Task, clauses: Clauses, parties: Collection[tuple[str, Role | None]], *, whole_lead: bool
    ) -> Side:
        """The parties that changed, or all that lead, with the clause that names one of those that changed in its role;
        where none does the first clause, else the heading that has none."""
        leads = (a.party for clause in clauses for a in clause.assignments if a.role is Role.LEAD)
        names = leads if whole_lead else (name for name, role in parties if role)
        naming = (c.span for c in clauses if any((a.party, a.role) in parties for a in c.assignments))
        span = next(naming, clauses[0].span if clauses else task.span)
        return said(task, "、".join(dict.fromkeys(names)), span)

    def unread(self, task: Task) -> Side:
        """What was not understood in a task; where all was, its first clause."""
        if self.is_unread(task):
            span = self._unread[task.id]
            return said(task, mend(span.quote), span)
        return said(task, "", task.clauses[0].span if task.clauses else task.span)


def said(task: Task, text: str, span: Span) -> Side:
    return Side(task.number, task.title, text, span)


def heading(task: Task) -> Side:
    return said(task, task.title, task.span)


def stated(task: Task, fact: Deadline | Target | None, span: Span) -> Side:
    """A deadline or a target; where there is none, what lacks it."""
    if fact is None:
        return said(task, "", span)
    by = fact.by if isinstance(fact, Deadline) else None
    return Side(task.number, task.title, fact.text, fact.span, by)
