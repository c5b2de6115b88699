"""What stands around the article of a web page: menus, the way to the page (首页 > 政务公开), buttons, the foot.

A line with a sentence, a heading or a responsibility clause is never taken for furniture.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from dutygraph.loaders.web_page.lines import Line
from dutygraph.text.headings import starts_block

if TYPE_CHECKING:
    from lxml.etree import _Element

    Item: TypeAlias = Line | _Element

_ELEMENTS = frozenset(("nav", "header", "footer", "aside", "form", "menu"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search"))
#: In these a header or footer is one of the article.
_ARTICLES = frozenset(("article", "main"))
_PARTS_OF_ARTICLES = frozenset(("header", "footer"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SENTENCE_MARK = re.compile("[。；]")
#: What a foot never has: 主办：某办公厅 版权所有.
_MAYBE_SENTENCE = re.compile("[，。；]|牵头|负责|配合|责任|完成")
#: So many lines with sentences are an article, even in a form.
_ARTICLE_SENTENCES = 3
_LINKED_SHARE = 0.5
_LONGEST_FURNITURE = 120
#: A page whose sentences have no Chinese marks is known by its long lines.
_LONG = 50

_WAY_HERE = re.compile(r"(?:您?(?:现在|当前|所在)?的?(?:当前)?位置(?:是|为)?\s*[:：>]|首页\s*[>»›＞/-]).*")
_EDITOR = re.compile(r"(?:【我要纠错】)?\s*(?:责任编辑|网站编辑|编辑|责编)\s*[:：]\s*\S{1,8}(?:\s*【.{1,6}】)?")
#: What a page says of itself between its title and its text.
_ABOUT_PAGE = re.compile(
    r"(?:(?:信息|文章)?来\s*源|稿源|作\s*者|(?:发布|发文|更新|成文|生成)?(?:时间|日期)|发布(?:机构|单位)|发文(?:机[关构]|字号)|文\s*号|"
    r"索\s*引\s*号|主题(?:分类|词)|有效性|公开方式|(?:浏览|阅读|访问|点击)[次数量率]*|字[体号](?:大小)?)\s*[:：].*|"
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s.*)?"
)
_PARTS = re.compile(r"[\s:：【】\[\]（）()|｜丨/·、，,>＞»›]+")
_COUNTER = re.compile(r"\d*次?")
_BUTTON = re.compile(
    "(?:打印|关闭)(?:本页|页面|窗口|文章|正文)?|返回(?:顶部|列表|首页)?|回到顶部|(?:加入)?收藏(?:本页)?|设为首页|首页|分享[到至]?|"
    "微信|(?:新浪|腾讯)?微博|QQ(?:空间)?|朋友圈|人人网|字[体号](?:大小)?|[大中小]|放大|缩小|默认|T|A[+-]?|"
    "扫一扫(?:在手机打开当前页面?)?|(?:扫描)?二维码|[上下]一[篇条]|没有了|无|"
    "相关(?:链接|文档|稿件|解读|附件|信息|新闻|文章|阅读)|政策解读|图解|(?:我要)?纠错|无障碍(?:阅读|浏览)?|长者[版模式]+|适老版|关怀版|"
    "登录|注册|(?:高级)?搜索|繁[体體]|简体|English|EN|手机版|移动版|电脑版|(?:全文)?下载|朗读|语音播报|网站地图|联系我们|关于我们|"
    "(?:网站|法律|隐私)声明|(?:浏览|阅读|访问|点击)[次数量率]+|收起|展开|(?:查看)?更多"
)


def without_furniture(items: list[Item]) -> list[Item]:
    """The lines and tables of a page (see :func:`dutygraph.loaders.web_page.lines.lines`) without what stands around."""
    times = Counter(item.text for item in items if isinstance(item, Line))
    kept = [item for item in _outside(items) if not (isinstance(item, Line) and _is_furniture(item, times))]
    article = _article(kept)
    if not article:
        return kept
    first, last = article[0], article[-1]
    inside = set(_common_block([_block(kept[position]) for position in article]).iter("*"))
    last_said = {item.text: position for position, item in enumerate(kept) if isinstance(item, Line)}
    above = [
        item
        for position, item in enumerate(kept[:first])
        if isinstance(item, Line) and last_said[item.text] == position and _is_title(item)
    ]
    below = [item for item in kept[last + 1 :] if isinstance(item, Line) and not _is_foot(item, inside)]
    return above + kept[first : last + 1] + below


def _article(items: list[Item]) -> list[int]:
    """Which of the items are surely the article's, by their positions."""
    own = [position for position, item in enumerate(items) if _block(item).tag != "h1"]
    surely = [position for position in own if _is_article(items[position])]
    return surely or [position for position in own if len(getattr(items[position], "text", "")) >= _LONG]


