"""Whether a sentence or a heading is about a sector, or only names it.

A sentence is about a sector where a word of it stands in the same part of the sentence as an act of supervision, and
nothing shows that the word is the place, the audience or an exception. What cannot be decided only names it.
docs/sectors.md says the rule in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from dutygraph.sectors.lexicon import Word
from dutygraph.sectors.scheme import Scheme
from dutygraph.text.words import longest_first


class Manner(StrEnum):
    """How a text names a sector. Declared from the surest proof that work is about it to none."""

    TITLE = "title"  # a heading is called by it
    ALONE = "alone"  # a sentence is about it
    LISTED = "listed"  # a sentence is about it and other sectors that it lists
    PASSING = "passing"  # named, no more


class Naming(NamedTuple):
    """A sector that a text names."""

    code: str
    manner: Manner


#: Acts of supervision: 加强燃气安全监管, 深化施工安全治理, 严防井喷.
_ACT_WORDS = """
    监管 监督 监察 监控 监测 监护 执法 处罚 打击 查处 取缔 严查 严防 严禁 禁止 治理 整治 整顿 整改 排查 检查 巡查 督查 督导 督办
    管控 防控 防治 防范 化解 遏制 消除 管理 规范 改造 搬迁 淘汰 关闭 退出 压减 拆除 准入 审批 审查 许可 验收 检验 检测 评估 预警
    保护 防火 防灭火 防雷 治超
