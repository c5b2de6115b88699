"""Long answers in portions, so that an assistant is never given more than it can read, nor left to think that it was all."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TypeVar

from dutygraph.exports.records import Record

T = TypeVar("T")

#: About so many characters of JSON are given at once.
ROOM = 12_000


def portion(answers: Sequence[T], record: Callable[[T], Record], skip: int = 0) -> Record:
    """The records of the answers behind the first ``skip``, as many as there is room for, but one at least.

    ``total``: how many answers there are. ``left_out``: how many stand behind those given. ``next_skip``: what to skip to
    get them; None where nothing is left.

    >>> portion("防汛抗旱", lambda word: {"word": word}, skip=2)
    {'total': 4, 'skipped': 2, 'left_out': 0, 'next_skip': None, 'results': [{'word': '抗'}, {'word': '旱'}]}
    """
    given: list[Record] = []
    room = ROOM
    for answer in answers[skip:]:
        made = record(answer)
        room -= len(json.dumps(made, ensure_ascii=False))
        if given and room < 0:
            break
        given.append(made)
    until = min(skip, len(answers)) + len(given)
    return {
        "total": len(answers),
        "skipped": min(skip, len(answers)),
        "left_out": len(answers) - until,
        "next_skip": until if until < len(answers) else None,
        "results": given,
    }
