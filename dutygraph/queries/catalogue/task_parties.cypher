MATCH (task:Task)
WHERE task.number = $number OR coalesce(task.whole_id, task.id) = $number
MATCH (task)-[:HAS_CLAUSE]->(clause:Clause)
MATCH (task)-[:HAS_DUTY*0..1]->()<-[assigned:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]-(party)
WHERE assigned.clause = coalesce(clause.whole_id, clause.id)
RETURN DISTINCT coalesce(task.whole_id, task.id) AS task, clause.order AS clause, assigned.order AS order,
  toLower(type(assigned)) AS role, assigned.printed AS printed, party.name AS unit
