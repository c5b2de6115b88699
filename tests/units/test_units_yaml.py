"""Mistakes in a registry file: each told with its place and how to mend it."""

from __future__ import annotations

import contextlib
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dutygraph.cli import cli
from dutygraph.errors import InvalidPlan
from dutygraph.loaders import BUNDLED
from dutygraph.messages import say
from dutygraph.units import registry, units_yaml
from dutygraph.units.dates import is_day
from dutygraph.units.kinds import KINDS

HEAD = "format: 1\nunits:\n"


def check(*files: Path, lang: str = "en") -> Result:
    return CliRunner().invoke(cli, ["--lang", lang, "check", *map(str, files)])


def expect(body: str, *keys: str) -> None:
    """Reads a registry whose mistakes have ▸ before them: at each of these places, and at no other, one of ``keys``."""
    marks = [match.start() for match in re.finditer("▸", HEAD + body)]
    before = [(HEAD + body)[:mark].replace("▸", "") for mark in marks]
    places = [f"u.yaml:{text.count(chr(10)) + 1}:{len(text) - text.rfind(chr(10))}" for text in before]
    with pytest.raises(InvalidPlan) as caught:
        units_yaml.loads((HEAD + body).replace("▸", ""), "u.yaml")
    found = {problem.where: problem.key for problem in caught.value.problems}
    assert found == dict(zip(places, keys, strict=True))
    assert len(found) == len(caught.value.problems)


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ("- {name: 甲, kind: enterprise, ▸alias: [乙]}", "yaml_unknown_key"),
        ("- {name: 甲, kind: ▸enterprize}", "yaml_not_choice"),
        ("- ▸{kind: enterprise}", "yaml_missing_key"),
        ("- {name: ▸'', kind: enterprise}", "yaml_empty"),
        ("- {name: 甲, kind: enterprise, aliases: [▸'']}", "units_no_name"),
        ("- {name: 甲, kind: enterprise, from: ▸2018-13}", "units_bad_day"),
        ("- {name: 甲, kind: enterprise, from: ▸去年}", "units_bad_day"),
        ("- {name: 甲, kind: enterprise, from: '2019', to: ▸'2018-10'}", "units_ends_first"),
        ("- {name: 甲, kind: enterprise, sources: {▸乙: 某文}}", "yaml_unknown_key"),
        ("- {name: 甲, kind: enterprise, sources: {▸from: 某文}}", "yaml_unknown_key"),  # it states no from
        ("- {name: 甲, kind: enterprise, renamed: ▸乙}", "units_renamed_to"),
        ("- {name: 甲, kind: enterprise, renamed: ▸甲}", "units_renamed_to"),
        ("- {name: 甲, kind: enterprise, members: ▸[乙]}", "units_members_of_unit"),
        ("- {name: 甲, kind: group, members: ▸[乙]}", "units_members_unsourced"),
        (
            "- {name: 甲, kind: enterprise, renamed: 乙, successors: ▸[丙]}\n- {name: 乙, kind: enterprise}",
            "units_renamed_and_ended",
        ),
        (
            "- {name: 甲, kind: enterprise, renamed: 丙}\n- {name: 乙, kind: enterprise, renamed: ▸丙}\n"
            "- {name: 丙, kind: enterprise}",
            "units_two_before",
        ),
        (
            "- {name: 甲, kind: enterprise, to: ▸'2020', renamed: 乙}\n- {name: 乙, kind: enterprise, from: '2019'}",
            "units_renamed_late",
        ),
        (
            "- {name: 甲, kind: enterprise, parent: 乙}\n- {name: 乙, kind: enterprise, parent: ▸丙}\n"
            "- {name: 丙, kind: enterprise, parent: 乙}",
            "units_parent_circle",
        ),
        ("- {name: 甲, kind: enterprise, parent: ▸甲}", "units_parent_circle"),
        (
            "- {name: 甲, kind: enterprise, aliases: [局]}\n- {name: 乙, kind: enterprise, aliases: [▸局]}",
            "units_same_name",
        ),
        (
            "- {name: 甲, kind: enterprise, aliases: [局], to: '2018-06'}\n"
            "- {name: 乙, kind: enterprise, aliases: [▸局], from: '2018-05-01'}",
            "units_same_name",
        ),
        (
            "- {name: 甲, kind: enterprise, to: '2018'}\n- {name: ▸甲, kind: enterprise, from: '2018'}",
            "units_same_canonical",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(body: str, key: str) -> None:
    expect(body, key)


def test_a_misspelt_key_is_not_told_twice() -> None:
    expect("- {name: 甲, kind: enterprise, ▸alias: [乙], sources: {乙: 某文}}", "yaml_unknown_key")


def test_every_circle_of_renamings_is_told_beside_other_mistakes() -> None:
    expect(
        "- {name: 甲, kind: enterprise, renamed: ▸乙}\n- {name: 乙, kind: enterprise, renamed: 甲}\n"
        "- {name: 丙, kind: enterprise, renamed: ▸丁}\n- {name: 丁, kind: enterprise, renamed: 丙}\n"
        "- {name: 戊, kind: enterprise, renamed: ▸己}",
        "units_circle", "units_circle", "units_renamed_to",
    )  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "- {name: 甲, kind: enterprise, aliases: [局], to: '2018'}\n"
        "- {name: 乙, kind: enterprise, aliases: [局], from: '2018'}",  # one after the other
        "- {name: 甲, kind: enterprise, region: 甲省, aliases: [省局]}\n"
        "- {name: 乙, kind: enterprise, region: 乙省, aliases: [省局]}",  # in different regions
        "- {name: 甲, kind: enterprise, aliases: [局], renamed: 乙}\n- {name: 乙, kind: enterprise, aliases: [局]}",
        "- {name: 甲, kind: group, members: [乙], sources: {members: 某办法第三条}}",
        "  []",
    ],
)
def test_what_is_right_is_no_problem(body: str) -> None:
    units_yaml.loads(HEAD + body)


