SELECT job.id AS job_id, job.version, job.work_order_id, work_order.number AS work_order_number,
       work_order.stage, vehicle.plate, vehicle.plate_colour, vehicle.make, vehicle.model,
       line.name, line.code, line.labour_operation_id, line.hours, job.state, job.attempt, job.rework_id,
       job.technicians,
       (SELECT json_group_array(json_object('person_id', person_id, 'started_at', started_at)) FROM job_time
        WHERE job_time.job_id = job.id AND ended_at IS NULL) AS clocks,
       job.bay_id, job.planned_start, job.planned_minutes, job.pause_reason, job.started_at,
       CASE job.state
           WHEN 'running' THEN (SELECT max(started_at) FROM job_time
                                WHERE job_time.job_id = job.id AND ended_at IS NULL)
           WHEN 'paused' THEN (SELECT max(ended_at) FROM job_time WHERE job_time.job_id = job.id)
           ELSE job.finished_at
       END AS since,
       work_order.promised_at, work_order.priority, work_order.symptom, job.note,
       (SELECT count(*) FROM warranty_judgement
        WHERE warranty_judgement.work_order_id = work_order.id
          AND warranty_judgement.verdict = 'comeback') AS comeback_lines,
       coalesce((SELECT cause FROM rework WHERE rework.id = job.rework_id), '') AS rework_cause,
       (SELECT refused_delivery_id FROM rework WHERE rework.id = job.rework_id) AS refused_delivery_id,
       person.name AS advisor_name, work_order.old_parts, work_order.wash_wanted,
       work_order.test_drive_allowed,
       coalesce((SELECT belongings FROM walk_around
                 WHERE walk_around.work_order_id = work_order.id), '') AS belongings
FROM job
CROSS JOIN line ON line.id = job.line_id
CROSS JOIN work_order ON work_order.id = job.work_order_id
CROSS JOIN vehicle ON vehicle.id = work_order.vehicle_id
CROSS JOIN person ON person.id = work_order.advisor_id
