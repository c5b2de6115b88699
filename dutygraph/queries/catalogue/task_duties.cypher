MATCH (task:Task)
WHERE task.number = $number OR coalesce(task.whole_id, task.id) = $number
MATCH (task)-[:HAS_DUTY]->(duty:Duty)
RETURN coalesce(task.whole_id, task.id) AS task, duty.order AS order, coalesce(duty.title, '') AS text
