MATCH (task:Task)-[:HAS_CLAUSE]->(clause:Clause)
WHERE clause.open_list
RETURN DISTINCT coalesce(task.whole_id, task.id) AS task, task.number AS number,
  coalesce(task.title, '') AS title, coalesce(clause.title, '') AS words
