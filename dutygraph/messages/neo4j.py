"""Messages about a Neo4j server."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "help_neo4j": Text(
        "Neo4j 服务器：写入（push）、核对（verify）、取回（pull）、查询（query）、批量导入文件（csv）",
        "a Neo4j server: push the graph, verify it, pull it back, query it; csv for a first big load",
    ),
    "help_push": Text(
        "把图写入 Neo4j；中断后再运行一次即可续写，不会重复",
        "write the graph to Neo4j; when cut short, run it again: nothing is written twice",
    ),
    "help_verify": Text(
        "核对服务器上的内容与规划是否一致；不一致时退出码为 1",
        "compare the server with the plans; exits with 1 when they differ",
    ),
    "help_pull": Text("从 Neo4j 取回规划，写成计划 YAML", "take the plans back from Neo4j, as plan YAML"),
    "help_query": Text(
        "在服务器上运行只读的 Cypher 查询（语句，或写有语句的文件）",
        "run a Cypher query, or the one in a file, that only reads",
    ),
    "help_csv": Text(
        "写出供 neo4j-admin database import 首次批量导入的 CSV 文件",
        "write CSV files for neo4j-admin database import, for a first big load",
    ),
    "opt_uri": Text(
        "服务器地址（默认 DUTYGRAPH_NEO4J_URI，再默认 bolt://localhost:7687）；不在本机时加密连接",
        "address of the server (default: DUTYGRAPH_NEO4J_URI, else bolt://localhost:7687); encrypted unless on this machine",
    ),
    "opt_user": Text(
        "用户（默认 DUTYGRAPH_NEO4J_USER，再默认 neo4j）", "user (default: DUTYGRAPH_NEO4J_USER, else neo4j)"
    ),
    "opt_database": Text(
        "数据库（默认 DUTYGRAPH_NEO4J_DATABASE，再默认该用户的）",
        "database (default: DUTYGRAPH_NEO4J_DATABASE, else the user's own)",
    ),
    "opt_password_file": Text(
        "存有密码的文件；也可用 DUTYGRAPH_NEO4J_PASSWORD，都没有时会询问",
        "file that holds the password; or DUTYGRAPH_NEO4J_PASSWORD; else it is asked for",
    ),
    "opt_unencrypted": Text(
        "对其他机器也不加密（密码会明文传送）", "no encryption to another machine either: the password goes in clear"
    ),
    "opt_prune": Text(
        "并删除服务器上这些规划中已不存在的内容，以及不再被引用的单位和文件",
        "also delete what these plans no longer have, and units and documents that nothing refers to any more",
    ),
    "neo4j_pushing": Text("写入 Neo4j", "writing to Neo4j"),
    "neo4j_pushed": Text("已写入 {nodes} 个节点、{edges} 条关系。", "written: {nodes} nodes, {edges} relationships"),
    "neo4j_pruned": Text("已删除 {nodes} 个节点、{edges} 条关系。", "deleted: {nodes} nodes, {edges} relationships"),
    "neo4j_equal": Text("服务器上的内容与规划一致。", "the server has the plans as they are"),
    "neo4j_differs": Text(
        "服务器与规划不一致：缺少 {missing} 处，多出 {extra} 处，不同 {different} 处。",
        "server and plans differ: {missing} missing, {extra} extra, {different} different",
    ),
    "neo4j_missing": Text("缺少", "missing"),
    "neo4j_extra": Text("多出", "extra"),
    "neo4j_different": Text("不同", "different"),
    "col_neo4j_how": Text("差异", "difference"),
    "col_neo4j_kind": Text("种类", "kind"),
    "col_neo4j_what": Text("标识", "identity"),
    "col_neo4j_properties": Text("属性", "properties"),
    "neo4j_no_plans": Text(
        "服务器上没有规划。请先用 dutygraph neo4j push 写入。",
        "the server has no plan; write one with dutygraph neo4j push",
    ),
    "neo4j_several_plans": Text(
        "服务器上有 {count} 个规划。请让 -o 指向一个已有的文件夹。",
        "the server has {count} plans; let -o name a folder that exists",
    ),
    "neo4j_file_in_use": Text(
        "文件已存在，未覆盖。请换一个文件名，或先移走它。",
        "there is such a file already and it was not overwritten; choose another name or move it away",
    ),
    "neo4j_pulled": Text("{file}：{title}", "{file}: {title}"),
    "neo4j_folder_in_use": Text(
        "已存在且不是空文件夹。请换一个名称。", "exists already and is no empty folder; choose another name"
    ),
    "neo4j_no_delimiter": Text(
        "单位名称或举措中用到了所有可用的分隔符，无法写成 CSV。请改用 neo4j push。",
        "names of units or duties have every character that could stand between them in CSV; use neo4j push",
    ),
    "neo4j_csv_written": Text(
        "已写入 {folder}。在该文件夹中对停止的服务器运行：\n"
        "  neo4j-admin database import full neo4j @import.args\n"
        "启动后运行：cypher-shell -f schema.cypher",
        "{folder} is written. In that folder, with the server stopped, run\n"
        "  neo4j-admin database import full neo4j @import.args\n"
        "and once it is started: cypher-shell -f schema.cypher",
    ),
    "neo4j_number": Text(
        "数字 {number} 超出 Neo4j 整数范围（64 位），无法写入。请在计划文件中更正。",
        "the number {number} is beyond the 64 bits of Neo4j's integers; correct it in the plan file",
    ),
    "neo4j_no_address": Text(
        "不是 Neo4j 地址。应如 bolt://localhost:7687 或 neo4j+s://host:7687。",
        "no address of a Neo4j server; one looks like bolt://localhost:7687 or neo4j+s://host:7687",
    ),
    "neo4j_login_in_address": Text(
        "地址中不能写用户和密码（会被别人看到）。请用 --user，以及 DUTYGRAPH_NEO4J_PASSWORD 或 --password-file。",
        "user and password do not belong into the address, where others see them; "
        "use --user, and DUTYGRAPH_NEO4J_PASSWORD or --password-file",
    ),
    "neo4j_no_password": Text(
        "没有 Neo4j 密码。请设置 DUTYGRAPH_NEO4J_PASSWORD，或用 --password-file。",
        "no password for Neo4j; set DUTYGRAPH_NEO4J_PASSWORD or use --password-file",
    ),
    "neo4j_unreachable": Text(
        "连不上 Neo4j 服务器：{reason}。请检查地址、端口，以及服务器是否在运行、是否加密（bolt:// 或 bolt+s://）。",
        "the Neo4j server cannot be reached: {reason}. Check address and port, that it runs, and whether it encrypts "
        "(bolt:// or bolt+s://)",
    ),
    "neo4j_wrong_password": Text(
        "服务器不接受用户 {user} 的密码。", "the server does not accept this password of user {user}"
    ),
    "neo4j_rate_limit": Text(
        "密码错误次数过多，服务器暂时拒绝用户 {user}。请稍候再试。",
        "too many wrong passwords: the server refuses user {user} for a while; wait and try again",
    ),
    "neo4j_password_expired": Text(
        "用户 {user} 的初始密码须先修改：在 Neo4j Browser 或 cypher-shell 中登录并修改。",
        "the first password of user {user} must be changed: log in with Neo4j Browser or cypher-shell and change it",
    ),
    "neo4j_forbidden": Text("用户 {user} 没有这项权限：{reason}", "user {user} is not allowed to do this: {reason}"),
    "neo4j_no_database": Text("服务器上没有数据库“{database}”。", "the server has no database {database!r}"),
    "neo4j_old": Text(
        "服务器是 Neo4j {version}，至少需要 {oldest}。请升级服务器。",
        "the server is Neo4j {version}; at least {oldest} is needed: upgrade it",
    ),
    "neo4j_unknown_protocol": Text(
        "服务器没有可用的通信协议：它早于 Neo4j 3.5，或者不是 Neo4j。至少需要 Neo4j {oldest}。",
        "the server speaks no protocol that is known here: it is older than Neo4j 3.5, or no Neo4j; "
        "at least Neo4j {oldest} is needed",
    ),
    "neo4j_untrusted": Text(
        "本机不信任服务器的证书：{reason}。若由本单位的证书机构签发，请把该机构的证书文件写入环境变量 SSL_CERT_FILE；"
        "只在确知服务器无误时，才用 bolt+ssc:// 略过核对。",
        "this machine does not trust the server's certificate: {reason}. Where your own authority has signed it, name the file of "
        "that authority's certificate in SSL_CERT_FILE; use bolt+ssc://, which does not check, only where you know the server",
    ),
    "neo4j_no_index": Text(
        "数据库中没有单位名称的索引：还没有写入规划，或由旧版本写入。请运行 dutygraph neo4j push。",
        "the database has no index of units' names: no plan was pushed yet, or by an older version; run dutygraph neo4j push",
    ),
    "neo4j_would_write": Text(
        "这条查询会改动数据；这里只能查询。", "this query would change data; only reading is possible here"
    ),
    "neo4j_reaches_out": Text(
        "{what} 会访问文件或其他机器，或改动服务器；这里只能查询图。",
        "{what} would reach files or other machines, or change the server; only reading the graph is possible here",
    ),
    "neo4j_escape": Text(
        "查询中不能用 \\u 转义。请直接写出该字符。",
        "escapes with \\u are not taken in a query; write the character itself",
    ),
    "neo4j_bad_query": Text("查询有误：{reason}", "the query is wrong: {reason}"),
    "neo4j_failed": Text(
        "服务器没有完成：{reason}（{code}）。请查看服务器日志和磁盘空间，然后再运行一次；已写入的不会重复。",
        "the server failed: {reason} ({code}). Look at its log and its disk space, then run this again: nothing is written twice",
    ),
    "neo4j_refused": Text("服务器拒绝：{reason}（{code}）", "the server refuses: {reason} ({code})"),
}
