CALL {
  UNWIND CASE WHEN $name IS NULL THEN [true] END AS every
  MATCH (party:Unit|Group)
  RETURN party
  UNION
  CALL db.index.fulltext.queryNodes(
    'dutygraph_names', '"' + replace(replace(coalesce($name, ''), '\\', '\\\\'), '"', '\\"') + '"'
  ) YIELD node AS party
  WHERE $name IN party.names
  RETURN party
}
UNWIND party.names AS name
WITH party, name
WHERE $name IS NULL OR name = $name
RETURN name, party.name AS canonical, party.title AS printed
