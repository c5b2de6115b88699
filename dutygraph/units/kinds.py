"""The kinds of bodies that a registry tells apart. What they are called is in the catalogue, as ``kind_<kind>``."""

from __future__ import annotations

GROUP = "group"

KINDS = (
    "government",  # 国务院、省政府
    "party_committee",  # 省委
    "party_organ",  # 组织部、编办、网信办
    "coordinating_body",  # 安委会、领导小组, and their offices
    "central_department",  # 国务院组成部门
    "central_agency",  # 国务院直属机构、直属事业单位, 部委管理的国家局
    "central_agency_local",  # 海关、海事局、煤监局: stationed in a region, led from the centre
    "provincial_department",  # 省政府组成部门
    "provincial_special_agency",  # 直属特设机构: 国资委
    "provincial_agency",  # 省政府直属机构, 部门管理机构
    "local_department",  # of a city or county
    "judicial_organ",  # 法院、检察院
    "mass_organisation",  # 工会、共青团、妇联
    "military",  # 军队、武警
    "public_institution",  # 事业单位
    "enterprise_central",  # 中央企业, and its branches
    "enterprise",
    GROUP,  # 泛称: a class of unnamed units
)
