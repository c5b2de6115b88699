"""Which engine answers a command: the graph in process, made of plan files, or a server that holds plans."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import click

from dutygraph.commands.shared import data_of, graph_of, option
from dutygraph.localised import lang_of
from dutygraph.messages import say
from dutygraph.queries.answers import Answers, GraphAnswers

Engine = Literal["process", "neo4j"]

with_engine = option("--engine", type=click.Choice(["process", "neo4j"]), default="process")


@contextmanager
def answers_of(ctx: click.Context, engine: Engine) -> Iterator[Answers]:
    """The answers of an engine. Which Neo4j server, and who asks it, the environment says.

    Raises
    ------
    DutyGraphError
        when the plans cannot be read, or the server cannot be asked
    """
    if engine == "process":
        yield GraphAnswers(graph_of(ctx))
        return
    if data_of(ctx):
        raise click.UsageError(say("data_or_engine", lang_of(ctx)))
    from dutygraph.graph.neo4j.access import access
    from dutygraph.graph.neo4j.connect import connect
    from dutygraph.queries.engines.neo4j_answers import Neo4jAnswers

    with connect(access()) as server:
        yield Neo4jAnswers(server)
