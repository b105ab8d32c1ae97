-- The cars that wait for the parts in a list, by its order.
SELECT stock_demand.part_id, stock_demand.line_id, stock_demand.work_order_id,
       work_order.number AS order_number, vehicle.plate, vehicle.plate_colour, work_order.promised_at,
       stock_demand.since, max(stock_demand.wanted - stock_demand.issued, 0) AS open
FROM json_each(?1) AS asked
CROSS JOIN stock_demand ON stock_demand.part_id = asked.value
CROSS JOIN work_order ON work_order.id = stock_demand.work_order_id
CROSS JOIN vehicle ON vehicle.id = work_order.vehicle_id
WHERE stock_demand.wanted > stock_demand.issued
ORDER BY asked.key, stock_demand.id