def test_a_name_that_two_bodies_have_at_one_time_is_found_however_many_had_it_between() -> None:
    expect(
        "- {name: 甲, kind: enterprise, aliases: [局], from: '2000', to: '2020'}\n"
        "- {name: 乙, kind: enterprise, aliases: [局], from: '2020'}\n"
        "- {name: 丙, kind: enterprise, aliases: [▸局], from: '2005', to: '2006'}\n"
        "- {name: 丁, kind: enterprise, aliases: [▸局], from: '2007', to: '2008'}",
        "units_same_name", "units_same_name",
    )  # fmt: skip


def test_days_are_beginnings_of_iso_dates() -> None:
    good = ("2018", "2018-10", "2018-10-31", "2020-02-29")
    bad = ("", "18", "2018-1", "2018-13", "2018-00", "2019-02-29", "2018-10-31T00", "2018/10", "２０１８", "0000")
    assert [day for day in (*good, *bad) if is_day(day)] == list(good)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("units: 3", "format"),
        ("format: 2\nunits: []", "u.yaml:1:9: a registry of another version"),
        ("format: 1\nunits: {}", "u.yaml:2:8"),
        ("format: 1\nunits: [", "u.yaml:"),
        ("format: 1\nunits:\n- &a {name: 甲, kind: enterprise}\n- *a", "u.yaml:4:3"),
        ("format: 1\nunits:\n- 甲", "u.yaml:3:3"),
        ("format: 1\nunits:\n- name: 甲\n  name: 乙\n  kind: enterprise", "u.yaml:4:3"),
        ("format: 1\nunits: " + "[" * 2000, "u.yaml:2:"),
        ("format: 1\nunits:\n- {name: 甲\x07, kind: enterprise}", "not a text file"),
    ],
)
def test_check_tells_what_is_wrong_with_a_hostile_file(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "u.yaml"
    file.write_text(text, "utf-8")
    for lang in ("en", "zh"):
        result = check(file, lang=lang)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert "Traceback" not in result.stderr
    assert told in check(file).stderr


def test_check_tells_files_of_several_kinds_apart(tmp_path: Path) -> None:
    bad = tmp_path / "own.yaml"
    bad.write_text(HEAD + "- {name: 甲, kind: enterprise, alias: [乙]}", "utf-8")
    result = check(registry.BUNDLED, BUNDLED, bad)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{registry.BUNDLED}: no problems, {len(registry.bundled().units)} units",
        f"{BUNDLED}: no problem, 45 tasks",
    ]
    assert result.stderr == f"{bad}:3:31: unknown key 'alias'; near: aliases\n"


def test_every_kind_has_a_name_in_both_languages() -> None:
    for lang in ("zh", "en"):
        assert len({say(f"kind_{kind}", lang) for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize(
    "item",
    [
        "- {{name: 甲{i}, kind: enterprise, aliases: [局{i}], from: '2018', sources: {{from: 某文}}}}\n",
        "- {{name: 甲{i}, kind: enterprise, aliases: [局]}}\n",
        "- {{name: 甲{i}, kind: enterprise, renamed: 甲{next}}}\n",
        "- {{name: 甲{i}, kind: enterprise, parent: 甲{next}}}\n",
        "- {{name: 甲, kind: enterprise, renamed: 乙}}\n",
    ],
)
def test_a_huge_file_costs_as_much_as_it_is_long(item: str) -> None:
    def calls(count: int) -> int:
        text = HEAD + "".join(item.format(i=i, next=(i + 1) % count) for i in range(count))
        made = 0

        def count_it(*_: object) -> None:
            nonlocal made
            made += 1

        sys.setprofile(count_it)
        try:
            with contextlib.suppress(InvalidPlan):
                units_yaml.loads(text)
        finally:
            sys.setprofile(None)
        return made

    assert calls(2000) < 10 * calls(250)  # eight times as long; the square would be 64 times
