MATCH (task:Task)
WHERE NOT EXISTS { (task)-[:HAS_DUTY]->()-[:AIMS_AT]->() }
RETURN DISTINCT coalesce(task.whole_id, task.id) AS task, task.number AS number,
  coalesce(task.title, '') AS title, coalesce(task.title, '') AS words
