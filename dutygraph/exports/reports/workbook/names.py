"""Names of sheets as Excel takes them."""

from __future__ import annotations

import re
from itertools import chain, count

#: Excel's own limit, in UTF-16.
_LONGEST = 31
#: The name that Excel keeps for itself.
_KEPT = "history"
#: What Excel refuses in a name, what XML cannot hold, and what Excel takes for a character written as its number.
_REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+|_(?=x[0-9A-Fa-f]{4}_)")


def sheet_name(wanted: str, taken: set[str]) -> str:
    """The name as Excel takes it, other than those ``taken``, to which it is added. Case makes no difference to Excel.

    >>> taken = set()
    >>> [sheet_name(wanted, taken) for wanted in ("台账 甲/乙", "台账 甲:乙", "History")]
    ['台账 甲 乙', '台账 甲 乙 2', 'History 2']
    """
    legal = _REFUSED.sub(" ", wanted).strip(" '")
    ends = chain([""], (f" {number}" for number in count(2)))
    names = ((_cut(legal, _LONGEST - len(end)) + end).strip() for end in ends)
    name = next(name for name in names if name and name.lower() not in taken and name.lower() != _KEPT)
    taken.add(name.lower())
    return name


def _cut(text: str, most: int) -> str:
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore").rstrip(" '")
