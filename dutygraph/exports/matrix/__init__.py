"""The responsibility matrix: what its table holds, what its side pane shows, and the page around both."""
