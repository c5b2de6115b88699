"""The words of the genre, in one place, each with an example from a plan or from the usage of the genre."""

from __future__ import annotations

from collections.abc import Iterable

from dutygraph.model import Basis, Role, State


def longest_first(words: Iterable[str]) -> str:
    """A pattern for any of the words; where one starts another, the longer wins."""
    return "|".join(sorted(words, key=len, reverse=True))


# --- responsibility clauses -------------------------------------------------------------------------------

#: What labels say of those behind them. None: the predicates decide. 责任单位：省应急厅牵头，…
_LABEL_STEMS: dict[str, Role | None] = {
    **dict.fromkeys(("责任", "整改责任", "负责", "承办", "实施", "落实", "执行"), None),
    **dict.fromkeys(("牵头", "总牵头", "主办", "主责", "主要责任", "牵头责任", "整改牵头"), Role.LEAD),
    **dict.fromkeys(("配合", "参与", "参加", "协办", "协作", "协同", "协助"), Role.COOPERATE),
    **dict.fromkeys(("指导", "监督", "督办", "督导"), Role.GUIDE),
}
_LABEL_HEADS = ("单位", "部门", "处室", "科室", "股室", "司局", "机构", "主体", "分工")

#: Labels that open a clause or a part of one, with the role they give: 牵头单位：省应急厅；配合单位：…
LABELS: dict[str, Role | None] = {
    **{stem + head: role for stem, role in _LABEL_STEMS.items() for head in _LABEL_HEADS},
    "责任": None,  # 牵头：市金融局；责任：市工信局
    "牵头": Role.LEAD,  # （牵头：省教育厅 配合：省公安厅）
    "主办": Role.LEAD,
    **dict.fromkeys(("配合", "协同", "协办", "参与"), Role.COOPERATE),
    **dict.fromkeys(("指导", "督导"), Role.GUIDE),
}

#: Labels that open a clause by themselves.
CLAUSE_LABEL = f"(?:{longest_first(_LABEL_STEMS)})(?:{'|'.join(_LABEL_HEADS)})"

#: Marks at the name of who leads: 带★的为牵头单位.
LEAD_MARKS = "★☆▲△●◆■*＊※"
#: Labels inside a clause that state something else than a party: （负责部门：X，适用范围：Z）; 完成时限：2023年6月底前.
SCOPE_LABELS = ("适用范围", "实施范围", "推广范围")
TIME_LABELS = (
    "完成时限",
    "完成时间",
    "完成期限",
    "整改完成时限",
    "整改时限",
    "整改期限",
    "办结时限",
    "时限要求",
    "时间节点",
    "时限",
    "进度安排",
)
#: Labels of what is no part of the answer who does it: the persons, and who accepts the work.
OTHER_LABELS = (
    "责任领导",
    "牵头领导",
    "整改牵头领导",
    "分管领导",
    "督办领导",
    "包保领导",
    "责任人",
    "联系人",
    "验收单位",
)

#: Predicates behind a list of parties, with the role they give. SHARED becomes support beside a lead. None is charged
#: with the work: support beside a lead, but itself the lead beside 配合 or 指导, and shared otherwise.
PREDICATES: dict[str, Role | None] = {
    "牵头负责": Role.LEAD,  # （X牵头负责）; 发展改革委、财政部共同牵头
    "牵头落实": Role.LEAD,
    "牵头组织实施": Role.LEAD,
    "牵头督导": Role.LEAD,
    "总牵头": Role.LEAD,
    "牵头": Role.LEAD,  # 省应急厅牵头
    "负总责": Role.LEAD,  # 由X负总责，Y具体负责
    "总负责": Role.LEAD,
    "主办": Role.LEAD,
    "统筹": Role.LEAD,
    "为主": Role.LEAD,  # 以市开发区管委会为主，市水务局配合
    "为牵头单位": Role.LEAD,  # 市民政局为牵头单位，市住建局为责任单位
    "为牵头部门": Role.LEAD,
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
    "联合负责": Role.SHARED,
    "分工负责": Role.SHARED,  # 部公路局、水运局分工负责
    "共同负责": Role.SHARED,
    "各负其责": Role.SHARED,
    "负责落实": None,  # X指导，试点城市政府负责落实
    "负责实施": None,
    "负责组织实施": None,
    "组织实施": None,
    "落实属地责任": None,  # 沿江省（市）人民政府落实属地责任
    "加强监管": None,
    "为责任单位": None,
    "为责任部门": None,
    "是责任主体": None,
    "落实": None,
    "实施": None,
    "承担": None,
    "执行": None,
    "推进": None,
    "负责": None,
    "负责指导": Role.GUIDE,  # 省应急厅负责指导，各市政府具体组织实施
    "负责监督": Role.GUIDE,
    "负责监督指导": Role.GUIDE,
    "负责督导": Role.GUIDE,
    "监督指导": Role.GUIDE,
    "指导督促": Role.GUIDE,
    "督促指导": Role.GUIDE,
    "指导": Role.GUIDE,  # （商务部指导，供销合作总社参与）
    "督促": Role.GUIDE,
    "督导": Role.GUIDE,
    "监督": Role.GUIDE,
    "参与并做好配合": Role.COOPERATE,
    "做好配合": Role.COOPERATE,
    "积极配合": Role.COOPERATE,
    "协同配合": Role.COOPERATE,
    "配合": Role.COOPERATE,  # X牵头，Y、Z配合
    "参与": Role.COOPERATE,
    "参加": Role.COOPERATE,
    "协办": Role.COOPERATE,
    "协助": Role.COOPERATE,
    "给予支持": Role.COOPERATE,  # 省发展改革委、省财政厅给予支持
    "支持": Role.COOPERATE,
    "为配合单位": Role.COOPERATE,
}

