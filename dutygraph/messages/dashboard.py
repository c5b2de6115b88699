"""Words of the overview, a page."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "dashboard_name": Text("任务总览", "overview"),
    "dashboard_counts": Text("总数", "counts"),
    "dashboard_basis": Text(
        "由软件根据{plans}整理，截至{day}；与原文不一致的，以原文为准。",
        "Made by a program from {plans}, as of {day}; where the two differ, the text holds.",
    ),
    "dashboard_count_tasks": Text("项任务", "tasks"),
    "dashboard_count_led": Text("项有牵头单位", "tasks with a lead"),
    "dashboard_count_units": Text("个单位", "units"),
    "dashboard_count_high": Text("处缺口必须答复", "gaps to answer"),
    "dashboard_count_medium": Text("处缺口应当复核", "gaps to review"),
    "dashboard_count_low": Text("条提示", "notes"),
    "dashboard_count_late": Text("个时限过期未报完成", "deadlines past, not reported done"),
    "dashboard_count_soon": Text("个时限{days}天内到期", "due in the next {days} days"),
    "dashboard_gaps": Text("缺口", "Gaps"),
    "dashboard_no_gaps": Text("没有发现缺口。", "No gaps were found."),
    "dashboard_dues": Text("时限", "Deadlines"),
    "dashboard_no_dues": Text("没有写明时限。", "The text sets no deadline."),
    "dashboard_quarters": Text("按季度", "By quarter"),
    "dashboard_quarter": Text("{year}年第{quarter}季度", "{year} Q{quarter}"),
    "dashboard_when_late": Text("过期未报完成", "past, not reported done"),
    "dashboard_when_soon": Text("{days}天内到期", "due in the next {days} days"),
    "dashboard_when_later": Text("以后到期", "due later"),
    "dashboard_when_undated": Text("没有日期", "without a date"),
    "dashboard_when_done": Text("已完成", "done"),
    "dashboard_units": Text("单位", "Units"),
    "dashboard_leads": Text("牵头 {leads}，共 {total}", "leads {leads}, of {total}"),
    "dashboard_tasks": Text("任务", "Tasks"),
    "dashboard_no_lead": Text("没有写明牵头单位", "no lead named"),
    "dashboard_search": Text("搜索任务、单位、原文", "search tasks, units, sentences"),
    "dashboard_shown": Text("找到 {shown} 条", "{shown} found"),
    "dashboard_open": Text("全部展开", "open all"),
    "dashboard_close": Text("全部收起", "close all"),
    "dashboard_clear": Text("清除", "clear"),
}
