-- A line in another unit than its part is counted in reserved as many of the counted one: a barrel was a litre.
UPDATE stock_demand
SET wanted = line.quantity * part_unit.factor / 1000
FROM line, part, part_unit
WHERE line.id = stock_demand.line_id AND part.id = stock_demand.part_id
    AND part_unit.part_id = stock_demand.part_id AND part_unit.unit = line.unit AND part.unit <> line.unit
    AND stock_demand.wanted = line.quantity;
