"""Kinds of units, what is told of one, and mistakes in registry files."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "kind_government": Text("政府", "government"),
    "kind_party_committee": Text("党委", "party committee"),
    "kind_party_organ": Text("党委工作机关", "party organ"),
    "kind_coordinating_body": Text("议事协调机构", "coordinating body"),
    "kind_central_department": Text("国务院组成部门", "ministry or commission of the State Council"),
    "kind_central_agency": Text("国务院直属机构、部委管理的国家局", "central agency"),
    "kind_central_agency_local": Text("中央驻地方单位", "central agency stationed locally"),
    "kind_provincial_department": Text("省政府组成部门", "provincial department"),
    "kind_provincial_special_agency": Text("省政府直属特设机构", "provincial special agency"),
    "kind_provincial_agency": Text("省政府直属机构、部门管理机构", "provincial agency"),
    "kind_local_department": Text("市县部门", "department of a city or county"),
    "kind_judicial_organ": Text("审判、检察机关", "court or procuratorate"),
    "kind_mass_organisation": Text("群团组织", "mass organisation"),
    "kind_military": Text("军队、武警", "armed forces"),
    "kind_public_institution": Text("事业单位", "public institution"),
    "kind_enterprise_central": Text("中央企业", "central enterprise"),
    "kind_enterprise": Text("企业", "enterprise"),
    "kind_group": Text("泛称（一类单位）", "group (a class of unnamed units)"),
    "col_since": Text("现名称始于", "called so since"),
    "col_until": Text("撤销于", "ended"),
    "col_former": Text("曾用名", "former names"),
    "col_predecessors": Text("前身", "predecessors"),
    "col_successors": Text("承接单位", "successors"),
    "col_members": Text("成员（推定，不计入任务）", "members (inferred, not counted as owners)"),
    "col_sources": Text("出处", "sources"),
    "unverified": Text("未经核实", "unverified"),
    "unit_former": Text("{names}（{since} 至 {until}）", "{names} ({since} to {until})"),
    "unit_aliases": Text("{name}，简称 {aliases}", "{name}, in short {aliases}"),
    "unit_day_unknown": Text("？", "?"),
    "fact_kind": Text("类别", "kind"),
    "fact_parent": Text("上级", "parent"),
    "fact_region": Text("地区", "region"),
    "fact_from": Text("开始时间", "since"),
    "fact_to": Text("结束时间", "until"),
    "fact_renamed": Text("更名", "renamed"),
    "fact_successors": Text("承接单位", "successors"),
    "fact_members": Text("成员", "members"),
    "check_units": Text("没有问题，{count} 个单位", "no problems, {count} units"),
    "check_sectors": Text("没有问题，{count} 个领域", "no problems, {count} sectors"),
    "check_settings": Text("没有问题，{count} 条规则另有设置", "no problems, {count} rules set otherwise"),
    "units_format": Text(
        "名录是另一版本的格式（应为 {known}）。请更新 dutygraph。",
        "a registry of another version (this one reads format {known}); update dutygraph",
    ),
    "units_no_name": Text("这里不能为空。", "must not be empty"),
    "units_bad_day": Text(
        "“{key}”应是日期，知道多少写多少，如 '2018'、'2018-10' 或 '2018-10-31'，不是“{value}”。",
        "{key} must be a day as exact as is known, such as '2018', '2018-10' or '2018-10-31', not {value!r}",
    ),
    "units_ends_first": Text("to（{until}）早于 from（{since}）。", "to ({until}) is before from ({since})"),
    "units_renamed_and_ended": Text(
        "renamed 说单位更名后继续存在，successors 说单位撤销、职责由其他单位承接：两者只能写一个。",
        "renamed says that the body goes on under a new name, successors that it ended and others took its work: keep one",
    ),
    "units_members_of_unit": Text("只有泛称（kind: group）才有 members。", "only a group (kind: group) has members"),
    "units_members_unsourced": Text(
        "members 须在 sources 中写明由何处列举，如 sources: {{members: 某某办法第三条}}。",
        "say where these members are listed, as in sources: {{members: …}}",
    ),
    "units_renamed_to": Text(
        "renamed 应是本文件中一个单位的 name；叫“{name}”的有 {count} 个。",
        "renamed must be the name of one unit in this file; {count} are called {name!r}",
    ),
    "units_two_before": Text(
        "“{other}”也更名为“{name}”。两个单位合为一个时，请都写 successors，不写 renamed。",
        "{other!r} was renamed to {name!r} too; where two bodies became one, give both successors instead of renamed",
    ),
    "units_circle": Text("“{name}”的更名绕成了一圈。", "the renamings of {name!r} go round in a circle"),
    "units_parent_circle": Text(
        "“{name}”沿 parent 逐级向上又回到原处。请改正其中一级的 parent。",
        "going up from {name!r} by parent comes round in a circle; correct the parent of one of them",
    ),
    "units_renamed_late": Text(
        "这个名称用到 {until}，更名后的“{name}”却从 {since} 开始。",
        "this name was used until {until}, but {name!r}, the name after it, begins in {since}",
    ),
    "units_same_name": Text(
        "“{name}”同时也是“{other}”的名称。请删去一处，或用 from、to 写明各自的起止时间。",
        "{name!r} is a name of {other!r} at the same time; delete one, or tell with from and to when each was borne",
    ),
    "units_same_canonical": Text(
        "另一个单位的正式名称也是“{name}”。请在这里的 name 后加注年份，如 某局（1998—2003），原名称写入 aliases。",
        "another unit has the canonical name {name!r}; add years to this one, as in 某局（1998—2003）, and put the name "
        "as printed into aliases",
    ),
}
