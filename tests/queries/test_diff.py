from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import dutygraph
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.loaders import load_plan
from dutygraph.model import Plan, Role
from dutygraph.queries.diff import Change, compare
from dutygraph.text.document import read_plan
from tests.exports.written import report

ROOT = Path(__file__).parents[2]
PLANS = [*ROOT.joinpath("examples").glob("*.txt"), *sorted(ROOT.joinpath("benchmarks/plans").glob("国*.txt"))]
BUNDLED = dutygraph.load().plans[0]


def plan(*tasks: str, title: str = "海东省校园安全方案") -> Plan:
    return read_plan("\n".join([title, "", "一、重点任务", *tasks]), "plan.txt")


def told(old: Plan, new: Plan) -> list[tuple[str, str | None, str | None]]:
    """Each change: its kind, and what either side says."""
    return [
        (change.kind.value, change.old and change.old.text, change.new and change.new.text)
        for change in compare(old, new)
    ]


FIRE = "（一）消防安全。2023年底前，完成学生宿舍电气线路改造。每学期组织一次疏散演练。（责任单位：省教育厅牵头，省公安厅配合）"
BUS = "（二）校车安全。建立校车驾驶人档案，校车定期检验率达95%以上。严查校车超员超速。（责任单位：省公安厅牵头，省教育厅配合）"
CASES = [
    ("每学期组织一次", "每学期至少组织一次", [("duty-reworded", "每学期组织一次疏散演练。", "每学期至少组织一次疏散演练。")]),
    ("每学期组织一次疏散演练。", "", [("duty-dropped", "每学期组织一次疏散演练。", None)]),
    ("严查校车超员超速。", "严查校车超员超速。加装定位装置。", [("duty-added", None, "加装定位装置。")]),
    ("（一）消防安全", "（一）宿舍消防", [("task-retitled", "消防安全", "宿舍消防")]),
    ("（二）校车", "（三）校车", [("task-renumbered", "校车安全", "校车安全")]),
    ("省公安厅牵头", "省交通运输厅牵头", [("lead", "省公安厅", "省交通运输厅")]),
    ("省公安厅配合", "省公安厅、省水利厅配合", [("parties", "", "省水利厅")]),
    ("省教育厅牵头，省公安厅配合", "省公安厅牵头，省教育厅配合", [("lead", "省教育厅", "省公安厅")]),
    ("2023年底前", "2024年6月底前", [("deadline", "2023年底前", "2024年6月底前")]),
    ("2023年底前", "2023年12月底前", [("deadline", "2023年底前", "2023年12月底前")]),
    ("2023年底前，", "", [("deadline", "2023年底前", "")]),
    ("95%", "98%", [("target", "校车定期检验率达95%以上", "校车定期检验率达98%以上")]),
    ("达95%以上", "下降5%", [("target", "校车定期检验率达95%以上", "校车定期检验率下降5%")]),
    # the same, printed otherwise
    ("，完成学生宿舍", "， 完成学生\n\n宿舍", []),
    ("（责任单位：省教育厅牵头，省公安厅配合）", "(责任单位:省教育厅牵头,省公安厅配合)", []),
    ("省公安厅配合", "省公安厅参与", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "others", "changes"), CASES)
def test_one_edit_is_one_change(words: str, others: str, changes: list[tuple[str, str | None, str | None]]) -> None:
    assert words in FIRE + BUS
    assert told(plan(FIRE, BUS), plan(FIRE.replace(words, others), BUS.replace(words, others))) == changes


def test_both_sides_quote_their_text() -> None:
    texts = [f"一、任务\n{FIRE}", f"一、任务\n{FIRE.replace('2023', '2022').replace('省教育厅牵头', '省水利厅牵头')}"]
    lead, deadline = compare(*(read_plan(text, "plan.txt") for text in texts))
    for change in (lead, deadline):
        for side, text in ((change.old, texts[0]), (change.new, texts[1])):
            assert side
            assert text[side.span.start : side.span.end] == side.span.quote
    assert lead.old
    assert lead.old.span.quote.startswith("（责任单位：省教育厅牵头")
    assert deadline.new
    assert (deadline.new.span.quote, str(deadline.new.by)) == ("2022年底前", "2022-12-31")


