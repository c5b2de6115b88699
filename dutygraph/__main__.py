"""``python -m dutygraph``."""

from dutygraph.cli import main

main()
