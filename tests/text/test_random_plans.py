"""Random plans, printed in the layouts that extractions leave, must be read as what they were made of."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from dutygraph.model import Basis, Plan, Role, Task
from dutygraph.text.document import read_plan
from tests.spans import spans_in

HAN = "一二三四五六七八九十"
UNITS = [
    "省应急厅",
    "省工业和信息化厅",
    "省委党校（山东行政学院）",
    "山东海事局",
    "国家能源局山东监管办公室",
    "省发展改革委",
]
UNITS += ["共青团山东省委", "中国铁路济南局集团有限公司", "青岛海关", "省住房城乡建设厅", "省法院", "省总工会"]
GROUPS = ["省各行业主管部门", "省负有安全生产监管职责的部门", "各市人民政府", "省直有关部门"]
TITLES = ["煤矿安全", "健全法规标准体系", "冶金等工贸行业安全", "安全生产重大装备应用示范工程", "推进“互联网+监管”"]
#: Sentences with the deadlines and the number of targets and citations that a person finds in them.
SENTENCES: list[tuple[str, list[str], int, int]] = [
    ("加强企业安全生产源头管控，明确园区项目准入条件，制定“禁限控”目录。", [], 0, 0),
    ("建立实施企业安全总监制度，2021年底前实现安全总监应配尽配。", ["2021-12-31"], 1, 0),
    ("到2025年，全省煤矿完成智能化改造，智能化开采产量达90%以上。", ["2025-12-31"], 1, 0),
    ("加强化工园区管理（园区内由管委会负责），完善公共设施。", [], 0, 0),
    ("修订《山东省生产安全事故报告和调查处理办法》《山东省安全生产行政责任制规定》等规章。", [], 0, 2),
    ("在2023年、2025年底前，分别对本规划执行情况进行中期评估和终期考核。", ["2023-12-31", "2025-12-31"], 0, 0),
    ("2020年各类事故起数和死亡人数较2015年分别下降22.5%和16.8%。", [], 0, 0),
    ("明确推进措施、完成时限、责任单位，确保项目快落地、早见效。", [], 0, 0),
]


PREAMBLE = "根据《山东省国民经济和社会发展第十四个五年规划和2035年远景目标纲要》等法律法规和规范性文件，制定本规划。"


class Charge(NamedTuple):
    """A clause as printed, and how it must be read."""

    words: str
    parties: dict[Role, list[str]]
    basis: Basis
    is_open: bool


class Work(NamedTuple):
    title: str
    sentences: list[int]
    charge: Charge | None


@st.composite
def charges(draw: st.DrawFn) -> Charge:
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=6, unique=True))
    groups = draw(st.lists(st.sampled_from(GROUPS), max_size=2, unique=True))
    is_open = draw(st.booleans())
    leads = draw(st.integers(0, len(units)))
    others = [*units[leads:], *groups]
    comma = "，" if leads < len(units) else ""  # named units and groups are parted by a comma in some plans
    listed = "、".join(units[leads:]) + (draw(st.sampled_from([comma, "、" if comma else ""])) if groups else "")
    listed += "、".join(groups) + "等" * is_open
    if not others:
        return Charge(f"{'、'.join(units)}牵头", {Role.LEAD: units}, Basis.STATED, False)
    if not leads:
        is_sole = len(others) == 1 and not is_open
        parties = {Role.LEAD if is_sole else Role.SHARED: others}
        return Charge(f"{listed}按职责分工负责", parties, Basis.SOLE if is_sole else Basis.NONE, is_open)
    verb, role = draw(st.sampled_from([("按职责分工负责", Role.SUPPORT), ("配合", Role.COOPERATE)]))
    parties = {Role.LEAD: units[:leads], role: others}
    return Charge(f"{'、'.join(units[:leads])}牵头，{listed}{verb}", parties, Basis.STATED, is_open)


WORKS = st.builds(
    Work,
    st.sampled_from(TITLES),
    st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=4),
    st.none() | charges(),
)
CHAPTERS = st.lists(st.lists(WORKS, min_size=1, max_size=4), min_size=1, max_size=4)


def printed(chapters: list[list[Work]]) -> list[str]:
    """The paragraphs of a plan. A clause stands behind the last sentence of its task."""
    lines = ["山东省“十四五”安全生产规划", PREAMBLE]
    for chapter, works in zip(HAN, chapters, strict=False):
        lines.append(f"{chapter}、重点任务")
        for number, work in zip(HAN, works, strict=False):
            body = "".join(SENTENCES[sentence][0] for sentence in work.sentences)
            lines += [f"（{number}）{work.title}", body + (f"（责任单位：{work.charge.words}）" if work.charge else "")]
    return lines


def expected(chapters: list[list[Work]]) -> list[object]:
    return [
        (
            f"{chapter}（{number}）",
            work.title,
            [SENTENCES[sentence][0] for sentence in work.sentences],
            [date for sentence in work.sentences for date in SENTENCES[sentence][1]],
            sum(SENTENCES[sentence][2] for sentence in work.sentences),
            sum(SENTENCES[sentence][3] for sentence in work.sentences),
            [(work.charge.parties, work.charge.basis, work.charge.is_open)] if work.charge else [],
        )
        for chapter, works in zip(HAN, chapters, strict=False)
        for number, work in zip(HAN, works, strict=False)
    ]


def as_read(plan: Plan) -> list[object]:
    return [
        (
            task.number,
            task.title,
            [duty.text for duty in task.duties],
            [str(deadline.by) for deadline in task.deadlines()],
            sum(len(duty.targets) for duty in task.duties),
            sum(len(duty.citations) for duty in task.duties),
            [(parties(task), clause.basis, clause.open_list) for clause in task.clauses],
        )
        for task in plan.tasks
    ]


def parties(task: Task) -> dict[Role, list[str]]:
    listed: dict[Role, list[str]] = {}
    for clause in task.clauses:
        for assignment in clause.assignments:
            assert assignment.is_group == (assignment.party in GROUPS)
            listed.setdefault(assignment.role, []).append(assignment.party)
    return listed


def check(chapters: list[list[Work]], source: str) -> None:
    plan = read_plan(source, "plan.txt")
    assert as_read(plan) == expected(chapters)
    assert [span for span in spans_in(plan) if source[span.start : span.end] != span.quote] == []


@given(CHAPTERS, st.sampled_from(["\n", "\n\n", "\r\n", "\n　　", "\n \n"]))
def test_a_paragraph_a_line(chapters: list[list[Work]], line_end: str) -> None:
    check(chapters, line_end.join(printed(chapters)))


@given(CHAPTERS, st.data())
def test_a_page_break_inside_paragraphs(chapters: list[list[Work]], data: st.DataObject) -> None:
    """A page ends behind a whole printed line, anywhere in a sentence or a name."""
    lines = [PREAMBLE]
    for line in printed(chapters):
        at = data.draw(st.integers(24, max(24, len(line) - 1)))
        gap = data.draw(st.sampled_from(["\n", "\n\n", "\n\n　", " \n\n\n"]))
        lines.append(line[:at] + gap + line[at:] if at < len(line) and may_be_torn(line, at) else line)
    check(chapters, "\n\n".join(lines))


def may_be_torn(line: str, at: int) -> bool:
    """Not where the page ends with the sentence, nor where the next page would open like a heading."""
    return line[at - 1] not in "。：）" and line[at] not in "。，、；：）”》（—"


@given(CHAPTERS, st.integers(19, 44))
def test_lines_wrapped_at_a_width(chapters: list[list[Work]], width: int) -> None:
    """As a text file of fixed width, or a page copied from a reader: every line but the last of a paragraph is full."""
    lines = [line[start : start + width] for line in printed(chapters) for start in range(0, len(line), width)]
    check(chapters, "\n".join(lines))


@given(CHAPTERS)
def test_half_width_marks(chapters: list[list[Work]]) -> None:
    source = "\n".join(printed(chapters)).translate(str.maketrans("（）：，", "():,"))
    plan = read_plan(source, "plan.txt")
    assert as_read(plan) == expected(chapters)
    assert [span for span in spans_in(plan) if source[span.start : span.end] != span.quote] == []


@given(CHAPTERS, st.integers(1, 4))
def test_a_clause_label_printed_twice_over_a_page_break(chapters: list[list[Work]], letters: int) -> None:
    source = "\n".join(printed(chapters)).replace("（责任单位：", f"（{'责任单位'[:letters]}\n\n责任单位：")
    check(chapters, source)


@given(CHAPTERS)
def test_stray_blanks(chapters: list[list[Work]]) -> None:
    source = "\n".join(printed(chapters)).replace("年", " 年 ").replace("（", "（ ").replace("、省", "、 省")
    check(chapters, source)


@st.composite
def clauses_of_the_genre(draw: st.DrawFn) -> tuple[str, Charge]:
    """A clause in one of the genre's forms, with the line break before it where it stands on lines of its own."""
    names = draw(st.lists(st.sampled_from(UNITS), min_size=4, max_size=8, unique=True))
    one, rest = names[0], names[1:]
    parted = draw(st.sampled_from(["、", "，"]))
    others, group = parted.join(rest), draw(st.sampled_from(GROUPS))
    label = draw(st.sampled_from(["责任单位：", "责任部门：", ""]))
    lead, help_ = draw(st.sampled_from([("牵头单位", "配合单位"), ("主办单位", "协办单位"), ("牵头部门", "参与部门")]))
    mark = draw(st.sampled_from(["；", "，", "。", "\n", "　"]))
    verb, role = draw(
        st.sampled_from(
            [("参与", Role.COOPERATE), ("协助", Role.COOPERATE), ("分工负责", Role.SUPPORT), ("指导", Role.GUIDE)]
        )
    )
    labelled = f"{lead}：{one}{mark}{help_}：{others}"
    two_roles = {Role.LEAD: [one], Role.COOPERATE: rest}
    words, parties, basis, is_open, has_label = draw(
        st.sampled_from(
            [
                (f"{label}{one}牵头，{others}{verb}", {Role.LEAD: [one], role: rest}, Basis.STATED, False, bool(label)),
                (f"{label}{one}负责，{others}配合", two_roles, Basis.STATED, False, bool(label)),
                (
                    f"{label}由{one}负总责，{others}具体负责",
                    {Role.LEAD: [one], Role.SUPPORT: rest},
                    Basis.STATED,
                    False,
                    bool(label),
                ),
                (f"{one}会同{others}负责", {Role.LEAD: [one], Role.SUPPORT: rest}, Basis.STATED, False, False),
                (f"{one}指导，{others}负责落实", {Role.SHARED: rest, Role.GUIDE: [one]}, Basis.NONE, False, False),
                (f"{one}、{others}等和{group}负责", {Role.SHARED: [*names, group]}, Basis.NONE, True, False),
                (
                    f"{label}{one}（牵头）、{'、'.join(rest)}",
                    {Role.LEAD: [one], Role.SUPPORT: rest},
                    Basis.STATED,
                    False,
                    bool(label),
                ),
                (labelled, two_roles, Basis.STATED, False, True),
                (f"{one}负责综合监管；{others}负责行业监管", {Role.LEAD: names}, Basis.STATED, False, False),
            ]
        )
    )
    opening, closing = draw(st.sampled_from(["（）", "()", "【】", "［］", "〔〕"]))
    on_own_lines = has_label and words.startswith((lead, "责任")) and draw(st.booleans())
    if on_own_lines or "\n" in words:
        return f"\n{words}" if has_label else f"{opening}{words}{closing}", Charge(words, parties, basis, is_open)
    return f"{opening}{words}{closing}", Charge(words, parties, basis, is_open)


@given(st.lists(st.tuples(st.sampled_from(TITLES), clauses_of_the_genre()), min_size=1, max_size=5))
def test_the_forms_of_the_genre(works: list[tuple[str, tuple[str, Charge]]]) -> None:
    lines = ["山东省“十四五”安全生产规划", "一、重点任务"]
    for number, (title, (clause, _)) in zip(HAN, works, strict=False):
        lines += [f"（{number}）{title}", f"加强源头管控，明确准入条件。{clause}"]
    plan = read_plan("\n".join(lines), "plan.txt")
    read = [(parties(task), clause.basis, clause.open_list) for task in plan.tasks for clause in task.clauses]
    assert read == [(charge.parties, charge.basis, charge.is_open) for _, (_, charge) in works]
    assert [diagnostic.code for diagnostic in plan.diagnostics] == []
