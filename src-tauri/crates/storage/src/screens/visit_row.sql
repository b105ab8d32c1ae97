SELECT work_order.id AS work_order_id, work_order.number, work_order.stage, work_order.checked_in_at,
       work_order.delivered_at, work_order.mileage_km, work_order.symptom, vehicle.plate,
       (SELECT coalesce(sum(line.amount), 0) FROM line
        WHERE line.work_order_id = work_order.id AND line.state = 'approved') AS total
FROM work_order CROSS JOIN vehicle ON vehicle.id = work_order.vehicle_id
