SELECT settlement.id AS settlement_id, settlement.number AS settlement_number, settlement.work_order_id,
       vehicle.plate, vehicle.plate_colour, customer.name AS customer_name, settlement.payer,
       settlement.payer_name, settlement.claim_number, settlement.on_account, settlement.settled_at,
       settlement.issued_at AS since
FROM settlement INDEXED BY settlement_on_account
CROSS JOIN work_order ON work_order.id = settlement.work_order_id
CROSS JOIN vehicle ON vehicle.id = work_order.vehicle_id
CROSS JOIN customer ON customer.id = settlement.customer_id
WHERE settlement.on_account > 0 AND settlement.customer_id > 0 AND settlement.state IN ('open', 'settled')
ORDER BY since, settlement.id
LIMIT ?1
