"""Words of drawings of the graph."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "responsibility_task": Text("{title}：谁负责什么", "{title}: who is responsible for what"),
    "responsibility_chapter": Text(
        "{title}：谁负责什么（任务太多，按章合并，线上为任务数）",
        "{title}: who is responsible for what (too many tasks to draw: a box a chapter, lines tell how many tasks)",
    ),
    "responsibility_plan": Text(
        "{title}：谁负责什么（任务太多，按规划合并，线上为任务数）",
        "{title}: who is responsible for what (too many tasks to draw: a box a plan, lines tell how many tasks)",
    ),
    "drawing_legend": Text("图例", "legend"),
    "drawing_unit": Text("单位", "unit"),
    "drawing_group": Text("泛称", "group"),
    "mermaid_too_large": Text(
        "单位和规划之间的线太多，Mermaid 画不了（最多 {edges} 条线、{characters} 个字符）。"
        "请用 --data 只选几个规划，或改用 graphml、gexf、cytoscape。",
        "more lines between units and plans than Mermaid draws (at most {edges} lines and {characters} characters); "
        "choose fewer plans with --data, or export to graphml, gexf or cytoscape",
    ),
}
