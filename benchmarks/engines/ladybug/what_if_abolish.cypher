MATCH (party:Unit)
WHERE $unit IN party.names
MATCH (party)-[:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]->()<-[:HAS_DUTY*0..1]-(task:Task)
WITH DISTINCT party, task
OPTIONAL MATCH (task)-[:HAS_DUTY]->(duty:Duty)
WITH party, task, duty
WHERE (EXISTS { MATCH (task)<-[:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]-(party) }
    OR EXISTS { MATCH (duty)<-[:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]-(party) })
  AND NOT EXISTS { MATCH (task)<-[:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]-(other) WHERE other.id <> party.id }
  AND NOT EXISTS { MATCH (duty)<-[:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]-(other) WHERE other.id <> party.id }
RETURN coalesce(task.whole_id, task.id) AS task, task.number AS number, coalesce(task.title, '') AS title,
  coalesce(duty.order, 0) AS duty, coalesce(duty.title, '') AS text,
  EXISTS { MATCH (:Diagnostic)-[:MAY_CHARGE]->(task) WHERE duty.id IS NULL }
    OR EXISTS { MATCH (:Diagnostic)-[:MAY_CHARGE]->(duty) } AS doubtful
