"""gap-no-lead: clauses that name units, none of them as lead."""

from __future__ import annotations

from dutygraph.queries.catalogue.findings import finding_query, quoted

QUERY = finding_query("no-lead", quoted)
