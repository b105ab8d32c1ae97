-- ?1 who asks, ?2 and ?3 the day's ends, ?4 the day, ?5 now
SELECT
    (SELECT count(*) FROM appointment
     WHERE starts_at >= ?2 AND starts_at < ?3 AND stage IN ('booked', 'confirmed')) AS bookings_today,
    (SELECT count(*) FROM work_order WHERE stage NOT IN ('closed', 'cancelled')
     AND stage IN ('checked_in', 'estimating', 'awaiting_authorisation', 'ready_for_delivery')) AS reception,
    (SELECT count(*) FROM work_order WHERE stage NOT IN ('closed', 'cancelled')
     AND stage IN ('awaiting_assignment', 'in_repair')) AS workshop,
    (SELECT count(*) FROM job CROSS JOIN work_order ON work_order.id = job.work_order_id
     WHERE job.state IN ('waiting', 'running', 'paused') AND work_order.stage = 'in_repair'
     AND EXISTS (SELECT 1 FROM json_each(job.technicians)
                 WHERE json_extract(value, '$.person_id') = ?1)) AS my_jobs,
    (SELECT count(*) FROM job CROSS JOIN work_order ON work_order.id = job.work_order_id
     WHERE job.state IN ('waiting', 'running', 'paused') AND job.state = 'paused'
     AND job.pause_reason = 'parts' AND work_order.stage = 'in_repair') AS parts,
    (SELECT count(*) FROM work_order WHERE stage NOT IN ('closed', 'cancelled')
     AND stage = 'awaiting_inspection') AS inspection,
    (SELECT count(*) FROM work_order WHERE stage NOT IN ('closed', 'cancelled')
     AND stage IN ('preparing', 'awaiting_settlement')) AS cashier,
    -- Whoever named a time is not called before it. Every day is later than '':
    -- it makes the open calls a range of their index.
    (SELECT count(*) FROM follow_up WHERE closed_at IS NULL AND due_on > '' AND waits_for IS NULL
     AND CASE WHEN call_back_at IS NULL THEN due_on <= ?4 ELSE call_back_at <= ?5 END) AS calls,
    (SELECT count(*) FROM complaint WHERE state <> 'closed' AND state IN ('open', 'awaiting_answer'))
    + (SELECT count(*) FROM suggestion WHERE answered_at IS NULL AND due_on > '') AS complaints
