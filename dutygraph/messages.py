"""The one catalogue of messages, in Chinese and English. Gap rules bring their own texts, one file a rule."""

from __future__ import annotations

import os
import re
from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]


class Text(NamedTuple):
    """One message in both languages, with ``{placeholders}``."""

    zh: str
    en: str

    def render(self, lang: Lang, /, **values: object) -> str:
        return (self.zh if lang == "zh" else self.en).format(**values)


def say(key: str, lang: Lang, /, **values: object) -> str:
    """The message ``key`` of the catalogue in ``lang``, with its placeholders filled."""
    return MESSAGES[key].render(lang, **values)


def say_place(place: str, lang: Lang) -> str:
    """A place (:class:`dutygraph.text.source.Places`) in words.

    >>> say_place("p3:12", "zh"), say_place("¶45", "en"), say_place("T2!C5", "zh"), say_place("台账!C5", "en")
    ('第3页第12行', 'paragraph 45', '表2 C5', '台账!C5')
    """
    if page := re.fullmatch(r"p(\d+):(\d+)", place):
        return say("place_page", lang, page=page[1], line=page[2])
    if paragraph := re.fullmatch(r"¶(\d+)", place):
        return say("place_paragraph", lang, number=paragraph[1])
    if cell := re.fullmatch(r"T(\d+)!([A-Z]+\d+)", place):
        return say("place_table", lang, number=cell[1], cell=cell[2])
    return place


def diagnostic_codes() -> list[str]:
    """The codes of diagnostics, each of which the catalogue has words for."""
    return [key.removeprefix("diagnostic_") for key in MESSAGES if key.startswith("diagnostic_")]


