"""Measures the queries of the catalogue on five engines: the graph in process, pyoxigraph, rdflib, LadybugDB (an embedded
engine that speaks Cypher) and Neo4j.

usage: python -m benchmarks.engines [--duties 1000 10000 100000 1000000] [--engines pyoxigraph neo4j …] [--cap SECONDS]

The same generated plans, some tasks of which have gaps, go into each engine, in a process of its own. Each is asked every query that
the catalogue has, and its rows are compared with those of the graph in process. What cannot be asked, or takes longer than
``--cap`` (30 seconds a query, 30 times that for everything), is left out, and the table says so.

Load is the time from the plans in memory to an engine that answers, memory what its process holds then beside the plans; the
graph in process holds the plans themselves, so they count there. A query's time is the fastest of several runs, the median
over several units or tasks. Everything is on one machine, whose times tell little; the ratios travel better. It runs on Linux
and macOS; Neo4j needs Java 17 and Maven.
"""
