SELECT work_order.id AS work_order_id, work_order.number, work_order.stage, work_order.stage_since,
       work_order.vehicle_id, vehicle.plate, vehicle.plate_colour, vehicle.make, vehicle.model,
       customer.name AS customer_name, customer.phone AS customer_phone,
       work_order.advisor_id, person.name AS advisor_name, work_order.bay_id, work_order.repair_kind,
       work_order.symptom,
       work_order.promised_at, work_order.priority, work_order.checked_in_at,
       -- What stands on the sheets once there are any; before that what was
       -- approved and what the customer was asked.
       coalesce(
           (SELECT sum(settlement.total) FROM settlement
            WHERE settlement.work_order_id = work_order.id AND settlement.state IN ('open', 'settled')),
           (SELECT sum(line.amount) FROM line
            WHERE line.work_order_id = work_order.id AND line.state IN ('approved', 'offered')
              -- A line offered anew is asked once, not beside the one it replaces.
              AND NOT EXISTS (SELECT 1 FROM line AS successor
                              WHERE successor.supersedes_id = line.id AND successor.state = 'offered')),
           0) AS total,
       (SELECT count(*) FROM line
        WHERE line.work_order_id = work_order.id AND line.state = 'offered') AS offered_lines,
       (SELECT count(*) FROM job
        WHERE job.work_order_id = work_order.id AND job.state IN ('waiting', 'running', 'paused')) AS jobs_unfinished,
       (SELECT count(*) FROM warranty_judgement
        WHERE warranty_judgement.work_order_id = work_order.id
          AND warranty_judgement.verdict = 'comeback') AS comeback_lines
FROM work_order
CROSS JOIN vehicle ON vehicle.id = work_order.vehicle_id
CROSS JOIN customer ON customer.id = work_order.customer_id
CROSS JOIN person ON person.id = work_order.advisor_id
