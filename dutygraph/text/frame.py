"""What stands around the body of a plan: title, issuer and contents before it, who issued it and attachments behind."""

from __future__ import annotations

import contextlib
import re
from typing import Any, NamedTuple

from dutygraph.model import Plan
from dutygraph.text.calendar import last_day
from dutygraph.text.deadlines import Horizon, find_period
from dutygraph.text.words import NATION

_TITLE_ENDS = (
    "规划|纲要|方案|意见|通知|计划|办法|预案|要点|清单|措施|规定|条例|决定|分工|任务|台账|分工表|分解表|一览表|任务表"
)
_TITLE_LINE = re.compile(rf"(?:{_TITLE_ENDS})(?:（[^（）]*）)?$")
#: （2022—2024年） on a line of its own, below the title.
_YEARS_LINE = re.compile(r"^（20\d\d年?[—–-]+20\d\d年?）$")
#: The title of a text without line breaks: it stands before 为, 根据 or the first number.
_INLINE_TITLE = re.compile(
    rf"[^。；，：\n]{{4,60}}?(?:{_TITLE_ENDS})(?:（[^（）]*）)?(?=为|根据|按照|经|近年|各|一、|\n)"
)
_SENTENCE_START = re.compile("为|根据|按照|依据|经")
_PROSE = re.compile(r"[。；，：]")
_REGION = re.compile(r"^(?:中共)?([^关于“]{2,7}?(?:自治区|自治州|特别行政区|省|市|县|区))(?!级)")
_NATIONAL = re.compile(r"^(?:国务院|中共中央|中华人民共和国|国家|全国)")
#: To whom only the nation's plans are sent: 各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
_SENT_TO_PROVINCES = re.compile("各省、自治区、直辖市[^。；：\n]{0,60}：")
_PUNCTUATION = re.compile(r"[^\w]+")
_LONGEST_TITLE_PART = 40
_CONTENTS = re.compile(r"^目录\n([^\n]+)", re.MULTILINE)
#: Behind an entry of the contents: ……12.
_LEADER = re.compile(r"[.…·—－-]*\d{0,3}$")
#: At the end: who issued the plan and when, and （此件公开发布）; or the names of attachments.
_ENDINGS = (
    re.compile(r"(?<=[\n。！）])[^\n。，；：）]{2,30}\n?20\d\d年\d{1,2}月\d{1,2}日\s*(?:（[^\n]*）\s*)*$"),
    re.compile(r"\n附件\d{0,2}[：、]?[^\n。；]{1,60}(?:\n(?:附件)?\d{1,2}[.、：][^\n。；]{1,60})*\s*$"),
)
_LONGEST_ENDING = 600
#: The date of issue stands by itself, not in a sentence: 2018年12月29日（此件公开发布）.
_ISSUED = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日(?=[\s（）]|$)")
_NUMBER = re.compile(r"[〔（\[【](20\d\d)[〕）\]】]\d{1,4}号")
_YEAR_OF_TITLE = re.compile(r"[^“《]{0,12}?(20\d\d)年")


class Frame(NamedTuple):
    """Where the parts of a text stand: what is before ``preamble_end`` names the plan, its body is ``[start, end)``."""

    preamble_end: int
    start: int
    end: int


def find_frame(text: str) -> Frame:
    """The frame of a repaired text. Contents (目录) end where their first entry is printed again.

    >>> text = "甲规划\\n目录\\n一、总则……1\\n二、任务……2\\n一、总则\\n坚持安全。"
    >>> find_frame(text).start
    23
    """
    end = _end_of_body(text)
    if contents := _CONTENTS.search(text):
        again = text.find("\n" + _LEADER.sub("", contents[1]), contents.end())
        if again >= 0:
            return Frame(contents.start(), again + 1, end)
    return Frame(end, 0, end)


def _end_of_body(text: str) -> int:
    end = len(text)
    while ending := next(filter(None, (e.search(text, max(0, end - _LONGEST_ENDING), end) for e in _ENDINGS)), None):
        end = ending.start()
    return end


