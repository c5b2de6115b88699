"""gap-open-list: clauses whose list of parties is left open."""

from __future__ import annotations

from dutygraph.queries.catalogue.findings import finding_query, quoted

QUERY = finding_query("open-list", quoted)
