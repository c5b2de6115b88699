MATCH (task:Task)
WHERE task.number = $number OR coalesce(task.whole_id, task.id) = $number
RETURN coalesce(task.whole_id, task.id) AS task, task.number AS number,
  coalesce(task.title, '') AS title, coalesce(task.chapter, '') AS chapter