class Opening(NamedTuple):
    """What the lines around the body say of the plan as a whole."""

    title: str
    region: str
    issuer: str
    horizon: Horizon
    file: str

    @property
    def id(self) -> str:
        """Stable identity of the plan: its title without marks."""
        return plan_id(self.title)

    def plan(self, **parts: Any) -> Plan:
        """The plan with these parts: sections, tasks, …"""
        return Plan(
            id=self.id,
            title=self.title,
            region=self.region,
            issuer=self.issuer,
            period=self.horizon.period,
            source=self.file,
            issued=self.horizon.issued,
            **parts,
        )


def read_opening(preamble: str, ending: str, file: str, title: str = "") -> Opening:
    """The opening of a plan: ``preamble`` stands before its body, ``ending`` behind it (who issued it, and when).

    The ``title`` is found where it is not known.
    """
    title = title or find_title(preamble, file)
    issuer = find_issuer(preamble, title)
    return Opening(
        title=title,
        region=find_region(title) or find_region(issuer) or (NATION if _SENT_TO_PROVINCES.search(preamble) else ""),
        issuer=issuer,
        horizon=find_horizon(title, preamble, ending),
        file=file,
    )


def find_horizon(title: str, preamble: str, ending: str) -> Horizon:
    """When the plan is for and when it was issued: by the date below it, else above it; else the year of its number.

    >>> find_horizon("某某方案", "某某方案\\n国办发〔2018〕128号", "\\n国务院办公厅\\n2018年12月29日").issued
    datetime.date(2018, 12, 29)
    >>> find_horizon("某某方案", "国办发〔2018〕128号", "").year
    2018
    """
    period = find_period(title)
    for text in (ending, preamble):
        for date in reversed(list(_ISSUED.finditer(text))):
            with contextlib.suppress(ValueError):  # 2月30日
                issued = last_day(int(date[1]), int(date[2]), int(date[3]))
                return Horizon(period, issued.year, issued)
    number = _NUMBER.search(preamble) or _YEAR_OF_TITLE.match(title)
    return Horizon(period, int(number[1]) if number else None)


def find_title(preamble: str, file: str) -> str:
    """The title: the last line before the text that ends like one, with the lines it was broken over; else the file's name.

    >>> find_title("国务院关于促进综合保税区\\n高水平开放高质量发展的若干意见\\n国发〔2019〕3号\\n各省：", "x.txt")
    '国务院关于促进综合保税区高水平开放高质量发展的若干意见'
    """
    lines = [line for line in preamble.split("\n") if line]
    for last in range(len(lines) - 1, -1, -1):
        if is_title_line(lines[last]):
            first = last
            while first and _is_title_part(lines[first - 1]) and not _is_complete(lines[first - 1]):
                first -= 1
            behind = lines[last + 1 : last + 2]
            years = behind if behind and _YEARS_LINE.match(behind[0]) else []
            return "".join(lines[first : last + 1] + years)
    inline = _INLINE_TITLE.match(preamble)
    return inline[0] if inline else re.sub(r"\.[^.]*$", "", file)


def is_title_line(line: str) -> bool:
    """Whether a line ends like the title of a plan, with nothing of a sentence in it."""
    is_whole = line.count("《") == line.count("》") and not _SENTENCE_START.match(line)
    return is_whole and _TITLE_LINE.search(line) is not None and _is_title_part(line)


def find_region(title: str) -> str:
    """The region a title names (山东省), 全国 for a national plan, '' when it names none."""
    if _NATIONAL.search(title):
        return NATION
    region = _REGION.search(title)
    return region[1] if region else ""


def find_issuer(preamble: str, title: str) -> str:
    """Who issued the plan, where its title says so: 国务院办公厅关于…."""
    for line in (title, *preamble.split("\n")):
        if _is_title_part(line) and (issuer := re.match(r"^(?!为)([^关“《]{2,30})关于", line)):
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
