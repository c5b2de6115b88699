"""gap-no-target: tasks none of whose duties has a target."""

from __future__ import annotations

from dutygraph.queries.catalogue.findings import finding_query, heading

QUERY = finding_query("no-target", heading)
