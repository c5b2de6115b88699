"""gap-no-owner: work, but nobody named; not where words that were not understood may charge somebody."""

from __future__ import annotations

from dutygraph.queries.catalogue.findings import finding_query, unowned

QUERY = finding_query("no-owner", unowned)
