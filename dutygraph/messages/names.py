"""Messages about names and options that cannot be used."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "unknown_unit": Text("没有叫“{name}”的单位。相近：{near}", "no unit is called {name!r}; near: {near}"),
    "ambiguous_unit": Text("“{name}”可能指几个单位：{near}", "{name!r} may mean several units: {near}"),
    "unknown_task": Text("没有编号为“{name}”的任务。相近：{near}", "no task has the number {name!r}; near: {near}"),
    "unknown_rule": Text("没有叫“{name}”的规则。可用：{near}", "no rule is called {name!r}; there are: {near}"),
    "nothing_found": Text("没有找到。", "nothing found"),
    "ambiguous_task": Text(
        "几个规划都有任务“{name}”，请写全：{near}", "several plans have a task {name!r}; use one of: {near}"
    ),
    "not_a_date": Text("“{value}”不是日期，应写作 2025-12-31。", "{value!r} is no date; write it as 2025-12-31"),
    "unknown_kind": Text("不认识的导出种类“{kind}”。可用：{known}", "unknown kind {kind!r}; there are: {known}"),
    "unit_or_about": Text(
        "请写明单位，或用 --about 写明主题；--role、--sole、--joint 说的是某个单位的角色，须写明单位。",
        "name a unit, or a topic with --about; --role, --sole and --joint are about a unit",
    ),
    "binary_to_terminal": Text(
        "xlsx 不能显示在终端。请写入文件，如：> 结果.xlsx",
        "xlsx cannot be shown on a terminal; redirect it to a file: > answer.xlsx",
    ),
    "one_output": Text(
        "-o 一次只能写一个规划；几个文件请用 -o 指定已有的文件夹。",
        "-o takes one plan at a time; for several files name a folder that exists",
    ),
    "same_output": Text(
        "{file} 与另一个文件都要写成 {output}。请改名，或分开提取。",
        "{file} and another file would both be written to {output}; rename one, or extract them apart",
    ),
    "output_is_input": Text(
        "{output} 是要读取的文件，不能写入。请换一个 -o。", "{output} is a file that is read; choose another -o"
    ),
    "output_is_yaml": Text(
        "{output} 是计划文件（YAML），不能写成别的内容。请换一个 -o。",
        "{output} is the name of a plan file (YAML); choose another -o",
    ),
    "output_no_plan": Text(
        "已有的文件不是可以合并的计划文件，未作改动。请先改正，或换一个 -o。",
        "nothing was changed: the file exists and cannot be merged with; mend it first, or choose another -o",
    ),
    "output_other_plan": Text(
        "这是另一个规划（id：{id}），未作改动。请换一个 -o；若确是同一规划，请把其中的 id 改为 {new}。",
        "nothing was changed: this is another plan (id {id}); choose another -o, or if it is the same plan, "
        "set its id to {new}",
    ),
    "check_no_yaml": Text(
        "check 检查计划文件和单位名录（.yaml）。计划文件请先用 dutygraph extract 提取。",
        "check reads plan files and registries of units (.yaml); make a plan file with dutygraph extract",
    ),
    "none_such": Text("没有这样的任务。", "no such task"),
}
