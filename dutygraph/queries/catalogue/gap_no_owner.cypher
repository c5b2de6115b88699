MATCH (task:Task)-[:HAS_DUTY]->(duty:Duty)
WHERE NOT EXISTS {
  MATCH (task)-[:HAS_CLAUSE]->(clause)
  WHERE NOT EXISTS { (clause)-[:GOVERNS]->() } OR EXISTS { (clause)-[:GOVERNS]->(duty) }
}
WITH task, duty, EXISTS { (task)-[:HAS_CLAUSE]->() } AS has_clauses
WITH task, CASE WHEN has_clauses THEN duty ELSE task END AS unowned
WHERE NOT EXISTS { (:Diagnostic)-[:MAY_CHARGE]->(unowned) }
RETURN DISTINCT coalesce(task.whole_id, task.id) AS task, task.number AS number,
  coalesce(task.title, '') AS title, coalesce(unowned.title, '') AS words
