"""Which level of government a unit belongs to, told from its name where the name says so."""

from __future__ import annotations

import re
from enum import IntEnum

from dutygraph.model import Unit
from dutygraph.text.words import FUNCTIONS, NO_LEVELS, longest_first


class Level(IntEnum):
    """From the highest to the lowest."""

    NATION = 0
    PROVINCE = 1
    CITY = 2
    COUNTY = 3
    TOWN = 4


#: Kinds of the registry whose bodies stand in a place but are nobody's there: they work with any level as equals.
_STATIONED = re.compile("^central_agency_local$|^enterprise|^group$")
#: The same told from a name: a ministry's office for a place, an office of a department in a lower place, a company.
_OFFICE = re.compile(
    "分局$|分公司|公司$|集团|监管办|(?<!市场)监管局|监察局|海事局|海关$|通信管理局$|消防救援|气象局|地震局|税务局|邮政管理局|银行"
)
_NATIONAL = re.compile(
    rf"(?:国家[^局委]{{2,12}}(?:局|委|委员会)|(?:{longest_first(FUNCTIONS.split('|'))})(?:部|总局|总署)|海关总署|国务院.+|"
    "中央.{2,}|最高人民.{2,3})$"
)
_DIRECT = ("北京市", "天津市", "上海市", "重庆市")
_PLACE = re.compile(rf"(?!{NO_LEVELS})[^城社园辖省]{{2,4}}(?P<level>[市县区州盟旗镇乡])(?!场|政(?![府协法])|容|域)")
_WORDS = {
    "市": Level.CITY,
    "州": Level.CITY,
    "盟": Level.CITY,
    "县": Level.COUNTY,
    "区": Level.COUNTY,
    "旗": Level.COUNTY,
    "镇": Level.TOWN,
    "乡": Level.TOWN,
}
_PROVINCES = ("省", "自治区")
_OWN = re.compile(rf"(?!{NO_LEVELS})(?P<level>自治区|省|市|州|盟|县|区|旗|镇|乡)(?![级直内外辖域])")


def level_of(unit: Unit, printed: str, region: str) -> Level | None:
    """The level of a unit that a plan of ``region`` calls ``printed``; None where neither name nor registry tells.

    Offices of the centre that stand in a place (山东海事局, 青岛海关) and companies have none.

    >>> [level_of(Unit(name), name, "山东省") for name in ("省公安厅", "青岛市人民政府", "国家能源局", "青岛海关")]
    [<Level.PROVINCE: 1>, <Level.COUNTY: 3>, <Level.NATION: 0>, None]
    """
    if _STATIONED.search(unit.kind) or _OFFICE.search(printed):
        return None
    if _NATIONAL.match(printed):
        return Level.NATION
    if printed.startswith(_DIRECT) or (region in _DIRECT and _OWN.match(printed) and printed.startswith("市")):
        return Level.PROVINCE
    if region and printed.startswith(region):
        printed = region[-1] + printed.removeprefix(region) if not region.endswith("自治区") else "自治区"
    if own := _OWN.match(printed):
        return _own(own["level"], region)
    if re.match("[^省]{2,3}省", printed):
        return Level.PROVINCE
    if place := _PLACE.match(printed):
        return _below(place["level"], region)
    return None


def _own(level: str, region: str) -> Level | None:
    """The level that 省, 市 or 县 at the head of a name says in a plan of ``region``."""
    if level in ("省", "自治区"):
        return Level.PROVINCE
    if level == "区" and region.endswith("自治区"):
        return None  # the autonomous region, or a district in it
    return _below(level, region) if region.endswith(_PROVINCES) else _WORDS[level]


def _below(level: str, region: str) -> Level | None:
    """The level of a place inside a region.

    In a plan of a province a 市 may be one of a prefecture (青岛市) or of a county (平度市): there all below the province
    are one level, towns aside.
    """
    if level in "镇乡":
        return Level.TOWN
    if level in "市州盟" and not region.endswith(_PROVINCES):
        return None
    return Level.COUNTY
