"""Whether two names may mean one unit, and which units act in a place of their own."""

from __future__ import annotations

import re

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.units.names import find_abbreviation

#: A body that acts in a place of its own: 平川县政府, 青岛市应急局.
_LOCAL = re.compile(r"政府$|[省市县区州盟旗]委$|管委会|办事处|^[^城社园辖省]{2,5}[市县区州盟旗镇乡](?![场政容])")


def is_local(name: str, region: str) -> bool:
    """Whether a unit, by its canonical name, acts in a place of its own inside the region of its plan."""
    return _LOCAL.search(name.removeprefix(region)) is not None


def may_be_one(graph: DutyGraph, one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two units, each by its canonical and its printed name, may be one, or one a part of the other."""
    names = [(short, long) for short in one for long in other]
    if any(
        long.startswith(short) or short.startswith(long) or find_abbreviation(short, {long: [long]})
        for short, long in names
    ):
        return True
    return other[0] == graph.units[one[0]].parent or one[0] == graph.units[other[0]].parent
