-- ?1 vehicle, ?2 the visit being quoted (0: none).
SELECT finding.id AS finding_id, finding.work_order_id, work_order.number AS work_order_number, finding.text,
       finding.suggestion, finding.unsafe_to_drive, finding.declined_by, finding.reason,
       coalesce(finding.decided_at, finding.at) AS at
FROM work_order
CROSS JOIN finding ON finding.work_order_id = work_order.id
WHERE work_order.vehicle_id = ?1 AND work_order.id <> ?2 AND finding.state = 'declined'
  -- Quoted and declined, it comes back as its line; quoted anew, it is answered.
  AND NOT EXISTS (SELECT 1 FROM line WHERE line.finding_id = finding.id)
ORDER BY finding.unsafe_to_drive DESC, finding.may_wait, finding.id DESC
LIMIT 20
