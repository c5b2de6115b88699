"""Words of what-if: changes of units and leads, and what they do to the duties."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "help_what-if": Text(
        "假设单位撤销、合并、更名，或任务改由他人牵头：哪些职责无人负责、无人牵头、由谁接手；规划不改动\n\n"
        "各项变动按书写先后依次成立。--into 跟在 --abolish 之后（职责由谁接手），或跟在几个 --merge 之后（合并成哪个单位，"
        "可以是新单位）。--move 之后，原牵头单位按职责分工负责。",
        "what abolished, merged or renamed units, or a lead that moves, would do to the duties; no plan is changed\n\n"
        "Changes are made in the order written. --into stands behind an --abolish (who takes over) or behind several "
        "--merge (what they become, which may be new). Who led a task before --move then supports it.",
    ),
    "opt_abolish": Text("撤销该单位，可重复", "this unit is abolished; repeatable"),
    "opt_into": Text("由该单位接手，或合并为该单位", "the unit that takes over, or that merged units become"),
    "opt_merge": Text("合并该单位，写两次以上，后接 --into", "this unit is merged; twice or more, then --into"),
    "opt_rename": Text("单位更名：原名 新名，可重复", "a unit is renamed: its name, then the new one; repeatable"),
    "opt_move": Text("任务改由该单位牵头：编号 单位，可重复", "a unit leads the task: number, then unit; repeatable"),
    "reform_nothing": Text(
        "请写明变动：--abolish、--merge、--rename 或 --move。",
        "say what changes: --abolish, --merge, --rename or --move",
    ),
    "reform_into_alone": Text(
        "--into 须写在 --abolish 或几个 --merge 之后，各写一次。",
        "--into stands behind --abolish, or behind several --merge, once each",
    ),
    "reform_merge_open": Text(
        "几个 --merge 之后须接 --into，写明合并成哪个单位。",
        "behind several --merge say with --into what they become",
    ),
    "reform_output": Text("-o 的文件后缀应为：{known}", "the file of -o must end with one of: {known}"),
    "reform_merge_two": Text(
        "合并须写两个以上不同的单位，现在是：{units}。", "a merger needs two different units at least, here: {units}"
    ),
    "reform_into_itself": Text("“{unit}”不能并入自己。", "{unit!r} cannot be merged into itself"),
    "reform_gone": Text(
        "“{unit}”在前面的变动后已不存在；请调整先后，或写接手的单位。",
        "{unit!r} is gone after the changes before; put them in another order, or name who took over",
    ),
    "reform_task_twice": Text("任务“{task}”的牵头只能调整一次。", "the lead of task {task!r} can move only once"),
    "reform_same_name": Text("“{name}”已是它的名称。", "{name!r} is its name already"),
    "reform_name_taken": Text(
        "“{name}”已是另一个单位；要并入它，请用 --abolish {unit} --into {name}。",
        "{name!r} is another unit; to give it the duties, use --abolish {unit} --into {name}",
    ),
    "reform_group": Text(
        "“{name}”是泛称，不是单位，不能变动，也不能接手。",
        "{name!r} is a group of unnamed units; it cannot be changed, nor take over",
    ),
    "reform_no_name": Text("单位名称是空的。", "the name of the unit is empty"),
    "what_if_title": Text("机构变动影响分析", "What would happen to the duties"),
    "step_abolish": Text("撤销{units}，职责无人接手", "{units} is abolished, nobody takes over"),
    "step_abolish_into": Text("撤销{units}，职责由{into}接手", "{units} is abolished, {into} takes over"),
    "step_merge_into": Text("{units}合并为{into}", "{units} become {into}"),
    "step_rename_into": Text("{units}更名为{into}", "{units} is renamed to {into}"),
    "step_move_into": Text("{task}改由{into}牵头", "{into} leads {task}"),
    "step_new": Text("{step}（新单位）", "{step} (a new unit)"),
    "what_if_counts": Text("影响 {tasks} 项任务：{counts}", "{tasks} tasks are affected: {counts}"),
    "what_if_none": Text("没有任务受影响。", "No task is affected."),
    "what_if_hypothesis": Text(
        "这是按现有文本所作的推演，规划没有改动。", "Worked out from the plans as they stand; they are not changed."
    ),
    "effect_orphaned": Text("无人负责", "nobody named"),
    "effect_unsure": Text("无人负责（存疑）", "nobody named, to be checked"),
    "effect_groups-only": Text("只剩泛称", "only groups left"),
    "effect_loses-lead": Text("失去牵头单位", "lead lost"),
    "effect_new-lead": Text("新的牵头单位", "new lead"),
    "effect_sole-lead": Text("共同牵头变为单独牵头", "one lead left of several"),
    "effect_double-role": Text("一个单位两种角色", "double role"),
    "effect_replaced": Text("换为接手单位", "another unit in its place"),
    "effect_renamed": Text("仅名称变动", "only renamed"),
    "effect_fewer": Text("单位减少", "fewer units"),
    "means_orphaned": Text("写明的单位都没有了。", "None of those who were named is left."),
    "means_unsure": Text(
        "读出的单位都没有了，但后文有没读懂的分工，可能另有负责者，请核对原文。",
        "None of those who were read is left, but words behind it that were not understood may charge somebody.",
    ),
    "means_groups-only": Text("没有具体单位了，只有一类未点名的单位。", "No unit is left, only unnamed ones."),
    "means_loses-lead": Text(
        "还有单位负责，但没有写明由谁牵头。", "Units are left, but none of them is named as lead."
    ),
    "means_new-lead": Text("由此前没有牵头的单位牵头。", "A unit leads that did not lead before."),
    "means_sole-lead": Text("几个单位牵头，只剩一个。", "Of several leads one is left."),
    "means_double-role": Text(
        "一个单位在同一任务中有两种角色，须明确以哪个为准。",
        "One unit has two roles in a task; somebody must say which holds.",
    ),
    "means_replaced": Text("接手的单位不牵头，但参加。", "Who takes over does not lead, but takes part."),
    "means_renamed": Text("单位没有变，只是名称变了。", "The units are the same, one has another name."),
    "means_fewer": Text(
        "少了参加的单位，由其余单位承担。", "One that took part is gone; those who are left do its work."
    ),
    "note_rule": Text("按全文通则（列第一位者牵头）推出", "by the document's rule that the first named leads"),
    "note_sole": Text("只剩这一个单位", "the only unit left"),
    "note_open": Text("名单以“等”结尾，没有列全", "the list is left open"),
    "note_duties": Text("仅举措 {orders}", "only duties {orders}"),
    "rest_stays": Text("其余 {count} 个不变", "{count} others stay"),
    "what_if_nobody": Text("无", "nobody"),
    "load_of": Text("{unit}：牵头 {leads}，其他角色 {others}", "{unit}: leads {leads}, other roles {others}"),
    "load_heading": Text("任务数变化的单位", "Units whose load changes"),
    "effects_heading": Text("受影响的任务", "Tasks affected"),
    "sheet_summary": Text("概要", "summary"),
    "sheet_effects": Text("影响", "effects"),
    "sheet_loads": Text("任务数", "load"),
    "col_step": Text("变动", "change"),
    "col_effect": Text("影响", "effect"),
    "col_plan": Text("规划", "plan"),
    "col_before": Text("变动前", "before"),
    "col_after": Text("变动后", "after"),
    "col_note": Text("说明", "note"),
    "col_item": Text("项目", "item"),
    "col_content": Text("内容", "content"),
    "col_leads_before": Text("牵头（变动前）", "leads before"),
    "col_leads_after": Text("牵头（变动后）", "leads after"),
    "col_others_before": Text("其他角色（变动前）", "other roles before"),
    "col_others_after": Text("其他角色（变动后）", "other roles after"),
}
