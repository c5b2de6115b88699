"""Web pages are read as a browser shows them, without what stands around the article, and nothing is fetched."""

from __future__ import annotations

import base64
import html
import re
import socket
import time
from collections.abc import Callable
from pathlib import Path

import lxml.etree
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.errors import UnreadableFile
from dutygraph.loaders import load_plan, web_page
from dutygraph.loaders.web_page.lines import Line, lines
from dutygraph.text.source import Source
from tests.loaders.readings import DOCUMENTS, lines_of, reading


@pytest.fixture
def source(tmp_path: Path) -> Callable[[str | bytes], Source]:
    def make(page: str | bytes) -> Source:
        path = tmp_path / "page.html"
        path.write_bytes(page if isinstance(page, bytes) else page.encode())
        return web_page.read(path)

    return make


def said(source: Source) -> list[list[str]]:
    return [[source.text[cell.start : cell.end] for cell in row] for row in source.tables[0].rows]


# --- whole plans ----------------------------------------------------------------------------------------------

#: A page as sites of governments make them: WebForms around it all, menus, the way here, buttons, a foot.
PAGE = """<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>{title}_某省人民政府</title><style>.a{{color:red}}</style>
<script>document.write("<p>一、不是正文。</p>");</script></head><body><form id="aspnetForm" method="post">
<input type="hidden" name="__VIEWSTATE" value="一、不是正文。">
<div class="top"><a href="/">首页</a><a href="/b">政务公开</a><a href="/c">互动交流</a></div>
<ul class="nav"><li><a href="/x">要闻</a></li><li><a href="/y">政策</a></li></ul>
<div class="location">当前位置：<a href="/">首页</a> &gt; <a href="/z">政务公开</a> &gt; 正文</div>
<h1>{title}</h1>
<div class="info"><span>来源：省政府办公厅</span> <span>发布时间：2021-11-15</span>
字体：[<a href="javascript:a()">大</a> <a href="javascript:b()">中</a> <a href="javascript:c()">小</a>] 打印 关闭</div>
<div id="zoom">{article}</div>
<div>【<a href="javascript:window.print()">打印</a>】 【关闭】</div><div id="ewm">扫一扫在手机打开当前页</div>
<div><p>上一篇：<a href="/1">关于印发某某方案的通知</a></p><p>相关链接</p><ul><li><a href="/2">一、图读懂本方案</a></li></ul></div>
<footer><p>主办：某某人民政府办公厅</p><p>网站标识码：3700000001 备案号</p></footer></form></body></html>"""


def paragraphs(lines: list[str]) -> str:
    return "".join(f'<p style="text-indent:2em">　　{html.escape(line)}</p>\n' for line in lines)


def breaks(lines: list[str]) -> str:
    return f"<div>{'<br/><br>'.join('&nbsp;&nbsp;&nbsp;&nbsp;' + html.escape(line) for line in lines)}</div>"


def pieces(lines: list[str]) -> str:
    """Each clause an element of its own, as word processors write them."""
    apart = ["</span><span>".join(map(html.escape, re.split(r"(?<=[，。；：、（])", line))) for line in lines]
    return "".join(f"<p><span>{line}</span></p>" for line in apart)


def frame(lines: list[str]) -> str:
    return f"<table width=100%><tr><td><img src=a.gif><td>{paragraphs(lines)}</table>"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.stem)
@pytest.mark.parametrize("article", [paragraphs, breaks, pieces, frame])
def test_a_plan_in_a_web_page_says_the_same(
    tmp_path: Path, document: Path, article: Callable[[list[str]], str]
) -> None:
    lines = lines_of(document)
    title = lines[0][:60].partition("。")[0]
    for charset in ("utf-8", "gb2312"):
        path = tmp_path / f"{document.stem}.html"
        page = PAGE.format(charset=charset, title=title, article=article(lines))
        path.write_bytes(page.encode("gb18030" if charset == "gb2312" else charset))
        assert reading(load_plan(path)) == reading(load_plan(document))
        text = web_page.read(path).text
        assert "不是正文" not in text
        assert "读懂" not in text
        assert not re.search("要闻|当前位置|扫一扫|主办：某某|【关闭】", text)


