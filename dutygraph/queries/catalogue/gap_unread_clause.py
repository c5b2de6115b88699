"""gap-unread-clause: words that may charge somebody and were not understood."""

from __future__ import annotations

from dutygraph.queries.catalogue.findings import finding_query, quoted

QUERY = finding_query("unread-clause", quoted)
