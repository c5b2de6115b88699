"""The dialogue of ``dutygraph review``."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "review_next": Text(
        "还有 {count} 处要核对。下一步：dutygraph review {file}",
        "{count} still to check; next: dutygraph review {file}",
    ),
    "review_nothing": Text("没有要核对的地方。", "nothing to check"),
    "review_open": Text("{file}：{count} 处要核对", "{file}: {count} to check"),
    "review_comments": Text(
        "注意：文件中自己写的注释（#）在保存时不会保留。说明可以写在 reason 中。",
        "note: comments of your own (#) are not kept when the file is written; a reason is",
    ),
    "review_task": Text("任务：{number} {title}", "task: {number} {title}"),
    "review_no_task": Text("不在任何任务之内", "in no task"),
    "review_reading": Text("目前读作：{reading}", "read so far: {reading}"),
    "review_key_accept": Text("照此认可", "accept as it is"),
    "review_key_accept_unread-clause": Text("不是分工", "it charges nobody"),
    "review_key_accept_prose-bracket": Text("不是分工", "it charges nobody"),
    "review_key_accept_unknown-party": Text("是单位，保留", "it is a unit: keep it"),
    "review_key_accept_undated-deadline": Text("没有确定的日期", "it has no date"),
    "review_key_reason": Text("同上，并写原因", "the same, with a reason"),
    "review_key_all": Text("这一类 {count} 处全部认可", "accept all {count} of this kind"),
    "review_key_enter": Text("输入分工", "enter whom it charges"),
    "review_key_rename": Text("改正名称", "correct the name"),
    "review_key_date": Text("输入日期", "enter the date"),
    "review_key_skip": Text("跳过", "skip"),
    "review_key_quit": Text("退出", "quit"),
    "review_key_yes": Text("对", "yes"),
    "review_key_whole": Text("对，但适用于整项任务", "yes, but for the whole task"),
    "review_key_no": Text("不对，重新输入", "no, once more"),
    "review_elsewise": Text("其他改动请直接编辑 {file}。", "for any other change, edit {file}"),
    "review_ask_reason": Text("原因（可不填）", "reason (may be left out)"),
    "review_ask_clause": Text(
        "谁负责？如：牵头：省应急厅；责任：省公安厅；配合：省财政厅；指导：应急管理部（不填则返回）",
        "who is charged? e.g. 牵头：省应急厅；责任：省公安厅；配合：省财政厅；指导：应急管理部 (nothing: back)",
    ),
    "review_ask_name": Text(
        "“{name}”应为（几个名称用、隔开；不填则返回）", "“{name}” should be (part several by 、; nothing: back)"
    ),
    "review_ask_date": Text("最迟哪一天？如 2025-12-31（不填则返回）", "by which day? e.g. 2025-12-31 (nothing: back)"),
    "review_not_read": Text(
        "没有读懂。请写明角色和单位，如：牵头：省应急厅；配合：省公安厅、省财政厅",
        "not understood; write roles and units, e.g. 牵头：省应急厅；配合：省公安厅、省财政厅",
    ),
    "review_understood": Text("理解为：{reading}", "understood as: {reading}"),
    "review_no_unit": Text("不像单位名称：{names}", "does not look like a unit: {names}"),
    "review_whole_task": Text("适用于整项任务", "for the whole task"),
    "review_duties": Text("适用于第 {orders} 条举措", "for duty {orders} of the task"),
    "review_unowned": Text(
        "{number}：现有 {count} 处报告为没有责任单位（no-owner），如“{what}”",
        "{number}: {count} now reported as having no owner (no-owner), such as “{what}”",
    ),
    "review_done": Text("已答复 {answered} 处，还剩 {left} 处。", "answered: {answered}; left: {left}"),
    "review_saved": Text("已写入 {file}。", "written to {file}"),
    "review_changed": Text(
        "文件在核对期间被别的程序改过，这一处的答复没有写入。请重新运行 dutygraph review。",
        "the file was changed by something else meanwhile, and this answer was not written; run dutygraph review again",
    ),
    "review_no_yaml": Text(
        "review 核对计划文件（.yaml）。请先用 dutygraph extract 提取。",
        "review reads plan files (.yaml); make one with dutygraph extract",
    ),
    "undated-deadline": Text("时限算不出日期", "a deadline whose date could not be worked out"),
}
