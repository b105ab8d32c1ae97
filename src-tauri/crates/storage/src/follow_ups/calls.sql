-- Whom to call about which visit. Who brought the car and is one of the customer's contacts is called themselves.
-- Else a company is called at its contact; whoever
-- left no number is called at the one of the person who brought the car.
SELECT follow_up.id AS id,
       follow_up.work_order_id AS work_order_id,
       work_order.number AS work_order_number,
       work_order.vehicle_id AS vehicle_id,
       vehicle.plate AS plate,
       vehicle.plate_colour AS plate_colour,
       vehicle.make AS make,
       vehicle.model AS model,
       customer.name AS customer_name,
       coalesce(customer_contact.name, '') AS asks_for,
       coalesce(
           customer_contact.phone,
           CASE customer.kind WHEN 'company' THEN nullif(customer.contact_phone, '') END,
           nullif(customer.phone, ''),
           nullif(work_order.brought_by_phone, ''),
           customer.contact_phone) AS phone,
       follow_up.due_on AS due_on,
       follow_up.attempts AS attempts,
       follow_up.call_back_at AS call_back_at,
       work_order.delivered_at AS delivered_at,
       (SELECT coalesce(sum(settlement.total), 0) FROM settlement
        WHERE settlement.work_order_id = work_order.id AND settlement.state IN ('open', 'settled')) AS total,
       follow_up.version AS version,
       (SELECT complaint.number FROM complaint WHERE complaint.id = follow_up.waits_for) AS waits_for_number
FROM follow_up
JOIN work_order ON work_order.id = follow_up.work_order_id
JOIN vehicle ON vehicle.id = work_order.vehicle_id
JOIN customer ON customer.id = work_order.customer_id
LEFT JOIN customer_contact ON customer_contact.id = (
    SELECT own.id FROM customer_contact AS own
    WHERE own.customer_id = work_order.customer_id AND own.name = work_order.brought_by_name
        AND own.name <> '' AND own.phone <> '' AND own.active = 1
    ORDER BY own.id LIMIT 1)