#: Predicates that charge somebody in a sentence of prose, too, where 实施, 落实, 支持 and 主办 are common verbs.
CHARGING = [
    predicate
    for predicate in PREDICATES
    if any(word in predicate for word in ("牵头", "负责", "总责", "配合", "参加", "参与", "协助"))
]
#: What no name of a unit has and a sentence that ends like a clause may: 经生态环境部会同…; 报省政府.
NO_NAME = r"^(?:经(?!济|贸|信|开)|报(?!社))|[将把的要请被向已须]|[按依](?!揭)|报送|报请|应(?!急)|提出|组织(?!部)"
#: Predicates that may be followed by what they are about: 省能源局负责行业监管; 财政部牵头研究制定政策.
SCOPED_PREDICATES = ("牵头负责", "牵头", "负责")
#: How the charge is borne, between names and predicate: 各部门按照“三管三必须”要求各负其责; 财政部和商务部分别牵头.
MANNER = r"(?:(?:按|依)(?=各自|职责|职能|职权|分工)|按照|根据|依据|依照|围绕|结合|研究制定).*$|(?:分别|共同|联合|具体|统筹|总)+$"
#: Between the head of a joint effort and those it acts with: X会同Y负责; where whole names stand on both sides: X商Y.
WITH = "会同"
WITH_SHORT = r"(?<=[部委局厅办署院会])(?:商|联合)"

#: What may follow 等 at the end of an open list: 等部门, 等有关部门, 等国务院相关部门, 等9个部门和单位.
OPEN_LIST = (
    r"(?:\d+个|多个)?(?:国务院|中央|省|市|县|区|州)?(?:直|级)?各?(?:有关|相关)?(?:部门(?:[和、]?单位)?|单位|方面)"
)

# --- parties ----------------------------------------------------------------------------------------------

#: What a named unit may end with. 省应急管理厅, 省发展改革委, 山东海事局, 青岛海关, 省总工会, 集团有限公司.
UNIT_HEADS = (
    "厅|委|局|部|署|办|院|会|社|队|校|学院|大学|海关|公司|集团|中心|银行|分行|支行|妇联|科协|文联|工商联|残联|侨联|"
    "政府|党委|纪委|机关|庭|电网|电力|部队|军区|分区|战区|武警|站|室|所|团|处|科|股|司|油田|铁路|学联|联合体|支队|公署|银监|医院|"
    "领导小组|协调小组|工作小组|合作社|供销社|专班|基地|镇|乡|街道|电视台|段"
)

