"""How questions were understood."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "ask_no_owner": Text("没有写明责任单位的任务", "tasks that nobody is named for"),
    "ask_no_lead": Text("有责任单位、但没有写明牵头单位的任务", "tasks that units are named for, but none as lead"),
    "ask_no_deadline": Text("没有完成时限的任务", "tasks without a deadline"),
    "ask_no_target": Text("没有可衡量指标的任务", "tasks without a measurable target"),
    "ask_due": Text("有完成时限的任务", "tasks with a deadline"),
    "ask_due_before": Text("{before} 及以前到期的任务", "tasks due on or before {before}"),
    "ask_due_after": Text("{after} 及以后到期的任务", "tasks due on or after {after}"),
    "ask_due_after_before": Text("{after} 至 {before} 到期的任务", "tasks due from {after} to {before}"),
    "ask_together": Text("{units}共同承担的任务", "tasks that {units} share"),
    "ask_tasks_lead": Text("{unit}牵头的任务", "tasks that {unit} leads"),
    "ask_tasks_support": Text("{unit}按职责分工负责的任务", "tasks that {unit} supports"),
    "ask_tasks_cooperate": Text("{unit}配合的任务", "tasks that {unit} cooperates in"),
    "ask_tasks_any": Text("{unit}承担的任务（任何角色）", "tasks of {unit}, in any role"),
    "ask_together_lead": Text("{units}共同牵头的任务", "tasks that {units} lead together"),
    "ask_sole": Text("{unit}单独牵头的任务", "tasks that {unit} leads alone"),
    "ask_joint": Text("{unit}与其他单位共同牵头的任务", "tasks that {unit} leads together with others"),
    "ask_due_by": Text("，{before} 及以前到期的", ", due on or before {before}"),
    "ask_of": Text("，{unit}承担的", ", of {unit}"),
    "ask_about": Text("，与“{topic}”有关的", ", about “{topic}”"),
    "ask_task": Text("任务 {number}", "task {number}"),
    "ask_who": Text("与“{topic}”有关的任务及其责任单位", "tasks about “{topic}” and whose they are"),
    "ask_who_leads": Text("与“{topic}”有关的任务及其牵头单位", "tasks about “{topic}” and who leads them"),
    "ask_units_on": Text(
        "与“{topic}”有关的任务及共同承担的单位", "tasks about “{topic}” and the units that work on them together"
    ),
    "ask_search": Text("与“{topic}”有关的任务", "tasks about “{topic}”"),
    "not_understood": Text(
        "没有听懂“{name}”。可以这样问：省应急厅牵头哪些任务；消防安全谁牵头；2022年底前到期的任务；今年到期的任务；"
        "哪些任务没有责任单位；哪些任务没有牵头单位；省公安厅和省应急厅共同承担哪些任务。",
        "did not understand {name!r}. You can ask: which tasks does 省应急厅 lead; who leads 消防安全; what is due before 2023; "
        "what is due this year; which tasks have no owner; which tasks have no lead; what do 省公安厅 and 省应急厅 work on together.",
    ),
}
