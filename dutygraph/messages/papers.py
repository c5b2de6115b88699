"""Words of the papers that an office sends out: the list of a unit, the gap report, the division of work."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "paper_day": Text("{year}年{month}月{day}日", "{year}-{month:02}-{day:02}"),
    "paper_stop": Text("。", "."),
    "paper_plan": Text("《{title}》（{about}）", "《{title}》 ({about})"),
    "paper_issued_by": Text("{issuer}，{day}印发", "{issuer}, issued {day}"),
    "paper_issued": Text("{day}印发", "issued {day}"),
    "paper_of_one": Text("（{title}）", "({title})"),
    "paper_of_several": Text("（{title}等{count}个规划）", "({title} and others, {count} plans)"),
    "paper_undated": Text("未写明日期", "no date told"),
    "paper_draft": Text(
        "本件由软件根据原文自动整理，是供核对、签字用的草稿；与原文不一致的，以原文为准。",
        "This is a draft to be checked and signed. A program made it from the text; where the two differ, the text holds.",
    ),
    "paper_counts_agree": Text(
        "标明分工之处全部读懂，任务编号前后相连，各项数字相符。",
        "Every charge that the text marks was understood and no task number is missing: the counts agree.",
    ),
    "paper_counts_differ": Text(
        "读懂的分工、原文标明的分工、任务编号三项数字不符：有未读懂的分工，或缺少的编号，见下表。在核对之前，不能认为没有别的分工或缺口。",
        "The counts of charges understood, charges marked in the text and task numbers do not agree; the difference is "
        "listed below. Until it is checked, nobody may say that there are no other duties or gaps.",
    ),
    "paper_closes": Text("建议", "to close it"),
    "paper_rule": Text("{meaning}（{rule}，{count}处）", "{meaning} ({rule}, {count})"),
    "paper_count": Text("{what}{count}项", "{what} {count}"),
    "paper_meaning": Text("含义", "meaning"),
    "paper_number": Text("数量", "number"),
    "paper_reading": Text("读取情况", "What was read"),
    # of a unit
    "paper_unit_title": Text("{unit}任务责任清单", "Duties of {unit}"),
    "paper_unit_basis": Text(
        "根据{plans}，截至{day}，{unit}承担的任务、时限和待明确的事项如下。",
        "By {plans}, as of {day}, {unit} holds the tasks and deadlines below; what is not clear about them follows.",
    ),
    "paper_summary": Text("概况", "Summary"),
    "paper_held": Text("承担任务{total}项：{counts}。", "Tasks: {total} ({counts})."),
    "paper_dues": Text(
        "时限{total}个，其中注明日期的{dated}个：已过期而未报完成的{late}个，今后{days}天内到期的{soon}个。",
        "Deadlines: {total}, {dated} of them dated; {late} past and not reported done, {soon} due in the next {days} days.",
    ),
    "paper_found": Text("待明确的事项{total}项：{counts}。", "Open points: {total} ({counts})."),
    "paper_tasks_led": Text("牵头任务", "Tasks it leads"),
    "paper_tasks_shared": Text("参与任务", "Tasks it shares in"),
    "paper_none_led": Text("没有牵头任务。", "It leads no task."),
    "paper_none_shared": Text("没有参与任务。", "It shares in no other task."),
    "paper_role": Text("本单位角色", "role"),
    "paper_timetable": Text("时限表", "Deadlines by date"),
    "paper_no_dues": Text("这些任务没有写明时限。", "The text sets no deadline for these tasks."),
    "paper_state": Text("进展", "state"),
    "paper_open_points": Text("待明确的事项", "Open points"),
    "paper_no_open_points": Text("没有发现待明确的事项。", "No open points were found."),
    "paper_signed": Text("签收", "Received and signed"),
    "paper_signed_head": Text("负责人（签字）", "head (signature)"),
    "paper_signed_contact": Text("联系人", "contact"),
    "paper_signed_phone": Text("联系电话", "telephone"),
    "paper_signed_received": Text("签收日期", "received on"),
    "paper_signed_seal": Text("单位（盖章）", "seal"),
    # of gaps
    "paper_gaps_title": Text("任务责任缺口报告", "Report on gaps in responsibility"),
    "paper_gaps_basis": Text(
        "根据{plans}，截至{day}，对任务、责任单位、时限和指标逐项核查，情况如下。",
        "By {plans}, as of {day}, tasks, owners, deadlines and targets were checked one by one, as follows.",
    ),
    "paper_basis": Text("核查依据", "Basis"),
    "paper_not_named": Text("未写明", "not named"),
    "paper_overall": Text("总体情况", "Findings"),
    "paper_findings_high": Text("必须答复的缺口", "Gaps that must be answered"),
    "paper_findings_medium": Text("应当复核的缺口", "Gaps that should be reviewed"),
    "paper_findings_low": Text("提示", "Notes"),
    "paper_no_findings": Text("没有发现。", "None found."),
    "paper_answer": Text("责任单位答复", "answer of the unit"),
    "paper_mended_by": Text("整改时限", "to be mended by"),
    "paper_not_looked_at": Text("没有检查的内容", "What was not checked"),
    "paper_rules_off": Text(
        "有{count}条规则停用，相应的缺口没有检查：{rules}。",
        "{count} rules were switched off, and not checked: {rules}.",
    ),
    "paper_no_rules_off": Text(
        "{count}条规则全部检查，没有停用的规则。", "All {count} rules were checked; none was switched off."
    ),
    "paper_unread": Text(
        "有{count}处分工表述没有读懂；相关任务是否有人负责，本报告不作判断。",
        "{count} charges were not understood; whether anybody owns what they are about, this report does not say.",
    ),
    "paper_all_read": Text("没有未读懂的分工表述。", "No charge was left that was not understood."),
    "paper_limits": Text(
        "只检查上述文件中写明的文字；其他文件、会议或口头确定的分工不在检查范围。",
        "Only the words of these documents were checked, and nothing that was settled elsewhere.",
    ),
    "paper_accepted": Text("经人认可、并注明理由的有{count}项：", "Accepted by a person, with a reason: {count}."),
    "paper_reason": Text("{reason}（{day}）", "{reason} ({day})"),
    "paper_rules": Text("附：规则说明", "Annex: the rules"),
    # of a plan
    "paper_annex": Text("附件", "Annex"),
    "paper_division_title": Text("任务分工表", "Division of work"),
    "paper_division_basis": Text(
        "本表截至{day}，根据{plans}整理；与原文不一致的，以原文为准。",
        "As of {day}, made by a program from {plans}; where the two differ, the text holds.",
    ),
    "paper_task_part": Text("{title}（第{orders}条举措）", "{title} (duties {orders})"),
}