#: What makes a party a group (泛称), a class of units nobody could ring up: 各市人民政府, 省直有关部门, 县（市、区）政府.
GROUP_QUANTIFIERS = (
    r"各|^(?:国务院|中央|全省|全市|省|市|县|区|州)?(?:直|级|属)?(?:有关|相关|所有|其他|其它|全体)|"
    r"^(?:沿\w)?[省市县区州盟旗乡镇]（[省市县区州盟旗乡镇、街道办事处园]+）|^市县|^县区"
)
#: 省负有安全生产监管职责的部门, 试点城市政府, 省级人民政府: one of these, and a group's head at the end.
GROUP_ADJECTIVES = "有关|相关|负有|所属|所在地|事发地|试点|地方|以上|省级|市级|县级|乡级|属地|当地|直属|成员|中央驻|驻市|驻省|驻地|沿江|沿海|沿线"
GROUP_HEADS = "部门|单位|部门和单位|机构|人民政府|政府|党委|党委和政府|党委政府|管委会|地区|地方|企业|院校|学校|乡镇（街道）|镇（街道）|部队"
#: Groups by themselves: 各区、县级市; 各镇（街道）、开发区; 市属开发区管委会.
BARE_GROUPS = "县级市|开发区|功能区|街道|乡镇|街道办事处|地方政府|地方人民政府|(?:市属|省属|所属|国家级|省级)?(?:开发区|园区|功能区)?管委会"

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
    "残联|工商联|红十字会|税务|中医药|老龄|政务|密码|保密|农牧|商贸|科教|教体|教科|粮食和物资|市政|文体|数据管理|经贸|物流|社保|低空|监察|营商环境|生态|城乡|林草|草原|退役|"
    "供电|消防救援|银保监|金融监管|证监|经济发展|科技创新|投资促进|防震|储备|就业|社会工作|信息化|国土"
)
#: Functions that one body may hold, today or by an older name: where it is charged, none of these is missing.
SAME_BODY = (
    "发展改革 发展和改革 发改 物价 粮食 粮食和物资 储备 能源",
    "科学技术 科技 知识产权",
    "工业和信息化 工信 经济和信息化 经信 信息化 通信 通信管理",
    "公安 交警 交管",
    "人力资源社会保障 人力资源和社会保障 人社 社保 就业",
    "自然资源 规划资源 规划和自然资源 国土资源 国土 规划 海洋 林业 林草 测绘",
    "生态环境 环境保护 环保 生态",
    "住房城乡建设 住房和城乡建设 住建 城乡 房管 城管 城市管理 市政 园林 绿化 综合执法 市容",
    "交通运输 交通 公路 水运 港口 运输服务",
    "水利 水务 移民",
    "农业农村 农业 农牧 畜牧 渔业 乡村振兴 扶贫",
    "商务 商贸 投资促进 口岸",
    "文化和旅游 文旅 文化 旅游 文体 体育 文物 广电 广播电视 新闻出版 电影 版权 教体",
    "教育 教体 教科 科教",
    "卫生健康 卫健 卫生计生 卫生 疾控 中医药 老龄",
    "应急管理 应急 安监 安全监管 煤监 煤矿安全 防震 地震 消防 消防救援",
    "市场监管 市场监督 工商 质监 药监 药品监管 食品药品监管 知识产权 物价",
    "国资 国有资产",
    "地方金融 金融 金融监管 银保监 银监 证监 人民银行",
    "数据 大数据 数据管理 政务 政务服务 行政审批 营商环境 信息化",
    "国动 国防动员 人防 人民防空 民防",
    "民族宗教 宗教 民宗 统战",
    "气象 海洋",
)
PARTY_FUNCTIONS = (
    "办公室|组织部|学工部|研工部|教师工作部|宣传部|统战部|政法委|编办|网信办|党校|政研室|改革办|财经办|外办|巡视办|"
    "机关工委|老干部局|金融办|社会工作部|军民融合办|台办"
)
#: Levels that a name may lose behind another that has it: 省公安厅、应急厅; 部公路局、水运局; 省委组织部、宣传部.
LEVELS = "兵团|经开区|高新区|开发区|新区|自治区党委|省委|市委|县委|区委|州委|党委|自治区|省|市|县|区|州|盟|旗|部"
#: Words that begin like a level and are none: 市场监管总局, 部队.
NO_LEVELS = "市场|市政(?!府|务|协|法)|市容|区域|部队|部门"
#: The region of the nation's plans.
NATION = "全国"

#: Marks that open the items of a list without numbers.
BULLETS = "●◆■□○◎◇▪•▲★➢❖"

# --- headings ---------------------------------------------------------------------------------------------

#: Headings that hold aims of the whole plan, not tasks. 二（三）规划目标; 三、发展目标.
GOAL_HEADINGS = r"(?:目标|指标|愿景)$"
#: Headings that hold no work. 一、现状与形势; （一）指导思想; （二）基本原则; （五）试点范围.
BACKGROUND_HEADINGS = (
    r"^(?:现状|形势|背景|发展基础|基本情况|总则|附则|附件|总体要求|总体思路|总体部署|指导思想|基本原则|工作原则|重大意义|重要意义|编制依据|编制目的|"
    r"适用范围|试点范围|实施范围|名词解释)|(?:形势|成效|意义|背景|分级标准|事件分级)$|^(?:特别重大|重大|较大|一般)[^，。]{0,12}事[件故]$"
)

