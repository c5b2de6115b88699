"""Words for how far the work is, and what is told of a ledger that came back filled in."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "state_not-started": Text("未开始", "not started"),
    "state_under-way": Text("进行中", "under way"),
    "state_done": Text("已完成", "done"),
    "state_late": Text("滞后", "late"),
    "state_past": Text("过期未报完成", "past, not reported done"),
    "state_past-unreported": Text("过期，未报进展", "past, nothing reported"),
    "state_unreported": Text("未报进展", "nothing reported"),
    "state_unread": Text("见说明", "see note"),
    "col_state": Text("状态", "state"),
    "col_reported_on": Text("日期", "date"),
    "col_report_note": Text("说明", "note"),
    "status_none": Text("还没有进展记录。", "no progress has been reported"),
    "status_lost": Text(
        "{count} 条进展对不上现在的规划（文字改了或删了），没有丢失：dutygraph status 列在最后",
        "{count} reports fit nothing in the plan as it is now; they are kept, and dutygraph status lists them last",
    ),
    "status_added": Text("{place}：{number} {title}：{state}（{day}）", "{place}: {number} {title}: {state} ({day})"),
    "status_taken": Text("新的进展 {count} 条，记入 {file}", "new reports: {count}, kept in {file}"),
    "status_not_new": Text("没有新的进展。", "nothing new was reported"),
    "status_one_plan": Text(
        "进展记在一个规划文件旁边。请用 --data 指定这一个文件：dutygraph --data plan.yaml status …",
        "progress is kept beside one plan file; name it with --data: dutygraph --data plan.yaml status …",
    ),
    "status_bundled": Text(
        "自带的规划不能记进展。请先复制一份：cp {file} plan.yaml，再用 dutygraph --data plan.yaml status …",
        "no progress is kept for the bundled plan; copy it first: cp {file} plan.yaml, then dutygraph --data plan.yaml status …",
    ),
    "status_unknown_state": Text(
        "不认识的状态“{words}”。可用：已完成、进行中、未开始、滞后。",
        "unknown state {words!r}; use done, under-way, not-started or late",
    ),
    "status_ahead": Text("{day} 还没有到，不能报那天的进展。", "{day} is still ahead; nothing can be reported for it"),
    "status_no_column": Text(
        "没有填报进展的台账：表头里应有“状态”或“进展说明”一栏。",
        "no ledger with a column for progress: its header should have 状态 (Status) or 进展说明 (Note)",
    ),
    "ledger_other_plan": Text(
        "大多数行不在规划“{title}”里，像是另一个规划的台账，未作改动。",
        "nothing was changed: most rows are not in the plan “{title}”; it looks like the ledger of another",
    ),
    "returned_corrected": Text(
        "{place}：{number} {title}，{column}：{old} → {new}", "{place}: {number} {title}, {column}: {old} → {new}"
    ),
    "returned_blank": Text("（空）", "(blank)"),
    "returned_count": Text("台账里的改动：更正 {count} 处", "changed in the ledger: {count} corrections"),
    "returned_same": Text("没有要收回的更正，{file} 未动。", "no corrections to take over; {file} stays as it is"),
    "returned_use_extract": Text(
        "另有 {count} 处更正。要收回，请用：dutygraph extract {ledger} -o {file}",
        "{count} corrections besides; to take them too: dutygraph extract {ledger} -o {file}",
    ),
    "untaken": Text("{place}：{number}：{what}", "{place}: {number}: {what}"),
    "untaken_only_date": Text("只有日期（{words}），没有状态，未记", "a date ({words}) without a state; not kept"),
    "untaken_no_task": Text("规划里没有这一行的任务，未收", "the plan has no such task; the row was not taken"),
    "untaken_state": Text(
        "看不懂的状态“{words}”，原话记入说明；可写：已完成、进行中、未开始、滞后",
        "the state “{words}” was not understood and is kept as a note; use done, under way, not started or late",
    ),
    "untaken_part": Text("规划里没有这些举措，进展未记到它们：{words}", "the plan has no such duties: {words}"),
    "untaken_date": Text(
        "日期“{words}”看不懂或还没有到，记作今天",
        "the date “{words}” is not understood or still ahead; today was taken",
    ),
    "untaken_earlier": Text(
        "已记下，但 {words} 另有较新的进展，以较新的为准", "kept, but there is a newer report of {words}, which stands"
    ),
    "untaken_regrouped": Text(
        "这一行的举措在规划里分工已不相同，除进展外未收；请直接改规划文件",
        "the duties of this row are no longer charged alike; only progress was taken, correct the plan file itself",
    ),
    "untaken_cell": Text(
        "台账里改了“{words}”，这一栏不收回；请直接改规划文件",
        "“{words}” was changed; this column is not taken back, correct the plan file itself",
    ),
    "untaken_several": Text(
        "这一行有几处分工原文，不知改的是哪一处：“{words}”未收；请直接改规划文件",
        "several clauses charge this row, and which one is meant cannot be told: “{words}” was not taken; correct the plan file",
    ),
    "untaken_stale": Text(
        "规划在写出这份台账之后已更正，保留更正；台账里的“{words}”未收",
        "the plan was corrected after this ledger was written; that stays, and “{words}” was not taken",
    ),
    "untaken_charge": Text(
        "看不懂由谁负责：“{words}”，未收", "whom this charges was not understood: “{words}” was not taken"
    ),
    "untaken_nobody": Text(
        "台账里删去了全部单位，未收；确实无人负责，请在规划文件里删去这一处分工",
        "all units were taken out, which was not taken over; if nobody is charged, delete the clause in the plan file",
    ),
    "untaken_time": Text("看不懂的时限“{words}”，未收", "the deadline “{words}” was not understood, and not taken"),
    "untaken_name": Text("“{words}”不像单位名称，已照收", "“{words}” does not look like a unit; taken as it stands"),
}
