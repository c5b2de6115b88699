"""Words for what changed between two plans."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "diff_counts": Text("变化 {total} 处：{counts}", "{total} changes: {counts}"),
    "diff_none": Text("没有变化。", "Nothing changed."),
    "comma": Text("，", ", "),
    "change_task-added": Text("新增任务", "task added"),
    "change_task-dropped": Text("取消任务", "task dropped"),
    "change_task-renumbered": Text("改任务编号", "task renumbered"),
    "change_task-retitled": Text("改任务名称", "task retitled"),
    "change_duty-added": Text("新增举措", "duty added"),
    "change_duty-dropped": Text("取消举措", "duty dropped"),
    "change_duty-moved": Text("举措移至其他任务", "duty moved"),
    "change_duty-reworded": Text("改写举措", "duty reworded"),
    "change_lead": Text("改牵头单位", "lead changed"),
    "change_parties": Text("改其他责任单位", "other units changed"),
    "change_deadline": Text("改时限", "deadline changed"),
    "change_target": Text("改指标", "target changed"),
    "change_unread": Text("分工未读懂，无法比对", "charge not understood, not compared"),
}
