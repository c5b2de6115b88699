"""Words for the checklist of sectors and what plans say of them."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "help_sectors": Text(
        "对照安全监管行业领域清单：每个领域由谁牵头，哪些无人牵头、只是顺带提到或没有提到",
        "the checklist of safety-supervision sectors: who leads each, and which nobody leads or the plan never names",
    ),
    "opt_uncovered": Text(
        "只列没有牵头单位的领域，最缺的在前，并列出通常的监管单位",
        "only sectors that nobody leads, the worst first, with those who supervise them as a rule",
    ),
    "sectors_same_code": Text("代码“{code}”重复。请改一个。", "two sectors have the code {code!r}; change one"),
    "sectors_unknown_broader": Text(
        "broader 指向不存在的领域“{code}”。相近：{near}", "broader names no sector of the list: {code!r}; near: {near}"
    ),
    "sectors_cycle": Text(
        "“{code}”经 broader 又回到自己。请改正上位领域。",
        "broader leads from {code!r} back to itself; name the wider sector",
    ),
    "sectors_same_word": Text(
        "“{word}”已是领域 {other} 的词，而两者没有上下位关系。请只留在一处；若只是沾边，写入 passing。",
        "{word!r} already names sector {other}, which is neither broader nor narrower; keep one, or list it under passing",
    ),
    "sectors_word_twice": Text("“{word}”写了两次。请删去一个。", "{word!r} stands twice; delete one"),
    "sectors_no_sector": Text(
        "“{word}”也写在 no_sector 中。请只留在一处。", "{word!r} stands under no_sector, too; keep one"
    ),
    "sectors_word_and_passing": Text(
        "“{word}”既在 words 又在 passing 中。请只留在一处。", "{word!r} stands under words and passing; keep one"
    ),
    "sectors_short_word": Text(
        "“{word}”太短，不能确定指哪个领域。请至少写两个字。",
        "{word!r} is too short to name a sector; use two characters at least",
    ),
}
