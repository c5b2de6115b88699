MATCH (task:Task)
RETURN task.number AS number, count(*) AS tasks
