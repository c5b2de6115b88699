from __future__ import annotations

from pathlib import Path

import pytest

from dutygraph.errors import InvalidPlan, UnreadableFile
from dutygraph.sectors.about import Manner, Naming, name_in_sentence
from dutygraph.sectors.scheme import bundled, load, loads

SCHEME = bundled()
HEAD = "format: 1\ntitle: 我的清单\n"


def test_the_bundled_checklist_is_a_tree_with_labels_in_both_languages() -> None:
    assert {f"{number:02}" for number in range(1, 76)} <= SCHEME.sectors.keys()  # the 75 it began with
    for sector in SCHEME.sectors.values():
        assert sector.label
        assert sector.label_en.isascii()
        assert SCHEME.group(sector.code).broader == ""
    assert [wide.code for wide in SCHEME.line("24.2")] == ["24", "E"]
    assert SCHEME.are_in_line("24.2", "E")
    assert not SCHEME.are_in_line("24.2", "23")


def test_every_word_finds_its_own_sector() -> None:
    for sector in SCHEME.sectors.values():
        for word in sector.words:
            found = SCHEME.find(f"加强{word}安全监管")
            assert [word_at.end - word_at.start for word_at in found] == [len(word)], word
            assert sector.code in found[0].names


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("加强煤矿监管", ["01"]),
        ("加强非煤矿山监管", ["02"]),  # no 煤矿, no 矿山
        ("各级党校组织培训", []),  # no 学校
        ("培育航空航天产业", []),  # no 民航
        ("加强民航监管", ["24"]),
        ("开展考核电力除外", ["34"]),  # no 核电
        ("细化工作措施", []),  # no 化工
        ("实现减负提质", []),
        ("加强水利工程建设", ["28"]),  # works, the longest word
        ("加强水利工程管理", ["48"]),
        ("危险化学品道路运输", ["06"]),  # neither 05 nor 17
        ("群众性宣传教育活动", []),  # no 大型群众性活动
    ],
)
def test_the_longest_word_wins_and_no_word_is_found_in_another(text: str, codes: list[str]) -> None:
    assert [code for word in SCHEME.find(text) for code in word.names] == codes


def test_a_checklist_of_ones_own() -> None:
    scheme = loads(
        HEAD + "sectors:\n"
        "- {code: X, label: 游乐, label_en: Rides}\n"
        "- {code: X1, label: 蹦床, label_en: Trampolines, broader: X, words: [蹦床, 蹦床公园], passing: [网红项目]}\n",
        "own.yaml",
    )
    assert [sector.code for sector in scheme.sectors.values()] == ["X", "X1"]
    assert [(word.names, word.touches) for word in scheme.find("蹦床公园、网红项目")] == [(("X1",), ()), ((), ("X1",))]


def test_what_a_sentence_is_about_does_not_depend_on_what_is_on_the_list() -> None:
    scheme = loads(
        HEAD + "sectors:\n" + one(code="X", label="学校", label_en="Schools", words="[学校, 矿山]"), "own.yaml"
    )
    place = "加强学校、医院等单位的危险化学品使用安全管理。"  # 危险化学品 is none of the list's
    assert name_in_sentence(place, scheme) == [Naming("X", Manner.PASSING)]
    assert name_in_sentence("加强学校安全管理。", scheme) == [Naming("X", Manner.ALONE)]
    assert name_in_sentence("加强燃气安全管理。", scheme) == []
    assert name_in_sentence("加强非煤矿山安全管理。", scheme) == [
        Naming("X", Manner.ALONE)
    ]  # its word, not the bundled


def one(**fields: str) -> str:
    return "- {" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}\n"


@pytest.mark.parametrize(
    ("sectors", "line", "told"),
    [
        (one(code="X", label="甲", label_en="A") * 2, 5, "two sectors have the code 'X'"),
        (one(code="X", label="甲", label_en="A", broader="Y"), 4, "broader names no sector of the list: 'Y'"),
        (
            one(code="X", label="甲", label_en="A", broader="Y") + one(code="Y", label="乙", label_en="B", broader="X"),
            4,
            "back to itself",
        ),
        (
            one(code="X", label="甲", label_en="A", words="[游艇]")
            + one(code="Y", label="乙", label_en="B", words="[游艇]"),
            5,
            "'游艇' already names sector X",
        ),
        (one(code="X", label="甲", label_en="A", words="[游]"), 4, "too short"),
        (one(code="X", label="甲", label_en="A", words="[游艇, 游艇]"), 4, "stands twice"),
        (one(code="X", label="甲", label_en="A", words="[游艇]", passing="[游艇]"), 4, "under words and passing"),
        (one(code="X", label="甲", label_en="A", word="[游艇]"), 4, "word"),  # misspelt key
        (one(code="X", label="甲"), 4, "label_en"),
    ],
)
def test_a_wrong_checklist_is_told_with_the_line(sectors: str, line: int, told: str) -> None:
    with pytest.raises(InvalidPlan) as raised:
        loads(HEAD + "sectors:\n" + sectors, "own.yaml")
    assert any(f"own.yaml:{line}:" in text and told in text for text in str(raised.value.render("en")).split("\n"))


def test_a_word_may_name_a_sector_and_its_broader_one() -> None:
    text = one(code="X", label="甲", label_en="A", words="[游艇]") + one(
        code="Y", label="乙", label_en="B", broader="X", words="[游艇]"
    )
    assert loads(HEAD + "sectors:\n" + text, "own.yaml").find("游艇")[0].names[:2] == ("X", "Y")


def test_what_is_no_checklist_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        load(tmp_path / "none.yaml")
    for content in ("", "[]", "format: 1\n", "format: 2\ntitle: x\nsectors: []\n", "a: [\n", "plan: {}\n"):
        (tmp_path / "own.yaml").write_text(content, encoding="utf-8")
        with pytest.raises((InvalidPlan, UnreadableFile)):
            load(tmp_path / "own.yaml")
