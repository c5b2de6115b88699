"""Messages about mistakes in plan YAML."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "invalid_plan": Text("{count} 个问题", "problems: {count}"),
    "yaml_no_plan": Text(
        "不是计划文件（没有 plan 和 tasks）。计划文件由 dutygraph extract 生成。",
        "not a plan file (it has no plan and no tasks); dutygraph extract makes one from a document",
    ),
    "yaml_syntax": Text(
        "YAML 语法错误：{problem}。请检查这里的缩进、引号，标点 : , [ ] 应为半角。",
        "YAML syntax: {problem}; check indentation and quotes here, and that : , [ ] are half-width",
    ),
    "yaml_control": Text(
        "这里有不允许的控制字符（{code}）。请删去。", "a control character that is not allowed ({code}); delete it"
    ),
    "yaml_several": Text(
        "这里开始了第二个规划。一个文件只能有一个规划，请分开保存。",
        "a second plan starts here; a file holds one plan, so put it into a file of its own",
    ),
    "yaml_too_deep": Text("嵌套过深，不是计划文件。", "nested too deeply for a plan file"),
    "yaml_alias": Text(
        "不允许使用 YAML 别名（*）。请把内容写全。", "YAML aliases (*) are not allowed; write the content out"
    ),
    "yaml_not_mapping": Text("这里应是“键: 值”（至少有 {keys}）。", "expected keys and values here (at least {keys})"),
    "yaml_not_list": Text(
        "“{key}”应是列表，如 [甲, 乙]，或每行一项、以“- ”开头。",
        "{key} must be a list, such as [a, b], or a line each with - before it",
    ),
    "yaml_not_text": Text("这里应是一个词或一句话，不带标签（!）。", "expected a single text here, without a tag (!)"),
    "yaml_empty": Text("“{key}”不能为空。", "{key} must not be empty"),
    "yaml_not_integer": Text("“{value}”不是整数。", "{value!r} is not a whole number"),
    "yaml_not_number": Text("“{key}”应是数字，不是“{value}”。", "{key} must be a number, not {value!r}"),
    "yaml_not_date": Text(
        "“{key}”应是日期，如 '2025-12-31'，不是“{value}”。", "{key} must be a date such as '2025-12-31', not {value!r}"
    ),
    "yaml_not_flag": Text("“{key}”应是 true 或 false，不是“{value}”。", "{key} must be true or false, not {value!r}"),
    "yaml_not_choice": Text(
        "“{key}”不能是“{value}”。可用：{choices}。相近：{near}",
        "{key} cannot be {value!r}; one of {choices}; near: {near}",
    ),
    "yaml_unknown_key": Text("不认识的键“{key}”。相近：{near}", "unknown key {key!r}; near: {near}"),
    "yaml_duplicate_key": Text("键“{key}”重复出现。请删去一个。", "the key {key!r} stands twice; remove one"),
    "yaml_missing_key": Text("缺少：{keys}。请补上。", "missing: {keys}; add it"),
    "yaml_format": Text(
        "文件是另一版本的格式（应为 {known}）。请更新 dutygraph，或重新提取。",
        "made by another version (this one reads format {known}); update dutygraph, or extract the document again",
    ),
    "yaml_bad_period": Text(
        "period 应是起止两个年份，如 [2021, 2025]。", "period must be two years, such as [2021, 2025]"
    ),
    "yaml_bad_at": Text(
        "at 应是 [起, 止] 两个字符位置，相差应等于 quote 的长度 {length}。自己添加的记录不写 at。",
        "at must be [start, end], as far apart as the quote is long ({length}); leave it out in a record of your own",
    ),
    "yaml_same_number": Text("编号“{number}”重复。", "the number {number!r} stands twice"),
    "yaml_same_party": Text("“{party}”在同一分工中出现两次。", "{party!r} stands twice in one clause"),
    "yaml_bad_party": Text(
        "“{party}”应是一个单位。几个单位之间用半角逗号：[甲, 乙]。",
        "{party!r} must be one unit; part several by half-width commas: [a, b]",
    ),
    "yaml_bad_scopes": Text("scopes 应是“单位: 范围”。", "scopes must be lines such as unit: what it is about"),
    "yaml_standing": Text(
        "precision 为 standing（长期）的时限没有日期：删去 by，或改写 precision。",
        "a deadline whose precision is standing has no date: delete by, or change precision",
    ),
    "yaml_reason": Text(
        "reason 说明为什么认可这一读法：请加上 accepted: true，或删去 reason。",
        "reason says why a reading is accepted: add accepted: true, or delete it",
    ),
    "yaml_stray_group": Text(
        "“{party}”不在该分工的任何角色中。相近：{near}", "{party!r} has no role in this clause; near: {near}"
    ),
    "yaml_no_such_duty": Text(
        "duties 指向不存在的举措（共 {count} 条）。", "duties names a duty that does not exist (there are {count})"
    ),
}
