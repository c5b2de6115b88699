"""Named queries: plain functions from the graph to plain records."""
