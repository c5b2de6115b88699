"""What stands before the first heading: the plan's title, its issuer and region."""

from __future__ import annotations

import re

_TITLE_ENDS = "规划|纲要|方案|意见|通知|计划|办法|预案|要点|清单|措施|规定|条例|决定|分工|任务"
_TITLE_LINE = re.compile(rf"(?:{_TITLE_ENDS})(?:（[^（）]*）)?$")
_PROSE = re.compile(r"[。；，：]")
_REGION = re.compile(r"^(?:中共)?([^关于“]{2,7}?(?:自治区|自治州|特别行政区|省|市|县|区))(?!级)")
_NATIONAL = re.compile(r"^(?:国务院|中共中央|中华人民共和国|国家|全国)")
_PUNCTUATION = re.compile(r"[^\w]+")
_LONGEST_TITLE_PART = 40


def find_title(preamble: str, file: str) -> str:
    """The title: the last line before the text that ends like one, with the lines it was broken over; else the file's name.

    >>> find_title("国务院关于促进综合保税区\\n高水平开放高质量发展的若干意见\\n国发〔2019〕3号\\n各省：", "x.txt")
    '国务院关于促进综合保税区高水平开放高质量发展的若干意见'
    """
    lines = [line for line in preamble.split("\n") if line]
    for last in range(len(lines) - 1, -1, -1):
        if _TITLE_LINE.search(lines[last]) and _is_title_part(lines[last]):
            first = last
            while first and _is_title_part(lines[first - 1]) and not _is_complete(lines[first - 1]):
                first -= 1
            return "".join(lines[first : last + 1])
    return re.sub(r"\.[^.]*$", "", file)


def find_region(title: str) -> str:
    """The region a title names (山东省), 全国 for a national plan, '' when it names none."""
    if _NATIONAL.search(title):
        return "全国"
    region = _REGION.search(title)
    return region[1] if region else ""


def find_issuer(preamble: str, title: str) -> str:
    """Who issued the plan, where its title says so: 国务院办公厅关于…."""
    for line in (title, *preamble.split("\n")):
        if issuer := re.match(r"^([^关“《]{2,30})关于", line):
            return issuer[1]
    return ""


def plan_id(title: str) -> str:
    """Stable identity of a plan: its title without marks.

    >>> plan_id("山东省“十四五”安全生产规划")
    '山东省十四五安全生产规划'
    """
    return _PUNCTUATION.sub("", title) or "plan"


def _is_title_part(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE_PART and not _PROSE.search(line)


def _is_complete(line: str) -> bool:
    """A line that is no upper part of a title: a whole title, a document number, a date, a note in brackets."""
    return bool(_TITLE_LINE.search(line)) or line.endswith(("号", "日", "）", "国务院", "办公厅"))
