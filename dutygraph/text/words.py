"""The words of the genre, in one place, each with an example from a plan or from the usage of the genre."""

from __future__ import annotations

from collections.abc import Iterable

from dutygraph.model import Role


def longest_first(words: Iterable[str]) -> str:
    """A pattern for any of the words; where one starts another, the longer wins."""
    return "|".join(sorted(words, key=len, reverse=True))


# --- responsibility clauses -------------------------------------------------------------------------------

#: Labels that open a clause or a part of one, with the role they give. None: the predicates decide.
LABELS: dict[str, Role | None] = {
    "责任单位": None,  # （责任单位：省应急厅牵头，…）
    "责任部门": None,  # （责任部门：市水务局、市气象局）
    "责任主体": None,
    "负责部门": None,  # （负责部门：X、Y，适用范围：Z）
    "负责单位": None,
    "承办单位": None,
    "实施单位": None,
    "落实单位": None,
    "牵头单位": Role.LEAD,  # 牵头单位：省应急厅；配合单位：…
    "牵头部门": Role.LEAD,
    "牵头责任单位": Role.LEAD,
    "主办单位": Role.LEAD,  # 主办单位：省应急厅；协办单位：省气象局
    "主责单位": Role.LEAD,
    "主要责任单位": Role.LEAD,
    "牵头": Role.LEAD,  # （牵头：省教育厅 配合：省公安厅）
    "配合单位": Role.COOPERATE,
    "配合部门": Role.COOPERATE,
    "参与单位": Role.COOPERATE,
    "参加单位": Role.COOPERATE,
    "协办单位": Role.COOPERATE,
    "协作单位": Role.COOPERATE,
    "协同单位": Role.COOPERATE,
    "配合": Role.COOPERATE,
    "指导单位": Role.GUIDE,
    "指导部门": Role.GUIDE,
    "监督单位": Role.GUIDE,  # 责任单位：各市政府；监督单位：省政府督查室
    "督办单位": Role.GUIDE,
    "督导单位": Role.GUIDE,
}

#: Labels that open a clause by themselves.
CLAUSE_LABELS = [label for label in LABELS if len(label) > 2]
CLAUSE_LABEL = f"(?:{longest_first(CLAUSE_LABELS)})"

#: Labels inside a clause that state something else than a party: （负责部门：X，适用范围：Z）; 完成时限：2023年6月底前.
SCOPE_LABELS = ("适用范围", "实施范围", "推广范围")
TIME_LABELS = ("完成时限", "完成时间", "时限要求", "时限", "进度安排")

#: Predicates behind a list of parties, with the role they give. SHARED becomes support beside a lead. None is charged
#: with the work: support beside a lead, but itself the lead beside 配合 or 指导, and shared otherwise.
PREDICATES: dict[str, Role | None] = {
    "共同牵头负责": Role.LEAD,
    "共同牵头": Role.LEAD,  # 发展改革委、财政部共同牵头
    "联合牵头": Role.LEAD,
    "牵头负责": Role.LEAD,  # （X牵头负责）
    "牵头落实": Role.LEAD,
    "牵头": Role.LEAD,  # 省应急厅牵头
    "负总责": Role.LEAD,  # 由X负总责，Y具体负责
    "总负责": Role.LEAD,
    "主办": Role.LEAD,
    "按职责分工共同负责": Role.SHARED,
    "按照职责分工负责": Role.SHARED,
    "按照各自职责分工负责": Role.SHARED,
    "按各自职责分工负责": Role.SHARED,
    "按职责分工负责": Role.SHARED,  # X、Y等按职责分工负责
    "按职能分工负责": Role.SHARED,
    "根据职责分工负责": Role.SHARED,
    "依职责分工负责": Role.SHARED,  # 省交通运输厅、省公安厅依职责分工负责
    "依职责分工落实": Role.SHARED,
    "按职责分工落实": Role.SHARED,
    "按职责分工": Role.SHARED,
    "按职责负责": Role.SHARED,
    "按职责落实": Role.SHARED,
    "依职责负责": Role.SHARED,
    "分别负责": Role.SHARED,
    "分工负责": Role.SHARED,  # 部公路局、水运局分工负责
    "共同负责": Role.SHARED,
    "具体负责": None,
    "负责落实": None,  # X指导，试点城市政府负责落实
    "负责实施": None,
    "负责组织实施": None,
    "具体组织实施": None,
    "具体落实": None,  # 各镇（街道）、开发区具体落实
    "组织实施": None,
    "各负其责": Role.SHARED,
    "落实": None,
    "实施": None,
    "负责": None,
    "负责指导": Role.GUIDE,  # 省应急厅负责指导，各市政府具体组织实施
    "监督指导": Role.GUIDE,
    "指导督促": Role.GUIDE,
    "督促指导": Role.GUIDE,
    "指导": Role.GUIDE,  # （商务部指导，供销合作总社参与）
    "督促": Role.GUIDE,
    "监督": Role.GUIDE,
    "积极配合": Role.COOPERATE,
    "协同配合": Role.COOPERATE,
    "配合": Role.COOPERATE,  # X牵头，Y、Z配合
    "参与": Role.COOPERATE,
    "参加": Role.COOPERATE,
    "协办": Role.COOPERATE,
    "协助": Role.COOPERATE,
    "给予支持": Role.COOPERATE,  # 省发展改革委、省财政厅给予支持
}

