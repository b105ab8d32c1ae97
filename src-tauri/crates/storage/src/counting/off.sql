-- What was counted otherwise than it was believed, and what is counted again, with the sums of each part.
SELECT figure.id AS line_id, part.id AS part_id, part.code AS code, part.name AS name, part.brand AS brand,
       part.specification AS specification, part.unit AS unit, bin.id AS bin_id, bin.code AS bin_code,
       figure.batch_id AS batch_id, stock_batch.batch_number AS batch_number,
       figure.counted_quantity AS counted_quantity, figure.book_quantity AS book_quantity,
       figure.counted_at AS counted_at, figure.counted_by AS counted_by, figure.recount + 0 AS recount,
       coalesce(stock_account.on_hand, 0) AS on_hand, coalesce(stock_account.stock_value, 0) AS stock_value,
       coalesce(stock_account.last_cost, 0) AS last_cost
FROM stock_count_line AS figure
CROSS JOIN part ON part.id = figure.part_id
CROSS JOIN bin ON bin.id = figure.bin_id
LEFT JOIN stock_batch ON stock_batch.id = figure.batch_id
LEFT JOIN stock_account ON stock_account.part_id = figure.part_id
WHERE figure.stock_count_id = ?1
    AND (figure.counted_quantity <> figure.book_quantity OR figure.recount = 1)
ORDER BY bin.code, part.code, figure.id
