"""The registry of units: data/units.yaml → who is who."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from dutygraph.errors import InvalidPlan
from dutygraph.loaders.decode import read_text
from dutygraph.loaders.strict_yaml import StrictYaml
from dutygraph.model import Unit
from dutygraph.text.words import NO_LEVELS

#: How a region ends, and the names of its bodies begin.
_LEVELS = ("自治区", "省", "市", "县", "区", "州", "盟", "旗")
_NO_LEVEL = re.compile(NO_LEVELS)

BUNDLED = Path(__file__).parent.parent / "data" / "units.yaml"


class Registry:
    """Units by every name they are printed with. A name may mean another unit in another region."""

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self.units = units
        self._by_name: dict[tuple[str, str], Unit] = {}
        for unit in units:
            for name in (unit.name, *unit.aliases):
                self._by_name.setdefault((unit.region, name), unit)

    def identify(self, printed: str, region: str) -> Unit:
        """The unit that a plan of ``region`` calls ``printed``; one made of the name alone when nobody registered it.

        >>> bundled().identify("省应急厅", "山东省").name, bundled().identify("省应急厅", "广东省").name
        ('山东省应急管理厅', '广东省应急厅')
        """
        found = self._by_name.get((region, printed)) or self._by_name.get(("", printed))
        return found or Unit(full_name(printed, region), aliases=(printed,), region=region)


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
    reader = _Reader(str(path))
    root = reader.compose(read_text(path))
    top = reader.fields(root, "format units") if root is not None else None
    units = reader.items(top, "units", reader.unit) if top else ()
    if reader.problems:
        raise InvalidPlan(reader.problems)
    return Registry(units)


@cache
def bundled() -> Registry:
    """The registry that comes with the package."""
    return load(BUNDLED)


class _Reader(StrictYaml):
    def unit(self, node: yaml.Node) -> Unit | None:
        fields = self.fields(node, "name kind source", "aliases parent region")
        if fields is None:
            return None
        return Unit(
            name=self.text(fields, "name"),
            aliases=self.items(fields, "aliases", self.string),
            kind=self.text(fields, "kind"),
            parent=self.text(fields, "parent"),
            region=self.text(fields, "region"),
            source=self.text(fields, "source"),
        )
