MATCH (party:Unit|Group)
UNWIND party.names AS name
WITH party, name
WHERE $name IS NULL OR name = $name
RETURN name, party.name AS canonical, party.title AS printed
