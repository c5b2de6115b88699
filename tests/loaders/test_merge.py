"""A person corrects the plan file, and the document is read again."""

from __future__ import annotations

import pytest

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


def test_what_a_person_added_stays_where_it_was_added() -> None:
    duty = "  - quote: 补充演练。\n"
    task = "- number: 一（一）甲\n  title: 演练\n  chapter: 一\n  quote: 演练\n  duties:\n  - quote: 组织演练。\n"
    written = plan_yaml.dumps(read()).replace("  - quote: 到2025年，", f"{duty}  - quote: 到2025年，", 1)
    corrected = plan_yaml.loads(written.replace("- number: 一（二）", f"{task}- number: 一（二）"))
    merged = merge(corrected, read())
    assert merged == (corrected, 2, [])
    assert [task.number for task in merged.plan.tasks] == ["一（一）", "一（一）甲", "一（二）"]
    assert [duty.text[:4] for duty in merged.plan.tasks[0].duties] == ["关闭落后", "补充演练", "到202"[:4]]


def test_a_task_that_left_the_document_goes_unless_a_person_touched_it() -> None:
    shorter = TEXT.splitlines(keepends=True)[0] + TEXT.splitlines(keepends=True)[1]
    assert [task.number for task in merge(read(), read(shorter)).plan.tasks] == ["一（一）"]
    corrected = edited("title: 消防安全", "title: 消防")
    assert [task.title for task in merge(corrected, read(shorter)).plan.tasks] == ["煤矿安全", "消防"]


def block(text: str, start: str, end: str) -> tuple[str, str, str]:
    """The text before, from ``start`` to ``end``, and after."""
    first = text.index(start)
    last = text.index(end, first + 1)
    return text[:first], text[first:last], text[last:]


def test_a_record_moved_to_another_task_stays_there() -> None:
    before, duty, after = block(plan_yaml.dumps(read()), "  - quote: 关闭落后煤矿。", "  - quote: 到2025年，")
    moved = plan_yaml.loads(before + after.replace("  - quote: 开展排查整治。", f"{duty}  - quote: 开展排查整治。"))
    assert [len(task.duties) for task in moved.tasks] == [1, 2]
    assert merge(moved, read()).plan.tasks[1].duties[0].text == "关闭落后煤矿。"
    assert [len(task.duties) for task in merge(moved, read()).plan.tasks] == [1, 2]


def test_another_order_stays() -> None:
    before, duty, after = block(plan_yaml.dumps(read()), "  - quote: 关闭落后煤矿。", "  - quote: 到2025年，")
    _, second, rest = block(after, "  - quote: 到2025年，", "- number: 一（二）")
    merged = merge(
        plan_yaml.loads(before + second + duty + rest),
        read(TEXT.replace("（责任单位：省能", "建设平台。（责任单位：省能")),
    )
    assert [d.text[:3] for d in merged.plan.tasks[0].duties] == ["到20", "建设平", "关闭落"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("region: 山东省", "region: 山东省济南市"),
        ("title: 山东省安全规划", "title: 安全规划"),
        ("by: '2025-12-31'\n      precision: year\n", "by: '2024-12-31'\n      precision: year\n"),
        ("shared: [省能源局, 省应急厅]", "shared: [省能源局, 省教育厅, 省应急厅]"),
        ("shared: [省能源局, 省应急厅]", "shared: [省应急厅]"),
        ("title: 消防安全", "title: 消防"),
        ("number: 一（二）", "number: 一（九）"),
        ("kind: first-leads", "kind: everyone"),
    ],
)
def test_each_correction_stays_and_stays_again(old: str, new: str) -> None:
    text = "山东省安全规划\n" + TEXT + "（三）通则。下述各项任务列第一位者为牵头单位，下同。"
    corrected = edited(old, new, text)
    once = merge(corrected, read(text))
    assert new in plan_yaml.dumps(once.plan)
    assert (once.kept, once.conflicts) == (1, [])
    assert merge(once.plan, read(text)).plan == once.plan


def test_a_removed_diagnostic_stays_removed() -> None:
    text = TEXT + "（三）其他。开展宣传。（责任单位：鲁能泰山）\n"
    assert [d.code for d in read(text).diagnostics] == ["unknown-party"]
    before, _, after = block(plan_yaml.dumps(read(text)), "diagnostics:\n", "as_read:")
    corrected = plan_yaml.loads(f"{before}diagnostics: []\n{after}")
    assert merge(corrected, read("说明\n" + text)).plan.diagnostics == ()


