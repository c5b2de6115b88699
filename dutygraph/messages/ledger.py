"""Words of the ledger (任务分工台账), which :mod:`dutygraph.text.ledger` reads back by them."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "ledger_number": Text("序号", "No."),
    "ledger_chapter": Text("章节", "Chapter"),
    "ledger_task": Text("重点任务", "Task"),
    "ledger_content": Text("主要内容", "Duties"),
    "ledger_lead": Text("牵头单位", "Lead"),
    "ledger_charged": Text("责任单位", "Responsible"),
    "ledger_cooperate": Text("配合单位", "Cooperating"),
    "ledger_guide": Text("指导单位", "Guiding"),
    "ledger_time": Text("完成时限", "Deadline"),
    "ledger_target": Text("指标", "Targets"),
    "ledger_scope": Text("适用范围", "Scope"),
    "ledger_basis": Text("依据", "Basis"),
    "ledger_where": Text("出处", "Where"),
    "ledger_status": Text("状态", "Status"),
    "ledger_updated": Text("更新日期", "Updated"),
    "ledger_note": Text("进展说明", "Note"),
    "ledger_basis_stated": Text("原文写明", "stated"),
    "ledger_basis_rule": Text("通则", "rule"),
    "ledger_basis_sole": Text("唯一单位", "sole"),
    "ledger_basis_inferred": Text("推断", "inferred"),
    "ledger_basis_corrected": Text("人工更正", "corrected"),
    "ledger_basis_none": Text("无牵头", "no lead"),
    "ledger_page": Text("第 {page} 页，共 {pages} 页", "page {page} of {pages}"),
}
