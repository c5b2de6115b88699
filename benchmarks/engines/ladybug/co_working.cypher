WITH ['LEAD', 'SHARED', 'SUPPORT', 'COOPERATE', 'GUIDE'] AS roles
MATCH (party:Unit|Group)
WHERE $unit IN party.names
MATCH (party)-[assigned:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]->()<-[:HAS_DUTY*0..1]-(task:Task)
WITH roles, party, task, collect(DISTINCT type(assigned)) AS held
MATCH (task)-[:HAS_DUTY*0..1]->()<-[beside:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]-(other)
WHERE other <> party
WITH roles, task, held, other, collect(DISTINCT type(beside)) AS others
WITH task, other, head([role IN roles WHERE role IN held]) AS role, head([role IN roles WHERE role IN others]) AS other_role
RETURN other.name AS other, other.title AS printed, toLower(other_role) AS other_role, toLower(role) AS role,
  count(task) AS tasks
