"""Who must do what, by when, and which duties nobody owns: a graph of the duties in government plans.

>>> import dutygraph
>>> graph = dutygraph.load()  # the bundled plan; or load("my-plan.txt", "plans/")
>>> graph.held("省能源局")[0].task.title
'强化安全风险源头治理'
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from dutygraph.graph.duty_graph import DutyGraph, Holding
from dutygraph.loaders import BUNDLED, load_plan, load_plans

__all__ = ["DutyGraph", "Holding", "load", "load_plan"]
__version__ = "0.1.0"


def load(*paths: str | PathLike[str]) -> DutyGraph:
    """The graph of the plans in these files and folders; of the bundled Shandong plan when none is given.

    Raises
    ------
    UnreadableFile, NoPlan, InvalidPlan
    """
    return DutyGraph(load_plans([Path(path) for path in paths] or [BUNDLED]))
