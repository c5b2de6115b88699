"""DutyGraph ↔ Neo4j: pushed, compared, pulled back, and asked in Cypher."""