def test_one_change_of_a_clause_that_governs_nine_duties_is_one_change() -> None:
    first = next(task for task in BUNDLED.tasks if task.number == "三（一）")
    (clause,) = first.clauses
    lead, *others = clause.assignments
    changed = replace(clause, assignments=(replace(lead, party="省教育厅"), *others))
    new = replace(BUNDLED, tasks=(replace(first, clauses=(changed,)), *BUNDLED.tasks[1:]))
    (change,) = compare(BUNDLED, new)
    assert (change.kind.value, change.duties) == ("lead", tuple(range(1, 10)))
    assert [(m.unit, m.old_role, m.new_role) for m in change.parties] == [
        ("省应急厅", Role.LEAD, None), ("省教育厅", None, Role.LEAD),
    ]  # fmt: skip


def test_a_party_that_changed_its_role_is_told_once_with_both_roles() -> None:
    new = BUS.replace("省公安厅牵头，省教育厅配合", "省公安厅、省教育厅牵头")
    (change,) = compare(plan(FIRE, BUS), plan(FIRE, new))
    assert (change.kind.value, change.old and change.old.text, change.new and change.new.text) == (
        "lead", "省公安厅", "省公安厅、省教育厅",
    )  # fmt: skip
    assert [(m.unit, m.old_role, m.new_role) for m in change.parties] == [("省教育厅", Role.COOPERATE, Role.LEAD)]


def test_where_a_lead_came_the_others_did_not_change() -> None:
    """按职责分工负责 is read as shared where nobody leads, as support where somebody does."""
    old = plan("（一）宣传。开展宣传。（省教育厅、省公安厅按职责分工负责）")
    new = plan("（一）宣传。开展宣传。（省教育厅牵头，省公安厅按职责分工负责）")
    (change,) = compare(old, new)
    assert [(m.unit, m.old_role, m.new_role) for m in change.parties] == [("省教育厅", Role.SHARED, Role.LEAD)]


def test_a_clause_of_some_duties_changes_for_them_alone() -> None:
    old = plan("（一）宣传。开展宣传。（省教育厅负责）制定方案。编制预算。（省财政厅负责）")
    new = plan("（一）宣传。开展宣传。（省教育厅负责）制定方案。编制预算。（省水利厅负责）")
    (change,) = compare(old, new)
    assert (change.kind.value, change.duties) == ("lead", (2, 3))


def test_a_moved_duty_is_neither_dropped_nor_added_and_tells_its_new_lead() -> None:
    words = "严查校车超员超速。"
    (change,) = compare(plan(FIRE, BUS), plan(FIRE.replace("每学期", words + "每学期"), BUS.replace(words, "")))
    assert change.old
    assert change.new
    assert (change.kind.value, change.old.task, change.new.task) == ("duty-moved", "一（二）", "一（一）")
    assert [(m.unit, m.old_role, m.new_role) for m in change.parties] == [
        ("省公安厅", Role.LEAD, Role.COOPERATE), ("省教育厅", Role.COOPERATE, Role.LEAD),
    ]  # fmt: skip


def test_a_new_task_is_told_with_whose_it_is_and_one_run_of_new_numbers() -> None:
    more = "（一）防溺水。设置警示标志。（责任单位：省水利厅）"
    old = plan(FIRE, BUS)
    new = plan(more, FIRE.replace("（一）", "（二）"), BUS.replace("（二）", "（三）"))
    added, duty, renumbered = compare(old, new)
    assert [(m.unit, m.new_role) for m in added.parties] == [("省水利厅", Role.LEAD)]
    assert (duty.kind.value, duty.old) == ("duty-added", None)
    assert renumbered.numbers == (("一（一）", "一（二）"), ("一（二）", "一（三）"))


def test_what_was_dropped_is_told_where_it_stood() -> None:
    lines = [
        f"（{number}）事项{number}。办理事项{number}甲。办理事项{number}乙。（省教育厅负责）" for number in "一二三四"
    ]
    new = [lines[0], lines[1].replace("办理事项二甲。", ""), lines[3]]
    changes = [(c.kind.value, (c.new or c.old).task) for c in compare(plan(*lines), plan(*new))]  # type: ignore[union-attr]
    assert changes == [
        ("duty-dropped", "一（二）"), ("task-dropped", "一（三）"), ("duty-dropped", "一（三）"), ("duty-dropped", "一（三）"),
    ]  # fmt: skip


