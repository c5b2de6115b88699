"""What a diagnostic of a loader means: ``diagnostic_<code>``."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "diagnostic_page-without-text": Text(
        "这一页是图片，没有文字，未读取", "a page that is a picture without text, not read"
    ),
    "diagnostic_beside-ledger": Text("台账以外的正文，未作为任务", "prose beside a ledger, not taken for tasks"),
    "diagnostic_beside-ledger-sheet": Text(
        "台账以外的工作表，未读取", "sheets beside a ledger that are none, not read"
    ),
    "diagnostic_joined-line": Text("断行已接上", "broken line joined"),
    "diagnostic_doubled-text": Text("重复的字已删去", "doubled text dropped"),
    "diagnostic_unread-clause": Text("未能读懂的分工", "a charge that was not understood"),
    "diagnostic_prose-bracket": Text("括号中有“负责”等字样，但不是分工", "a bracket read as prose, not as a clause"),
    "diagnostic_unknown-party": Text("分工中有不像单位的名称", "a name in a clause that does not look like a unit"),
    "diagnostic_unclosed-bracket": Text("分工的括号没有闭合", "a clause whose bracket is never closed"),
    "diagnostic_missing-number": Text("前面缺少编号", "numbers are missing before this heading"),
    "diagnostic_empty-heading": Text(
        "标题下没有内容，未作为任务", "a heading with nothing below it, not taken for a task"
    ),
    "diagnostic_introduction": Text(
        "标题与下级标题之间的文字，未作为举措", "text above the headings below, not taken for duties"
    ),
    "diagnostic_unusual-character": Text("可能是识别错误的字", "a character that may be misread"),
    "diagnostic_stray-latin": Text("中文中夹有西文单词", "a Latin word inside Chinese text"),
}
