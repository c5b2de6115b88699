"""Words of the local page."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "help_serve": Text(
        "在本机打开网页：提问、查任务、单位、时限、缺口，下载表格。只有本机能打开；按 Ctrl-C 结束",
        "a page in the browser of this machine: ask, look up tasks, units, deadlines and gaps, download tables. "
        "Nobody else can open it; Ctrl-C ends it",
    ),
    "opt_port": Text("端口", "the port"),
    "opt_folder": Text(
        "规划文件（YAML）所在的文件夹：其中的规划一并查询，与 --data 中编号相同的以此为准；没有时新建",
        "a folder of plan files (YAML) that are asked, too; one with the id of a plan behind --data stands in its place. "
        "It is made where there is none",
    ),
    "opt_is_opened": Text("同时打开浏览器", "open the browser, too"),
    "serve_at": Text("请在浏览器中打开 {address}（按 Ctrl-C 结束）", "open {address} in a browser (Ctrl-C ends it)"),
    "serve_port_taken": Text(
        "端口 {port} 正被别的程序使用。请用 --port 换一个，或结束那个程序。",
        "port {port} is used by another program; choose another with --port, or end that program",
    ),
    "web_name": Text("责任图谱", "dutygraph"),
    "web_skip": Text("跳到正文", "skip to the content"),
    "web_menu": Text("页面", "pages"),
    "web_other_lang": Text("English", "中文"),
    "web_question": Text("问题", "question"),
    "web_question_like": Text("提问，如：省应急厅牵头哪些任务", "ask: which tasks does 省应急厅 lead"),
    "web_ask": Text("提问", "ask"),
    "web_start": Text("首页", "Start"),
    "web_error": Text("没有成功", "That did not work"),
    "web_near": Text("相近的名称", "Names that are near"),
    "web_back": Text("回到首页", "back to the start"),
    "web_foot": Text(
        "本页由软件根据规划原文整理；与原文不一致的，以原文为准。",
        "Made by a program from the text of the plans; where the two differ, the text holds.",
    ),
    "web_no_such_page": Text("没有这个页面。请从菜单进入。", "there is no such page; use the menu"),
    "web_not_so": Text(
        "这个地址不能这样访问。请从菜单进入。", "this address cannot be asked in that way; use the menu"
    ),
    "web_wrong_host": Text(
        "请用 http://127.0.0.1 或 http://localhost 加端口打开。",
        "open http://127.0.0.1 or http://localhost with the port",
    ),
    "web_wrong_address": Text(
        "地址太长，或含有不是文字的内容。请改短，或重新输入。",
        "the address is too long, or holds what is no text; shorten it, or type it again",
    ),
    "web_foreign": Text(
        "只接受本页面发出的请求。请在本页面上操作。", "only pages of this server may send that; do it on a page of it"
    ),
    "web_too_large": Text(
        "内容太大（上限 32 MB）。请缩小后再试。", "that is too large (32 MB at most); make it smaller and try again"
    ),
    "web_too_long": Text("用时过长，已停止等待。请缩小范围后再试。", "that took too long; ask for less and try again"),
    "web_failed": Text(
        "程序出错。运行它的窗口里写有原因；其他页面不受影响。",
        "the program failed; the window that it runs in says why. Other pages are not affected.",
    ),
}
