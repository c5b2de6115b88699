"""The level of a unit, told from its name and the region of the plan that names it."""

from __future__ import annotations

import pytest

from dutygraph.model import Unit
from dutygraph.units.levels import Level, level_of


@pytest.mark.parametrize(
    ("name", "region", "level"),
    [
        ("公安部", "", Level.NATION),
        ("国家邮政局", "山东省", Level.NATION),
        ("省公安厅", "山东省", Level.PROVINCE),
        ("山东省公安厅", "山东省", Level.PROVINCE),
        ("山东省人民政府", "", Level.PROVINCE),
        ("市教委", "重庆市", Level.PROVINCE),
        ("市公安局", "青岛市", Level.CITY),
        ("县公安局", "平川县", Level.COUNTY),
        ("平川县政府", "青岛市", Level.COUNTY),
        ("平川镇政府", "青岛市", Level.TOWN),
        ("省市场监管局", "山东省", Level.PROVINCE),
    ],
)
def test_a_name_that_tells_the_level(name: str, region: str, level: Level) -> None:
    assert level_of(Unit(name), name, region) is level


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("青岛海关", "山东省"),
        ("国家能源局山东监管办公室", "山东省"),
        ("省高速集团", "山东省"),
        ("市场监管局", "山东省"),
        ("平度市政府", ""),  # of a prefecture or of a county
    ],
)
def test_a_name_that_does_not_tell_has_none(name: str, region: str) -> None:
    assert level_of(Unit(name), name, region) is None


def test_below_a_province_nothing_is_told_apart_but_towns() -> None:
    levels = {
        level_of(Unit(name), name, "山东省")
        for name in ("青岛市人民政府", "平度市政府", "枣林区政府", "市公安局", "平川县政府")
    }
    assert levels == {Level.COUNTY}
