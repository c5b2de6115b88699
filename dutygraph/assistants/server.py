"""The server on standard input and output."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from importlib.metadata import version

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from dutygraph.assistants.tools import Tools, in_both
from dutygraph.errors import DutyGraphError
from dutygraph.exports.records import Record
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import MESSAGES, Lang

#: So many plans are told by their titles at once.
_TITLES = 20


def build(graph: DutyGraph, lang: Lang) -> MCPServer[None]:
    """The server for these plans. ``run()`` answers until its standard input ends.

    Parameters
    ----------
    lang : the language of gap messages and errors; the tools are described in both
    """
    server: MCPServer[None] = MCPServer(
        "dutygraph",
        version=version("dutygraph"),
        instructions=_instructions(graph),
        log_level="WARNING",
    )
    tools = Tools(graph, lang)
    asking = (tools.tasks, tools.task, tools.unit, tools.units, tools.due, tools.search, tools.gaps, tools.quote)
    for tool in asking:
        server.add_tool(
            _telling_errors(tool, lang),
            description=in_both(f"mcp_tool_{tool.__name__}"),
            annotations=ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False),
        )
    return server


def _telling_errors(tool: Callable[..., Record], lang: Lang) -> Callable[..., Record]:
    """The tool, whose errors on purpose the assistant may read; of others it learns only that there was one."""

    @wraps(tool)
    def asked(**arguments: object) -> Record:
        try:
            return tool(**arguments)
        except DutyGraphError as error:
            raise ToolError(error.render(lang)) from None

    return asked


def _instructions(graph: DutyGraph) -> str:
    titles = "；".join(plan.title for plan in graph.plans[:_TITLES]) + "；…" * (len(graph.plans) > _TITLES)
    plans = MESSAGES["mcp_plans"]
    told = (plans.render(lang, count=len(graph.plans), titles=titles) for lang in ("en", "zh"))
    return "\n".join((in_both("mcp_instructions"), *told))
