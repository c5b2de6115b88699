CALL db.index.fulltext.queryNodes(
  'dutygraph_names', '"' + replace(replace($unit, '\\', '\\\\'), '"', '\\"') + '"'
) YIELD node AS party
WHERE party:Unit AND $unit IN party.names
MATCH (party)-[:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]->()<-[:HAS_DUTY*0..1]-(task:Task)
WITH DISTINCT party, task
OPTIONAL MATCH (task)-[:HAS_DUTY]->(duty:Duty)
WITH party, task, duty
WHERE (EXISTS { (task)<-[:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]-(party) }
    OR EXISTS { (duty)<-[:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]-(party) })
  AND NOT EXISTS { MATCH (task)<-[:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]-(other) WHERE other <> party }
  AND NOT EXISTS { MATCH (duty)<-[:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]-(other) WHERE other <> party }
WITH task, duty, coalesce(duty, task) AS work
RETURN coalesce(task.whole_id, task.id) AS task, task.number AS number, coalesce(task.title, '') AS title,
  coalesce(duty.order, 0) AS duty, coalesce(duty.title, '') AS text,
  EXISTS { (:Diagnostic)-[:MAY_CHARGE]->(work) } AS doubtful