#: Predicates that may be followed by what they are about: 省能源局负责行业监管; 财政部牵头研究制定政策.
SCOPED_PREDICATES = ("牵头负责", "牵头", "负责")
#: How the charge is borne, between names and predicate: 省直各有关部门按照“三管三必须”要求各负其责; 按职责分工牵头负责.
MANNER = r"(?:(?:按|依)(?=各自|职责|职能|职权|分工)|按照|根据|依据|依照|围绕).*$"

#: Between the head of a joint effort and those it acts with: X会同Y负责.
WITH = "会同"

#: What may follow 等 at the end of an open list: 等部门, 等有关部门, 等国务院相关部门, 等9个部门和单位.
OPEN_LIST = r"(?:\d+个)?(?:国务院|中央|省|市|县)?(?:直|级)?各?(?:有关|相关)?(?:部门(?:[和、]?单位)?|单位|方面)"

# --- parties ----------------------------------------------------------------------------------------------

#: What a named unit may end with. 省应急管理厅, 省发展改革委, 山东海事局, 青岛海关, 省总工会, 集团有限公司.
UNIT_HEADS = (
    "厅|委|局|部|署|办|院|会|社|队|校|学院|大学|海关|公司|集团|中心|银行|分行|支行|妇联|科协|文联|工商联|残联|侨联|"
    "政府|党委|电网|电力|部队|军区|战区|武警|站|室|所|团|处|司|油田|铁路"
)

#: What makes a party a group (泛称), a class of units nobody could ring up: 各市人民政府, 省直有关部门.
GROUP_QUANTIFIERS = r"^(?:国务院|中央|全省|全市|省|市|县|区)?(?:直|级)?(?:各|有关|相关|所有|其他|其它|全体)"
#: 省负有安全生产监管职责的部门, 试点城市政府, 省级人民政府: one of these, and a group's head at the end.
GROUP_ADJECTIVES = "各|有关|相关|负有|所属|所在地|试点|地方|以上|省级|市级|县级|乡级|属地|当地|直属|成员"
GROUP_HEADS = "部门|单位|部门和单位|机构|人民政府|政府|党委|党委和政府|党委政府|管委会|地区|地方|企业|院校|学校"
#: Groups by themselves: 各区、县级市; 各镇（街道）、开发区.
BARE_GROUPS = "县级市|开发区|功能区|街道|乡镇|街道办事处|地方政府|地方人民政府"

