SELECT approval.id, approval.version, approval.work_order_id, work_order.number AS work_order_number,
       vehicle.plate, vehicle.plate_colour, customer.name AS customer_name, approval.name,
       approval.concessions, approval.note, person.name AS asked_by_name, approval.asked_at
FROM approval
CROSS JOIN work_order ON work_order.id = approval.work_order_id
CROSS JOIN vehicle ON vehicle.id = work_order.vehicle_id
CROSS JOIN customer ON customer.id = work_order.customer_id
CROSS JOIN person ON person.id = approval.asked_by
WHERE approval.state = 'waiting'
ORDER BY approval.id
LIMIT ?1