def test_a_page_without_anything_around_it(tmp_path: Path) -> None:
    path = tmp_path / f"{DOCUMENTS[0].stem}.htm"
    path.write_text(paragraphs(lines_of(DOCUMENTS[0])), "utf-8")
    assert reading(load_plan(path)) == reading(load_plan(DOCUMENTS[0]))


def test_a_plan_in_a_web_archive(tmp_path: Path) -> None:
    article = PAGE.format(charset="gb2312", title="某县方案", article=paragraphs(lines_of(DOCUMENTS[0])))
    body = base64.encodebytes(article.encode("gb18030")).decode()
    path = tmp_path / f"{DOCUMENTS[0].stem}.mht"
    path.write_text(
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/css\r\n\r\np{}\r\n"
        f"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n--b--\r\n",
        "utf-8",
    )
    assert reading(load_plan(path)) == reading(load_plan(DOCUMENTS[0]))


# --- lines ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>甲</p>乙<div>丙<span>丁</span>戊</div>己<br>庚<br/><br/>辛", "甲 乙 丙丁戊 己 庚 辛"),
        ("<div><div>甲</div>乙<p>丙<b>丁</b>戊</div>己", "甲 乙 丙丁戊 己"),
        ("<p>　　&nbsp;甲&mdash;&ldquo;乙&rdquo;&#x4e00;&lt;b&gt; </p>", "甲—“乙”一<b>"),
        ("<p>安全\n   生产</p><pre>甲\n乙</pre><p style='white-space:pre-wrap'>丙\n丁</p>", "安全_生产 甲 乙 丙 丁"),
        ("<span style='display:block'>甲</span><span>乙</span>丙", "甲 乙丙"),
        ("<p hidden>藏</p><p style='DISPLAY : none'>藏</p><i style='mso-hide:all'>藏</i>见<noscript>藏</noscript>到", "见到"),
        ("甲<script>1<2</script>乙<!-- 藏 --><template>藏</template><textarea>藏</textarea><svg><text>藏</text></svg>", "甲乙"),
        ("<select><option>藏</select><button>藏</button><object>藏</object>见", "见"),
        ("<p><ruby>汉<rt>han</rt></ruby>字<del>删</del><ins>增</ins></p>", "汉字增"),
        ("<p><![if !supportLists]>一、<![endif]>任务<o:p></o:p></p><!--[if gte mso 9]><xml>藏</xml><![endif]-->", "一、任务"),
        ("<body><div>甲</div></html><div><p>乙</p></div></body></html><p>丙", "甲 乙 丙"),
        ("<dl><dt>甲<dd>乙</dl><h2>丙</h2><blockquote>丁</blockquote><hr>戊", "甲 乙 丙 丁 戊"),
    ],
)  # fmt: skip
def test_lines_are_those_of_a_browser(source: Callable[[str], Source], page: str, lines: str) -> None:
    assert source(page).text.replace(" ", "_").split() == lines.split()


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<ol><li>甲<li><p>乙<p>丙<li>丁</ol>", "1._甲 2._乙 丙 3._丁"),
        ("<ol start=3><li>甲<ul><li>乙</ul><li value=9>丙<li>丁</ol>", "3._甲 乙 9._丙 10._丁"),
        ("<ol type=a><li>甲</ol><ol type=I><li>乙<li>丙</ol>", "a._甲 I._乙 II._丙"),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", "一、甲 二、乙"),
        ("<ol style='list-style:none'><li>甲</ol><ol><li style='list-style-type:none'>乙</ol>", "甲 乙"),
        ("<ol><li>1.甲<li>（二）乙</ol>", "1.甲 （二）乙"),
        ("<ol reversed><li>甲<li>乙</ol>", "甲 乙"),
        ("<ul><li>甲</ul><ol></ol><li>乙", "甲 乙"),
        ("<ol><li><img><li>甲</ol><ol><li></ol><p>乙", "2._甲 乙"),
    ],
)
def test_lists_have_the_numbers_that_a_browser_prints(source: Callable[[str], Source], page: str, lines: str) -> None:
    assert source(page).text.replace(" ", "_").split() == lines.split()


