-- What is on the list in one bin: what lies there of the parts that are counted, and whatever has a figure.
SELECT part.id AS part_id, part.code AS code, part.name AS name, part.brand AS brand,
       part.specification AS specification, part.unit AS unit, stock_batch.id AS batch_id,
       stock_batch.batch_number AS batch_number, stock_batch.expires_on AS expires_on,
       figure.id AS line_id, figure.counted_quantity AS counted_quantity, figure.recount + 0 AS recount,
       figure.counted_by AS counted_by
FROM (
    SELECT level.part_id, level.batch_id FROM stock_level AS level
    WHERE level.bin_id = ?2 AND (?3 IS NULL OR level.part_id IN (SELECT value FROM json_each(?3)))
    UNION
    SELECT known.part_id, known.batch_id FROM stock_count_line AS known
    WHERE known.stock_count_id = ?1 AND known.bin_id = ?2
) AS found
CROSS JOIN part ON part.id = found.part_id
LEFT JOIN stock_batch ON stock_batch.id = found.batch_id
LEFT JOIN stock_count_line AS figure
    ON figure.stock_count_id = ?1 AND figure.bin_id = ?2 AND figure.part_id = found.part_id
    AND coalesce(figure.batch_id, 0) = coalesce(found.batch_id, 0)
ORDER BY part.code, part.id, stock_batch.id
