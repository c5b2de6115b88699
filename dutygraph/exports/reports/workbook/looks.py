"""How cells of the workbook look: names of looks, and the formats that they are in XlsxWriter."""

from __future__ import annotations

from typing import Any

from dutygraph.model import Role, Severity, State

#: Points of a line of text, and of the room around it.
LINE_HEIGHT, PADDING = 14.5, 4.0

_FONT = {"font_name": "宋体", "font_size": 10}
_CELL = {**_FONT, "border": 1, "border_color": "#A6A6A6", "text_wrap": True, "valign": "top"}
#: A row whose text runs over its cells.
_BETWEEN_ROWS = {"top": 1, "bottom": 1, "top_color": "#A6A6A6", "bottom_color": "#A6A6A6"}
_HEAD = {**_CELL, "bold": True, "bg_color": "#DDE6F0", "align": "center", "valign": "vcenter"}
_MIDDLE = {**_CELL, "align": "center"}
#: Names stand upright, one character below the other; below them is room for the button of the filter.
_TURNED = {**_HEAD, "bold": False, "rotation": 270, "text_wrap": False, "valign": "top"}
_GREY = {"bg_color": "#ECEDEE"}
_LETTER = {**_CELL, "text_wrap": False, "align": "center", "valign": "vcenter"}

#: The letter of a role in the matrix; also without colours they are told apart.
LETTERS: dict[str, dict[str, Any]] = {
    Role.LEAD.value: {"font_color": "#0B3D66", "bold": True},
    "joint": {"font_color": "#0B3D66", "bold": True, "underline": 1},
    Role.SHARED.value: {"font_color": "#B45F06", "bold": True},
    Role.SUPPORT.value: {"font_color": "#1F4E79"},
    Role.COOPERATE.value: {"font_color": "#1E6B37"},
    Role.GUIDE.value: {"font_color": "#5B2A86", "italic": True},
}
_FILLS = {
    Role.LEAD.value: "#9CC2E5",
    "joint": "#9CC2E5",
    Role.SHARED.value: "#FCE4D0",
    Role.SUPPORT.value: "#E3EEF8",
    Role.COOPERATE.value: "#DFF2E4",
    Role.GUIDE.value: "#EDE3F5",
}
_BAD = {"bg_color": "#F8CBCB", "font_color": "#8B1A1A"}
_WARNING = {"bg_color": "#FFE8BF", "font_color": "#6B3A00"}
_GOOD = {"bg_color": "#D9EFDD", "font_color": "#1E6B37"}

LOOKS: dict[str, dict[str, Any]] = {
    "title": {**_FONT, "font_size": 16, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True},
    "note": {**_FONT, "text_wrap": True, "valign": "vcenter"},
    "head": _HEAD,
    "turned": _TURNED,
    "turned-group": {**_TURNED, "bg_color": "#D9DBDD"},
    "band": {**_FONT, **_BETWEEN_ROWS, "bold": True, "bg_color": "#EEF2F6", "valign": "vcenter"},
    "text": _CELL,
    "middle": _MIDDLE,
    "date": {**_MIDDLE, "num_format": "yyyy-mm-dd"},
    "late-date": {**_MIDDLE, **_BAD, "num_format": "yyyy-mm-dd"},
    #: What staff fill in: left open where an office protects the sheet.
    "input": {**_CELL, "bg_color": "#FFFBE6", "locked": False},
    "letter": _LETTER,
    "letter-group": {**_LETTER, **_GREY},
    **{name: {**_LETTER, **look, "bg_color": _FILLS[name]} for name, look in LETTERS.items()},
    "role-lead": {**_MIDDLE, "bold": True, "font_color": "#0B3D66"},
    **{f"told-{severity}": {**_CELL, **look} for severity, look in (("high", _BAD), ("medium", _WARNING), ("low", {}))},
    Severity.HIGH.value: {**_MIDDLE, **_BAD},
    Severity.MEDIUM.value: {**_MIDDLE, **_WARNING},
    Severity.LOW.value: _MIDDLE,
    State.LATE.value: {**_MIDDLE, **_BAD},
    State.DONE.value: {**_MIDDLE, **_GOOD},
}
#: What a condition changes in a cell: only these colours.
CONDITIONS: dict[str, dict[str, Any]] = {State.LATE.value: _BAD, State.DONE.value: _GOOD}
