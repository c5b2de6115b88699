MATCH (task:Task)-[:HAS_DUTY]->(duty:Duty)
WHERE duty.unowned IN ['task', 'duty']
RETURN DISTINCT coalesce(task.whole_id, task.id) AS task, task.number AS number, coalesce(task.title, '') AS title,
  CASE duty.unowned WHEN 'task' THEN coalesce(task.title, '') ELSE duty.title END AS words
