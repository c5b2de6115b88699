"""Who acts in a sentence, and whether a unit does the work of a department that is named by what it does."""

from __future__ import annotations

import pytest

from dutygraph.text.actors import does_work_of, find_actors


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("民政部要会同国家邮政局研究制定送餐服务指引。", ["民政部", "国家邮政局"]),
        ("市委宣传部会同市教育局开展宣传。", ["市委宣传部", "市教育局"]),
        ("强化税务、海关等部门数据共享。", ["税务", "海关"]),
        ("农业农村部门负责技术服务，生态环境部门负责监管执法。", ["农业农村", "生态环境"]),
        ("市场监管总局会同有关部门制定清单。", ["市场监管总局"]),
        ("区域内医院会同县域内医院开展救治。", []),
        ("在税务、人力资源社会保障、公积金等服务领域应用电子营业执照。", []),
        ("下放给省级人民政府市场监督管理部门。", []),
    ],
)
def test_who_acts(sentence: str, actors: list[str]) -> None:
    assert find_actors(sentence) == actors


@pytest.mark.parametrize(
    ("actor", "unit", "does"),
    [
        ("住建部门", "市住房城乡建设局", True),
        ("工商", "市市场监管局", True),  # by its older name
        ("安监部门", "省应急厅", True),
        ("市城市管理局", "市城市管理综合执法支队", True),
        ("海事", "省交通运输厅", False),  # a body of its own
        ("公安", "省司法厅", False),
        ("省教育厅", "省公安厅", False),
    ],
)
def test_whose_work_it_is(actor: str, unit: str, does: bool) -> None:
    assert does_work_of(actor, unit) is does