def test_lines_know_the_block_they_stand_in() -> None:
    body = lxml.etree.HTML("<body>甲<div>乙<p>丙<b>丁</b></p>戊</div>己</body>")
    found = [item for item in lines(body) if isinstance(item, Line)]
    assert [(line.text, line.block.tag) for line in found] == [
        ("甲", "body"), ("乙", "div"), ("丙丁", "p"), ("戊", "div"), ("己", "body"),
    ]  # fmt: skip


def test_places_count_lines_and_name_cells(source: Callable[[str], Source]) -> None:
    read = source("<p>一<p>二<br>三<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table><p>四")
    at = [read.places.of(read.text.index(word)) for word in "一二三甲丁四"]
    assert at == ["¶1", "¶2", "¶3", "T1!A1", "T1!B2", "¶4"]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<meta charset=gbk>规划".encode("gbk"), "规划"),
        ("<meta http-equiv=Content-Type content='text/html; charset=gb2312'>规划".encode("gbk"), "规划"),
        ("<meta charset=gbk>规划".encode(), "规划"),  # it says so, and is not
        ("<meta charset=utf-8>安全生产规划".encode("gbk"), "安全生产规划"),
        ("<meta charset=big5>規劃".encode("big5"), "規劃"),
        ("<p>规划".encode("utf-16"), "规划"),
        ("\ufeff<p>规划".encode(), "规划"),
        ("<?xml version='1.0' encoding='gb2312'?><html><p>规划</p></html>".encode("gbk"), "规划"),
        ("<p>安全生产规划".encode("gbk"), "安全生产规划"),
    ],
)
def test_encodings(source: Callable[[bytes], Source], raw: bytes, text: str) -> None:
    assert source(raw).text == f"{text}\n"


# --- tables ---------------------------------------------------------------------------------------------------


def test_cells_that_span_rows_and_columns(source: Callable[[str], Source]) -> None:
    read = source(
        "<table><caption>台账</caption><thead><tr><th rowspan=2>任务<th colspan=2>分工<tr><th>牵头<th>配合</thead>"
        "<tr><td rowspan=0>防汛<td>甲<td>乙<tr><td colspan=2>丙<br>丁</table>"
    )
    assert said(read) == [
        ["任务", "分工", "分工"],
        ["任务", "牵头", "配合"],
        ["防汛", "甲", "乙"],
        ["防汛", "丙\n丁", "丙\n丁"],
    ]
    assert read.text.startswith("台账\n任务")
    assert read.places.of(read.tables[0].rows[3][2].start) == "T1!B4"


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>一、甲<td>乙。</table>",
        "<table><tr><td>一、甲<tr><td>乙。</table>",
        "<table><tr><td>&nbsp;<td>一、甲<tr><td>　<td>乙。</table>",
        "<table><tr><td>一、甲<tr><td><table><tr><td>乙。</table></table>",
    ],
)
def test_tables_that_arrange_the_page_are_paragraphs(source: Callable[[str], Source], page: str) -> None:
    read = source(page)
    assert (read.text, read.tables) == ("一、甲\n乙。\n", ())


def test_a_table_in_one_that_arranges_the_page(source: Callable[[str], Source]) -> None:
    inner = "<table><tr><td>丁<td>戊<tr><td>己<td>庚</table>"
    read = source(f"注<table><tr><td>甲<td>乙<tr><td>丙<td>{inner}</table>")
    assert said(read) == [["丁", "戊"], ["己", "庚"]]
    assert read.text.startswith("注\n甲\n乙\n丙\n丁\t")


