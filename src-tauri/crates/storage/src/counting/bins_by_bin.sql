-- The bins of a count that goes by bins, all that are in use where none is named, each with what was counted
-- there and what is left.
SELECT bin.id AS bin_id, bin.code AS bin_code, bin.name AS bin_name,
       (SELECT count(*) FROM stock_count_line AS figure
        WHERE figure.stock_count_id = ?1 AND figure.bin_id = bin.id AND figure.recount = 0) AS counted,
       (SELECT count(*) FROM stock_count_line AS figure
        WHERE figure.stock_count_id = ?1 AND figure.bin_id = bin.id AND figure.recount = 1) AS again,
       (SELECT count(*) FROM stock_level AS level
        WHERE level.bin_id = bin.id AND NOT EXISTS (
            SELECT 1 FROM stock_count_line AS figure
            WHERE figure.stock_count_id = ?1 AND figure.bin_id = level.bin_id
                AND figure.part_id = level.part_id
                AND coalesce(figure.batch_id, 0) = coalesce(level.batch_id, 0))) AS untouched
FROM bin
WHERE CASE WHEN ?2 IS NULL THEN bin.active = 1 ELSE bin.id IN (SELECT value FROM json_each(?2)) END
ORDER BY bin.code
