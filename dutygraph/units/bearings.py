"""Which unit bore which name, where and when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from dutygraph.model import Unit
from dutygraph.text.words import NATION
from dutygraph.units.dates import has_passed, meet

_REGION_ENDS = re.compile("(?:(?:壮族|回族|维吾尔)?自治区|[省市县区州盟旗])$")


class Bearing(NamedTuple):
    """A name of a unit in the plans of a region ('' for all plans), from a day until a day ('' where nobody knows)."""

    unit: Unit
    region: str
    name: str
    since: str
    until: str

    def meets(self, other: Bearing) -> bool:
        """Whether both were borne on some day."""
        return meet((self.since, self.until), (other.since, other.until))


def bearings(unit: Unit) -> Iterator[Bearing]:
    """Every name of a unit, now and formerly. One that has its region's name in it (山东海事局) means it in any plan."""
    stem = _REGION_ENDS.sub("", unit.region)
    for naming in (unit, *unit.former):
        for name in dict.fromkeys((naming.name, *naming.aliases)):
            yield Bearing(unit, unit.region, name, naming.since, naming.until)
            if len(stem) > 1 and stem in name:
                yield Bearing(unit, "", name, naming.since, naming.until)
        for name in naming.national_aliases:
            yield Bearing(unit, NATION, name, naming.since, naming.until)


def called(unit: Unit, on: dt.date) -> str:
    """The name of a unit on a day: the present one, unless a former one was in use for all one knows."""
    in_use = (old.name for old in unit.former if old.until and not has_passed(old.until, on))
    return next(in_use, unit.name)


def clashes(bearers: Sequence[Bearing]) -> Iterator[tuple[Bearing, Bearing]]:
    """Pairs of units that bore one name on one day: at least one pair when there is any, each with the later one second."""
    by_age = sorted(bearers, key=_age)
    for one, other in zip(accumulate(by_age, partial(max, key=_end)), by_age[1:], strict=False):
        if one.unit is not other.unit and one.meets(other):
            yield one, other


def bearer(bearers: Sequence[Bearing], on: dt.date | None) -> Unit:
    """Of units that bore a name one after the other the last to have taken it by a day; the newest for None."""
    by_age = sorted(bearers, key=_age)
    begun = [bearing for bearing in by_age if on is None or bearing.since <= on.isoformat()]
    return (begun or by_age[:1])[-1].unit


def _age(bearing: Bearing) -> tuple[str, str]:
    return bearing.since, _end(bearing)


def _end(bearing: Bearing) -> str:
    return bearing.until or "9999"
