SELECT work_order.id, work_order.number, work_order.stage, work_order.vehicle_id, vehicle.plate,
       vehicle.plate_colour, vehicle.make, vehicle.model, work_order.customer_id,
       customer.name AS customer_name, work_order.advisor_id, person.name AS advisor_name,
       -- Each of them once, however many jobs they had of it.
       coalesce((SELECT group_concat(found.name, '、') FROM (
           SELECT DISTINCT worker.name FROM job CROSS JOIN json_each(job.technicians)
           CROSS JOIN person AS worker ON worker.id = json_extract(json_each.value, '$.person_id')
           WHERE job.work_order_id = work_order.id AND job.state <> 'cancelled') AS found), '') AS technicians,
       work_order.repair_kind, work_order.symptom, work_order.promised_at, work_order.checked_in_at,
       work_order.delivered_at,
       (SELECT count(*) FROM warranty_judgement
        WHERE warranty_judgement.work_order_id = work_order.id
          AND warranty_judgement.verdict = 'comeback') AS comeback_lines,
       -- The newest sheet that stands, to print again.
       (SELECT settlement.id FROM settlement
        WHERE settlement.work_order_id = work_order.id AND settlement.state IN ('open', 'settled')
        ORDER BY settlement.id DESC LIMIT 1) AS settlement_id,