# --- time -------------------------------------------------------------------------------------------------

#: Behind a bare year or part of a year: what makes it the time by which something is done. 2023年完成; 三季度出台方案.
FINISHING = (
    r"(?:全面|基本|率先|全部|力争|分别|组织|均|再)*(?:完成(?!了)|实现|建成|形成|达到|出台|印发|启动|建立|开展|投入|推出|覆盖|消除|清零|突破|"
    r"不低于|超过|(?:提高|提升|增加|扩大|下降|降低|压减|缩短|压缩|控制|稳定|保持)[到至在])"
)
#: Words of time that fix no date. 尽快提升战斗力.
VAGUE_TIMES = ("尽快", "尽早", "早日", "适时", "近期", "择机", "及早", "力争早日")
#: A deadline that means «always», only where it stands alone between marks: ，长期坚持。
STANDING_TIMES = ("长期坚持", "持续实施", "长期任务", "持续推进", "持续开展", "常年坚持", "长期推进", "常态化推进")

# --- citations --------------------------------------------------------------------------------------------

#: What a plan asks of a document it names. 修订《…》; 严格落实《…》.
ACTS = (
    "修订完善|编制完善|制定完善|制定出台|研究制定|研究出台|修改完善|贯彻执行|贯彻落实|严格执行|严格落实|认真落实|组织实施|"
    "制修订|制订|制定|修订|修改|编制|出台|印发|发布|完善|贯彻|执行|落实|实施|废止|推广"
)

# --- targets ----------------------------------------------------------------------------------------------

#: Verbs before a number, by what they say of it. Reached or passed: 智能化开采产量达90%以上; 提高到60%.
REACHED = "达到|达|(?:提高|提升|增长|增加|扩大|上升|增)[到至]|突破|超过|超(?=\\d)|不低于|不少于|不小于|至少|高于|多于"
#: Kept below: 万车死亡率控制在1.35以内; 压缩至4个月以内.
KEPT_BELOW = "不超过|不高于|不大于|不多于|低于|少于|控制在|(?:下降|降低|压减|压缩|缩短|缩减|减少|降|减)[到至]|限制在"
#: Kept as it is: 稳定在900万亩左右; 完好率保持在98%以上; 占90%.
KEPT = "保持在|稳定在|维持在|保持|稳定|占|为"
#: By how much more, or less: 下降50%以上; 年均增长8%.
MORE = "提高|增长|增加|提升|上升|增幅"
LESS = "下降|降低|减少|压减|压降|压缩|缩减|削减|缩短|降"
#: Verbs that deliver what they count: 编制24个省级专项应急预案; 建成产地加工园区15个.
DELIVERED = (
    "改造提升|配置|购置|编制|制定|制修订|建成|新建|扩建|建设|培育|打造|创建|推出|完善|新增|布局|设立|组建|建立|完成|改造|更新|配备|安装|筹集|盘活|治理|"
    "培训|轮训|推广|招引|引进|组织|举办|实施|选派|认定|认证|修复|收集|收储|遴选|选择|布建|整治|消除|关闭|淘汰|投放|形成|推动|支持|发展|突破|"
    "布设|敷设|开展|落实|提供|建|达标|创成|打通|开通|开发|发放|帮扶|化解|处置|绿化|造林|储备|监测|试点|装备"
)
#: Measure words of what is counted, and units of what is measured.
COUNTED = "个等级|个|项|家|处|座|条|支|台|套|名|所|件|部|批|辆|艘|架|场|次|起|户|份|类|村|镇|种|门|片|宗|人次|人|对|组|间|张|株|头|只|枚|款"
MEASURED = (
    "元|亩|公顷|平方公里|平方米|立方米|公里|千米|米|吨标准煤|吨|千瓦时|千瓦|毫克|微克|升|分贝|核|倍|小时|分钟|秒|学时|课时|床|张床位|"
    "个月|个工作日|个小时|工作日|天|日|周|年"
)
#: What is counted in prose without being an aim. 企业3个层面的共性任务清单.
ABSTRACT_COUNTS = (
    "层面|方面|层次|层级|环节|阶段|维度|领域|关键|月|工作日|小时|百分点|等级|以上|以下|工作组|专题|部分|必须|不|第"
)
#: Words that make a number history, a part of a whole, or money that somebody is given.
NO_AIM = (
    "20\\d\\d年以来|同比|比上年|比全省|去年|上年|目前|现有|已|截至|累计(?!达|改造|培育|建成|培训|完成|新增|治理)|仅|曾|近\\w?年|其中|涉及|"
    "包括|给予|补助(?!资金)|奖励|奖补|补贴|罚款|最高|年均(?=\\d)|历年|原有|设计|共有|停止|禁止|不得|严禁|淘汰|按(?!时|期|规)|单次|每次(?:最)?"
)
#: All of something, or none: 实现安全总监应配尽配; 隐患清零; 历史易涝点全部消除.
NONE_LEFT = ("清零", "零发生", "零增长", "为零")
ALL = (
    r"全覆盖|应(?P<all_verb>[\u4e00-\u9fff])尽(?P=all_verb)|全部(?:消除|清退|依法处置|处置|整改到位|拆除|关停|达标|办结)|"
    r"(?P<whole>全(?:部|面|量)(?:利用|应用)|覆盖(?:到)?(?:全部|所有)[^，。；、]{0,8})"
)

