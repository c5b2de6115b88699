MATCH (task:Task)-[:HAS_CLAUSE]->(clause:Clause)
WITH task, clause, coalesce(clause.whole_id, clause.id) AS stated
WHERE EXISTS {
  MATCH (task)-[:HAS_DUTY*0..1]->()<-[assigned:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]-()
  WHERE assigned.clause = stated
} AND NOT EXISTS {
  MATCH (task)-[:HAS_DUTY*0..1]->()<-[assigned:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]-()
  WHERE assigned.clause = stated AND NOT assigned.as_group
}
RETURN coalesce(task.whole_id, task.id) AS task, task.number AS number,
  coalesce(task.title, '') AS title, coalesce(clause.title, '') AS words
UNION
MATCH (task:Task)-[:HAS_DUTY]->(duty:Duty {unowned: 'groups'})
RETURN coalesce(task.whole_id, task.id) AS task, task.number AS number,
  coalesce(task.title, '') AS title, coalesce(duty.title, '') AS words
