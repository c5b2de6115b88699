"""Messages about the catalogue of queries and the engines that run it."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "unknown_query": Text("没有叫“{name}”的查询。可用：{near}", "no query is called {name!r}; there are: {near}"),
    "opt_engine": Text(
        "由谁回答：process（本程序）或 neo4j（服务器，见 DUTYGRAPH_NEO4J_URI、_USER、_PASSWORD、_DATABASE）",
        "what answers: this process, or a Neo4j server (DUTYGRAPH_NEO4J_URI, _USER, _PASSWORD, _DATABASE)",
    ),
    "data_or_engine": Text(
        "--data 说的是文件，--engine neo4j 问的是服务器上的规划：只能用一个。",
        "--data names files, and --engine neo4j asks the plans on a server: use one of them",
    ),
    "help_queries": Text(
        "列出各项命名查询；写明名称时，给出它的 Python、SPARQL 或 Cypher，可粘贴到 Neo4j Browser 或 SPARQL 页面",
        "list the named queries; with a name, print its Python, SPARQL or Cypher to paste into Neo4j Browser or a SPARQL page",
    ),
    "opt_language": Text("用哪种语言", "in which language"),
    "col_query": Text("查询", "query"),
    "col_asks": Text("内容", "what it asks"),
    "col_parameters": Text("参数", "parameters"),
    "col_columns": Text("列", "columns"),
}
