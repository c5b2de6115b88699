"""DutyGraph ↔ RDF: on standard vocabularies where they have the word, and a small one of its own for the rest.

Importing any of it raises DutyGraphError, which says what to install, where the extra ``rdf`` lacks.
"""

from dutygraph.extras import need

need("rdf", "pyoxigraph")
