MATCH (doubt:Diagnostic {code: 'unread-clause'})-[:MAY_CHARGE]->(task:Task)
RETURN DISTINCT coalesce(task.whole_id, task.id) AS task, task.number AS number,
  coalesce(task.title, '') AS title, coalesce(doubt.title, '') AS words
