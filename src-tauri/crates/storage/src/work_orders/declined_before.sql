-- ?1 vehicle, ?2 the visit being quoted (0: none).
SELECT line.id AS line_id, line.work_order_id, work_order.number AS work_order_number, line.name, line.amount,
       line.part_id, line.unit, line.decline_reason AS reason, finding.unsafe_to_drive,
       coalesce((SELECT max(authorisation.at) FROM authorisation WHERE authorisation.line_id = line.id),
                work_order.checked_in_at) AS at
FROM work_order
JOIN line ON line.work_order_id = work_order.id
LEFT JOIN finding ON finding.id = line.finding_id
WHERE work_order.vehicle_id = ?1 AND work_order.id <> ?2 AND line.state = 'declined'
  -- A change that was refused left the line as it was: nothing was put off.
  AND (line.supersedes_id IS NULL
       OR (SELECT before.state FROM line AS before WHERE before.id = line.supersedes_id) = 'superseded')
  AND NOT EXISTS (
      SELECT 1 FROM work_order AS later
      JOIN line AS again ON again.work_order_id = later.id
      WHERE later.vehicle_id = ?1 AND again.id > line.id
        AND again.kind = line.kind AND again.name = line.name)
ORDER BY line.id DESC
LIMIT 20
