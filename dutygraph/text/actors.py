"""Whom a sentence names as acting, beside those whom its clause charges: 完善海关、海事等部门的监管协作.

Judged with care: who is only reported to, whose document is meant or who acted in the past does not act here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dutygraph.text.parties import read_parties
from dutygraph.text.suspects import find_charges, without_remarks
from dutygraph.text.words import FUNCTIONS, GROUP_HEADS, NO_LEVELS, NO_NAME, SAME_BODY, longest_first

_FUNCTION = longest_first([*FUNCTIONS.split("|"), "海关"])
_HEAD = "厅|局|委(?![员托])|部(?![门队分署位级长])|办(?![理法公学事])|总队|支队|海关"
#: A name of the plan's own level, or of a ministry: 省公安厅, 市委宣传部; 财政部, 国家邮政局, 海关总署.
_NAME = (
    rf"(?:(?!{NO_LEVELS})[省市县区州盟旗](?![级直属内外辖有各际域县区]|市(?!场))[^，。；：、（）“”《》]{{1,14}}?(?:{_HEAD})"
    rf"|(?:国家)?(?:{_FUNCTION})(?:部(?!门)|委(?!员)|总局|总署|局|厅))"
)
_NAMED = re.compile(rf"{_NAME}|(?:{_FUNCTION})部门$|[\u4e00-\u9fff]{{2,3}}(?:海关|海事局)$")
#: 市城市管理局要会同 | 市生态环境局、市水务局 | 开展检查.
_JOINED = re.compile(rf"(?:会同|联合|协同)({_NAME}(?:[、和及与]{_NAME})*)(?P<behind>[^，。；]*)")
_NAME_IN_LIST = re.compile(_NAME)
_NO_NAME = re.compile(f"{NO_NAME}|会同|联合")
#: 完善口岸港政、海关、海事等部门的监管协作: departments by what they do, and that they work together.
_LISTED = re.compile(r"([^，。；：（）“”《》]{2,60}?)等(?:有关|相关|多个?)?(?:部门|单位)([^，。；]*)")
_TOGETHER = re.compile(
    r"(?:之?间)?的?[^，。；系台规标文证令]{0,6}?"
    r"(?:协作|协同|联动|联合|配合|会商|合作|衔接|共同|共享|参与|参加|负责|牵头|应当|要(?!求))"
)
_ITEMS = re.compile("[、和及与]")
_IS_FUNCTION = re.compile(rf"({_FUNCTION})(?:部门)?")
_ENDS_IN_FUNCTION = re.compile(rf"({_FUNCTION})$")
#: Words before a list of those who are told, asked or obeyed: 及时向公安、消防等部门通报.
_TOLD = re.compile("报|[向经按据征听函告送持]|接受|取得|下放|申请")
#: 由公安部门核发的证件 speaks of the paper.
_WHOSE = re.compile("[^，。；、]{0,5}?的")
#: What was done: 2019年由市政府办公室牵头组织的行动已拆除违建.
_PAST = re.compile(r"已|曾|以来|去年|上年|20\d\d年起")
#: Whoever governs or coordinates the whole is in no clause for that.
_ABOVE = re.compile(
    "政府$|党委$|[省市县区州盟旗]委$|国务院$|中央$|领导小组|指挥部|防指|专班|工作组|安委|联席会议|人大|政协|纪委|政府办公"
)
#: A class of units that a part of a sentence begins with, and what shows that it is the one who acts: 各级各有关部门 | 要;
#: 由 | 牵头部门 | 提出. Not 各部门职责, and not whom somebody else acts on: 推动各级各部门.
_OF_GROUP = "(?:国务院|中央|全[国省市县区]|[省市县区州盟旗]|县级以上|[省市县乡]级)?"
_SUBJECT = re.compile(
    rf"(?:^|(?<=[，。；：]))由?(?P<who>{_OF_GROUP}(?:各|有关|相关|所有|全体|负有|地方|属地|试点|成员单位|(?:牵头|责任|承接|主管|监管))"
    r"[^，。；：“”《》由]{0,40}?)"
    r"(?=要(?![求点素件害])|应(?![急用对])|须|必须|不得|负责(?!人|同志)|根据|结合|按照?|依照|依据|围绕|每[年月季半]|[于在]20\d\d|[分各]别|提出|继续|"
    r"(?:制定|建立|健全|完善|落实|加强|强化|推进|推动|组织|开展|做好|统筹)(?!的|情况|工作|机制|责任|能力))"
)
#: What such a class is called by: bodies, or places with their governments. Not 各级责任, 有关工作.
_IS_OF_BODIES = re.compile(rf"(?:{GROUP_HEADS}|[厅局委办院校会]|[省市县区州盟旗镇乡地]|街道|）)$")
_BY_ROLE = re.compile("^各?(?:牵头|责任|主办|配合|协办|参与|成员|承接|承办)")
_FUNCTION_IN_NAME = re.compile(_FUNCTION)
_FAMILIES = [family.split() for family in SAME_BODY]


def find_actors(sentence: str) -> list[str]:
    """Units, and departments by what they do, that a sentence names as acting, in its order.

    >>> find_actors("完善口岸港政、海关、海事等部门的监管协作。")
    ['海关', '海事']
    >>> find_actors("市城市管理局要会同市生态环境局定期开展检查，结果报市政府，按照省应急厅部署整改。")
    ['市城市管理局', '市生态环境局']
    >>> find_actors("将信息通报公安、消防等部门，查验由公安部门核发的证件，加强海关特殊监管区域建设。")
    []
    """
    if _PAST.search(sentence):
        return []
    words = without_remarks(sentence)
    names = [*_charged(sentence), *_joined(words), *_listed(words)]
    return list(dict.fromkeys(name for name in names if not _ABOVE.search(name)))


def find_acting_groups(sentence: str) -> list[str]:
    """Classes of units (泛称) that a sentence has act, in its order.

    >>> find_acting_groups("各级各有关部门要根据目标任务，明确年度目标。")
    ['各级各有关部门']
    >>> find_acting_groups("各市、县（市、区）制定社会应急演练计划，意见不一致的，由牵头部门提出意见。")
    ['各市', '县（市、区）', '牵头部门']
    >>> find_acting_groups("推动各级各部门落实责任，各部门职责要更加明确，让各级各部门和单位全面把握。")
    []
    """
    found: dict[str, None] = {}
    for subject in _SUBJECT.finditer(sentence):
        parties = read_parties(subject["who"]).parties
        if all(party.is_group and _IS_OF_BODIES.search(party.name) for party in parties):
            found.update(dict.fromkeys(party.name for party in parties))
    return list(found)


def is_by_role(group: str) -> bool:
    """Whether a class of units is those who have a role by the plan itself, which names them: 牵头部门, 成员单位."""
    return _BY_ROLE.search(group) is not None


def names_unit(sentence: str) -> bool:
    """Whether a sentence names a unit, as acting or not.

    >>> names_unit("结果报市应急局。"), names_unit("各级各有关部门要抓好落实。")
    (True, False)
    """
    return _NAME_IN_LIST.search(sentence) is not None


def does_work_of(actor: str, unit: str) -> bool:
    """Whether a unit may be who is meant: a body of the same function, by whatever name.

    >>> does_work_of("海关", "青岛海关"), does_work_of("环保部门", "省生态环境厅"), does_work_of("海事", "青岛海关")
    (True, True, False)
    """
    function = _FUNCTION_IN_NAME.search(actor)
    if not function:
        return _stands_in_order(actor, unit)
    named = [function[0], *(word for family in _FAMILIES if function[0] in family for word in family)]
    return any(_stands_in_order(words, unit) for words in named)


def _charged(sentence: str) -> Iterator[str]:
    for parties, behind in find_charges(sentence):
        if not _WHOSE.match(behind):
            for party in parties:
                if not party.is_group and _NAMED.match(party.name) and not _NO_NAME.search(party.name):
                    yield party.name.removesuffix("部门")


def _joined(words: str) -> Iterator[str]:
    for joined in _JOINED.finditer(words):
        if not _WHOSE.match(joined["behind"]):
            yield from _NAME_IN_LIST.findall(joined[1])


def _listed(words: str) -> Iterator[str]:
    for names, behind in _LISTED.findall(words):
        first, *others = _ITEMS.split(names)
        if not others or _TOLD.search(first) or not _TOGETHER.match(behind):
            continue
        if function := _ENDS_IN_FUNCTION.search(first):
            yield function[1]
        for name in others:
            if function := _IS_FUNCTION.fullmatch(name):
                yield function[1]
            elif _NAME_IN_LIST.fullmatch(name):
                yield name


def _stands_in_order(words: str, name: str) -> bool:
    rest = iter(name)
    return all(char in rest for char in words)
