"""The markup of a Markdown file, blanked out: what is left are its words, each where it was."""

from __future__ import annotations

import re
from collections.abc import Callable

from dutygraph.loaders.markdown.soft_breaks import without_soft_breaks

#: Characters that mean themselves, where escaped or in code, are hidden from the other rules behind these.
_MASK = 0x10F000
_MASKED = re.compile(f"[{chr(_MASK)}-{chr(_MASK + 0x7F)}]")
_MARK = re.compile(r"[\n!-/:-@\[-`{-~]")

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\n(?:\w[\w-]*:.*\n(?:(?!---)[ \t-].*\n|\n)*)+(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_FRONT_TITLE = re.compile(r"^title:[ \t]*([\"']?)(?P<title>.*?)\1[ \t]*$", re.MULTILINE)
_FENCE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*$(?P<code>.*?)(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)", re.M | re.S
)
_CODE = re.compile(r"(?<!`)(?P<ticks>`{1,3})(?!`)(?P<code>[^\n]{1,500}?)(?<!`)(?P=ticks)(?!`)")
#: What programs write before the mark of a number (1\.), lest it starts a list.
_ESCAPED_NUMBER = re.compile(r"(?<=\d)\\([.)])(?!\d)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|\\$", re.MULTILINE)
#: What is no text up to its end.
_SPANS = (
    (re.compile("<!--"), "-->"),
    (re.compile(r"<script\b", re.I), "</script>"),
    (re.compile(r"<style\b", re.I), "</style>"),
)

_TARGET = r"\([^()\n。；，]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,200}){0,3}\)"
_IMAGE = re.compile(rf"!\[[^\[\]]{{0,500}}\](?:{_TARGET}|\[[^\[\]\n]{{0,200}}\])(?:\{{[^{{}}\n]{{0,200}}\}})?")
#: [words](address), pandoc's [words]{.class}; group 1 stays.
_LINK = re.compile(rf"\[([^\[\]]{{0,500}})\](?:{_TARGET}|\{{[^{{}}\n]{{0,200}}\}})")
_REFERENCE = re.compile(r"\[([^\[\]]{1,500})\]\[([^\[\]\n]{0,200})\]")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)([^\[\]\n]{1,200})\]:[ \t]*\S+[^\n]*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"^\[\^[^\]\s]{1,100}\]:[^\n]*$|\[\^[^\]\s]{1,100}\]", re.MULTILINE)
_TAG = re.compile(
    r"</?(?:a|abbr|article|b|big|blockquote|body|center|col|colgroup|dd|div|dl|dt|em|figure|font|h[1-6]|head|html|i|img|ins|kbd|"
    r"li|main|mark|ol|p|pre|s|section|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul)\b[^<>]{0,1000}>|"
    r"<(?:https?|mailto):[^<>\s]{0,1000}>",
    re.IGNORECASE,
)
_LINE_BREAK = re.compile(r"<(?:br|hr)\s*/?>", re.IGNORECASE)
_BLANK_ENTITY = re.compile(r"&(?:nbsp|emsp|ensp|thinsp|#160|#12288|#x3000);", re.IGNORECASE)

