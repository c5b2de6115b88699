MATCH (deadline:Deadline)<-[:DUE]-()<-[:HAS_DUTY*0..1]-(task:Task)
WHERE deadline.by >= coalesce($after, '') AND ($before IS NULL OR deadline.by <= $before)
  AND ($unit IS NULL OR EXISTS {
    MATCH (task)-[:HAS_DUTY*0..1]->()<-[:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]-(party)
    WHERE $unit IN party.names
  })
RETURN DISTINCT deadline.by AS by, coalesce(deadline.title, '') AS words, coalesce(task.whole_id, task.id) AS task,
  task.number AS number, coalesce(task.title, '') AS title
