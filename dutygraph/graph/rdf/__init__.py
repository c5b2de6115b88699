"""DutyGraph ↔ RDF: on standard vocabularies where they have the word, and a small one of its own for the rest."""
