MATCH (party:Unit|Group)
WHERE $unit IN party.names
MATCH (party)-[assigned:LEAD|SHARED|SUPPORT|COOPERATE|GUIDE]->()<-[:HAS_DUTY*0..1]-(task:Task)
WITH task, collect(DISTINCT type(assigned)) AS held
WITH task, head([role IN ['LEAD', 'SHARED', 'SUPPORT', 'COOPERATE', 'GUIDE'] WHERE role IN held]) AS strongest
OPTIONAL MATCH (task)-[:HAS_DUTY*0..1]->()<-[:LEAD]-(leader)
WITH task, toLower(strongest) AS role, count(DISTINCT leader) > 1 AS joint
WHERE ($role IS NULL OR role = $role)
  AND ($joint IS NULL OR role = 'lead' AND joint = $joint)
  AND ($due_before IS NULL OR EXISTS {
    MATCH (task)-[:HAS_DUTY*0..1]->()-[:DUE]->(deadline:Deadline)
    WHERE deadline.by <= $due_before
  })
RETURN coalesce(task.whole_id, task.id) AS task, task.number AS number,
  coalesce(task.title, '') AS title, role, joint
