"""Gaps that people accepted, and rules that the settings change."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "help_accept": Text(
        "认可规则 RULE 在任务 TASK 上的发现（不写 TASK：关于整个规划的发现），记在规划文件旁边，原文改动以前不再列为缺口",
        "accept what RULE finds in TASK (without TASK: about the whole plan). It is kept beside the plan's file, and is no "
        "gap any more until the text changes",
    ),
    "opt_reason": Text("为什么认可", "why it is accepted"),
    "opt_by": Text("谁认可", "who accepts it"),
    "opt_words": Text("只认可原文或发现中有这些词的", "only findings whose quote or message has these words"),
    "opt_accepted": Text("改为列出已认可的缺口及其原因", "list the accepted gaps with their reasons instead"),
    "opt_config": Text("设置文件：停用规则、改变程度", "a settings file: rules that are off or weigh otherwise"),
    "gap_lapsed": Text(
        "{found}（此处曾于 {on} 认可：{reason}；此后原文有变）",
        "{found} (accepted here on {on}: {reason}; the text has changed since)",
    ),
    "gaps_off": Text("按设置停用、没有检查的规则：{rules}", "off by the settings, and not looked for: {rules}"),
    "gaps_accepted": Text(
        "另有 {count} 项已认可，未列出（gaps --accepted 可列出）",
        "accepted and not listed: {count} (gaps --accepted lists them)",
    ),
    "ask_accepted": Text("（不含已认可的 {count} 项）", " (without {count} that were accepted)"),
    "rule_off": Text(
        "规则“{name}”已在设置中停用，没有检查。", "the rule {name!r} is off in the settings, and was not looked for"
    ),
    "accept_none": Text(
        "规则“{name}”在这里没有这样的发现。有发现的任务：{near}",
        "the rule {name!r} finds no such thing there; it does in the tasks: {near}",
    ),
    "accept_whole_plan": Text(
        "规则“{name}”在这项任务中没有这样的发现，而有关于整个规划的发现：认可它们时不写 TASK。",
        "the rule {name!r} finds no such thing in this task, but it does about the whole plan: to accept that, leave TASK out",
    ),
    "accept_no_reason": Text("请用 --reason 写明原因。", "say why with --reason"),
    "accept_no_file": Text(
        "认可的结果要记在规划文件旁边，而这里不能记。请先存一份自己的计划文件："
        "dutygraph extract {source} -o plan.yaml，再用 dutygraph --data plan.yaml gaps accept …",
        "what is accepted is kept beside the plan's file, and nothing is to be kept beside this one; make a plan file of your "
        "own first: dutygraph extract {source} -o plan.yaml, then dutygraph --data plan.yaml gaps accept …",
    ),
    "accept_done": Text("已认可：{found}", "accepted: {found}"),
    "accept_saved": Text("已记入 {file}。", "written to {file}"),
    "options_before_accept": Text(
        "accept 前面不能有 gaps 的选项；请用 accept 的 TASK 和 --words 指明。",
        "options of gaps cannot stand before accept; say with its TASK and --words what is meant",
    ),
    "col_on": Text("日期", "date"),
    "col_accepted_by": Text("认可人", "accepted by"),
    "col_reason": Text("原因", "reason"),
    "settings_none": Text(
        "不是设置文件。设置文件要写明：format: settings", "not a settings file, which says: format: settings"
    ),
    "settings_rules": Text(
        "rules 应是“规则: 程度”，程度为 off、high、medium 或 low。规则有：{known}",
        "rules must be lines such as no-target: off (or high, medium, low); the rules are: {known}",
    ),
    "settings_no_file": Text(
        "没有这个文件：{file}。路径从设置文件所在的文件夹算起。",
        "no such file: {file}; paths start from the folder of the settings file",
    ),
}
