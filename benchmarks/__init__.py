"""Benchmarks: each module measures one thing and prints a table. Run one with ``python -m benchmarks.extract``."""
