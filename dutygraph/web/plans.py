"""The plans that are asked now. They are swapped whole: who asks meanwhile sees them as they were or as they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from dutygraph.errors import DutyGraphError
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.loaders import is_plan_yaml, load_plan
from dutygraph.model import Plan
from dutygraph.queries.gaps import Survey, survey
from dutygraph.queries.sectors import SectorAnswer, sectors

Found = TypeVar("Found")
#: Days whose gaps are kept: most ask for today's.
_MOST_KEPT = 4


class Now:
    """All plans at one time. What takes long to find in them is found once.

    Parameters
    ----------
    graph : their graph
    kept : the files of those that are kept in the folder, by the plan's id
    """

    def __init__(self, graph: DutyGraph, kept: Mapping[str, Path]) -> None:
        self.graph = graph
        self.kept = kept
        self._found: dict[object, Any] = {}
        self._finding = Lock()

    def survey(self, on: dt.date | None = None) -> Survey:
        """The gaps on a day, today by default."""
        day = on or dt.date.today()
        return self._once(day, lambda: survey(self.graph, on=day))

    def sectors(self) -> list[SectorAnswer]:
        """What the plans say of each sector."""
        return self._once("sectors", lambda: sectors(self.graph))

    def _once(self, key: object, find: Callable[[], Found]) -> Found:
        with self._finding:  # who asks meanwhile waits, and does not look for the same
            if key not in self._found:
                if len(self._found) > _MOST_KEPT:
                    self._found.clear()
                self._found[key] = find()
            found: Found = self._found[key]
        return found


class Plans:
    """The plans behind ``--data``, and those that were uploaded or corrected, which the folder keeps.

    A plan in the folder stands in the place of the one behind ``--data`` that has its id; no file behind ``--data`` is
    ever written.

    Parameters
    ----------
    plans : those behind ``--data``
    folder : where plan files (YAML) of uploaded and corrected plans are kept; it exists
    graph_of : makes the graph of some plans, as the settings want it

    Raises
    ------
    UnreadableFile, InvalidPlan
        when a plan file in the folder cannot be read
    DutyGraphError
        when two of them hold the same plan
    """

    def __init__(self, plans: Iterable[Plan], folder: Path, graph_of: Callable[[Iterable[Plan]], DutyGraph]) -> None:
        self.folder = folder
        self._graph_of = graph_of
        self._swapping = Lock()
        found = {plan.id: plan for plan in plans}
        kept: dict[str, Path] = {}
        for file in sorted(file for file in folder.iterdir() if _is_kept_plan(file)):
            plan = load_plan(file)
            if plan.id in kept:
                raise DutyGraphError("same_plan", str(file), id=plan.id, other=kept[plan.id])
            kept[plan.id] = file
            found[plan.id] = plan
        self.now = Now(graph_of(found.values()), kept)

    def put(self, plan: Plan, file: Path) -> None:
        """Adds a plan that stands in a file of the folder, or puts it in the place of the one that has its id."""
        with self._swapping:
            plans = {one.id: one for one in self.now.graph.plans} | {plan.id: plan}
            self.now = Now(self._graph_of(plans.values()), {**self.now.kept, plan.id: file})


def _is_kept_plan(file: Path) -> bool:
    return is_plan_yaml(file) and not file.name.startswith(".") and file.is_file()
