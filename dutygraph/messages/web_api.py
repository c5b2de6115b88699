"""Words of the local page's API and of what may stand behind an address."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "web_api": Text("接口", "API"),
    "web_api_about": Text(
        "本机网页的接口：与命令 --format json 相同的记录。只能查询，不能更改。",
        "The API of the local page: the same records as the commands give with --format json. It only answers.",
    ),
    "web_api_found": Text("查到的内容", "what was found"),
    "web_api_wrong": Text(
        "不能这样查询：参数不对，或没有听懂问题", "it cannot be asked so: a wrong parameter, or not understood"
    ),
    "web_api_unknown": Text("没有这个单位、任务、规划、领域或规则", "no such unit, task, plan, sector or rule"),
    "web_help_plans": Text("所查的规划，及读取情况", "the plans that are asked, with the counts of their reading"),
    "web_help_plan": Text("一个规划的全部内容", "all that was read of a plan"),
    "web_help_tasks": Text(
        "任务：一个单位的；写几个单位时，是它们共同承担的；不写单位时，是全部的",
        "tasks: of a unit; of several units, those that they share; without a unit, all",
    ),
    "web_help_sector": Text("一个行业领域：由谁牵头，原文依据", "one sector: who leads it, and the words that show it"),
    "web_opt_id": Text("规划的 id", "the plan's id"),
    "web_opt_units": Text("只列该单位的任务；可重复", "only tasks of this unit; repeatable"),
    "web_opt_joint": Text(
        "true 与其他单位共同牵头，false 单独牵头", "true: it leads with others; false: it leads alone"
    ),
    "web_opt_number": Text(
        "编号，如 六（二）；几个规划有同一编号时，写“规划 id/编号”",
        "the number, such as 六（二）; where several plans have it: plan id/number",
    ),
    "web_opt_name": Text("单位名称，或它的别名", "the unit's name, or one of its aliases"),
    "web_opt_search": Text("要找的词，用空格分开", "the words, parted by blanks"),
    "web_opt_severity": Text("只列该程度的缺口", "only gaps of this severity"),
    "web_opt_code": Text("领域的代码", "the sector's code"),
    "web_opt_format": Text("下载为文件；不写时直接给出 JSON", "as a file to save; JSON in place when it is left out"),
    "web_needed": Text("缺少“{name}”。请填写。", "{name!r} is missing; fill it in"),
    "web_once": Text("“{name}”只能写一次。", "{name!r} can be given only once"),
    "web_long_value": Text(
        "“{name}”太长，最多 {most} 个字。请改短。", "{name!r} is too long; {most} characters at most"
    ),
    "web_no_choice": Text("“{name}”不能是“{value}”。可用：{known}", "{name} cannot be {value!r}; one of: {known}"),
    "web_unknown_parameter": Text(
        "没有参数“{name}”。可用：{near}", "there is no parameter {name!r}; there are: {near}"
    ),
    "web_role_of_whom": Text("请写明单位：角色和牵头方式说的是某个单位的。", "name a unit: a role is that of a unit"),
    "web_unknown_plan": Text("没有 id 为“{name}”的规划。相近：{near}", "no plan has the id {name!r}; near: {near}"),
    "web_unknown_sector": Text(
        "没有代码为“{name}”的领域。相近：{near}", "no sector has the code {name!r}; near: {near}"
    ),
    "col_issuer": Text("发文单位", "issuer"),
    "col_issued": Text("印发日期", "issued"),
    "col_count_tasks": Text("任务", "tasks"),
    "col_count_duties": Text("举措", "duties"),
    "col_count_clauses": Text("读懂的分工", "clauses read"),
    "col_count_unread": Text("未读懂的分工", "not understood"),
    "col_count_missing": Text("缺失的编号", "numbers missing"),
    "col_count_mended": Text("修复处", "places mended"),
}
