"""The help of the program: ``help_<command>`` and ``opt_<parameter>``."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "help_dutygraph": Text(
        "谁牵头什么、何时完成、哪些职责无人认领。不加 --data 时，使用自带的山东省“十四五”安全生产规划。",
        "Who leads what, until when, and which duties nobody owns. Without --data the bundled Shandong plan is used.",
    ),
    "help_ask": Text(
        "用中文或英文提问，如：省应急厅牵头哪些任务",
        "answer a question in Chinese or English: which tasks does 省应急厅 lead",
    ),
    "help_tasks": Text(
        "一个单位的任务；写几个单位时，是它们共同承担的任务；不写单位而用 --about 时，是任何单位的",
        "the tasks of a unit; of several units, those that they share; with --about and no unit, of anyone",
    ),
    "help_task": Text("一项任务的全部内容，如：六（二）", "everything about one task, such as 六（二）"),
    "help_unit": Text("一个单位：正式名称、别名和任务", "one unit: its identity, aliases and tasks"),
    "help_units": Text("单位名单，及各角色的任务数", "the units, with how many tasks they hold in each role"),
    "help_due": Text("到期的任务", "what falls due"),
    "help_search": Text("含有这些词的举措", "duties whose text has the words"),
    "help_gaps": Text(
        "缺口报告：哪些职责无人负责、无人牵头、没有时限", "the gap report: which duties lack an owner, a lead, a date"
    ),
    "help_status": Text(
        "进展：各任务最近一次报的状态、日期、来源；take 收回填好的台账，set 记一条",
        "progress: what was last reported of each task, when, by whom; take a filled-in ledger, or set one task",
    ),
    "help_take": Text(
        "从填好的台账收回进展，如：dutygraph --data plan.yaml status take 台账.xlsx",
        "take what a filled-in ledger reports: dutygraph --data plan.yaml status take ledger.xlsx",
    ),
    "help_set": Text(
        "记下一项任务的进展，如：dutygraph --data plan.yaml status set 六（二） 已完成 --note 已验收",
        "record how far a task is: dutygraph --data plan.yaml status set 六（二） done --note accepted",
    ),
    "opt_note": Text("进展说明", "a note"),
    "opt_on": Text("以哪一天为准（默认今天）", "the day that it is asked or said for (today by default)"),
    "opt_late": Text(
        "只列已过期未报完成的，和报为滞后的", "only what is past and not reported done, or reported to be late"
    ),
    "help_extract": Text(
        "读取文件，生成计划 YAML；已有的输出文件会合并，人工修改会保留",
        "document → plan YAML; an existing output file is merged with, and corrections in it stay",
    ),
    "help_diff": Text(
        "两份规划之间的变化：举措、任务、牵头和责任单位、时限、指标",
        "what changed between two plans: duties, tasks, owners, deadlines, targets",
    ),
    "help_check": Text(
        "检查计划 YAML 或单位名录，指出问题的行和列",
        "validate plan YAML or a registry of units, telling line and column of each problem",
    ),
    "help_report": Text(
        "写出任务分工台账（如 report -o 台账.xlsx，填写、更正后可以再读入）、分工表（.docx）、总览网页（.html）；"
        "--unit 写一个单位的责任清单，--gaps 写缺口报告（.docx、.md）",
        "write the ledger of tasks (report -o ledger.xlsx; what is corrected in it can be read back), the division of "
        "work (.docx) or the overview (.html); with --unit the list of one unit, with --gaps the gap report (.docx, .md)",
    ),
    "opt_only_gaps": Text("只写缺口报告", "only the gap report"),
    "report_unit_or_gaps": Text("--unit 和 --gaps 只能用一个。", "--unit and --gaps cannot be used together"),
    "report_needs_file": Text(
        "请用 -o 指定要写的文件，后缀为：{known}", "say with -o which file to write; its suffix one of: {known}"
    ),
    "help_review": Text(
        "逐处核对没有把握的读法：认可或更正，记在计划文件中；不在终端上时列出它们",
        "check the uncertain readings one by one: accept or correct; the plan file remembers. Lists them when not on a terminal",
    ),
    "help_export": Text(
        "导出责任矩阵网页（html）、时限日历（ics）、图文件（graphml、gexf、dot、json、mermaid、cytoscape、"
        "gephi）、数据库（sqlite）或 RDF（turtle、nquads、jsonld、rdfxml；ontology 是它的词汇）",
        "export the responsibility matrix (html), a calendar of deadlines (ics), the graph (graphml, gexf, dot, json, mermaid, "
        "cytoscape, gephi), a database (sqlite) or RDF (turtle, nquads, jsonld, rdfxml; ontology for its vocabulary)",
    ),
    "opt_help": Text("显示帮助", "show this help"),
    "opt_lang": Text("界面语言（默认随系统）", "language (by default the locale's)"),
    "opt_data": Text("规划文件或文件夹，可重复", "a plan file or a folder of them; repeatable"),
    "opt_version": Text("显示版本", "show the version"),
    "opt_form": Text("输出格式", "format of the answer"),
    "opt_role": Text("只列该角色的任务", "only tasks where the unit has this role"),
    "opt_joint": Text(
        "--sole 单独牵头，--joint 与其他单位共同牵头", "--sole: it leads alone; --joint: it leads together with others"
    ),
    "opt_due_before": Text("只列该日及以前到期的任务", "only tasks due on or before this day"),
    "opt_about": Text("只列含有这些词的任务", "only tasks that have these words"),
    "opt_before": Text("该日及以前到期", "due on or before this day"),
    "opt_after": Text("该日及以后到期", "due on or after this day"),
    "opt_unit": Text("只列该单位的任务", "only tasks of this unit"),
    "opt_rules": Text("只用这条规则，可重复", "only this rule; repeatable"),
    "opt_fail_on": Text(
        "有该程度及以上的缺口时，退出码为 3", "exit with 3 when there is a gap of this severity or above"
    ),
    "opt_output": Text("写入文件（整体写入，或完全不写）", "write to this file, whole or not at all"),
    "opt_kind": Text(
        "导出种类：html、ics、graphml、gexf、dot、json、turtle、nquads、jsonld、rdfxml、ontology",
        "kind of export: html, ics, graphml, gexf, dot, json, turtle, nquads, jsonld, rdfxml, ontology",
    ),
}
