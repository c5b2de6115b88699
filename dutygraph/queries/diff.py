"""What changed between two plans: duties, owners, deadlines, targets."""

from __future__ import annotations

from dutygraph.model import Plan
from dutygraph.queries.comparison.changes import Change, ChangeKind, Side
from dutygraph.queries.comparison.parties import PartyMove
from dutygraph.queries.comparison.walk import walk_changes
from dutygraph.units.registry import Registry, bundled

__all__ = ["Change", "ChangeKind", "PartyMove", "Side", "compare"]


def compare(old: Plan, new: Plan, registry: Registry | None = None) -> list[Change]:
    """What changed from ``old`` to ``new``, in the order of the new plan; what was dropped, where it stood.

    What is printed otherwise and means the same is no change: marks and blanks, names of one unit, words for one date. So
    a plan and its ledger are the same where they say the same. Ranks, scopes and open lists (等) are not compared; targets
    of the plan itself only where both plans have some.

    Examples
    --------
    >>> from dutygraph.text.document import read_plan
    >>> draft = read_plan("一、任务\\n（一）培训。开展安全培训。（责任单位：省应急厅）", "draft.txt")
    >>> final = read_plan("一、任务\\n（一）培训。开展安全培训。（责任单位：省教育厅）", "final.txt")
    >>> [(change.kind.value, change.old.text, change.new.text) for change in compare(draft, final)]
    [('lead', '省应急厅', '省教育厅')]
    """
    return list(walk_changes(old, new, registry or bundled()))
