-- The bins in which the parts of a count lie, each with what was counted there and what is left.
SELECT bin.id AS bin_id, bin.code AS bin_code, bin.name AS bin_name,
       (SELECT count(*) FROM stock_count_line AS figure
        WHERE figure.stock_count_id = ?1 AND figure.bin_id = bin.id AND figure.recount = 0) AS counted,
       (SELECT count(*) FROM stock_count_line AS figure
        WHERE figure.stock_count_id = ?1 AND figure.bin_id = bin.id AND figure.recount = 1) AS again,
       (SELECT count(*) FROM json_each(?2)
        CROSS JOIN stock_level AS level ON level.part_id = json_each.value AND level.bin_id = bin.id
        WHERE NOT EXISTS (
            SELECT 1 FROM stock_count_line AS figure
            WHERE figure.stock_count_id = ?1 AND figure.bin_id = level.bin_id
                AND figure.part_id = level.part_id
                AND coalesce(figure.batch_id, 0) = coalesce(level.batch_id, 0))) AS untouched
FROM bin
WHERE bin.id IN (
    SELECT level.bin_id FROM json_each(?2)
    CROSS JOIN stock_level AS level ON level.part_id = json_each.value
    UNION
    SELECT figure.bin_id FROM stock_count_line AS figure WHERE figure.stock_count_id = ?1)
ORDER BY bin.code