def test_a_task_with_another_number_and_title_is_known_by_its_duties() -> None:
    new = plan(FIRE, BUS.replace("（二）校车安全", "（五）学生接送"))
    assert [change.kind.value for change in compare(plan(FIRE, BUS), new)] == ["task-renumbered", "task-retitled"]


def test_sentences_put_together_or_parted_are_reworded() -> None:
    one = "（一）宣传。组织学生观看安全教育影片。向家长发放一封信并签收。（省教育厅负责）"
    together = "（一）宣传。组织学生观看安全教育影片，向家长发放一封信并签收。（省教育厅负责）"
    assert {kind for kind, _, _ in told(plan(one), plan(together))} == {"duty-reworded"}
    assert {kind for kind, _, _ in told(plan(together), plan(one))} == {"duty-reworded"}


def test_a_dropped_sentence_whose_words_another_always_had_is_dropped() -> None:
    old = plan("（一）宣传。开展消防安全演练。组织学校开展消防安全演练和培训。（省教育厅负责）")
    new = plan("（一）宣传。组织学校开展消防安全演练和培训。（省教育厅负责）")
    assert told(old, new) == [("duty-dropped", "开展消防安全演练。", None)]
    other = plan("（一）宣传。组织中小学校开展消防安全演练和培训。（省教育厅负责）")
    assert [kind for kind, _, _ in told(old, other)] == ["duty-dropped", "duty-reworded"]


def test_where_a_charge_was_not_understood_nobody_says_that_parties_changed() -> None:
    old, new = plan(FIRE), plan(FIRE.replace("省教育厅牵头，省公安厅配合", "待定"))
    (change,) = compare(old, new)
    assert (change.kind.value, change.new and change.new.text) == ("unread", "（责任单位：待定）")


def test_targets_of_the_plan_itself() -> None:
    goals = ["海东省校园安全规划", "一、发展目标", "到2025年，校车定期检验率达到{}%。", "二、重点任务", FIRE]
    old, new = (read_plan("\n".join(goals).format(value), "plan.txt") for value in (90, 95))
    assert [(c.kind.value, c.old and c.old.task) for c in compare(old, new)] == [("target", "")]


# --- a plan and its ledger ------------------------------------------------------------------------------------


def ledger_of(of: Plan, folder: Path, suffix: str, edit: Callable[[list[list[str]]], object] = lambda _: None) -> Plan:
    path = folder / f"ledger{suffix}"
    content = report(DutyGraph([of]), suffix, "zh")
    if suffix == ".csv":
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        edit(rows)
        out = io.StringIO(newline="")
        csv.writer(out).writerows(rows)
        content = out.getvalue().encode()
    path.write_bytes(content)
    return load_plan(path)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_plan_is_the_same_as_itself_and_as_its_ledger(path: Path, suffix: str, tmp_path: Path) -> None:
    of = load_plan(path)
    assert compare(of, of) == []
    ledger = ledger_of(of, tmp_path, suffix)
    assert [change for change in compare(of, ledger) + compare(ledger, of) if of.tasks] == []


def test_a_unit_with_two_roles_has_the_stronger_in_a_ledger(tmp_path: Path) -> None:
    of = plan("（一）场地。建设场地。（省教育厅牵头，省水利厅配合）（省体育局牵头，省教育厅、省财政厅配合）")
    assert compare(of, ledger_of(of, tmp_path, ".csv")) == []


def shortened(rows: list[list[str]]) -> None:
    """As offices do: of each sentence the first words; who and when stand in columns of their own."""
    header = next(position for position, row in enumerate(rows) if "主要内容" in row)
    column = rows[header].index("主要内容")
    for row in rows[header + 1 :]:
        row[column] = "\n".join(line.split("，")[0].rstrip("。") + "。" for line in row[column].split("\n"))


def test_a_ledger_that_shortens_sentences_is_the_same(tmp_path: Path) -> None:
    ledger = ledger_of(BUNDLED, tmp_path, ".csv", shortened)
    assert ledger.tasks[0].duties[0].text != BUNDLED.tasks[0].duties[0].text or len(ledger.tasks[0].duties) > 1
    assert compare(BUNDLED, ledger) == []
    assert compare(ledger, BUNDLED) == []