#: The functions of government: what a unit's name holds between its level and its head. They let an elided prefix be
#: restored (省工业和信息化厅、科技厅 → 省科技厅) only where the rest really is a department's name.
FUNCTIONS = (
    "发展改革|发展和改革|发改|教育|科学技术|科技|工业和信息化|工信|经济和信息化|公安|民政|司法|财政|人力资源社会保障|"
    "人力资源和社会保障|人社|自然资源|规划资源|规划和自然资源|国土资源|生态环境|环境保护|环保|住房城乡建设|住房和城乡建设|住建|"
    "交通运输|交通|水利|水务|农业农村|农业|商务|文化和旅游|文旅|文化|旅游|卫生健康|卫健|退役军人|应急管理|应急|审计|外事|外办|国资|"
    "国有资产|林业|海洋|渔业|畜牧|体育|统计|医保|医疗保障|粮食|能源|大数据|机关事务|信访|药监|药品监管|市场监管|市场监督|广电|广播电视|"
    "地方金融|金融|国动|国防动员|人防|人民防空|地震|气象|通信管理|通信|邮政|消防|安监|安全监管|质监|工商|物价|城管|城市管理|园林|绿化|"
    "规划|房管|民族宗教|宗教|民宗|侨务|监狱|供销|知识产权|疾控|公路|水运|运输服务|安质|铁路|民航|海事|煤监|国安|国家安全|烟草|盐业|"
    "新闻出版|电影|版权|档案|党史|扶贫|乡村振兴|移民|港口|口岸|投资促进|政务服务|数据|行政审批|综合执法|高院|法院|检察院|总工会|妇联|科协|"
    "残联|工商联|红十字会|税务|中医药|老龄"
)
PARTY_FUNCTIONS = "组织部|宣传部|统战部|政法委|编办|网信办|党校|政研室|改革办|财经办|外办|巡视办|机关工委|老干部局|金融办|社会工作部|军民融合办|台办"
#: Levels that a name may lose behind another that has it: 省公安厅、应急厅; 部公路局、水运局; 省委组织部、宣传部.
LEVELS = "省委|市委|县委|区委|省|市|县|区|州|部"
#: Words that begin like a level and are none: 市场监管总局, 部队.
NO_LEVELS = "市场|市政|市容|区域|部队|部门"

# --- headings ---------------------------------------------------------------------------------------------

#: Headings that hold aims of the whole plan, not tasks. 二（三）规划目标; 三、发展目标.
GOAL_HEADINGS = r"(?:目标|指标|愿景)$"
#: Headings that hold no work. 一、现状与形势; （一）指导思想; （二）基本原则; （五）试点范围.
BACKGROUND_HEADINGS = (
    r"^(?:现状|形势|背景|总则|附则|附件|总体要求|总体思路|总体部署|指导思想|基本原则|工作原则|重大意义|重要意义|编制依据|编制目的|"
    r"适用范围|试点范围|实施范围|名词解释)|(?:形势|成效|意义|背景)$"
)

# --- time -------------------------------------------------------------------------------------------------

#: Words of time that fix no date. 尽快提升战斗力.
VAGUE_TIMES = ("尽快", "尽早", "早日", "适时", "近期", "择机", "及早", "力争早日")
#: A deadline that means «always», only where it stands alone between marks: ，长期坚持。
STANDING_TIMES = ("长期坚持", "长期任务", "持续推进", "持续开展", "常年坚持", "长期推进", "常态化推进")

# --- citations --------------------------------------------------------------------------------------------

#: What a plan asks of a document it names. 修订《…》; 严格落实《…》.
ACTS = (
    "修订完善|编制完善|制定完善|制定出台|研究制定|研究出台|修改完善|贯彻执行|贯彻落实|严格执行|严格落实|认真落实|组织实施|"
    "制修订|制订|制定|修订|修改|编制|出台|印发|发布|完善|贯彻|执行|落实|实施|废止|推广"
)

# --- targets ----------------------------------------------------------------------------------------------

#: Measure words of things that are delivered by number. 24个省级专项应急预案.
COUNTED = "个项家处座条支台套名所件部批"
#: What is counted in prose without being an aim. 企业3个层面的共性任务清单.
ABSTRACT_COUNTS = "层面|方面|层次|层级|环节|阶段|维度|领域|关键|月|工作日|小时|百分点|以上|以下"
#: All of something, or none: 实现安全总监应配尽配; 隐患清零.
NONE_LEFT = ("清零", "零发生", "零增长")
ALL_OR_NONE = ("全覆盖", "应配尽配", "应保尽保", "应检尽检", *NONE_LEFT)
#: Verbs that deliver what they count.
DELIVERED = "编制|制定|制修订|建成|新建|建设|培育|打造|创建|推出|完善|新增|布局|设立|组建|建立|完成|改造"