def test_tables_of_data_with_long_cells_and_hidden_rows(source: Callable[[str], Source]) -> None:
    long = "组织演练。" * 20
    read = source(
        f"注<table><tr><td>任务<td>内容<tr><td>防汛<td>一、{long}<tr><td>防火<td>一、排查<br>二、整改"
        "<tr style='display:none'><td>藏<td>藏<tbody hidden><tr><td>藏<td>藏</table>"
        "<table hidden><tr><td>藏<td>藏<tr><td>藏<td>藏</table>"
    )
    assert said(read) == [["任务", "内容"], ["防汛", f"一、{long}"], ["防火", "一、排查\n二、整改"]]
    assert read.text.startswith("注\n任务")
    assert "藏" not in read.text


def test_a_table_that_holds_the_article_beside_a_menu(source: Callable[[str], Source]) -> None:
    article = "<p>一、防汛</p><p>组织演练。</p><p>二、抗旱</p><p>组织排查。</p>"
    read = source(f"<table><tr><td>栏目<td>正文<tr><td><a href=a>要闻</a><td>{article}</table>")
    assert read.tables == ()
    assert read.text.endswith("一、防汛\n组织演练。\n二、抗旱\n组织排查。\n")


def test_a_ledger_in_a_page_is_a_plan(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><td>{number}</td><td>{task}</td><td>{unit}</td></tr>"
        for number, task, unit in [("序号", "重点任务", "牵头单位"), ("1", "开展防汛演练", "省水利厅")]
    )
    path = tmp_path / "台账.html"
    path.write_text(PAGE.format(charset="utf-8", title="某省任务分工方案", article=f"<table>{rows}</table>"), "utf-8")
    (task,) = load_plan(path).tasks
    assert [assignment.party for assignment in task.clauses[0].assignments] == ["省水利厅"]


# --- furniture ------------------------------------------------------------------------------------------------

ARTICLE = "<div><p>一、任务</p><p>（一）防汛。组织演练。（责任单位：省水利厅）</p></div>"
KEPT = "一、任务\n（一）防汛。组织演练。（责任单位：省水利厅）\n"


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>无障碍 本网动态</nav>",
        "<header>某省人民政府</header>",
        "<div role=navigation>栏目导航</div>",
        "<form><label>站内搜索</label><input></form>",
        "<p>您现在的位置：首页 > 正文</p>",
        "<p><a href=/>首页</a>  <a href=/a>机构</a></p>",
        "<p>字号：[大] [中] [小]　【打印本页】【关闭窗口】</p>",
        "<p>浏览次数：1024次</p>",
        "<p>责任编辑：王某</p>",
        "<ul><li><a href=b>关于印发某某方案的通知</a> 2023-01-02</li></ul>",
    ],
)
def test_furniture_is_left_out_above_and_below(source: Callable[[str], Source], furniture: str) -> None:
    assert source(f"{furniture}{ARTICLE}{furniture}").text == KEPT


def test_a_page_of_the_central_government(source: Callable[[str], Source]) -> None:
    page = f"""<div style="display: block"><h6>分享到：<b></b></h6><ul><li><a data-w="q">QQ空间</a></li><li><a>豆瓣网</a></li></ul></div>
    <div class="main"><iframe src="/top.htm"></iframe><div class="padd">
    <div class="BreadcrumbNav"><a href="/">首页</a>&nbsp;>&nbsp;<a href="/a">国务院</a>&nbsp;>&nbsp;<a href="/b">文件</a></div>
    <div class="article oneColumn"><h1> 某省防汛方案 </h1><div class="pages-date">2021-08-01 06:59 <span>来源： 新华社</span>
    <div><span>【字体：<span>大</span> <span>中</span> <span>小</span>】</span><span>打印</span><a title="微信">&nbsp;</a></div></div>
    <div class="pages_content" id="UCAP-CONTENT"><p><a name="top">某省防汛方案</a></p>{ARTICLE}</div>
    <div class="editor"><a href="j">【我要纠错】</a>责任编辑：王某 </div><div id="qr_container">扫一扫在手机打开当前页</div>
    <div class="related"><div>相关稿件</div><ul><li><a href="/1">某地加强统筹协调 狠抓措施落实</a></li></ul></div>
    <div style="display:none">藏。</div></div></div></div><div class="back_top"><a>回到
    顶部</a></div></body> </body></html><script>x</script>"""
    assert source(page).text == f"某省防汛方案\n{KEPT}"


