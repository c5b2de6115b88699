"""gap-no-deadline: tasks without a deadline in their duties or clauses."""

from __future__ import annotations

from dutygraph.queries.catalogue.findings import finding_query, heading

QUERY = finding_query("no-deadline", heading)