def locale_lang() -> Lang:
    """The reader's language by the environment: Chinese when the locale is, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "zh" if value.lower().startswith("zh") else "en"
    if os.name == "nt":
        import ctypes

        return "zh" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x04 else "en"  # type: ignore[attr-defined]
    return "en"


MESSAGES: dict[str, Text] = {
    # --- files
    "no_such_file": Text("没有这个文件。请检查路径。", "no such file; check the path"),
    "is_folder": Text("这是文件夹，不是文件。", "this is a folder, not a file"),
    "not_permitted": Text("没有读取权限。请检查文件权限。", "not permitted to read it; check the file's permissions"),
    "damaged_text": Text(
        "从这里起不是有效的文本：文件损坏，或混用了几种编码。请用 UTF-8 重新保存。",
        "not valid text from here on: the file is damaged or mixes encodings; save it again as UTF-8",
    ),
    "cannot_read": Text("无法读取：{reason}", "cannot be read: {reason}"),
    "cannot_write": Text("无法写入：{reason}。文件未改动。", "cannot be written: {reason}; nothing was changed"),
    "cannot_print": Text("无法输出：{reason}", "the answer cannot be written out: {reason}"),
    "no_such_folder": Text(
        "输出文件夹不存在。请先建立该文件夹。", "the folder to write into does not exist; create it first"
    ),
    "empty_file": Text("文件是空的，没有可读的内容。", "the file is empty; there is nothing to read"),
    "empty_folder": Text(
        "文件夹中没有可读的文件（可读：{known}）。", "the folder holds no file that can be read (readable: {known})"
    ),
    "not_text": Text(
        "不是文本文件（尝试过 UTF-8、UTF-16、GB18030）。请另存为文本（.txt）再试。",
        "not a text file (tried UTF-8, UTF-16, GB18030); save it as plain text (.txt) and try again",
    ),
    "unknown_format": Text("不认识的格式“{suffix}”。可读：{known}。", "unknown format {suffix!r}; readable: {known}"),
    "other_suffix": Text(
        "扩展名是 {suffix}，其实是 {real} 文件。请把扩展名改为 {real} 再试。",
        "named {suffix}, but really a {real} file; change its suffix to {real} and try again",
    ),
    "damaged_file": Text(
        "不是完整的 {suffix} 文件：可能没有下载完，或已损坏。请重新下载，或在 Word、WPS 中打开后另存。",
        "not a whole {suffix} file: cut short or damaged; download it again, or open it in Word or WPS and save it anew",
    ),
    "too_large": Text(
        "文件过大（{size} MB，最多 {most} MB）。请只留下规划的正文，去掉图片，另存再试。",
        "too large ({size} MB, at most {most}); keep only the plan's text without pictures, save it and try again",
    ),
    "table_too_large": Text(
        "表格过大（展开合并单元格后超过 {most} 格，或文字过多），不像规划。请删去无关的表格，另存再试。",
        "its tables are too large for a plan (more than {most} cells, or merged cells without end); "
        "delete those that are none of it, save it and try again",
    ),
    "zip_bomb": Text(
        "文件解压后大得不像文档，可能有害，没有打开。请在 Word、WPS 中确认后另存。",
        "unpacks to more than any document holds and may be harmful, so it was not opened; "
        "if you trust it, save it anew in Word or WPS",
    ),
    "xml_entities": Text(
        "文件内的 {part} 定义了 XML 实体或使用了特殊编码，办公软件不会这样写，可能有害，没有打开。请在 Word、WPS 中确认后另存。",
        "{part} in the file declares XML entities or an unusual encoding, which no office program writes and may be harmful, "
        "so it was not opened; if you trust it, save it anew in Word or WPS",
    ),
    "sheet_too_large": Text(
        "工作表过大（单元格超过 {most} 个，或合并的范围过大），不像任务台账。请删去台账以外的行和列，另存再试。",
        "too large for a plan (more than {most} cells, or merged ranges without end); delete the rows and columns "
        "that are none of it, save it and try again",
    ),
    "csv_open_quote": Text(
        "从这一行起，引号没有闭合。请补上引号，或在表格软件中打开后另存。",
        "a quote that opens in this row is never closed; close it, or open the file in a spreadsheet and save it anew",
    ),
    "empty_page": Text(
        "网页中没有文字，可能要由脚本显示。请在浏览器中打开，把正文复制到 .txt 文件，或打印为 PDF。",
        "the page holds no text; a script may have to show it: open it in a browser and copy the text into a .txt file, "
        "or print it as PDF",
    ),
    "page_too_deep": Text(
        "网页的嵌套没有尽头，无法读取。请在浏览器中打开，把正文复制到 .txt 文件，或打印为 PDF。",
        "the page nests without end; open it in a browser and copy the text into a .txt file, or print it as PDF",
    ),
    "password": Text(
        "文件有密码保护。请用密码打开，取消保护后另存。",
        "protected by a password; open it with the password and save it without",
    ),
    "pdf_no_text": Text(
        "PDF 里没有文字，可能是扫描件。请先做文字识别（OCR）并核对，或向发文单位索取 Word 文件。",
        "the PDF holds no text; it may be a scan: run text recognition (OCR) and check it, or ask for the Word file",
    ),
    "pdf_unmapped": Text(
        "PDF 没有写明它的字形是什么字，文字无法取出。请做文字识别（OCR）并核对，或向发文单位索取 Word 文件。",
        "the PDF does not say which characters its glyphs are, so its text cannot be taken out; "
        "run text recognition (OCR) and check it, or ask for the Word file",
    ),
    "pdf_too_many_pages": Text(
        "PDF 超过 {most} 页，不像一份规划。请只留下规划所在的页，另存再试。",
        "more than {most} pages, which is no plan; keep only the pages of the plan, save them and try again",
    ),
    "pdf_exhausting": Text(
        "读取 PDF 用的时间或内存超过了限度，文件可能损坏或有害。如果信任它，请在阅读器中打开，重新打印为 PDF 再试。",
        "reading the PDF took more time or memory than any plan needs; it may be damaged or harmful; "
        "if you trust it, open it in a reader, print it to a new PDF and try again",
    ),
    "old_document": Text(
        "不能直接读取 {suffix} 文件。请在 Word 或 WPS 中打开，另存为 .docx。",
        "{suffix} files are not read; open it in Word or WPS and save it as .docx",
    ),
    "old_sheet": Text(
        "不能直接读取 {suffix} 文件。请在 WPS 表格中打开，另存为 .xlsx。",
        "{suffix} files are not read; open it in WPS Spreadsheets and save it as .xlsx",
    ),
    "slides": Text(
        "不能读取幻灯片（{suffix}）。请找规划的正文，或把文字复制到 .docx。",
        "slides ({suffix}) are not read; find the plan's text itself, or copy the words into a .docx",
    ),
    "reader_format": Text(
        "不能直接读取 {suffix} 文件。请在它的阅读器中打开，另存或打印为 .pdf。",
        "{suffix} files are not read; open it in its reader and save or print it as .pdf",
    ),
    "picture": Text(
        "这是图片（{suffix}），没有文字可读。请先做文字识别（OCR），存为 .docx 或 .txt，并核对。",
        "a picture ({suffix}) has no text to read; run text recognition (OCR), save it as .docx or .txt and check it",
    ),
    "archive": Text(
        "这是压缩包（{suffix}）。请先解压，再读其中的文件。",
        "an archive ({suffix}); unpack it and read the files in it",
    ),
    "same_plan": Text(
        "与 {other} 是同一个规划（id：{id}）。请只用其中一个；若是两个规划，请在 YAML 中改 id。",
        "the same plan as {other} (id {id}); use one of the two, or if they are two plans, change an id in the YAML",
    ),
    # --- reading plans
    "no_headings": Text(
        "没有找到任何标题（如“一、”“（一）”“1.”），不像一份规划或方案。",
        "no heading (such as 一、 （一） 1.) was found; this does not look like a plan",
    ),
    "no_tasks": Text("有标题，但没有找到任何工作任务。", "headings were found, but no task below them"),
    # --- plan YAML
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
    "yaml_same_number": Text("任务编号“{number}”重复。", "two tasks have the number {number!r}"),
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
    # --- names
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
        "check 检查计划文件（.yaml）。请先用 dutygraph extract 提取。",
        "check reads plan files (.yaml); make one with dutygraph extract",
    ),
    "none_such": Text("没有这样的任务。", "no such task"),
    # --- help
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
    "help_extract": Text(
        "读取文件，生成计划 YAML；已有的输出文件会合并，人工修改会保留",
        "document → plan YAML; an existing output file is merged with, and corrections in it stay",
    ),
    "help_diff": Text(
        "两份规划之间的变化：举措、任务、牵头和责任单位、时限、指标",
        "what changed between two plans: duties, tasks, owners, deadlines, targets",
    ),
    "help_check": Text(
        "检查计划 YAML，指出问题的行和列", "validate plan YAML, telling line and column of each problem"
    ),
    "help_report": Text(
        "写出任务分工台账，如 report -o 台账.xlsx；填写、更正后可以再读入",
        "write the ledger of tasks, as in report -o ledger.xlsx; what is corrected in it can be read back",
    ),
    "report_needs_file": Text(
        "请用 -o 指定要写的文件，后缀为：{known}", "say with -o which file to write; its suffix one of: {known}"
    ),
    "help_review": Text(
        "逐处核对没有把握的读法：认可或更正，记在计划文件中；不在终端上时列出它们",
        "check the uncertain readings one by one: accept or correct; the plan file remembers. Lists them when not on a terminal",
    ),
    "help_export": Text(
        "导出责任矩阵网页（html）或图文件（graphml、gexf、dot、json）",
        "export the responsibility matrix (html) or the graph (graphml, gexf, dot, json)",
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
    "opt_kind": Text("导出种类：html、graphml、gexf、dot、json", "kind of export: html, graphml, gexf, dot, json"),
    # --- what commands tell beside their answer
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
    "diagnostic_page-without-text": Text(
        "这一页是图片，没有文字，未读取", "a page that is a picture without text, not read"
    ),
    "diagnostic_beside-ledger": Text("台账以外的正文，未作为任务", "prose beside a ledger, not taken for tasks"),
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
    "merge_kept": Text("保留了 {count} 处人工修改", "corrections kept: {count}"),
    "merge_conflict": Text(
        "冲突（{place}）：保留人工修改，但原文现在读作不同：{quote}",
        "conflict ({place}): the correction was kept, but the text now reads otherwise: {quote}",
    ),
    "merge_gone": Text(
        "冲突（{place}）：保留人工修改，但原文已没有这段话：{quote}",
        "conflict ({place}): the correction was kept, but the text no longer says: {quote}",
    ),
    "review_next": Text(
        "还有 {count} 处要核对。下一步：dutygraph review {file}",
        "{count} still to check; next: dutygraph review {file}",
    ),
    "review_nothing": Text("没有要核对的地方。", "nothing to check"),
    "review_open": Text("{file}：{count} 处要核对", "{file}: {count} to check"),
    "review_comments": Text(
        "注意：文件中自己写的注释（#）在保存时不会保留。说明可以写在 reason 中。",
        "note: comments of your own (#) are not kept when the file is written; a reason is",
    ),
    "review_task": Text("任务：{number} {title}", "task: {number} {title}"),
    "review_no_task": Text("不在任何任务之内", "in no task"),
    "review_reading": Text("目前读作：{reading}", "read so far: {reading}"),
    "review_key_accept": Text("照此认可", "accept as it is"),
    "review_key_accept_unread-clause": Text("不是分工", "it charges nobody"),
    "review_key_accept_prose-bracket": Text("不是分工", "it charges nobody"),
    "review_key_accept_unknown-party": Text("是单位，保留", "it is a unit: keep it"),
    "review_key_accept_undated-deadline": Text("没有确定的日期", "it has no date"),
    "review_key_reason": Text("同上，并写原因", "the same, with a reason"),
    "review_key_all": Text("这一类 {count} 处全部认可", "accept all {count} of this kind"),
    "review_key_enter": Text("输入分工", "enter whom it charges"),
    "review_key_rename": Text("改正名称", "correct the name"),
    "review_key_date": Text("输入日期", "enter the date"),
    "review_key_skip": Text("跳过", "skip"),
    "review_key_quit": Text("退出", "quit"),
    "review_key_yes": Text("对", "yes"),
    "review_key_whole": Text("对，但适用于整项任务", "yes, but for the whole task"),
    "review_key_no": Text("不对，重新输入", "no, once more"),
    "review_elsewise": Text("其他改动请直接编辑 {file}。", "for any other change, edit {file}"),
    "review_ask_reason": Text("原因（可不填）", "reason (may be left out)"),
    "review_ask_clause": Text(
        "谁负责？如：牵头：省应急厅；责任：省公安厅；配合：省财政厅；指导：应急管理部（不填则返回）",
        "who is charged? e.g. 牵头：省应急厅；责任：省公安厅；配合：省财政厅；指导：应急管理部 (nothing: back)",
    ),
    "review_ask_name": Text(
        "“{name}”应为（几个名称用、隔开；不填则返回）", "“{name}” should be (part several by 、; nothing: back)"
    ),
    "review_ask_date": Text("最迟哪一天？如 2025-12-31（不填则返回）", "by which day? e.g. 2025-12-31 (nothing: back)"),
    "review_not_read": Text(
        "没有读懂。请写明角色和单位，如：牵头：省应急厅；配合：省公安厅、省财政厅",
        "not understood; write roles and units, e.g. 牵头：省应急厅；配合：省公安厅、省财政厅",
    ),
    "review_understood": Text("理解为：{reading}", "understood as: {reading}"),
    "review_no_unit": Text("不像单位名称：{names}", "does not look like a unit: {names}"),
    "review_whole_task": Text("适用于整项任务", "for the whole task"),
    "review_duties": Text("适用于第 {orders} 条举措", "for duty {orders} of the task"),
    "review_unowned": Text(
        "{number}：现有 {count} 处报告为没有责任单位（no-owner），如“{what}”",
        "{number}: {count} now reported as having no owner (no-owner), such as “{what}”",
    ),
    "review_done": Text("已答复 {answered} 处，还剩 {left} 处。", "answered: {answered}; left: {left}"),
    "review_saved": Text("已写入 {file}。", "written to {file}"),
    "review_changed": Text(
        "文件在核对期间被别的程序改过，这一处的答复没有写入。请重新运行 dutygraph review。",
        "the file was changed by something else meanwhile, and this answer was not written; run dutygraph review again",
    ),
    "review_no_yaml": Text(
        "review 核对计划文件（.yaml）。请先用 dutygraph extract 提取。",
        "review reads plan files (.yaml); make one with dutygraph extract",
    ),
    "undated-deadline": Text("时限算不出日期", "a deadline whose date could not be worked out"),
    "check_ok": Text("没有问题，{tasks} 项任务", "no problem, {tasks} tasks"),
    # --- columns and words of tables
    "col_number": Text("编号", "number"),
    "col_task": Text("任务", "task"),
    "col_role": Text("角色", "role"),
    "col_leads": Text("牵头单位", "lead"),
    "col_others": Text("其他责任单位", "others"),
    "col_deadlines": Text("时限", "deadline"),
    "col_sentence": Text("原文", "sentence"),
    "col_by": Text("到期", "due"),
    "col_words": Text("时限原文", "words"),
    "col_clause": Text("分工", "clause"),
    "col_duties": Text("适用于举措", "for duties"),
    "col_order": Text("序号", "no."),
    "col_duty": Text("举措", "duty"),
    "col_targets": Text("指标", "targets"),
    "col_citations": Text("引用文件", "documents"),
    "col_unit": Text("单位", "unit"),
    "col_canonical": Text("正式名称", "canonical name"),
    "col_aliases": Text("别名", "aliases"),
    "col_kind": Text("类别", "kind"),
    "col_parent": Text("上级", "parent"),
    "col_source": Text("来源", "source"),
    "col_group": Text("泛称", "group"),
    "col_total": Text("合计", "total"),
    "col_change": Text("变化", "change"),
    "col_old": Text("原", "old"),
    "col_new": Text("现", "new"),
    "col_severity": Text("程度", "severity"),
    "col_rule": Text("规则", "rule"),
    "col_finding": Text("发现", "finding"),
    "col_evidence": Text("依据", "evidence"),
    "col_place": Text("位置", "place"),
    "col_doubt": Text("疑点", "doubt"),
    "col_quote": Text("原文", "quote"),
    "col_reading": Text("目前读作", "read so far"),
    "col_suggestion": Text("建议", "suggestion"),
    "role_lead": Text("牵头", "lead"),
    "role_shared": Text("共同负责", "shared"),
    "role_support": Text("按职责分工负责", "support"),
    "role_cooperate": Text("配合", "cooperate"),
    "role_guide": Text("指导", "guide"),
    "jointly": Text("{role}（共同）", "{role} (joint)"),
    "severity_high": Text("必须答复", "high"),
    "severity_medium": Text("应当复核", "medium"),
    "severity_low": Text("提示", "low"),
    "standing": Text("长期", "standing"),
    "yes": Text("是", "yes"),
    "labelled": Text("{label}：{text}", "{label}: {text}"),
    "no_clause": Text("原文没有写明分工。", "The text names nobody for it."),
    "gap_counts": Text(
        "缺口 {total} 项：必须答复 {high}，应当复核 {medium}，提示 {low}",
        "{total} gaps: {high} high, {medium} medium, {low} low",
    ),
    # --- what changed between two plans
    "diff_counts": Text("变化 {total} 处：{counts}", "{total} changes: {counts}"),
    "diff_none": Text("没有变化。", "Nothing changed."),
    "comma": Text("，", ", "),
    "change_task-added": Text("新增任务", "task added"),
    "change_task-dropped": Text("取消任务", "task dropped"),
    "change_task-renumbered": Text("改任务编号", "task renumbered"),
    "change_task-retitled": Text("改任务名称", "task retitled"),
    "change_duty-added": Text("新增举措", "duty added"),
    "change_duty-dropped": Text("取消举措", "duty dropped"),
    "change_duty-moved": Text("举措移至其他任务", "duty moved"),
    "change_duty-reworded": Text("改写举措", "duty reworded"),
    "change_lead": Text("改牵头单位", "lead changed"),
    "change_parties": Text("改其他责任单位", "other units changed"),
    "change_deadline": Text("改时限", "deadline changed"),
    "change_target": Text("改指标", "target changed"),
    "change_unread": Text("分工未读懂，无法比对", "charge not understood, not compared"),
    # --- the ledger, which dutygraph.text.ledger reads back by these words
    "ledger_name": Text("任务台账", "ledger"),
    "ledger_number": Text("序号", "No."),
    "ledger_chapter": Text("章节", "Chapter"),
    "ledger_task": Text("重点任务", "Task"),
    "ledger_content": Text("主要内容", "Duties"),
    "ledger_lead": Text("牵头单位", "Lead"),
    "ledger_charged": Text("责任单位", "Responsible"),
    "ledger_cooperate": Text("配合单位", "Cooperating"),
    "ledger_guide": Text("指导单位", "Guiding"),
    "ledger_time": Text("完成时限", "Deadline"),
    "ledger_target": Text("指标", "Targets"),
    "ledger_scope": Text("适用范围", "Scope"),
    "ledger_basis": Text("依据", "Basis"),
    "ledger_where": Text("出处", "Where"),
    "ledger_basis_stated": Text("原文写明", "stated"),
    "ledger_basis_rule": Text("通则", "rule"),
    "ledger_basis_sole": Text("唯一单位", "sole"),
    "ledger_basis_inferred": Text("推断", "inferred"),
    "ledger_basis_corrected": Text("人工更正", "corrected"),
    "ledger_basis_none": Text("无牵头", "no lead"),
    "ledger_page": Text("第 {page} 页，共 {pages} 页", "page {page} of {pages}"),
    # --- the responsibility matrix, a page
    "matrix_name": Text("责任矩阵", "responsibility matrix"),
    "matrix_letter_lead": Text("牵", "L"),
    "matrix_letter_shared": Text("责", "R"),
    "matrix_letter_support": Text("责", "R"),
    "matrix_letter_cooperate": Text("配", "C"),
    "matrix_letter_guide": Text("指", "G"),
    "matrix_means_lead": Text("牵头", "leads"),
    "matrix_means_joint": Text("共同牵头", "leads jointly"),
    "matrix_means_shared": Text("共同负责（无牵头单位）", "responsible, nobody leads"),
    "matrix_means_support": Text("按职责分工负责（另有牵头单位）", "responsible for its part, beside a lead"),
    "matrix_means_cooperate": Text("配合", "cooperates"),
    "matrix_means_guide": Text("指导", "guides"),
    "matrix_means_count": Text("表头数字：牵头任务数", "number in the header: tasks it leads"),
    "matrix_means_groups": Text("灰底列：泛称（未点名的一类单位）", "grey columns: groups of unnamed units"),
    "matrix_gap_high": Text("高", "H"),
    "matrix_gap_medium": Text("中", "M"),
    "matrix_means_high": Text("缺口：必须答复", "gap that must be answered"),
    "matrix_means_medium": Text("缺口：应当复核", "gap to be reviewed"),
    "matrix_means_low": Text("提示条数", "number of notes"),
    "matrix_count_tasks": Text("项任务", "tasks"),
    "matrix_count_units": Text("个单位", "units"),
    "matrix_count_groups": Text("类泛称", "groups"),
    "matrix_count_led": Text("项有牵头单位", "with a lead"),
    "matrix_count_high": Text("处缺口必须答复", "gaps to answer"),
    "matrix_count_medium": Text("处缺口应当复核", "gaps to review"),
    "matrix_count_low": Text("条提示", "notes"),
    "matrix_period": Text("{first}—{last}年", "{first}–{last}"),
    "matrix_source": Text("来源：{source}", "source: {source}"),
    "matrix_issuer": Text("发布：{issuer}", "issued by {issuer}"),
    "matrix_gaps": Text("缺口", "gaps"),
    "matrix_leads": Text("牵头任务数（全文）", "tasks it leads, in the whole plan"),
    "matrix_totals": Text("承担任务数（全文）", "tasks in any role, in the whole plan"),
    "matrix_search": Text("搜索任务、编号、单位、原文", "search tasks, units, sentences"),
    "matrix_all_units": Text("全部单位", "all units"),
    "matrix_all_roles": Text("全部角色", "all roles"),
    "matrix_all_chapters": Text("全部章节", "all chapters"),
    "matrix_whole_plan": Text("整个规划", "whole plan"),
    "matrix_chapter": Text("章节", "chapter"),
    "matrix_any_gaps": Text("不论缺口", "gaps: any"),
    "matrix_gaps_low": Text("有缺口或提示", "with gaps or notes"),
    "matrix_gaps_medium": Text("有缺口", "with gaps"),
    "matrix_gaps_high": Text("有必须答复的缺口", "with gaps to answer"),
    "matrix_clear": Text("清除", "clear"),
    "matrix_shown": Text("显示 {shown} / {total} 项任务", "showing {shown} of {total} tasks"),
    "matrix_elsewhere": Text("，其他章节另有 {count} 项", ", {count} more in other chapters"),
    "matrix_keys": Text(
        "点击任务或格子看原文；键盘：Tab 进入表格，方向键移动，回车打开，Esc 关闭，/ 搜索",
        "click a task or a cell for the text; keys: Tab into the table, arrows to move, Enter to open, Esc to close, / to search",
    ),
    "matrix_close": Text("关闭", "close"),
    "matrix_details": Text("原文与依据", "text and basis"),
    "matrix_clauses": Text("责任分工（原文）", "responsibility clause, as printed"),
    "matrix_only_duties": Text("只适用于举措 {orders}", "only for duties {orders}"),
    "matrix_open_list": Text("名单以“等”结尾，没有列全", "the list is left open"),
    "matrix_not_in_row": Text("该单位在这项任务中没有分工。", "This unit has no role in this task."),
    "matrix_duties": Text("举措（{count}）", "duties ({count})"),
    "matrix_no_gaps": Text("没有发现缺口。", "No gaps found."),
    "matrix_basis": Text("依据", "basis"),
    "matrix_scope": Text("范围", "scope"),
    "matrix_deadline": Text("时限", "deadline"),
    "matrix_target": Text("指标", "target"),
    "matrix_citation": Text("引用", "document"),
    "matrix_file": Text("来源文件", "source file"),
    "matrix_at": Text("字符 {start}–{end}", "characters {start}–{end}"),
    "matrix_no_tasks": Text("没有任务。", "No tasks."),
    "matrix_basis_stated": Text("原文写明", "stated in the clause"),
    "matrix_basis_rule": Text("全文通则：{rule}", "document-wide convention: {rule}"),
    "matrix_basis_sole": Text("唯一写明的单位", "the only unit named"),
    "matrix_basis_inferred": Text("推断，原文没有写明", "inferred, not stated in the text"),
    "matrix_basis_corrected": Text("人工更正", "corrected by a person"),
    "matrix_basis_none": Text("原文列出，没有写明牵头单位", "listed in the clause, which names no lead"),
    # --- questions
    "ask_no_owner": Text("没有写明责任单位的任务", "tasks that nobody is named for"),
    "ask_no_lead": Text("有责任单位、但没有写明牵头单位的任务", "tasks that units are named for, but none as lead"),
    "ask_no_deadline": Text("没有完成时限的任务", "tasks without a deadline"),
    "ask_no_target": Text("没有可衡量指标的任务", "tasks without a measurable target"),
    "ask_due": Text("有完成时限的任务", "tasks with a deadline"),
    "ask_due_before": Text("{before} 及以前到期的任务", "tasks due on or before {before}"),
    "ask_due_after": Text("{after} 及以后到期的任务", "tasks due on or after {after}"),
    "ask_due_after_before": Text("{after} 至 {before} 到期的任务", "tasks due from {after} to {before}"),
    "ask_together": Text("{units}共同承担的任务", "tasks that {units} share"),
    "ask_tasks_lead": Text("{unit}牵头的任务", "tasks that {unit} leads"),
    "ask_tasks_support": Text("{unit}按职责分工负责的任务", "tasks that {unit} supports"),
    "ask_tasks_cooperate": Text("{unit}配合的任务", "tasks that {unit} cooperates in"),
    "ask_tasks_any": Text("{unit}承担的任务（任何角色）", "tasks of {unit}, in any role"),
    "ask_together_lead": Text("{units}共同牵头的任务", "tasks that {units} lead together"),
    "ask_sole": Text("{unit}单独牵头的任务", "tasks that {unit} leads alone"),
    "ask_joint": Text("{unit}与其他单位共同牵头的任务", "tasks that {unit} leads together with others"),
    "ask_due_by": Text("，{before} 及以前到期的", ", due on or before {before}"),
    "ask_of": Text("，{unit}承担的", ", of {unit}"),
    "ask_about": Text("，与“{topic}”有关的", ", about “{topic}”"),
    "ask_task": Text("任务 {number}", "task {number}"),
    "ask_who": Text("与“{topic}”有关的任务及其责任单位", "tasks about “{topic}” and whose they are"),
    "ask_who_leads": Text("与“{topic}”有关的任务及其牵头单位", "tasks about “{topic}” and who leads them"),
    "ask_units_on": Text(
        "与“{topic}”有关的任务及共同承担的单位", "tasks about “{topic}” and the units that work on them together"
    ),
    "ask_search": Text("与“{topic}”有关的任务", "tasks about “{topic}”"),
    "not_understood": Text(
        "没有听懂“{name}”。可以这样问：省应急厅牵头哪些任务；消防安全谁牵头；2022年底前到期的任务；今年到期的任务；"
        "哪些任务没有责任单位；哪些任务没有牵头单位；省公安厅和省应急厅共同承担哪些任务。",
        "did not understand {name!r}. You can ask: which tasks does 省应急厅 lead; who leads 消防安全; what is due before 2023; "
        "what is due this year; which tasks have no owner; which tasks have no lead; what do 省公安厅 and 省应急厅 work on together.",
    ),
}