def test_an_article_without_sentences_or_without_chinese_marks(source: Callable[[str], Source]) -> None:
    foot = "<div><p>某办公厅</p></div>"
    assert source(f"<div><p>一、任务<p>（一）防汛</div>{foot}").text == "一、任务\n（一）防汛\n"
    marks = "组织演练,排查隐患,加强值守." * 5
    assert source(f"<div><p>1 任务<p>{marks}<p>{marks}</div>{foot}").text == f"1 任务\n{marks}\n{marks}\n"


def test_links_below_an_article_that_nothing_holds(source: Callable[[str], Source]) -> None:
    article = ARTICLE.removeprefix("<div>").removesuffix("</div>")
    linked = "<p><a href=/2>一、图读懂本方案</a></p>"
    assert source(f"<h2><a href=/1>某省方案</a></h2>{article}{linked}").text == f"某省方案\n{KEPT}"


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>【打印】 【关闭】</p>",
        "<p><a href=/a>相关政策</a></p>",
        "<nav>栏目</nav>",
        "<form><label>站内搜索</label></form>",
    ],
)
@pytest.mark.parametrize("around", ["<main>{}</main>", "<form><header>某网站</header>{}</form>", "<div>{}</div>"])
def test_furniture_is_left_out_within_the_article(source: Callable[[str], Source], furniture: str, around: str) -> None:
    article = ARTICLE.replace("<p>（一）", f"{furniture}<p>（一）")
    assert source(around.replace("{}", article)).text == KEPT


def test_each_line_counts_its_own_links(source: Callable[[str], Source]) -> None:
    page = f"<div>{ARTICLE}<p><a href=/b>相关政策</a><br>省应急厅牵头<br><a href=/b>图解</a>注</p></div>"
    assert source(page).text == f"{KEPT}省应急厅牵头\n"


@pytest.mark.parametrize(
    "foot", ["<footer>主办：某办公厅 版权所有</footer>", "<div><p>主办：某办公厅</p></div>", "<aside>热点</aside>"]
)
def test_the_foot_is_left_out(source: Callable[[str], Source], foot: str) -> None:
    assert source(ARTICLE + foot).text == KEPT


@pytest.mark.parametrize(
    "article",
    [
        "<form>{}</form>",
        "<article><header><h1>某方案</h1></header>{}<footer>各地要抓好落实。</footer></article>",
        "<header>{}</header>",
        "<aside>{}</aside><footer>{}</footer>",
        "<nav>{}</nav>",
        "{}<article><p>各地要抓好落实。</p></article>",
        "<p>12</p><p>关闭：煤矿</p>{}",
        "<div>{}<p><a name=b></a>位置：" + "防汛，" * 50 + "</p></div>",
        "{}<p><a href=/b>（二）抗旱</a></p><p>排查。</p><p><a href=/b>（二）抗旱</a></p><p>整改。</p>",
        "{}<form><p>组织演练。</p><p>组织排查。</p><p>抓好落实。</p></form>",
        "<div>{}<p>（二）<a href=/b>抗旱</a></p><p><a href=/c>组织排查，省应急厅负责。</a></p></div>",
        "<div>{}<p>省应急厅牵头，省气象局配合</p></div>",
        "<h1>某省防汛工作方案</h1><p>（2021—2025年）</p>{}",
    ],
)
def test_no_sentence_of_the_article_is_furniture(source: Callable[[str], Source], article: str) -> None:
    page = article.replace("{}", ARTICLE)
    words = re.sub(r"<[^>]+>", "", page)
    assert "".join(source(page).text.split()) == words