def test_prose_that_was_shortened_is_reworded() -> None:
    assert told(plan(FIRE, BUS), plan(FIRE, BUS.replace("严查校车超员超速", "严查校车超员"))) == [
        ("duty-reworded", "严查校车超员超速。", "严查校车超员。")
    ]


def renamed(rows: list[list[str]]) -> None:
    """Without the title that tells the region, and with other names for the same units."""
    del rows[0]
    for row in rows:
        row[:] = [cell.replace("省应急厅", "省应急管理厅").replace("省工业和信息化厅", "省工信厅") for cell in row]


def test_a_date_that_only_one_side_can_tell_is_the_same() -> None:
    """印发之日起20日内, and a ledger that does not say when that was."""
    of = plan("（一）宣传。2023年6月底前，制定方案。（省教育厅负责）")
    (task,) = of.tasks
    (duty,) = task.duties
    (deadline,) = duty.deadlines

    def with_deadline(**changed: object) -> Plan:
        duties = (replace(duty, deadlines=(replace(deadline, **changed),)),)
        return replace(of, tasks=(replace(task, duties=duties),))

    assert compare(of, with_deadline(by=None)) == []
    assert [c.kind.value for c in compare(of, with_deadline(by=None, text="尽快"))] == ["deadline"]


def test_other_names_of_one_unit_are_no_change(tmp_path: Path) -> None:
    ledger = ledger_of(BUNDLED, tmp_path, ".csv", renamed)
    assert ledger.region == ""
    assert "省应急管理厅" in str(ledger.tasks)
    assert [change for change in compare(BUNDLED, ledger) if change.parties] == []


def test_a_ledger_with_another_lead_and_date_says_so(tmp_path: Path) -> None:
    def edit(rows: list[list[str]]) -> None:
        shortened(rows)
        header = next(row for row in rows if "牵头单位" in row)
        row = next(row for row in rows if "压实企业主体责任" in row)
        row[header.index("牵头单位")] = "省教育厅"
        row[header.index("完成时限")] = "2022年底前"

    ledger = ledger_of(BUNDLED, tmp_path, ".csv", edit)
    assert told(BUNDLED, ledger) == [
        ("lead", "省应急厅", "省教育厅"), ("deadline", "2021年底前", "2022年底前"),
    ]  # fmt: skip


# --- any plan, changed in a known way --------------------------------------------------------------------------

DUTIES = [
    duty.text
    for task in BUNDLED.tasks
    for duty in task.duties
    if not duty.deadlines and not duty.targets and "（" not in duty.text and 10 < len(duty.text) < 80
]
TITLES = [task.title for task in BUNDLED.tasks if "（" not in task.title]
UNITS = ["省教育厅", "省公安厅", "省水利厅", "省财政厅", "省司法厅", "省民政厅", "省商务厅"]
HAN = "一二三四五六七八九十"


class Work(NamedTuple):
    title: str
    duties: tuple[str, ...]
    lead: str
    others: tuple[str, ...]

    def printed(self, number: str) -> str:
        clause = f"（责任单位：{self.lead}牵头，{'、'.join(self.others)}配合）"
        return f"（{number}）{self.title}\n{''.join(self.duties)}{clause}"


@st.composite
def works(draw: st.DrawFn) -> list[Work]:
    """Two tasks or more; no title and no sentence stands twice."""
    count = draw(st.integers(2, 6))
    titles = draw(st.lists(st.sampled_from(TITLES), min_size=count, max_size=count, unique=True))
    sizes = [draw(st.integers(2, 4)) for _ in titles]
    duties = draw(st.lists(st.sampled_from(DUTIES), min_size=sum(sizes), max_size=sum(sizes), unique=True))
    made = []
    for title, size in zip(titles, sizes, strict=True):
        units = draw(st.lists(st.sampled_from(UNITS), min_size=2, max_size=4, unique=True))
        made.append(Work(title, tuple(duties[:size]), units[0], tuple(units[1:])))
        del duties[:size]
    return made


