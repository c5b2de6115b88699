"""Words for the checklist of sectors and what plans say of them."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "help_sectors": Text(
        "对照安全监管行业领域清单：每个领域由谁牵头，哪些无人牵头、只是顺带提到或没有提到",
        "the checklist of safety-supervision sectors: who leads each, and which nobody leads or the plan never names",
    ),
    "opt_uncovered": Text(
        "只列没有牵头单位的领域，最缺的在前，并列出通常的监管单位",
        "only sectors that nobody leads, the worst first, with those who supervise them as a rule",
    ),
    "sectors_same_code": Text("代码“{code}”重复。请改一个。", "two sectors have the code {code!r}; change one"),
    "sectors_unknown_broader": Text(
        "broader 指向不存在的领域“{code}”。相近：{near}", "broader names no sector of the list: {code!r}; near: {near}"
    ),
    "sectors_cycle": Text(
        "“{code}”经 broader 又回到自己。请改正上位领域。",
        "broader leads from {code!r} back to itself; name the wider sector",
    ),
    "sectors_same_word": Text(
        "“{word}”已是领域 {other} 的词，而两者没有上下位关系。请只留在一处；若只是沾边，写入 passing。",
        "{word!r} already names sector {other}, which is neither broader nor narrower; keep one, or list it under passing",
    ),
    "sectors_word_twice": Text("“{word}”写了两次。请删去一个。", "{word!r} stands twice; delete one"),
    "sectors_no_sector": Text(
        "“{word}”也写在 no_sector 中。请只留在一处。", "{word!r} stands under no_sector, too; keep one"
    ),
    "sectors_word_and_passing": Text(
        "“{word}”既在 words 又在 passing 中。请只留在一处。", "{word!r} stands under words and passing; keep one"
    ),
    "sectors_short_word": Text(
        "“{word}”太短，不能确定指哪个领域。请至少写两个字。",
        "{word!r} is too short to name a sector; use two characters at least",
    ),
    "sectors_counts": Text(
        "{total} 个领域：有牵头单位 {led}，有工作而无牵头 {unled}，只是顺带提到 {mentioned}，没有提到 {none}",
        "{total} sectors: {led} led, {unled} with work that nobody leads, {mentioned} only mentioned, {none} not named",
    ),
    "sectors_not_for_it": Text(
        "这里没有安全生产方面的综合规划：清单只说明谁承担有关的工作，没有提到的领域不一定是缺口。",
        "no plan here is about work safety in general: a sector that is not named need not be a gap",
    ),
    "sectors_all_led": Text("清单中的领域都有牵头单位。", "Every sector of the checklist is led."),
    "coverage_led": Text("有牵头单位", "led"),
    "coverage_listed": Text("有牵头单位（仅在列举中）", "led (only in a list)"),
    "coverage_by-narrower": Text("下位领域都有牵头单位", "led (every narrower sector is)"),
    "coverage_no-lead": Text("有责任单位，没有牵头单位", "shared, nobody leads"),
    "coverage_no-owner": Text("有工作，没有写明责任单位", "work, but nobody is named"),
    "coverage_unread": Text("有工作，分工未读懂", "work, whose charge was not understood"),
    "coverage_mentioned": Text("只是顺带提到，没有针对它的工作", "only mentioned, no work about it"),
    "coverage_narrower-named": Text("只写了部分下位领域", "only some of its narrower sectors are named"),
    "coverage_none": Text("任务、标题和指标中没有提到", "in no task, heading or target"),
    "led_elsewhere": Text("别处沾边的工作由{units}牵头", "other work that touches it is led by {units}"),
    "coverage_of_narrower": Text("下位领域 {led}/{total} 有牵头单位", "{led} of {total} narrower sectors are led"),
    "coverage_of_broader": Text("上位领域“{sector}”：{said}", "its broader sector “{sector}”: {said}"),
    "usual_national": Text("国家：{units}（{source}）", "state: {units} ({source})"),
    "usual_provincial": Text("省：{units}（{source}）", "province: {units} ({source})"),
    "usual_law": Text("依据：{units}（{source}）", "law: {units} ({source})"),
    "statute_read": Text("已查阅条文", "statute read"),
    "semicolon": Text("；", "; "),
    "uncovered_mentioned": Text(
        "文中有所涉及，未见专门针对它的任务：{sectors}", "touched by the text, without work about it: {sectors}"
    ),
    "uncovered_usual": Text("{sector}——{usual}。", "{sector}: {usual}. "),
    "uncovered_none": Text(
        "任务、标题和指标中没有提到的领域（{count}个）：{sectors}", "in no task, heading or target ({count}): {sectors}"
    ),
    "uncovered_close_mentioned": Text(
        "写明由谁监管；不属于本规划范围的，可认可这一发现。通常的监管单位：{usual}",
        "Say who supervises it; where it is none of the plan's matters, accept the finding. As a rule: {usual}",
    ),
    "uncovered_close_none": Text(
        "逐个确认由谁监管（dutygraph sectors --uncovered 列出通常的监管单位）；不属于本规划范围的，可认可这一发现，或改用自己的清单。",
        "See who supervises each (dutygraph sectors --uncovered tells who does as a rule); where they are none of the "
        "plan's matters, accept the finding, or use a checklist of your own.",
    ),
    "col_code": Text("代码", "code"),
    "col_sector": Text("领域", "sector"),
    "col_coverage": Text("情况", "coverage"),
    "col_tasks": Text("任务", "tasks"),
    "col_led_beside": Text("相关的牵头", "who leads what touches it"),
    "col_usual": Text("通常的监管单位（供参考）", "who supervises it as a rule (a suggestion)"),
}