"""
#: 加强水库、大坝等设施安全; 提升电力安全水平.
_SAFETY = r"安全(?:生产)?(?:工作|水平|保障|(?:主体)?责任|标准化|能力|建设|体系|机制|措施|条件|风险|隐患|距离|标准|$|(?=[、和与及及（]))"
#: What is only described by the act before it: 事故防控的科技攻关, 监管部门, 检测技术.
_OTHER_HEAD = "(?!的|人员|队伍|部门|机构|人才|技术|产品|专家|经验|知识|意识|系统|平台)"
_ANY_ACT = f"(?:{longest_first(_ACT_WORDS.split())}|{_SAFETY})"
#: Not where it is one of the things that are listed: 推动公共交通、路政管理、养老等领域数据开放.
_ACT = re.compile(f"{_ANY_ACT}{_OTHER_HEAD}(?!、(?!.{{0,6}}?{_ANY_ACT}))")
#: Acts that have no object behind them: 整合城市管理、气象数据, but 严防井喷.
_NOUN = re.compile("安全|管理|保护|监测|监控|监护|预警|准入|许可")
#: Acts on people's minds, for which a sector is the audience: 深入学校开展安全宣传.
_TEACHING = re.compile("宣传|宣讲|教育|培训|演练|科普|竞赛|课堂|讲座|知识|科技攻关")
#: 本办法不适用于民航; 除煤矿外; 无需检查.
_EXCEPTION = re.compile(
    "不适用|不包括|不包含|不含|不涉及|不纳入|不列入|不属于|不再?对|无需|暂不|免于|取消|除[^，]{1,30}外|除外|以外的?"
)
_EXAMPLE = re.compile("例如|比如|譬如")

_PART = re.compile("[，；。：！？\n]+")
#: A part that says what the next is about: 聚焦老旧小区、物流仓储，集中开展排查整治.
_TOPIC = re.compile("^(?:聚焦|围绕|针对|紧盯|瞄准|突出|对|以)|(?:为重点|方面|领域)$")
_TITLE = re.compile("《[^《》]*》?")
_BRACKET = re.compile("（[^（）]*(?:责任|牵头|负责|配合|分工)[^（）]*）?")
#: What makes the word before it the name of a unit: 水利厅, 民航主管部门, 铁路局集团有限公司.
_UNIT = re.compile(
    r"[^，、。；（）和与及的由向对等在将各有]{0,10}?(?:部门|厅|局|委员会|委(?![托派])|总队|支队|大队|有限公司|集团|机关(?!办公)|办公室|协会|学会|"
    r"(?:管理|监管|监督|执法|救援)机构)"
)
_JOINERS = "、和与及"
_JOINER = re.compile(f"[{_JOINERS}（]")
#: What makes the words before it a place or a property of what follows: 学校、医院等单位的危险化学品管理.
_UNDER = re.compile("的|内(?![部河])|周边|附近|期间|开展|组织")
_PLACE_BEHIND = re.compile("周边|附近|旁边|期间")
_PLACE_BEFORE = re.compile("(?:深入|走进|面向|(?<![推改促引先跟])进)$")


def name_in_title(title: str, scheme: Scheme) -> list[Naming]:
    """The sectors that a heading is called by, or names.

    >>> from dutygraph.sectors.scheme import bundled
    >>> [naming.code for naming in name_in_title("农机渔业安全", bundled())]
    ['44', '45']
    """
    if _PART.search(title):  # a sentence that stands where a heading does
        return name_in_sentence(title, scheme)
    no_work = [match.span() for match in _TITLE.finditer(title)]
    is_about = not (_TEACHING.search(title) or _EXCEPTION.search(title))
    words = scheme.find(title)
    places = _places(title, words, list(_enumerations(title, words, ())), len(title), scheme)
    sure = [
        is_about and not is_place and not _inside(word, no_work) and not _UNIT.match(title, word.end)
        for word, is_place in zip(words, places, strict=True)
    ]
    return _namings(words, [Manner.TITLE if certain else Manner.PASSING for certain in sure], scheme)


def name_in_sentence(sentence: str, scheme: Scheme) -> list[Naming]:
    """The sectors that a sentence is about, or names.

    >>> from dutygraph.sectors.scheme import bundled
    >>> def told(sentence):
    ...     return {naming.code: naming.manner.value for naming in name_in_sentence(sentence, bundled())}
    >>> told("加强铁路沿线环境治理，深入学校开展宣传。")
    {'23': 'alone', '59': 'passing'}
    >>> told("落实省水利厅职责，加强医院、学校等单位的危险化学品使用安全管理。")
    {'48': 'passing', '60': 'passing', '59': 'passing', '09': 'alone'}
    """
    words = scheme.find(sentence)
    if not words:
        return []
    brackets = [match.span() for match in _BRACKET.finditer(sentence)]
    words = [word for word in words if not _inside(word, brackets)]
    manners = [Manner.PASSING] * len(words)
    titles = [match.span() for match in _TITLE.finditer(sentence)]
    for start, end in _parts(sentence):
        of_part = [position for position, word in enumerate(words) if start <= word.start < end]
        part = sentence[start:end]
        if not of_part or _TEACHING.search(part) or _EXCEPTION.search(part) or _EXAMPLE.search(part):
            continue
        acts = [(start + act.start(), start + act.end()) for act in _ACT.finditer(part)]
        acts = [act for act in acts if not any(first <= act[0] < last for first, last in titles)]
        named = [words[position] for position in of_part]
        for position, manner in zip(of_part, _judge(sentence[:end], named, acts, scheme), strict=True):
            if not _inside(words[position], titles) and not _UNIT.match(sentence, words[position].end):
                manners[position] = manner
    return _namings(words, manners, scheme)


def _parts(sentence: str) -> Iterator[tuple[int, int]]:
    """Where the parts between commas start and end; one that only gives the topic goes with the next."""
    start: int | None = None
    position = 0
    for mark in [*_PART.finditer(sentence), None]:
        end = mark.start() if mark else len(sentence)
        first = position if start is None else start
        part = sentence[position:end]
        is_topic = mark is not None and mark[0] == "，" and _TOPIC.search(part) and not _ACT.search(part)
        start = first if is_topic else None
        if not is_topic:
            yield first, end
        position = mark.end() if mark else end


def _judge(text: str, words: Sequence[Word], acts: Sequence[tuple[int, int]], scheme: Scheme) -> Iterator[Manner]:
    """How the words of a part that has acts are named."""
    runs = list(_enumerations(text, words, acts))
    is_place = False
    for position, word in enumerate(words):
        is_further = position > 0 and runs[position] == runs[position - 1]
        before = text[max(0, word.start - 4) : word.start]
        is_place = bool(_PLACE_BEFORE.search(before)) or (is_place and is_further)
        act = next((first for first, last in acts if last >= word.end), None)
        if act is None and not _has_verb_before(text, words[runs.index(runs[position])].start, acts):
            yield Manner.PASSING
            continue
        until = len(text) if act is None else act
        if is_place or _places(text, words, runs, until, scheme)[position]:
            yield Manner.PASSING
            continue
        fellows = [other for other, run in zip(words, runs, strict=True) if run == runs[position]]
        others = {other.names or other.touches for other in fellows if _differ(word, other, scheme)}
        is_open = "等" in text[fellows[-1].end : until]
        yield Manner.LISTED if len(others) > 1 or (others and is_open) else Manner.ALONE


def _has_verb_before(text: str, start: int, acts: Sequence[tuple[int, int]]) -> bool:
    """Whether an act stands before what starts here that has it as its object."""
    return any(last <= start and not _NOUN.match(text, first) and "、" not in text[last:start] for first, last in acts)


def _enumerations(text: str, words: Sequence[Word], acts: Sequence[tuple[int, int]]) -> Iterator[int]:
    """For each word the number of the enumeration that it stands in."""
    run = 0
    yield run
    for word, following in pairwise(words):
        gap = text[word.end : following.start]
        is_parted = any(word.end <= first < following.start for first, _ in acts)
        if is_parted or (gap and not _JOINER.search(gap)) or _is_under(gap):
            run += 1
        yield run


def _places(text: str, words: Sequence[Word], runs: Sequence[int], until: int, scheme: Scheme) -> list[bool]:
    """For each word whether it only says where something is: 学校周边, and 学校、医院 before 消防 or 等单位的危险化学品.

    Words that are parted by nothing are a list where their sectors belong together: 农机|渔业, but 港口|压力容器.
    """
    found = [bool(_PLACE_BEHIND.match(text, word.end)) for word in words]
    for last, (word, other) in enumerate(pairwise(words)):
        gap = text[word.end : other.start]
        is_before = not _are_akin(word, other, scheme) if not gap else _is_under(gap)
        if other.start < until and is_before and _differ(word, other, scheme):
            fellows = [position for position in range(last + 1) if runs[position] == runs[last]]
            for position in fellows:
                is_like_it = bool(gap) or _are_akin(words[position], word, scheme)
                found[position] |= is_like_it and _differ(words[position], other, scheme)
    return found


def _is_under(gap: str) -> bool:
    """Whether the words between two sectors put the first under the second: 学校等单位的危险化学品."""
    return _UNDER.search(_JOINER.split(gap)[-1]) is not None


def _differ(one: Word, other: Word, scheme: Scheme) -> bool:
    """Whether two words name sectors that have nothing to do with each other."""
    return not any(
        scheme.are_in_line(first, second) for first in one.names + one.touches for second in other.names + other.touches
    )


def _are_akin(one: Word, other: Word, scheme: Scheme) -> bool:
    """Whether two words name sectors below one widest concept."""
    groups = [{scheme.group(code).code for code in word.names + word.touches} for word in (one, other)]
    return bool(groups[0] & groups[1])


def _inside(word: Word, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in stretches)


def _namings(words: Sequence[Word], manners: Sequence[Manner], scheme: Scheme) -> list[Naming]:
    """Each sector of the checklist once, in the surest manner."""
    best: dict[str, Manner] = {}
    for word, manner in zip(words, manners, strict=True):
        told = [(code, manner) for code in word.names] + [(code, Manner.PASSING) for code in word.touches]
        for code, how in told:
            best[code] = min(best.get(code, how), how, key=_SURENESS.__getitem__)
    return [Naming(code, manner) for code, manner in best.items() if code in scheme.sectors]


_SURENESS = {manner: rank for rank, manner in enumerate(Manner)}