def test_a_table_of_contents_is_left_out_and_headings_with_links_stay(source: Callable[[str], Source]) -> None:
    contents = "<ul><li><a href='#1'>一、任务</a></li><li><a href='#2'>二、保障</a></li></ul>"
    headed = "<h2 id=2>二、保障</h2><p><a href='#x'>三、附则</a></p><p>加强领导。</p>"
    assert source(f"{contents}{ARTICLE}{headed}").text == f"{KEPT}二、保障\n三、附则\n加强领导。\n"


# --- pages that are not as they should be -----------------------------------------------------------------------


def key_of(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        web_page.read(path)
    assert caught.value.where == str(path)
    assert "{" not in caught.value.render("zh")
    return caught.value.key


def test_pages_without_text(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert key_of(path, b"") == "empty_file"
    assert key_of(path, b"<html><body><div id=app></div><script>app()</script></body></html>") == "empty_page"
    assert key_of(path, b"<!-- nothing -->") == "empty_page"
    assert key_of(path, b"<html><frameset><frame src=a.html></frameset></html>") == "empty_page"
    assert key_of(path, b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx") == "empty_page"


def test_files_that_are_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert key_of(path, b"%PDF-1.4\n") == "other_suffix"
    assert key_of(path, b"\x89PNG\r\n\x1a\n") == "picture"
    assert key_of(path, b"<html>" + bytes(range(128, 256)) * 99) == "not_text"


def test_pages_that_nest_without_end(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    begun = time.monotonic()
    assert key_of(path, b"<div>" * 300_000 + "深".encode()) == "page_too_deep"
    assert key_of(path, b"<table><tr><td>" * 100_000 + "深".encode()) == "page_too_deep"
    deep = tmp_path / "deep.html"
    deep.write_text("<div>" * 1500 + "一、任务" + "</div>" * 1500, "utf-8")
    assert web_page.read(deep).text == "一、任务\n"
    assert time.monotonic() - begun < 30


def test_spans_without_end(tmp_path: Path) -> None:
    wide = "<tr>" + "<td colspan=999999 rowspan=999999>长长长" * 2
    assert key_of(tmp_path / "page.html", f"<table>{wide * 300}</table>".encode()) == "table_too_large"


def test_a_page_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_page, "_LARGEST", 10)
    assert key_of(tmp_path / "page.html", b"<html>" + b"x" * 10) == "too_large"


def test_an_archive_that_nests_without_end(tmp_path: Path) -> None:
    nest = "".join(f"Content-Type:multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(5000))
    assert key_of(tmp_path / "page.mht", f"MIME-Version: 1.0\n{nest}".encode()) in ("empty_page", "not_text")


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", "utf-8")
    for suffix in (".html", ".xhtml"):
        path = tmp_path / f"page{suffix}"
        path.write_text(
            f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://127.0.0.1:9/x.dtd" [<!ENTITY s SYSTEM "{secret}">]>'
            f'<html xmlns="http://www.w3.org/1999/xhtml"><link href="http://127.0.0.1:9/a.css"/><p>任务&s;</p>'
            '<img src="http://127.0.0.1:9/a"/></html>',
            "utf-8",
        )
        assert "秘密" not in web_page.read(path).text


TAGS = [
    "p",
    "div",
    "table",
    "tr",
    "td",
    "li",
    "ol",
    "a href=x",
    "br",
    "script",
    "b",
    "nav",
    "form",
    "h1",
    "pre",
    "body",
    "html",
]


@settings(max_examples=200)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag.split()[0]}>" for tag in TAGS]),
            st.text("任务。一、 \n&<", max_size=6),
        ),
        max_size=40,
    )
)
def test_tags_in_any_order_are_read(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "any.html"
    path.write_text("".join(pieces) + "<p>完", "utf-8")
    try:
        assert web_page.read(path).text
    except UnreadableFile as error:
        assert error.key == "empty_page"  # noqa: PT017
