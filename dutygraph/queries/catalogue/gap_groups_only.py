"""gap-groups-only: clauses whose every party is a group."""

from __future__ import annotations

from dutygraph.queries.catalogue.findings import finding_query, quoted

QUERY = finding_query("groups-only", quoted)
