MATCH (party:Unit|Group)
WHERE $unit IS NULL OR $unit IN party.names
OPTIONAL MATCH (party)-[assigned:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]->()<-[:HAS_DUTY*0..1]-(task:Task)
WITH party, task, collect(DISTINCT type(assigned)) AS held
WITH party, head([role IN ['LEAD', 'SHARED', 'SUPPORT', 'COOPERATE', 'GUIDE'] WHERE role IN held]) AS role
RETURN party.name AS unit, party.title AS printed,
  CASE WHEN party:Group THEN 'group' ELSE coalesce(party.unit_kind, '') END AS kind,
  count(CASE role WHEN 'LEAD' THEN 1 END) AS lead,
  count(CASE role WHEN 'SHARED' THEN 1 END) AS shared,
  count(CASE role WHEN 'SUPPORT' THEN 1 END) AS support,
  count(CASE role WHEN 'COOPERATE' THEN 1 END) AS cooperate,
  count(CASE role WHEN 'GUIDE' THEN 1 END) AS guide
