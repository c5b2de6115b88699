"""Who came, went or changed its role between the clauses of two plans."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import zip_longest

import msgspec

from dutygraph.model import Clause, Role
from dutygraph.text.marks import mend

Roles = dict[tuple[str, Role], tuple[str, Role]]
"""Identity of a party and its role → the name as printed and the role as read."""


_STRENGTH = {role: strength for strength, role in enumerate(Role)}


class PartyMove(msgspec.Struct, frozen=True):
    """A party that has another role than before, or none before (``old_role`` None), or none now (``new_role`` None)."""

    unit: str
    old_role: Role | None
    new_role: Role | None


def roles_of(clauses: Iterable[Clause], identify: Callable[[str], str]) -> Roles:
    """The roles that clauses give. 按职责分工负责 is one role, whether beside a lead (support) or not (shared)."""
    roles: Roles = {}
    for clause in clauses:
        for a in clause.assignments:
            role = Role.SUPPORT if a.role is Role.SHARED else a.role
            roles.setdefault((identify(mend(a.party)), role), (a.party, a.role))
    return roles


def strongest(roles: Roles) -> Roles:
    """Of several roles of one party the strongest: a row of a ledger names each party once."""
    first: dict[str, Role] = {}
    for identity, role in sorted(roles, key=lambda key: _STRENGTH[key[1]]):
        first.setdefault(identity, role)
    return {key: named for key, named in roles.items() if first[key[0]] is key[1]}


def moves(old: Roles, new: Roles) -> tuple[PartyMove, ...]:
    """What differs, those that led or lead first."""
    lost = {key: named for key, named in old.items() if key not in new}
    gained = {key: named for key, named in new.items() if key not in old}
    found = []
    for identity in dict.fromkeys(identity for identity, _ in (*lost, *gained)):
        before = [lost[identity, role] for role in Role if (identity, role) in lost]
        now = [gained[identity, role] for role in Role if (identity, role) in gained]
        for former, current in zip_longest(before, now):
            name = (current or former)[0]
            found.append(PartyMove(name, former[1] if former else None, current[1] if current else None))
    return tuple(sorted(found, key=lambda move: not is_of_lead(move)))


def is_of_lead(move: PartyMove) -> bool:
    """Whether a party came to lead, or leads no more."""
    return Role.LEAD in (move.old_role, move.new_role)