_QUOTE = r"^[ \t]*(?:>[ \t]?)*"
_HEADING = re.compile(rf"({_QUOTE} {{0,3}}#{{1,6}})(?!#)([^\n]*)$", re.MULTILINE)
_QUOTE_MARKS = re.compile(r"^[ \t]*>[>\t ]*", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?", re.MULTILINE)
_RULE = re.compile(
    r"^[ \t]*(?:([-*_])(?:[ \t]*\1){2,}|=+|-{2,}(?:[ \t]+-+)*|\+[-=:+]+\+|:{3,}[^\n]*)[ \t]*$", re.MULTILINE
)

_EMPHASIS = re.compile(r"\*{1,4}(?!\*)|_{1,3}(?!_)|~~(?!~)")
#: Emphasis does not go over the end of a paragraph, or of a cell.
_SCOPE_END = re.compile(r"\n[ \t]*\n|\|")


def blank_markup(text: str) -> str:
    """The text with blanks in place of its markup, as long as it was. Pipes stay, since tables have them.

    >>> blank_markup("## 一、**任务** #\\n- 见[附件](a.docx)，3*5，1\\\\. 防汛")
    '   一、  任务    \\n  见 附件         ，3*5，1.  防汛'
    """
    prose = same_line_ends(text)
    if front := _FRONT_MATTER.match(prose):
        prose = _front_matter(front) + prose[front.end() :]
    prose = without_soft_breaks(_FENCE.sub(lambda fence: _around(fence, "code", _mask), prose))
    for opening, end in _SPANS:
        prose = _without_spans(prose, opening, end)
    prose = _ESCAPED_NUMBER.sub(r"\1 ", prose)  # the mark next to its digit, where the reader looks for it
    prose = _ESCAPE.sub(lambda escape: " " + _mask(escape[1] or ""), prose)
    prose = _CODE.sub(lambda code: _around(code, "code", _mask), prose)
    prose = _without_links(prose)
    prose = _LINE_BREAK.sub(lambda tag: "\n" + " " * (len(tag[0]) - 1), prose)
    for pattern in (_TAG, _BLANK_ENTITY):
        prose = pattern.sub(_blank, prose)
    prose = _RULE.sub(_blank, prose)
    prose = _HEADING.sub(_heading, prose)
    for pattern in (_QUOTE_MARKS, _BULLET):
        prose = pattern.sub(_blank, prose)
    prose = _without_emphasis(prose)
    return _MASKED.sub(lambda masked: chr(ord(masked[0]) - _MASK), prose)


def same_line_ends(text: str) -> str:
    """The text with a line feed at each line's end, as long as it was."""
    return text.replace("\r\n", " \n").replace("\r", "\n")


def _blank(match: re.Match[str]) -> str:
    return _blanks(match[0])


def _blanks(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _mask(text: str) -> str:
    return _MARK.sub(lambda mark: chr(ord(mark[0]) + _MASK), text)


def _around(match: re.Match[str], group: int | str, keep: Callable[[str], str] = str) -> str:
    """The match with blanks but for one group."""
    start, end = match.start(group) - match.start(), match.end(group) - match.start()
    return _blanks(match[0][:start]) + keep(match[group]) + _blanks(match[0][end:])


def _front_matter(match: re.Match[str]) -> str:
    """Blanks but for the title, where the text below does not say it again."""
    title = _FRONT_TITLE.search(match[0])
    if title is None or match.string.find(title["title"], match.end()) >= 0:
        return _blank(match)
    start, end = title.span("title")
    return _blanks(match[0][:start]) + title["title"] + _blanks(match[0][end:])


def _heading(match: re.Match[str]) -> str:
    """The words of a heading, without marks behind it (``# 任务 #``) and pandoc's attributes (``{#id}``)."""
    words = match[2].rstrip()
    if words.endswith("}") and (start := words.rfind("{")) >= 0 and words[start + 1 : start + 2] in ("#", ".", "-"):
        words = words[:start].rstrip()
    closed = words.rstrip("#")
    words = closed if closed != words and closed.endswith((" ", "\t")) else words
    return _blanks(match[1]) + words + " " * (len(match[2]) - len(words))


def _without_spans(text: str, opening: re.Pattern[str], end: str) -> str:
    pieces: list[str] = []
    done = 0
    lowered = text.lower()
    while found := opening.search(text, done):
        closing = lowered.find(end, found.end())
        if closing < 0:
            break
        pieces += [text[done : found.start()], _blanks(text[found.start() : closing + len(end)])]
        done = closing + len(end)
    return "".join(pieces) + text[done:]


def _without_links(text: str) -> str:
    defined = {definition[1].lower() for definition in _DEFINITION.finditer(text)}
    text = _DEFINITION.sub(_blank, _FOOTNOTE.sub(_blank, _IMAGE.sub(_blank, text)))
    text = _LINK.sub(lambda link: _around(link, 1), text)
    return _REFERENCE.sub(
        lambda link: _around(link, 1) if (link[2] or link[1]).lower() in defined else link[0],
        text,
    )


def _without_emphasis(text: str) -> str:
    """Pairs the marks of emphasis; one that stands alone, or between digits (3*5), means itself."""
    marks: list[tuple[int, int]] = []
    open_marks: dict[str, tuple[int, int]] = {}
    scope_ends = [found.start() for found in _SCOPE_END.finditer(text)]
    scope = 0
    for run in _EMPHASIS.finditer(text):
        while scope < len(scope_ends) and scope_ends[scope] < run.start():
            scope += 1
            open_marks.clear()
        before, behind = text[run.start() - 1 : run.start()] or "\n", text[run.end() : run.end() + 1] or "\n"
        if (before.isdecimal() and behind.isdecimal()) or (run[0][0] == "_" and before.isalnum() and behind.isalnum()):
            continue
        halves = [run.span()] if len(run[0]) < 4 else [(run.start(), run.start() + 2), (run.start() + 2, run.end())]
        for start, end in halves:
            kind = text[start:end]
            if kind in open_marks and not before.isspace():
                marks += [open_marks.pop(kind), (start, end)]
            elif not behind.isspace():
                open_marks[kind] = start, end
    pieces: list[str] = []
    done = 0
    for start, end in sorted(marks):
        pieces += [text[done:start], " " * (end - start)]
        done = end
    return "".join(pieces) + text[done:]
