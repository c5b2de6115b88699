"""Each way a text can name a sector without being about it, beside a text that is about it."""

from __future__ import annotations

import pytest

from dutygraph.sectors.about import name_in_sentence, name_in_title
from dutygraph.sectors.scheme import bundled

SCHEME = bundled()


def manner(sentence: str, code: str) -> str:
    return {naming.code: naming.manner.value for naming in name_in_sentence(sentence, SCHEME)}.get(code, "")


@pytest.mark.parametrize(
    ("code", "sentence", "expected"),
    [
        # a unit's name
        ("48", "加强水利设施安全监管。", "alone"),
        ("48", "省水利厅开展安全检查。", "passing"),
        ("48", "水利部门开展安全检查。", "passing"),
        ("24", "民航主管部门组织安全检查。", "passing"),
        # a charge in brackets says who, not what
        ("48", "开展安全检查（责任单位：省水利厅）。", ""),
        # the audience of teaching
        ("59", "加强学校安全管理。", "alone"),
        ("59", "推动安全宣传进学校。", "passing"),
        ("59", "在学校开展安全教育。", "passing"),
        ("01", "开展煤矿安全管理。", "alone"),
        ("01", "开展煤矿安全管理培训。", "passing"),
        # an exception, an example
        ("24", "严格民航安全检查。", "alone"),
        ("24", "除民航外，严格安全检查。", "passing"),
        ("24", "本办法不适用于民航安全管理。", "passing"),
        # the place of another sector's risk
        ("59", "加强学校、医院等单位的危险化学品安全管理。", "passing"),
        ("09", "加强学校、医院等单位的危险化学品使用安全管理。", "alone"),
        ("22", "开展港口压力容器检验。", "passing"),
        ("38", "开展港口压力容器检验。", "alone"),
        ("59", "开展学校周边道路交通安全治理。", "passing"),
        ("60", "推进学校、医院消防安全整治。", "passing"),
        ("44", "加强农机渔业安全监管。", "alone"),  # akin: a list of two
        # no act on safety at all
        ("24.2", "发展低空经济。", "passing"),
        ("24.2", "加强低空飞行安全监管。", "alone"),
        ("59", "推动高校毕业生就业。", "passing"),
        # a list, and prevention in the sector's own word
        ("29", "加强供水、燃气等设施安全管理。", "listed"),
        ("29", "加强燃气设施安全管理。", "alone"),
        ("47", "加强森林防火。", "alone"),
        ("68", "国有企业要落实安全生产主体责任。", "alone"),
        # a title that is cited
        ("29", "修订《燃气管理条例》。", "passing"),
        # the act stands in another part
        ("53", "繁荣旅游市场，加强燃气安全监管。", "passing"),
        ("50", "聚焦物流仓储，集中开展排查整治。", "alone"),
    ],
)
def test_how_a_sentence_names_a_sector(code: str, sentence: str, expected: str) -> None:
    assert manner(sentence, code) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("农机渔业安全", {"44": "title", "45": "title"}),
        ("学校消防安全", {"59": "passing", "14": "title"}),
        ("医院周边治理", {"60": "passing"}),
        ("落实省水利厅职责", {"48": "passing"}),
        ("燃气安全宣传", {"29": "passing", "30": "passing"}),
        ("党校教育", {}),
    ],
)
def test_how_a_heading_names_a_sector(title: str, expected: dict[str, str]) -> None:
    assert {naming.code: naming.manner.value for naming in name_in_title(title, SCHEME)} == expected
