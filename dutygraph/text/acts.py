"""What a sentence asks for, so that two sentences which ask for the same act on the same thing can be told.

Judged with care: what may be another thing is another thing, for a false finding is worse than a missed one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from dutygraph.text.marks import mend
from dutygraph.text.words import longest_first


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(longest_first(words.split()))


#: Verbs that ask for the same: 强化安全培训 is 加强安全培训, but 制定办法 is not 落实办法.
_VERBS = {
    "加强": ("进一步加强", "强化", "深化", "加大"),
    "推进": ("推动", "加快推进", "大力推进", "持续推进", "促进"),
    "建立": ("建立健全", "建立完善", "建立实施", "健全完善", "健全", "完善", "构建"),
    "开展": ("组织开展", "深入开展", "全面开展", "集中开展", "组织实施", "实施", "推行"),
    "制定": ("研究制定", "制定出台", "制订", "出台", "编制"),
    "提升": ("提高", "增强"),
}
_VERB_OF = {other: verb for verb, others in _VERBS.items() for other in others}
_OTHER_VERB = re.compile(longest_first(_VERB_OF))

#: Words without which a sentence asks for the same.
_LIGHT_WORDS = """
    进一步 持续 大力 深入 全面 积极 切实 着力 扎实 加快 不断 有效 认真 充分 广泛 稳步 有序 逐步 坚决 依法 及时 严格
    全省 全市 全县 全区 我省 我市 我县 我区 本省 本市 各地 各级 相关 有关 各类 各项 工作 行动 活动 力度 以及 的 了 等 和 与 及
"""
_LIGHT = _any_of(_LIGHT_WORDS)
#: What sets a time: 2021年底前, 到2025年, 每年.
_TIME = re.compile(
    r"(?:[在到至]|力争)?(?:\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|“?十[三四五六]五”?期?|每年|年)(?:[底末]|期间|内)?之?[前后]?"
)

#: What every plan says of its own carrying out: 加强组织领导，明确责任分工，营造良好氛围.
_GENERAL_WORDS = """
    加强 推进 建立 开展 制定 提升 明确 细化 压实 落实 确保 形成 营造 纳入 加以 统筹 协调 协同 联动 配合 支持 鼓励 引导 结合 抓好
    做好 抓细 抓实 督促 指导 定期 调度 通报 总结 推广 宣传 报道 解读 普及 表彰 奖励 问责 追究 强调 优化 创新 整合 加大 组织 领导
    责任 分工 任务 目标 措施 方案 计划 规划 清单 台账 机制 制度 体系 政策 要素 资金 资源 项目 财政 投入 经费 预算 社会资本 人才
    队伍 培养 引进 高素质 专业化 能力 水平 质量 高质量 效率 成效 实效 见效 落地 到位 实处 合力 共识 氛围 环境 良好 浓厚 监督
    检查 督导 督查 考核 评价 评估 跟踪 分析 监测 反馈 整改 年度 中期 绩效 进展 情况 实际 问题 困难 经验 做法 典型 示范 高度 重视
    思想 认识 重要 重点 主要 议事 日程 负责 同志 亲自 具体 分管 部门 单位 个人 政府 党委 基层 社会 全社会 群众 公众 参与 广播
    电视 报刊 报纸 网络 新媒体 媒体 舆论 时间表 路线图 时间 节点 要求 标准 管理 监管 服务 保障 建设 发展 改革 工程 完成 按时 突出
    成绩 给予 各司其职 密切 沟通 信息 共享 会商 研究 解决 存在 贯彻 执行 按照 本 上下 左右 层层 传导 压力 顺利
