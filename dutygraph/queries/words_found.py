"""What of a question that was not understood stands in the plans."""

from __future__ import annotations

import re

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.text.marks import mend

_RUN = re.compile(r"[\u3400-\u9fff]{2,}")
#: A longer run is no word of a plan.
_LONGEST = 20


def longest_words(graph: DutyGraph, question: str) -> str:
    """The longest run of Chinese characters in a question, two or more, that a task's title or a duty has; '' for none.

    >>> import dutygraph
    >>> longest_words(dutygraph.load(), "听说石膏矿那边有事")
    '石膏矿'
    """
    texts = "\n".join(
        mend(text) for task in graph.tasks.values() for text in (task.title, *(duty.text for duty in task.duties))
    )
    runs = [run[0] for run in _RUN.finditer(question)]
    for length in range(min(_LONGEST, max(map(len, runs), default=0)), 1, -1):
        for run in runs:
            for start in range(len(run) - length + 1):
                if (words := run[start : start + length]) in texts:
                    return words
    return ""