def test_corrections_follow_their_task_when_the_numbers_move() -> None:
    corrected = edited("lead: [省消防救援总队]", "lead: [省消防救援局]")
    moved = (
        TEXT.replace("（二）", "（三）")
        .replace("（一）", "（二）")
        .replace("一、主要任务", "一、主要任务\n（一）宣传。开展宣传。")
    )
    merged = merge(corrected, read(moved))
    leads = {task.title: task.clauses[0].units(Role.LEAD) for task in merged.plan.tasks if task.clauses}
    assert leads == {"煤矿安全": [], "消防安全": ["省消防救援局"]}
    assert [task.number for task in merged.plan.tasks] == ["一（一）", "一（二）", "一（三）"]
    assert (merged.kept, merged.conflicts) == (1, [])


def test_a_corrected_clause_that_the_document_rewords_is_one_clause_and_a_conflict() -> None:
    corrected = edited("lead: [省消防救援总队]", "lead: [省消防救援局]")
    merged = merge(corrected, read(TEXT.replace("省公安厅按职责分工负责", "省公安厅、省教育厅按职责分工负责")))
    (clause,) = merged.plan.tasks[1].clauses
    assert clause.units(Role.LEAD) == ["省消防救援局"]
    assert [(c.place, "省教育厅" in c.quote, c.gone) for c in merged.conflicts] == [("一（二）", True, False)]


def test_a_correction_whose_sentence_left_the_document_stays_and_is_a_conflict() -> None:
    corrected = edited("by: '2025-12-31'\n      precision: year\n", "by: '2024-12-31'\n      precision: year\n")
    shorter = read(TEXT.replace("到2025年，开采智能化率达90%以上。", ""))
    merged = merge(corrected, shorter)
    assert [duty.text[:4] for duty in merged.plan.tasks[0].duties] == ["关闭落后", "到202"[:4]]
    assert [(c.place, c.gone) for c in merged.conflicts] == [("一（一）", True)]
    kept = merged.plan.tasks[0].duties[1]
    assert (kept.span.start, kept.deadlines[0].span.start) == (0, 0), "it stands nowhere in the document"
    assert merge(merged.plan, shorter) == (merged.plan, 1, [])


def test_a_task_with_a_correction_stays_when_it_leaves_the_document() -> None:
    corrected = edited("lead: [省消防救援总队]", "lead: [省消防救援局]")
    merged = merge(corrected, read(TEXT[: TEXT.index("（二）")]))
    assert merged.plan.tasks[1].clauses[0].units(Role.LEAD) == ["省消防救援局"]
    assert [(c.place, c.gone) for c in merged.conflicts] == [("一（二）", True)]


def test_places_of_a_corrected_record_move_with_the_document() -> None:
    corrected = edited("by: '2025-12-31'\n      precision: year\n", "by: '2024-12-31'\n      precision: year\n")
    text = "关于山东的说明。\n" + TEXT
    for task in merge(corrected, read(text)).plan.tasks:
        spans = [task.span, *(c.span for c in task.clauses), *(d.span for d in task.duties)]
        spans += [fact.span for duty in task.duties for fact in (*duty.deadlines, *duty.targets)]
        assert [text[span.start : span.end] for span in spans] == [span.quote for span in spans]


SPLIT = "一、任务\n（一）宣传。开展宣传。（省教育厅负责）组织演练。（省公安厅负责）建设平台。（省科技厅负责）\n"


def owners(plan: Plan) -> dict[str, list[str]]:
    return {
        duty.text: [party.party for clause in task.clauses_of(duty) for party in clause.assignments]
        for task in plan.tasks
        for duty in task.duties
    }


def test_clauses_keep_their_duties_when_a_person_deletes_one() -> None:
    written = plan_yaml.dumps(read(SPLIT))
    for start, end in [
        ("  - quote: （省教育厅", "  - quote: （省公安厅"),
        ("  - quote: 开展宣传", "  - quote: 组织演练"),
    ]:
        before, _, after = block(written, start, end)
        written = before + after
    corrected = plan_yaml.loads(written.replace("duties: [2]", "duties: [1]").replace("duties: [3]", "duties: [2]"))
    wanted = {"组织演练。": ["省公安厅"], "建设平台。": ["省科技厅"]}
    assert owners(corrected) == owners(merge(corrected, read(SPLIT)).plan) == wanted
    longer = SPLIT.replace("组织演练", "编写教材。（省财政厅负责）组织演练")
    assert owners(merge(corrected, read(longer)).plan) == {"编写教材。": ["省财政厅"], **wanted}


def test_the_bundled_plan_is_what_the_program_reads_and_a_person_reviewed() -> None:
    from pathlib import Path

    from dutygraph.loaders import BUNDLED, load_plan

    text = next(Path(__file__).parents[2].joinpath("examples").glob("*.txt"))
    assert merge(load_plan(BUNDLED), sealed(load_plan(text))).conflicts == []
