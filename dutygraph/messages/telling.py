"""What commands tell beside their answer."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "understood": Text("理解为：{understood}\n相当于：{command}", "understood as: {understood}\nsame as: {command}"),
    "account": Text(
        "{title}：{tasks} 项任务，{duties} 条举措，读懂分工 {clauses} 处，未读懂 {unread} 处，编号缺失 {missing} 处，修复 {mended} 处",
        "{title}: {tasks} tasks, {duties} duties, {clauses} clauses read, {unread} not understood, {missing} numbers missing, "
        "{mended} places mended",
    ),
    "reading": Text("读取文件", "reading"),
    "not_read": Text(
        "未读取（格式不支持，请另存为 .docx、.xlsx 或 .pdf）",
        "not read (not in a readable format: save as .docx, .xlsx or .pdf)",
    ),
    "place_page": Text("第{page}页第{line}行", "page {page}, line {line}"),
    "place_line": Text("第{line}行", "line {line}"),
    "place_paragraph": Text("第{number}段", "paragraph {number}"),
    "place_table": Text("表{number} {cell}", "table {number}, {cell}"),
    "account_more": Text(
        "还有 {count} 处，见计划文件中的 diagnostics", "and {count} more, in the plan file's diagnostics"
    ),
    "merge_kept": Text("保留了 {count} 处人工修改", "corrections kept: {count}"),
    "merge_conflict": Text(
        "冲突（{place}）：保留人工修改，但原文现在读作不同：{quote}",
        "conflict ({place}): the correction was kept, but the text now reads otherwise: {quote}",
    ),
    "merge_gone": Text(
        "冲突（{place}）：保留人工修改，但原文已没有这段话：{quote}",
        "conflict ({place}): the correction was kept, but the text no longer says: {quote}",
    ),
    "check_ok": Text("没有问题，{tasks} 项任务", "no problem, {tasks} tasks"),
}
