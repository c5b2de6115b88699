"""Prints what every gap rule means, as ``docs/gap-rules.md`` has it: ``python -m dutygraph.queries.gaps``."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from itertools import groupby

from dutygraph.messages import Text, say
from dutygraph.queries.gaps import rules
from dutygraph.queries.gaps.rule import Rule

_PLACEHOLDER = re.compile(r"\{\w+\}")
_OPENING = """\
# Gap rules 缺口规则

Written by `python -m dutygraph.queries.gaps > docs/gap-rules.md`. `dutygraph gaps` finds what these rules say, and
`dutygraph gaps --rule NAME` only one of them. What was not understood is never called a gap: it is `unread-clause`.

本页由程序生成。`dutygraph gaps` 按这些规则找缺口，`--rule` 只看一条。程序没有读懂的，只报 `unread-clause`，不报缺口。
"""


def describe() -> str:
    """The page: the rules by severity, the weightiest first."""
    return "\n".join([_OPENING, *_sections()])


def _sections() -> Iterator[str]:
    for severity, found in groupby(rules().values(), key=lambda rule: rule.severity):
        key = f"severity_{severity.value}"
        yield f"## {say(key, 'en')} {say(key, 'zh')}\n"
        for rule in found:
            yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### `{rule.name}`\n"
    yield f"{rule.meaning.zh}\n"
    yield f"{rule.meaning.en}\n"
    yield f"- finds: {_one_line(inspect.getdoc(rule.find) or '')}"
    yield f"- 怎样消除：{_general(rule.suggestion).zh}"
    yield f"- closed by: {_general(rule.suggestion).en}\n"


def _one_line(words: str) -> str:
    return " ".join(words.split()).replace("``", "`")


def _general(text: Text) -> Text:
    """A text for any finding: … where a finding has its own words."""
    return Text(_PLACEHOLDER.sub("…", text.zh), _PLACEHOLDER.sub("…", text.en))


if __name__ == "__main__":
    print(describe(), end="")
