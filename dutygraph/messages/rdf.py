"""Messages about RDF: files, queries, shapes."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "rdf_no_plan": Text(
        "没有规划。能读取的是 dutygraph export 写出的 RDF（turtle、nquads、jsonld、rdfxml）。",
        "holds no plan; what is read is RDF that dutygraph export wrote (turtle, nquads, jsonld, rdfxml)",
    ),
    "several_plans": Text(
        "文件中有 {count} 份规划（{ids}），这里只能用一份。请分别导出。",
        "holds {count} plans ({ids}) where one is wanted; export each to a file of its own",
    ),
    "rdf_syntax": Text("RDF 语法错误：{reason}", "RDF syntax: {reason}"),
    "rdf_remote_context": Text(
        "JSON-LD 的 @context 指向另一个文件或网址，不会去取。请把 @context 的内容写进文件。",
        "its JSON-LD @context points at another file or address, which is never fetched; put the context into the file",
    ),
    "rdf_doctype": Text(
        "文件含有 DOCTYPE 或 ENTITY 声明，可能有害，没有读取。请删去声明，或另存为 Turtle。",
        "declares a DOCTYPE or entities, which may be harmful, so it was not read; delete the declaration, or save it as Turtle",
    ),
    "too_large_rdf": Text(
        "文件过大（{size} MB，最多 {most} MB）。请把规划分成几个文件，或放到 SPARQL 服务器上，用 --endpoint 查询。",
        "too large ({size} MB, at most {most}); part the plans into several files, or ask a SPARQL server with --endpoint",
    ),
}
