MATCH (task:Task)
WHERE NOT EXISTS { (task)-[:HAS_DUTY]->()-[:AIMS_AT]->() }
  AND NOT EXISTS { MATCH (task)-[:HAS_DUTY]->(duty) WHERE duty.asks_for_all }
RETURN DISTINCT coalesce(task.whole_id, task.id) AS task, task.number AS number,
  coalesce(task.title, '') AS title, coalesce(task.title, '') AS words
