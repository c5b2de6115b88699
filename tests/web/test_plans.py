"""The plans that are asked are swapped whole; those in the folder stand before those behind --data."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from dutygraph.errors import DutyGraphError, InvalidPlan
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.loaders import plan_yaml
from dutygraph.model import Plan
from dutygraph.web.plans import Plans
from tests.exports.small_plan import small_plan


def kept(folder: Path, plan: Plan, name: str = "plan.yaml") -> Path:
    file = folder / name
    file.write_text(plan_yaml.dumps(plan), encoding="utf-8")
    return file


def titles(plans: Plans) -> list[str]:
    return [plan.title for plan in plans.now.graph.plans]


def test_a_plan_in_the_folder_stands_in_the_place_of_the_one_with_its_id(tmp_path: Path) -> None:
    first = small_plan()
    other = replace(first, id="另一", title="另一方案", tasks=())
    file = kept(tmp_path, replace(first, title="更正过的方案"))
    plans = Plans([first, other], tmp_path, DutyGraph)
    assert titles(plans) == ["更正过的方案", "另一方案"]
    assert plans.now.kept == {first.id: file}


def test_only_plan_files_in_the_folder_are_plans(tmp_path: Path) -> None:
    (tmp_path / "原文.txt").write_text("一、任务", encoding="utf-8")
    (tmp_path / ".half.yaml").write_text("", encoding="utf-8")
    assert titles(Plans([], tmp_path, DutyGraph)) == []


def test_a_broken_plan_file_in_the_folder_is_told_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("plan: 3", encoding="utf-8")
    with pytest.raises(InvalidPlan):
        Plans([small_plan()], tmp_path, DutyGraph)


def test_the_same_plan_twice_in_the_folder_is_told(tmp_path: Path) -> None:
    kept(tmp_path, small_plan(), "a.yaml")
    kept(tmp_path, small_plan(), "b.yaml")
    with pytest.raises(DutyGraphError, match=r"a\.yaml"):
        Plans([], tmp_path, DutyGraph)


def test_a_plan_is_added_and_then_replaced(tmp_path: Path) -> None:
    first = small_plan()
    plans = Plans([first], tmp_path, DutyGraph)
    before = plans.now
    added = replace(first, id="新", title="新方案", tasks=())
    plans.put(added, kept(tmp_path, added, "新.yaml"))
    assert titles(plans) == [first.title, "新方案"]
    plans.put(replace(first, title="更正"), kept(tmp_path, first))
    assert titles(plans) == ["更正", "新方案"]
    assert set(plans.now.kept) == {"新", first.id}
    assert [plan.title for plan in before.graph.plans] == [first.title]  # who asked before goes on with what was


def test_what_several_add_at_once_is_all_there(tmp_path: Path) -> None:
    plans = Plans([], tmp_path, DutyGraph)
    added = [replace(small_plan(), id=str(number), tasks=()) for number in range(20)]
    threads = [threading.Thread(target=plans.put, args=(plan, tmp_path / f"{plan.id}.yaml")) for plan in added]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {plan.id for plan in plans.now.graph.plans} == {plan.id for plan in added}


def test_gaps_are_found_once_and_anew_when_plans_change(tmp_path: Path) -> None:
    plan = small_plan()
    plans = Plans([plan], tmp_path, DutyGraph)
    found = plans.now.survey()
    assert plans.now.survey() is found
    assert any(gap.rule.name == "no-owner" for gap in found.open)
    plans.put(replace(plan, tasks=plan.tasks[:2]), tmp_path / "plan.yaml")
    assert not any(gap.rule.name == "no-owner" for gap in plans.now.survey().open)
