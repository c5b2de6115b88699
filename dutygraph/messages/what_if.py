"""Words of what-if: changes of units, and what they do to the duties."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "help_what-if": Text(
        "假设机构变动（撤销、合并、更名）或牵头单位调整，看哪些职责无人负责、无人牵头、由谁接手；不改动规划。"
        "各项变动同时成立，与先后无关。有 --merge 时，--into 是合并后的单位，否则是被撤销单位职责的去向；可以是新单位。"
        "--move 之后，原牵头单位改为按职责分工负责。",
        "what would happen to the duties if units were abolished, merged or renamed, or a lead moved; the plans stay as "
        "they are. All changes hold at once. --into belongs to --merge where that is given, else to --abolish, and may "
        "be a new unit. Who led a task before --move then supports it.",
    ),
    "opt_abolished": Text("撤销该单位，可重复", "this unit is abolished; repeatable"),
    "opt_merged": Text("合并这些单位，重复使用，与 --into 一起", "these units are merged; repeat it, and say --into"),
    "opt_into": Text("并入的单位，可以是新单位", "the unit that takes over; it may be new"),
    "opt_renamed": Text("单位更名：原名 新名，可重复", "a unit is renamed: its name, and the new one; repeatable"),
    "opt_moved": Text("任务改由该单位牵头：编号 单位，可重复", "this unit leads the task: number, unit; repeatable"),
    "reform_nothing": Text(
        "请写明变动：--abolish、--merge、--rename 或 --move。",
        "say what changes: --abolish, --merge, --rename or --move",
    ),
    "reform_into_alone": Text(
        "--into 须与 --abolish 或 --merge 一起用。", "--into needs --abolish or --merge beside it"
    ),
    "reform_merge_two": Text(
        "--merge 至少写两个单位，并用 --into 写明合并成哪个单位。",
        "name two units at least with --merge, and with --into the unit that they become",
    ),
    "reform_output": Text("-o 的文件后缀应为 .html 或 .xlsx。", "the file of -o must end with .html or .xlsx"),
    "reform_unit_twice": Text("“{unit}”只能变动一次。", "{unit!r} can be changed only once"),
    "reform_task_twice": Text("任务“{task}”的牵头只能调整一次。", "the lead of task {task!r} can move only once"),
    "reform_into_gone": Text(
        "“{unit}”变动后已不存在，不能接手；请写明最后由谁接手。",
        "{unit!r} is no more after these changes and cannot take over; name who does in the end",
    ),
    "reform_name_taken": Text(
        "“{name}”已是另一个单位；请用 --abolish {unit} --into {name}。",
        "{name!r} is another unit; use --abolish {unit} --into {name}",
    ),
    "reform_group": Text(
        "“{name}”是泛称，不是单位，不能变动，也不能接手。",
        "{name!r} is a group of unnamed units; it cannot be changed, nor take over",
    ),
    "reform_no_name": Text("单位名称是空的。", "the name of the unit is empty"),
    "what_if_title": Text("机构变动影响分析", "What would happen to the duties"),
    "step_abolish": Text("撤销{units}，职责无人接手", "{units} is abolished, nobody takes over"),
    "step_abolish_into": Text("撤销{units}，职责并入{into}", "{units} is abolished, {into} takes over"),
    "step_merge_into": Text("{units}合并为{into}", "{units} become {into}"),
    "step_rename_into": Text("{units}更名为{into}", "{units} is renamed to {into}"),
    "step_move_into": Text("{task}改由{into}牵头", "{into} leads {task}"),
    "step_new": Text("（规划中没有的单位）", " (a unit that the plans do not name)"),
    "what_if_counts": Text("{tasks} 项任务受影响：{counts}", "{tasks} tasks are affected: {counts}"),
    "what_if_none": Text("没有任务受影响。", "No task is affected."),
    "what_if_plan": Text("《{plan}》：{told}", "{plan}: {told}"),
    "effect_orphaned": Text("无人负责", "nobody named"),
    "effect_unsure": Text("无人负责（存疑）", "nobody named, to be checked"),
    "effect_groups-only": Text("只剩泛称", "only groups left"),
    "effect_loses-lead": Text("失去牵头单位", "lead lost"),
    "effect_new-lead": Text("新的牵头单位", "new lead"),
    "effect_sole-lead": Text("共同牵头变为单独牵头", "one lead left of several"),
    "effect_double-role": Text("一个单位占几个位置", "one unit in several places"),
    "effect_fewer": Text("少一个单位", "a unit fewer"),
    "effect_replaced": Text("换为接手单位", "another unit in its place"),
    "effect_renamed": Text("仅名称变动", "only renamed"),
    "effect_load": Text("任务数变化", "load"),
    "means_orphaned": Text("写明的单位和泛称都没有了。", "None of those who were named is left."),
    "means_unsure": Text(
        "读出的单位都没有了，但后文有没读懂的分工，可能另有负责者，请核对原文。",
        "None of those who were read is left, but words behind it that were not understood may charge somebody.",
    ),
    "means_groups-only": Text("没有具体单位了，只有一类未点名的单位。", "No unit is left, only unnamed ones."),
    "means_loses-lead": Text("还有单位负责，但没有写明由谁牵头。", "Units are left, but none of them is named as lead."),
    "note_rule": Text("按全文通则（列第一位者牵头）推出", "by the document's rule that the first named leads"),
    "note_sole": Text("只剩这一个单位", "the only unit left"),
    "note_double": Text("{unit}：{former} → {kept}", "{unit}: {former} → {kept}"),
    "note_held": Text("{unit}（{role}）", "{unit} ({role})"),
    "note_open": Text("名单以“等”结尾，没有列全", "the list is left open"),
    "col_effect": Text("影响", "effect"),
    "col_plan": Text("规划", "plan"),
    "col_before": Text("变动前", "before"),
    "col_after": Text("变动后", "after"),
    "col_note": Text("说明", "note"),
    "load_of": Text("{unit}：牵头 {leads}，其他 {others}", "{unit}: leads {leads}, other roles {others}"),
    "load_leads": Text("牵头", "leads"),
    "load_others": Text("其他角色", "other roles"),
    "load_heading": Text("任务数变化的单位", "Units whose load changes"),
    "what_if_duties": Text("举措 {orders}", "duties {orders}"),
    "what_if_whole": Text("整项任务", "the whole task"),
    "what_if_nobody": Text("无", "nobody"),
    "what_if_source": Text("依据：{sources}", "read from {sources}"),
    "what_if_hypothesis": Text(
        "这是按现有文本所作的推演，规划没有改动。", "Worked out from the plans as they stand; they are not changed."
    ),
}