# --- ledgers ----------------------------------------------------------------------------------------------

#: What the header of a ledger's column says of it; the first that fits has it. 责任领导 is a person, 牵头单位 leads.
LEDGER_COLUMNS = {
    "state": r"状态$|^(?:工作|任务)?(?:完成|进展|办理|落实|推进)情况$|^(?:status|state)$",
    "updated": r"^(?:更新|填报|报送|反馈)(?:日期|时间)$|^updated$",
    "note": r"^(?:进展|情况)说明$|^notes?$",
    "where": r"^(?:出处|where)$",
    "other": r"责任人|负责人|领导|联系|电话|备注|说明|进展|完成情况|页码|责任分工|分工$|^remarks?$",
    "number": r"序号|编号|项号|^(?:号|no\.?|number)$",
    "basis": r"^(?:依据|basis)$",
    "scope": r"范围|^scope$",
    "time": r"时限|时间|期限|进度|节点|年限|deadline",
    "lead": r"牵头|主办|主责|主要责任|^lead",
    "cooperate": r"配合|协办|协同|协作|协助|参与|参加|cooperat",
    "guide": r"指导|督办|监督|督导|监管(?:单位|部门)|guid",
    "charged": r"(?:责任|承办|落实|实施|负责|承担|执行|主管|分工)(?:单位|部门|主体|科室|处室|机构|股室|地区|区县)|^(?:单位|部门|responsible)",
    "chapter": r"类别|分类|类型|领域|板块|方面|专题|章节|^(?:chapter|category)$",
    "target": r"(?:工作|年度|预期|绩效|整改|总体|具体|量化|考核)?(?:目标(?!任务)|指标|成效)|成果|^targets?$",
    "content": r"内容|措施|举措|要求|做法|^dut(?:y|ies)$",
    "task": r"任务|事项|项目|工作|问题|要点|^tasks?$",
}
#: What a ledger that this program wrote says of the lead, in either language.
BASIS_WORDS = {
    "原文写明": Basis.STATED,
    "stated": Basis.STATED,
    "通则": Basis.RULE,
    "rule": Basis.RULE,
    "唯一单位": Basis.SOLE,
    "sole": Basis.SOLE,
    "人工更正": Basis.CORRECTED,
    "corrected": Basis.CORRECTED,
    "无牵头": Basis.NONE,
    "no lead": Basis.NONE,
}
#: What offices write of how far work is. 基本完成, 未完成 and 延期 leave open which of these is meant.
STATE_WORDS = {
    State.DONE: "已完成|完成|全部完成|按期完成|已办结|办结|完结|已完结|已销号|销号|done|completed?|finished|closed",
    State.UNDER_WAY: (
        "进行中|正在进行|推进中|正在推进|持续推进|有序推进|正常推进|按计划推进|按序时推进|正在实施|实施中|正在落实|落实中|"
        "正在办理|办理中|在办|正在开展|开展中|已启动|已开展|部分完成|长期坚持|under way|underway|in progress|ongoing|started"
    ),
    State.NOT_STARTED: "未开始|尚未开始|未启动|尚未启动|未开展|尚未开展|未实施|待启动|not started|to do|todo|pending",
    State.LATE: "滞后|进度滞后|逾期|已逾期|逾期未完成|超期|已超期|超期未完成|未按期完成|late|overdue|delayed|behind",
}
#: Marks in a cell that stand for the words above it.
#: What an office writes into a cell that has nothing to say.
NOTHING_SAID = ("—", "——", "－", "-", "--", "/", "／", "无", "\\")
SAME_AS_ABOVE = ("同上", "〃", "″", "＂", '"', "同前")
