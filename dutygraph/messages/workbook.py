"""Words of the workbook that a report is."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "workbook_title": Text("{count} 个规划的任务分工", "duties of {count} plans"),
    "workbook_ledger": Text("任务分工台账", "Ledger"),
    "workbook_ledger_of": Text("台账", "Ledger"),
    "workbook_matrix": Text("责任矩阵", "Matrix"),
    "workbook_matrix_of": Text("矩阵", "Matrix"),
    "workbook_gaps": Text("缺口清单", "Gaps"),
    "workbook_units": Text("单位汇总", "Units"),
    "workbook_deadlines": Text("时限表", "Deadlines"),
    "workbook_unit_duties": Text("职责清单", "Duties"),
    "workbook_many": Text(
        "规划超过 {most} 个，合为一张台账，不列责任矩阵。",
        "More than {most} plans share one ledger and have no matrix.",
    ),
    "workbook_plan": Text("规划", "plan"),
    "workbook_plans": Text("规划数", "plans"),
    "workbook_meaning": Text("规则含义", "what the rule means"),
    "workbook_precision": Text("精度", "precision"),
    "workbook_state": Text("状态", "state"),
    "workbook_days": Text("剩余天数", "days left"),
    "workbook_on": Text("截至 {day}", "as of {day}"),
    "workbook_undated": Text("没有具体日期", "without a date"),
    "workbook_sort": Text("性质", "sort"),
    "workbook_unit": Text("单位", "unit"),
    "workbook_group": Text("泛称", "group"),
    "workbook_groups": Text("泛称（未点名的一类单位）", "groups of unnamed units"),
    "workbook_joint": Text("其中共同牵头", "of these jointly"),
    "workbook_next": Text("最近时限", "next deadline"),
    "workbook_gaps_in": Text("所涉缺口", "gaps in its tasks"),
    "workbook_notes_in": Text("所涉提示", "notes in its tasks"),
    "workbook_leads": Text("牵头的任务", "tasks it leads"),
    "workbook_units_note": Text(
        "每个单位在一项任务中只按最主要的一种分工计一次。最近时限：截至 {day}，所承担任务中尚未报完成的最早日期。",
        "A unit counts once in a task, in its strongest role. Next deadline: as of {day}, the first date in its tasks that is "
        "not reported as done.",
    ),
    "workbook_partners": Text("其他单位", "with whom"),
    "workbook_clause": Text("分工原文", "clause"),
    "workbook_unit_note": Text("{name}　共 {total} 项任务　{counts}", "{name}　{total} tasks　{counts}"),
    "precision_day": Text("到日", "day"),
    "precision_month": Text("到月", "month"),
    "precision_quarter": Text("到季度", "quarter"),
    "precision_half-year": Text("到半年", "half-year"),
    "precision_year": Text("到年", "year"),
    "precision_year-end": Text("年底", "year-end"),
    "precision_plan-end": Text("规划期末", "end of the plan"),
    "precision_standing": Text("长期", "standing"),
}