def _is_title(line: Line) -> bool:
    """Whether a line above the article is none of what a page tells of itself, and no link."""
    return not _ABOUT_PAGE.fullmatch(line.text) and (not _is_link(line) or line.block.tag in _HEADINGS)


def _is_foot(line: Line, inside: set[_Element]) -> bool:
    """Whether a line below the article stands outside the block that holds all of it, and is no sentence."""
    return _is_link(line) or not (line.block in inside or _MAYBE_SENTENCE.search(line.text))


def _block(item: Item) -> _Element:
    return item.block if isinstance(item, Line) else item


def _is_article(item: Item) -> bool:
    if not isinstance(item, Line) or _SENTENCE_MARK.search(item.text):
        return True
    return starts_block(item.text) and not _is_link(item)


def _is_link(item: Item) -> bool:
    """Whether most of a line leads elsewhere."""
    return isinstance(item, Line) and item.linked >= _LINKED_SHARE * len("".join(item.text.split()))


def _outside(items: list[Item]) -> list[Item]:
    """The items without those in elements that HTML has for furniture, where these hold no article."""
    known: dict[_Element, _Element | None] = {}
    holders = [_holder(_block(item), known) for item in items]
    headings = {holder for holder, item in zip(holders, items, strict=True) if _opens_block(item)}
    sentences = Counter(holder for holder, item in zip(holders, items, strict=True) if _is_article(item))
    return [
        item
        for holder, item in zip(holders, items, strict=True)
        if holder is None or holder.tag in _ARTICLES or holder in headings or sentences[holder] >= _ARTICLE_SENTENCES
    ]


def _opens_block(item: Item) -> bool:
    return not isinstance(item, Line) or starts_block(item.text)


def _holder(block: _Element, known: dict[_Element, _Element | None]) -> _Element | None:
    """The innermost element around a block that is one for furniture, or an article; ``known`` holds those found so far."""
    path: list[_Element] = []
    element: _Element | None = block
    while element is not None and element not in known:
        path.append(element)
        element = element.getparent()
    for step in reversed(path):
        above = None if element is None else known[element]
        is_in_article = above is not None and above.tag in _ARTICLES
        if step.tag in _ARTICLES:
            known[step] = step
        elif is_in_article and step.tag in _PARTS_OF_ARTICLES:
            known[step] = above
        elif step.tag in _ELEMENTS or step.get("role") in _ROLES:
            known[step] = step
        else:
            known[step] = above
        element = step
    return known[block]


def _is_furniture(line: Line, times: Counter[str]) -> bool:
    text = line.text
    if _SENTENCE_MARK.search(text):
        return False
    if _is_link(line) and line.block.tag not in _HEADINGS:
        # A heading that is a link stays, but for that of a table of contents, which says it twice.
        return not starts_block(text) or (times[text] > 1 and not line.leaves)
    if len(text) > _LONGEST_FURNITURE:
        return False
    parts = [part for part in _PARTS.split(text) if part]
    others = [part for part in parts if not _BUTTON.fullmatch(part)]
    is_buttons = len(others) < len(parts) and all(_COUNTER.fullmatch(part) for part in others)
    return is_buttons or any(pattern.fullmatch(text) for pattern in (_WAY_HERE, _EDITOR))


def _common_block(blocks: list[_Element]) -> _Element:
    """The innermost element that holds all of these; of a single one, what it stands in."""
    above = [blocks[0], *blocks[0].iterancestors()]
    height_of = {element: height for height, element in enumerate(above)}
    passed: set[_Element] = set()
    height = 1 if len(blocks) == 1 else 0
    for block in blocks[1:]:
        element: _Element | None = block
        while element is not None and element not in height_of and element not in passed:
            passed.add(element)
            element = element.getparent()
        if element is not None:
            height = max(height, height_of.get(element, 0))
    return above[min(height, len(above) - 1)]
