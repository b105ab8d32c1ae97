-- What lies in a bin.
SELECT stock_level.id AS level_id, part.id AS part_id, part.code AS code, part.name AS name,
       part.brand AS brand, part.specification AS specification, part.unit AS unit,
       stock_batch.id AS batch_id, stock_batch.batch_number AS batch_number,
       stock_batch.expires_on AS expires_on, stock_level.quantity AS quantity,
       coalesce(stock_account.on_hand, 0) AS on_hand, coalesce(stock_account.stock_value, 0) AS stock_value,
       coalesce(stock_account.last_cost, 0) AS last_cost
FROM stock_level
CROSS JOIN part ON part.id = stock_level.part_id
LEFT JOIN stock_batch ON stock_batch.id = stock_level.batch_id
LEFT JOIN stock_account ON stock_account.part_id = stock_level.part_id
WHERE stock_level.bin_id = ?1
ORDER BY stock_level.bin_id, stock_level.part_id, stock_level.id LIMIT ?2
