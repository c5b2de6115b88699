"""The registry of units: who is who, by the name a plan prints and the day of the plan."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path

import msgspec

from dutygraph.model import Plan, Unit
from dutygraph.text.words import NO_LEVELS
from dutygraph.units import units_yaml
from dutygraph.units.bearings import Bearing, bearer, bearings

#: How a region ends, and the names of its bodies begin.
_LEVELS = ("自治区", "省", "市", "县", "区", "州", "盟", "旗")
_NO_LEVEL = re.compile(NO_LEVELS)

BUNDLED = Path(__file__).parent.parent / "data" / "units.yaml"


class Registry:
    """Units by every name they are or were printed with. A name may mean another unit in another region, or on another day.

    >>> bundled().identify("山东煤监局", "山东省").name
    '国家矿山安全监察局山东局'
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = tuple(units)
        self._bearers: dict[tuple[str, str], list[Bearing]] = defaultdict(list)
        for unit in self.units:
            for bearing in bearings(unit):
                self._bearers[bearing.region, bearing.name].append(bearing)

    def identify(self, printed: str, region: str, on: dt.date | None = None) -> Unit:
        """The unit that a plan of ``region`` calls ``printed``; one made of the name alone when nobody registered it.

        Of several that bore the name it is the last to have taken it by the day ``on``; the newest when that is None.

        >>> bundled().identify("省应急厅", "山东省").name, bundled().identify("省应急厅", "广东省").name
        ('山东省应急管理厅', '广东省应急厅')
        """
        found = self._bearers.get((region, printed)) or self._bearers.get(("", printed))
        if not found:
            return Unit(full_name(printed, region), aliases=(printed,), region=region)
        return found[0].unit if len(found) == 1 else bearer(found, on)

    def party_of(self, plan: Plan, printed: str) -> Unit:
        """The unit or group that a plan calls ``printed``."""
        return self.identify(printed, plan.region, plan.day)

    @cached_property
    def by_name(self) -> dict[str, Unit]:
        """Units by canonical name; of two with one name in two regions, the first."""
        return {unit.name: unit for unit in reversed(self.units)}

    def predecessors(self, unit: Unit) -> tuple[str, ...]:
        """The canonical names of the units whose work went to this one."""
        return tuple(self._predecessors.get(unit.name, ()))

    @cached_property
    def _predecessors(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for unit in self.units:
            for successor in unit.successors:
                found[self.identify(successor, unit.region).name].append(unit.name)
        return found

    def extended(self, other: Registry) -> Registry:
        """This registry and another, which is right wherever the two give one name to two units on one day.

        A unit here whose canonical name, present or former, the other has too gives way to the other's; of any other unit
        the short names that the other gives to somebody else are left out.

        >>> own = Registry([Unit("甲省应急厅", ("省应急厅",), kind="provincial_department", region="甲省")])
        >>> bundled().extended(own).identify("省应急厅", "甲省") in own.units
        True
        """
        kept = (other._left_of(unit) for unit in self.units)
        return Registry([*(unit for unit in kept if unit), *other.units])

    def _left_of(self, unit: Unit) -> Unit | None:
        """What this registry leaves of a unit of another one."""
        claimed = {b.name for b in bearings(unit) if any(map(b.meets, self._bearers.get((b.region, b.name), ())))}
        if any(called.name in claimed for called in (unit, *unit.former)):
            return None
        return _without(unit, claimed) if claimed else unit


def _without(unit: Unit, claimed: set[str]) -> Unit:
    def left(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if name not in claimed)

    former = tuple(
        msgspec.structs.replace(old, aliases=left(old.aliases), national_aliases=left(old.national_aliases))
        for old in unit.former
    )
    return msgspec.structs.replace(
        unit, aliases=left(unit.aliases), national_aliases=left(unit.national_aliases), former=former
    )


def full_name(printed: str, region: str) -> str:
    """A printed name with its region spelled out: 省应急厅 of 山东省 is 山东省应急厅.

    >>> full_name("省应急厅", "山东省"), full_name("自治区应急厅", "广西壮族自治区")
    ('山东省应急厅', '广西壮族自治区应急厅')
    >>> full_name("国家能源局", "山东省"), full_name("国家能源局", "全国"), full_name("市场监管总局", "济南市")
    ('国家能源局', '国家能源局', '市场监管总局')
    """
    level = next((level for level in _LEVELS if region.endswith(level)), "")
    is_of_region = level and printed.startswith(level) and not _NO_LEVEL.match(printed)
    return region + printed.removeprefix(level) if is_of_region else printed


def load(path: Path) -> Registry:
    """Reads a registry file; raises UnreadableFile or InvalidPlan with every problem found."""
    return Registry(units_yaml.load(path))


@cache
def bundled() -> Registry:
    """The registry that comes with the package."""
    return load(BUNDLED)