def as_plan(made: list[Work]) -> Plan:
    return plan(*(work.printed(number) for work, number in zip(made, HAN, strict=False)))


class Edit(NamedTuple):
    made: list[Work]
    kinds: dict[str, int]


@st.composite
def edits(draw: st.DrawFn) -> tuple[list[Work], Edit]:
    before = draw(works())
    after = list(before)
    at = draw(st.integers(0, len(before) - 1))
    work = before[at]
    duty = draw(st.integers(0, len(work.duties) - 1))
    rest = work.duties[:duty] + work.duties[duty + 1 :]
    fresh = draw(st.sampled_from([text for text in DUTIES if not any(text in other.duties for other in before)]))
    moved_numbers = {"task-renumbered": 1}
    kind = draw(
        st.sampled_from(["add", "drop", "move", "reword", "task", "no-task", "title", "lead", "others", "time"])
    )
    if kind == "add":
        after[at] = work._replace(duties=(*work.duties[:duty], fresh, *work.duties[duty:]))
        return before, Edit(after, {"duty-added": 1})
    if kind == "drop":
        after[at] = work._replace(duties=rest)
        return before, Edit(after, {"duty-dropped": 1})
    if kind == "move":
        to = draw(st.sampled_from([position for position in range(len(before)) if position != at]))
        after[at] = work._replace(duties=rest)
        after[to] = before[to]._replace(duties=(*before[to].duties, work.duties[duty]))
        return before, Edit(after, {"duty-moved": 1})
    if kind == "reword":
        words = work.duties[duty].rstrip("。") + "，并形成台账。"
        after[at] = work._replace(duties=(*work.duties[:duty], words, *work.duties[duty + 1 :]))
        return before, Edit(after, {"duty-reworded": 1})
    if kind == "time":
        words = "2022年底前，" + work.duties[duty]
        after[at] = work._replace(duties=(*work.duties[:duty], words, *work.duties[duty + 1 :]))
        return before, Edit(after, {"deadline": 1})
    if kind == "task":
        after.insert(at, Work("低空飞行安全", (fresh,), "省教育厅", ("省公安厅",)))
        return before, Edit(after, {"task-added": 1, "duty-added": 1} | moved_numbers)
    if kind == "no-task":
        del after[at]
        is_last = at == len(after)
        dropped = {"task-dropped": 1, "duty-dropped": len(work.duties)}
        return before, Edit(after, dropped | ({} if is_last else moved_numbers))
    if kind == "title":
        after[at] = work._replace(title="低空飞行安全")
        return before, Edit(after, {"task-retitled": 1})
    if kind == "lead":
        after[at] = work._replace(lead="省统计局")
        return before, Edit(after, {"lead": 1})
    after[at] = work._replace(others=(*work.others, "省统计局"))
    return before, Edit(after, {"parties": 1})


def kinds_of(changes: list[Change]) -> Counter[str]:
    return Counter(change.kind.value for change in changes)


@given(edits())
def test_one_known_edit_of_any_plan_is_told_and_nothing_else(edit: tuple[list[Work], Edit]) -> None:
    before, (after, kinds) = edit
    assert kinds_of(compare(as_plan(before), as_plan(after))) == kinds


@given(edits())
def test_the_way_back_tells_the_same_the_other_way_round(edit: tuple[list[Work], Edit]) -> None:
    before, (after, kinds) = edit
    swap = {"added": "dropped", "dropped": "added"}
    turned = {"-".join(swap.get(word, word) for word in kind.split("-")): count for kind, count in kinds.items()}
    assert kinds_of(compare(as_plan(after), as_plan(before))) == turned


@given(works(), works())
def test_every_duty_of_two_plans_is_told_or_the_same(one: list[Work], other: list[Work]) -> None:
    """Between any two plans: what the one has, less what was dropped, moved or reworded, is what the other keeps."""
    old, new = as_plan(one), as_plan(other)
    changes = compare(old, new)
    texts = [{duty.text for task in side.tasks for duty in task.duties} for side in (old, new)]
    gone = {c.old.text for c in changes if c.kind.value in ("duty-dropped", "duty-reworded") and c.old}
    come = {c.new.text for c in changes if c.kind.value in ("duty-added", "duty-reworded") and c.new}
    assert texts[0] - gone == texts[1] - come
