SELECT settlement.id AS settlement_id, settlement.number AS settlement_number, settlement.work_order_id,
       vehicle.plate, vehicle.plate_colour, settlement.customer_id, customer.name AS customer_name,
       customer.kind AS customer_kind,
       settlement.payer, settlement.payer_name, settlement.state AS sheet_state, settlement.total,
       settlement.not_invoiced, settlement.invoiced, settlement.invoice_wanted, settlement.issued_at, settlement.settled_at,
       coalesce(own.title, other.title, '') AS buyer_title,
       coalesce(own.tax_number, other.tax_number, '') AS buyer_tax_number,
       CAST(coalesce(own.is_person, other.is_person, 0) AS INTEGER) AS buyer_is_person
FROM settlement
CROSS JOIN work_order ON work_order.id = settlement.work_order_id
CROSS JOIN vehicle ON vehicle.id = work_order.vehicle_id
CROSS JOIN customer ON customer.id = settlement.customer_id
LEFT JOIN invoice_buyer AS own
    ON own.customer_id = settlement.customer_id AND settlement.payer IN ('customer', 'contract')
LEFT JOIN invoice_buyer AS other
    ON other.customer_id IS NULL AND other.payer_name = settlement.payer_name
    AND settlement.payer NOT IN ('customer', 'contract')