"""
_GENERAL = _any_of(_GENERAL_WORDS)
#: Sentences that speak of the plan itself.
_OF_PLAN = re.compile(
    "本(?:规划|方案|计划|意见|通知|办法|预案)|(?:规划|方案)(?:实施|执行|落实|目标任务)|各项(?:工作)?(?:任务|措施|政策)"
)
#: Headings of what carries the plan itself out.
_SAFEGUARD = re.compile(
    "保障措施|(?:组织|工作|实施|政策|要素|机制|强化|加强|规划)保障|保障(?:体系|机制|支撑|实施)$|组织(?:领导|实施)|"
    "(?:规划|方案)实施|(?:工作|有关|相关|几点|活动)要求|(?:监督|督导|督查|跟踪|评估)(?:考核|检查|评估|问效|督导)|"
    "调度督导|宣传(?:引导|培训)$|总结推广"
)

_COMMA = re.compile("[，；：。！？\n]")
_NO_LETTER = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff]+")
#: A sentence shorter than this, or with less of its own than this, is too general to be compared.
_SHORTEST, _LEAST_OWN = 12, 6
#: Two sentences are the same when they share this much of the longer one.
_SHARED = 0.6

#: The end that two headings have in common where each names a thing of its own: 煤矿|安全, 电力|安全.
_COMMON_END = 2
#: How headings start that name an act, not a thing.
_ACT_WORDS = """
    落实 压实 夯实 践行 严格 严厉 打造 培育 发展 优化 扩大 创新 补齐 统筹 保障 做好 抓好 规范 改善 支持 引导 加快 精准 全面
    持续 深入 大力 积极 坚持 突出 筑牢 扎实 切实 严守 严把 防范 化解 整治 打击 提质 治理 排查 管控
"""
_ACT_FIRST = re.compile(longest_first([*_VERBS, *_VERB_OF, *_ACT_WORDS.split()]))
#: What no thing is named by.
_NO_THING = _any_of(
    """
    安全 生产 宣传 培训 教育 演练 检查 执法 考核 监督 监管 管理 整治 治理 排查 防控 应急 救援 建设 保障 服务 责任 任务 工作 行动
    重点 领域 行业 工程 能力 体系 机制 制度 发展 等 及 和 与 、
    """
)

Act = frozenset[str]
"""What a sentence asks for: the parts between its commas, each without the words that do not matter."""


@lru_cache(1 << 15)  # three rules ask it of every duty
def act_of(sentence: str) -> Act:
    """What a sentence asks for; nothing where it is short, or general enough to stand in any plan.

    >>> sorted(act_of("2021年底前，建立健全企业安全总监制度，实现安全总监应配尽配。"))
    ['实现安全总监应配尽配', '建立企业安全总监制度']
    >>> act_of("加强组织领导，明确责任分工，强化要素保障，营造良好氛围。")
    frozenset()
    """
    text = mend(sentence)
    if len(_NO_LETTER.sub("", text)) < _SHORTEST or _OF_PLAN.search(text):
        return frozenset()
    parts = []
    own = 0
    for part in _COMMA.split(text):
        words = _OTHER_VERB.sub(lambda verb: _VERB_OF[verb[0]], _TIME.sub("", part))
        words = _NO_LETTER.sub("", _LIGHT.sub("", words))
        specific = len(_GENERAL.sub("", words))
        if specific > 1:
            parts.append(words)
            own += specific
    return frozenset(parts) if own >= _LEAST_OWN else frozenset()


def is_same_act(one: Act, other: Act) -> bool:
    """Whether two sentences ask for the same: what one asks for is most of what the other does."""
    shared = one & other
    longer = max(_length(one), _length(other))
    return bool(shared) and shared in (one, other) and _length(shared) >= _SHARED * longer


def is_safeguard(title: str) -> bool:
    """Whether a heading is about carrying the plan out: 保障措施, 组织实施, 加强组织领导."""
    return _SAFEGUARD.search(title) is not None


def name_other_things(one: str, other: str, sentence: str, *, are_listed_together: bool) -> bool:
    """Whether two headings say of which thing each speaks, so that one sentence below both is not about the same.

    Headings with a common end are: 煤矿安全, 电力安全; so are names of things that are listed together: 煤矿, 冶金等行业.
    Not where the sentence names one of these things itself.

    >>> name_other_things("煤矿安全", "电力安全", "严格建设项目安全设施“三同时”监督管理。", are_listed_together=False)
    True
    >>> name_other_things("化工安全", "交通运输安全", "强化危险货物运输全链条监管。", are_listed_together=False)
    False
    """
    start, end = _common(one, other), _common(one[::-1], other[::-1])
    if end >= _COMMON_END and start + end < min(len(one), len(other)):
        things = [_thing(title[start : len(title) - end]) for title in (one, other)]
    elif are_listed_together and not (_ACT_FIRST.match(one) or _ACT_FIRST.match(other)):
        things = [_thing(one), _thing(other)]
    else:
        return False
    return all(things) and not any(pair in sentence for thing in things for pair in thing)


def _thing(words: str) -> set[str]:
    """The pairs of characters by which a sentence may name a thing."""
    return {part[at : at + 2] for part in _NO_THING.split(words) for at in range(len(part) - 1)}


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common from the start."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def _length(act: Act) -> int:
    return sum(map(len, act))
