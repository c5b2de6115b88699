"""A person corrects the plan file, and the document is read again."""

from __future__ import annotations

from dutygraph.loaders import plan_yaml
from dutygraph.loaders.merge import merge, sealed
from dutygraph.model import Basis, Plan, Role
from dutygraph.text.document import read_plan

TEXT = """一、主要任务
（一）煤矿安全。关闭落后煤矿。到2025年，开采智能化率达90%以上。（责任单位：省能源局、省应急厅按职责分工负责）
（二）消防安全。开展排查整治。（责任单位：省消防救援总队牵头，省公安厅按职责分工负责）
"""


def read(text: str = TEXT) -> Plan:
    return sealed(read_plan(text, "plan.txt"))


def edited(old: str, new: str, text: str = TEXT) -> Plan:
    """The plan file after a person replaced some of its text."""
    written = plan_yaml.dumps(read(text))
    assert written.count(old) == 1, written
    return plan_yaml.loads(written.replace(old, new))


def test_nothing_corrected_nothing_changes() -> None:
    merged = merge(read(), read())
    assert (merged.plan, merged.kept, merged.conflicts) == (read(), 0, [])


def test_a_corrected_lead_stays_and_says_so() -> None:
    corrected = edited("shared: [省能源局, 省应急厅]", "lead: [省能源局]\n    support: [省应急厅]")
    merged = merge(corrected, read())
    clause = merged.plan.tasks[0].clauses[0]
    assert (clause.units(Role.LEAD), clause.units(Role.SUPPORT), clause.basis) == (
        ["省能源局"],
        ["省应急厅"],
        Basis.CORRECTED,
    )
    assert (merged.kept, merged.conflicts) == (1, [])
    again = merge(merged.plan, read())
    assert again.plan == merged.plan


def test_a_correction_stays_where_the_document_changed_elsewhere() -> None:
    corrected = edited("by: '2025-12-31'\n      precision: year\n", "by: '2024-12-31'\n      precision: year\n")
    merged = merge(corrected, read("关于山东的说明。\n" + TEXT.replace("开展排查整治。", "开展排查整治。建设平台。")))
    first, second = merged.plan.tasks
    assert str(first.duties[1].deadlines[0].by) == "2024-12-31"
    assert [duty.text for duty in second.duties] == ["开展排查整治。", "建设平台。"]
    assert first.duties[1].span.start == read().tasks[0].duties[1].span.start + len("关于山东的说明。\n")
    assert merged.conflicts == []


def test_a_correction_of_what_the_document_now_says_otherwise_is_a_conflict() -> None:
    text = TEXT.replace("省能源局、省应急厅按职责分工负责", "省能源局牵头，省应急厅按职责分工负责")
    same_quote = edited("title: 消防安全", "title: 消防")
    merged = merge(same_quote, read(TEXT.replace("（二）消防安全", "（二）消防安全管理")))
    assert merged.plan.tasks[1].title == "消防"
    assert [conflict.place for conflict in merged.conflicts] == ["一（二）"]
    assert merge(read(), read(text)).plan.tasks[0].clauses[0].units(Role.LEAD) == ["省能源局"]


def test_what_a_person_deleted_stays_deleted() -> None:
    written = plan_yaml.dumps(read())
    start = written.index("  - quote: 关闭落后煤矿。")
    end = written.index("  - quote: 到2025年")
    merged = merge(plan_yaml.loads(written[:start] + written[end:]), read())
    assert [duty.text[:3] for duty in merged.plan.tasks[0].duties] == ["到20"]
    assert [duty.order for duty in merged.plan.tasks[0].duties] == [1]


def test_what_a_person_added_stays() -> None:
    added = "  - quote: 开展排查整治。\n    at: [112, 119]\n  - quote: 补充演练。\n    at: [0, 5]\n"
    written = plan_yaml.dumps(read())
    start = written.index("  - quote: 开展排查整治。")
    end = written.index("diagnostics:")
    merged = merge(plan_yaml.loads(written[:start] + added + written[end:]), read())
    assert [duty.text for duty in merged.plan.tasks[1].duties] == ["开展排查整治。", "补充演练。"]
    assert merged.kept == 1


def test_a_task_that_left_the_document_goes_unless_a_person_touched_it() -> None:
    shorter = TEXT.splitlines(keepends=True)[0] + TEXT.splitlines(keepends=True)[1]
    assert [task.number for task in merge(read(), read(shorter)).plan.tasks] == ["一（一）"]
    corrected = edited("title: 消防安全", "title: 消防")
    assert [task.title for task in merge(corrected, read(shorter)).plan.tasks] == ["煤矿安全", "消防"]


def test_the_bundled_plan_is_what_the_program_reads_and_a_person_reviewed() -> None:
    from pathlib import Path

    from dutygraph.loaders import BUNDLED, load_plan

    text = next(Path(__file__).parents[2].joinpath("examples").glob("*.txt"))
    assert merge(load_plan(BUNDLED), sealed(load_plan(text))).conflicts == []
