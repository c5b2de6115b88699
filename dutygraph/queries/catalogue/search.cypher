MATCH (task:Task)
OPTIONAL MATCH (task)-[:HAS_DUTY]->(duty:Duty)
WHERE all(word IN $words WHERE toLower(duty.title) CONTAINS word)
WITH task, duty
WHERE size($words) > 0
  AND (duty IS NOT NULL OR all(word IN $words WHERE toLower(coalesce(task.title, '')) CONTAINS word))
RETURN coalesce(task.whole_id, task.id) AS task, task.number AS number,
  coalesce(task.title, '') AS title, coalesce(duty.order, 0) AS duty, coalesce(duty.title, '') AS text
