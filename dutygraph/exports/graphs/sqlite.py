"""An SQLite database, for Datasette, sqlite3, DB Browser and whatever else reads SQL."""

from __future__ import annotations

import datetime as dt

from dutygraph.exports.database import database
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang


def render(graph: DutyGraph, lang: Lang) -> bytes:
    """Tables of plans, tasks, duties, units and what connects them, with views that answer the main questions."""
    return database(graph, lang, dt.date.today())
