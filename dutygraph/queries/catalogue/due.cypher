CALL {
  UNWIND CASE WHEN $unit IS NULL THEN [true] END AS every
  MATCH (deadline:Deadline)<-[:DUE]-()<-[:HAS_DUTY*0..1]-(task:Task)
  WHERE deadline.by >= coalesce($after, '') AND ($before IS NULL OR deadline.by <= $before)
  RETURN deadline, task
  UNION
  CALL db.index.fulltext.queryNodes(
    'dutygraph_names', '"' + replace(replace(coalesce($unit, ''), '\\', '\\\\'), '"', '\\"') + '"'
  ) YIELD node AS party
  WHERE $unit IN party.names
  MATCH (party)-[:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]->()<-[:HAS_DUTY*0..1]-(task:Task)
  WITH DISTINCT task
  MATCH (task)-[:HAS_DUTY*0..1]->()-[:DUE]->(deadline)
  WHERE deadline.by >= coalesce($after, '') AND ($before IS NULL OR deadline.by <= $before)
  RETURN deadline, task
}
RETURN DISTINCT deadline.by AS by, coalesce(deadline.title, '') AS words, coalesce(task.whole_id, task.id) AS task,
  task.number AS number, coalesce(task.title, '') AS title
