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
    "help_sparql": Text(
        "用 SPARQL 查询：直接写查询语句，或给出文件（.rq）；dg: 等前缀不必声明",
        "ask in SPARQL: a query, or a file that holds one (.rq); dg: and other prefixes need no declaration",
    ),
    "opt_endpoint": Text(
        "查询这个 SPARQL 1.1 服务器（http、https），而不是本机的规划；只有这时才使用网络",
        "ask this SPARQL 1.1 server (http, https) instead of the plans; only then is the network used",
    ),
    "opt_sparql_user": Text(
        "服务器上的用户（默认 DUTYGRAPH_SPARQL_USER）；不给则不登录",
        "user of the server (default: DUTYGRAPH_SPARQL_USER); without one nobody logs in",
    ),
    "opt_sparql_password_file": Text(
        "存有密码的文件；也可用 DUTYGRAPH_SPARQL_PASSWORD，都没有时会询问",
        "file that holds the password; or DUTYGRAPH_SPARQL_PASSWORD; else it is asked for",
    ),
    "password_of": Text("{user} 的密码", "password of {user}"),
    "opt_timeout": Text("最多等待的秒数", "seconds to wait at most"),
    "sparql_service": Text(
        "查询中的 SERVICE 会访问另一台服务器，不予执行。请只查询本机的规划，或用 --endpoint 指明服务器。",
        "SERVICE would ask another server, so the query was not run; ask the plans alone, or name a server with --endpoint",
    ),
    "sparql_update": Text(
        "{word} 会改动数据，这里只能查询（SELECT、ASK、CONSTRUCT、DESCRIBE）。",
        "{word} would change data; only queries are run here (SELECT, ASK, CONSTRUCT, DESCRIBE)",
    ),
    "sparql_no_query": Text(
        "不是 SPARQL 查询：应有 SELECT、ASK、CONSTRUCT 或 DESCRIBE。",
        "not a SPARQL query: it has no SELECT, ASK, CONSTRUCT or DESCRIBE",
    ),
    "sparql_too_deep": Text("括号嵌套超过 {most} 层。", "brackets nest more than {most} deep"),
    "sparql_syntax": Text("SPARQL 语法错误：{reason}", "SPARQL syntax: {reason}"),
    "sparql_failed": Text("查询没有完成：{reason}", "the query failed: {reason}"),
    "sparql_timeout": Text(
        "{seconds} 秒内没有查完。请缩小查询，或用 --timeout 放宽时限。",
        "not answered within {seconds} seconds; ask for less, or allow more time with --timeout",
    ),
    "sparql_bad_address": Text(
        "服务器地址应以 http:// 或 https:// 开头，不含用户名和密码（请用 --user），如：http://127.0.0.1:7878/query",
        "the server's address must begin with http:// or https:// and hold no user name or password (there is --user for it): "
        "http://127.0.0.1:7878/query",
    ),
    "sparql_no_password": Text(
        "没有用户 {user} 的密码。请设置 DUTYGRAPH_SPARQL_PASSWORD，或用 --password-file。",
        "no password of user {user}; set DUTYGRAPH_SPARQL_PASSWORD or use --password-file",
    ),
    "sparql_password_in_clear": Text(
        "http:// 会把密码明文送到另一台机器，没有发送。请用 https:// 地址。",
        "http:// would send the password to another machine in clear, so nothing was sent; use an https:// address",
    ),
    "sparql_login": Text(
        "服务器要求登录，或不接受这个用户和密码（HTTP {code}）。请用 --user，以及 DUTYGRAPH_SPARQL_PASSWORD 或 --password-file。",
        "the server wants a user and password, or does not accept these (HTTP {code}); use --user, and DUTYGRAPH_SPARQL_PASSWORD "
        "or --password-file",
    ),
    "sparql_no_server": Text(
        "连接不上服务器（{reason}）。请检查地址，并确认服务器已启动。",
        "the server cannot be reached ({reason}); check the address, and that the server runs",
    ),
    "sparql_moved": Text(
        "服务器要转到另一个地址（{to}），没有跟随。如果信任它，请直接使用那个地址。",
        "the server sends on to another address ({to}), which was not followed; if you trust it, use that one",
    ),
    "sparql_refused": Text(
        "服务器拒绝了查询（HTTP {code}）：{reason}", "the server refused the query (HTTP {code}): {reason}"
    ),
    "sparql_bad_answer": Text(
        "服务器的回答不是 SPARQL 结果（{media}，{reason}）。请检查地址，一般以 /query 或 /sparql 结尾。",
        "the server's answer is no SPARQL result ({media}, {reason}); check the address, which mostly ends in /query or /sparql",
    ),
    "sparql_too_large": Text(
        "结果超过 {most} MB。请缩小查询，或用 LIMIT。",
        "the answer is larger than {most} MB; ask for less, or use LIMIT",
    ),
    "sparql_too_many": Text(
        "结果超过 {most} 行。请缩小查询，或用 LIMIT。", "more than {most} rows; ask for less, or use LIMIT"
    ),
    "sparql_none": Text("没有结果。", "no results"),
    "help_shacl": Text(
        "用 SHACL 形状检查规划：自带的缺口规则，加上自己的形状（--shapes）",
        "check the plans with SHACL shapes: the bundled gap rules, and shapes of your own (--shapes)",
    ),
    "opt_shapes": Text("再加上这个文件里的形状，可重复", "shapes in this file too; repeatable"),
    "shapes_none": Text(
        "没有 SHACL 形状。应有 sh:NodeShape 或 sh:PropertyShape，可参照 docs/rdf.md。",
        "holds no SHACL shapes (sh:NodeShape, sh:PropertyShape); docs/rdf.md has some to begin with",
    ),
    "shapes_from": Text(
        "形状里的查询用了 FROM，会去取另一个图，不予执行。请删去 FROM。",
        "a query in a shape says FROM, which would fetch another graph, so it was not run; delete it",
    ),
    "shapes_wrong": Text("形状不能用：{reason}", "the shapes cannot be used: {reason}"),
}
