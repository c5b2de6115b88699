MATCH (task:Task)
WHERE NOT EXISTS { (task)-[:HAS_DUTY*0..1]->()-[:DUE]->() }
RETURN DISTINCT coalesce(task.whole_id, task.id) AS task, task.number AS number,
  coalesce(task.title, '') AS title, coalesce(task.title, '') AS words
