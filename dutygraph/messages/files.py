"""Messages about files that cannot be read or written."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
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
    "beside_line": Text(
        "这一行不是有效的记录（{reason}）。请改正，或删去这一行。",
        "this line is no valid record ({reason}); mend it, or delete the line",
    ),
    "rdf_not_whole": Text(
        "RDF 中缺少所需的语句或取值不对：{reason}。请重新导出。",
        "the RDF lacks a statement or has a wrong value: {reason}; export it again",
    ),
    "graph_not_whole": Text(
        "图中这一规划缺内容或有不认识的内容：{reason}。请重新导出或写入。",
        "this plan is not whole in the graph: {reason}; export or push it again",
    ),
    "report_no_plan": Text(
        "这是本程序写出的报告（一个单位的职责，或多个规划的汇总），不是一个规划。请读规划本身，或把报告移到别的文件夹。",
        "a report that this program wrote (the duties of one unit, or several plans together) and not one plan; "
        "read the plans themselves, or move the report to another folder",
    ),
    "same_plan": Text(
        "与 {other} 是同一个规划（id：{id}）。请只用其中一个；若是两个规划，请在 YAML 中改 id。",
        "the same plan as {other} (id {id}); use one of the two, or if they are two plans, change an id in the YAML",
    ),
    "no_headings": Text(
        "没有找到任何标题（如“一、”“（一）”“1.”），不像一份规划或方案。",
        "no heading (such as 一、 （一） 1.) was found; this does not look like a plan",
    ),
    "no_tasks": Text("有标题，但没有找到任何工作任务。", "headings were found, but no task below them"),
}
